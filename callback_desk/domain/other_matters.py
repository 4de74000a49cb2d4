"""Answers to what a form asks beside its conditions: an address, an insurance.

They are kept with their question, as `City: New York`, and name no interest.
"""

import re
from typing import Final

from callback_desk.domain.plain_text import fold, words_only

_WORDS_OF_OTHERS = """
    address street zip zipcode postcode postal gender birth birthday dob insurance
    insurer employer occupation referral referred referring heard hear pharmacy
    appointment newsletter consent privacy
    direccion calle municipio nacimiento idioma seguro aseguradora ocupacion conocio
    conociste horario cita privacidad
"""
_IN_A_LABEL = """
    city town county state province country age sex height weight language carrier
    company budget found find source availability schedule time day days preferred
    location terms
    ciudad estado provincia pais cp edad sexo genero empresa oyo
"""
_WORDS: Final = frozenset(_WORDS_OF_OTHERS.split())
_SHORT_WORDS: Final = frozenset(_IN_A_LABEL.split())
"""Words that tell only in a label, not in a whole question: "these days"."""

_FEW: Final = 4
_NUMBER_OR_TICK = re.compile(r"[0-9]{1,2}|yes|no|true|checked|si|sí|x", re.IGNORECASE)
_LONGEST_LABEL: Final = 120


def is_other_matter(label: str) -> bool:
    """Whether a question asks for something that is no condition."""
    if len(label) > _LONGEST_LABEL:
        return False
    words = words_only(fold(label)).split()
    is_label = len(words) <= _FEW
    return not (_WORDS | _SHORT_WORDS if is_label else _WORDS).isdisjoint(words)


def labelled(label: str, answer: str) -> str:
    """An answer that says nothing without its question."""
    return f"{label}: {answer}"


def says_no_interest(answer: str) -> bool:
    """Whether an answer that names no known interest names no other one, either.

    It is a number or a tick beside its question, or its question asks something else.
    """
    label, mark, said = answer.partition(": ")
    if not mark:
        return False
    return bool(_NUMBER_OR_TICK.fullmatch(said.strip())) or is_other_matter(label)
