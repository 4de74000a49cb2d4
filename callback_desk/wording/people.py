"""Text from strangers, and the words for staff."""

from callback_desk.domain.staff import Role

_ROLES = {
    Role.RECEPTIONIST: "receptionist",
    Role.CLINICIAN: "clinician",
    Role.OFFICE_MANAGER: "office manager",
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


def say_role(role: Role) -> str:
    """A role in words."""
    return _ROLES[role]
