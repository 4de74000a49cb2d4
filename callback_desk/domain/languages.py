"""Which languages somebody at the desk speaks, and who takes whom for it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from callback_desk.domain.plain_text import fold
from callback_desk.domain.staff import Staff

# Everybody at the desk speaks it; it is noted of nobody.
ENGLISH = "English"
MOST, LONGEST = 12, 30
_BETWEEN = re.compile(r"[,;/\n]|\b(?:and|y|e)\b")
# As their speakers and Spanish speakers write them, and as the desk notes them.
_SELF_NAMED = {
    "espanol": "Spanish",
    "castellano": "Spanish",
    "francais": "French",
    "deutsch": "German",
    "portugues": "Portuguese",
    "italiano": "Italian",
    "kreyol": "Haitian Creole",
    "tagalo": "Tagalog",
    "ingles": "English",
    "frances": "French",
    "aleman": "German",
    "criollo haitiano": "Haitian Creole",
}


def read_languages(text: str) -> tuple[str, ...]:
    """The languages of a line as somebody typed it: `Spanish, Haitian Creole`."""
    found: dict[str, str] = {}
    for piece in _BETWEEN.split(text):
        name = named(piece)
        if name and name != ENGLISH:
            found.setdefault(fold(name), name)
    return tuple(found.values())[:MOST]


def named(language: str) -> str:
    """A language by the name that the desk notes it under; "" for nothing."""
    bare = " ".join(language.split())[:LONGEST]
    known = _SELF_NAMED.get(fold(bare))
    return known or bare[:1].upper() + bare[1:]


def is_other(language: str) -> bool:
    """Whether it takes somebody who speaks it."""
    return bool(language.strip()) and fold(named(language)) != fold(ENGLISH)


def speaks(member: Staff, language: str) -> bool:
    """Whether somebody is noted as speaking a language."""
    wanted = fold(named(language))
    return wanted in {fold(one) for one in member.languages}


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who at the desk speaks the language that a lead wants.

    Attributes:
        others: their names, but for whoever is signed in.
        me: whether whoever is signed in does.
        is_known: whether the desk has noted anybody's languages at all.
    """

    others: tuple[str, ...] = ()
    me: bool = False
    is_known: bool = False


NOBODY_NOTED = Speakers()


def speakers_of(staff: Sequence[Staff], language: str, me: int) -> Speakers:
    """Who of those that work here speaks a language."""
    here = [member for member in staff if member.active]
    who = [member for member in here if speaks(member, language)]
    return Speakers(
        others=tuple(one.name for one in who if one.staff_id != me),
        me=any(one.staff_id == me for one in who),
        is_known=any(member.languages for member in here),
    )


def share_out(
    leads: Collection[int],
    wanted: Mapping[int, str],
    to: Staff,
    others: Sequence[Staff],
) -> dict[int, int]:
    """Who takes each of some leads that are given on: one person, but for languages.

    Args:
        leads: the leads.
        wanted: the language that some of them want.
        to: who takes them.
        others: who else could, in their order; whoever is away is not among them.
    """
    taken = {}
    for lead_id in leads:
        language = wanted.get(lead_id, "")
        takes = to
        if is_other(language) and not speaks(to, language):
            takes = next((one for one in others if speaks(one, language)), to)
        taken[lead_id] = takes.staff_id
    return taken
