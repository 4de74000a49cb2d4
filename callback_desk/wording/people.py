"""Text from strangers, and the words for staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callback_desk.translation import _

# Loaded for its type alone: the sign-in window shows text, and no roles.
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from callback_desk.domain.staff import Role

_ROLES = {
    "receptionist": _("receptionist"),
    "clinician": _("clinician"),
    "office_manager": _("office manager"),
}
_SOMEBODY = {
    "receptionist": _("A receptionist"),
    "clinician": _("A clinician"),
    "office_manager": _("An office manager"),
}


def visible(text: str) -> str:
    """A stranger's text on one line, with every character that hides made visible.

    Controls, direction marks, zero-width characters and lone surrogates would act on
    the reader's screen instead of standing on it.
    """
    if text.isprintable():
        return text
    return "".join(
        "⏎" if c == "\n" else c if c.isprintable() else f"⟨{ord(c):04X}⟩" for c in text
    )


def say_initials(name: str) -> str:
    """Whom it is about where others read the screen too."""
    return " ".join(f"{word[0].upper()}." for word in visible(name).split()[:3])


def say_role(role: Role) -> str:
    """A role in words."""
    return _ROLES[role]


def say_a_role(role: Role) -> str:
    """Somebody in a role, as a sentence begins with them."""
    return _SOMEBODY[role]


def say_beside(parts: Iterable[str]) -> str:
    """Several things on one line, a dot between two.

    With plain blanks: a label shows others, which may hide in a stranger's words.
    """
    return " · ".join(parts)


def say_list(names: Sequence[str]) -> str:
    """Names one after another: "Ana, Bo and Cleo"."""
    *first, last = names
    if not first:
        return last
    return _("{first} and {last}", first=", ".join(first), last=last)
