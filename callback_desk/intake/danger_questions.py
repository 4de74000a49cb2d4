"""Questions of a form that speak of danger: an answer beneath one says nothing alone.

"Have you ever attempted suicide?" is the form's own, and "Yes, in 2019" could be about
anything. Only both together tell.
"""

import re
from collections.abc import Sequence
from typing import Final

from callback_desk.intake.cell_looks import (
    NO,
    looks_like_email,
    looks_like_page,
    looks_like_phone,
)
from callback_desk.intake.field_names import plain_header
from callback_desk.intake.form_notices import SENTENCE, is_notice, without_notices
from callback_desk.intake.title_lines import IsDanger

_DENIAL = re.compile(
    r"(?:no+|nope|nah|not at all|never|never have|none|nothing|not applicable|na|nunca"
    r"|jamas|ningun[oa]?|nada|para nada|en absoluto|no aplica)"
    r"(?: (?:never|never have|not at all|none|thanks|thank you|i have not|i havent"
    r"|i have never|i do not|i dont|i am not|im not|nunca|jamas|para nada|gracias"
    r"|of the above|of these|de las anteriores|de estas))?"
)
"""A no, and no more: whatever is added to it may be what tells."""

_PARTS = re.compile(r"[,;/|()\[\]\n•·]+|\b(?:or|and|y|o|u)\b", re.IGNORECASE)
_OPTION_WORDS: Final = 3
_FEWEST_OPTIONS: Final = 2
_YES = re.compile(r"(?:yes|yeah|yep|si|true|currently|often|always)\b")


def asking_of_danger(headers: Sequence[str], is_danger: IsDanger) -> dict[int, bool]:
    """The columns whose header speaks of danger, and whether of other things as well.

    Args:
        headers: of all columns.
        is_danger: tells it of words.
    """
    # Nearly always none does, and all are asked about at once.
    if not is_danger("\n".join(headers)):
        return {}
    return {
        index: _offers(header, is_danger)
        for index, header in enumerate(headers)
        if is_danger(_asked(header))
    }


def needs_its_question(question: str, answer: str, *, offers: bool) -> bool:
    """Whether an answer must be told together with a question that speaks of danger.

    A plain no needs none, nor does what the question itself offers to choose from.

    Args:
        question: as the form asks it.
        answer: what stands for it, without spaces around.
        offers: the question lists other things to choose from.
    """
    if not any(map(str.isalnum, answer)) or answer.casefold() in NO:
        return False
    looks = looks_like_phone, looks_like_email, looks_like_page
    if any(look(answer) for look in looks):
        return False
    plain = plain_header(answer.replace("'", "").replace("’", ""))  # noqa: RUF001 - as it is typed
    if _DENIAL.fullmatch(plain):
        return False
    if offers or _YES.match(plain):
        return _YES.match(plain) is not None
    asked = f" {plain_header(question)} "
    chosen = [words for part in _PARTS.split(answer) if (words := plain_header(part))]
    return not all(f" {words} " in asked for words in chosen)


def _asked(header: str) -> str:
    """A header without what it tells everybody to do in danger."""
    if is_notice(header):
        return ""
    return "".join(
        sentence
        for sentence in SENTENCE.findall(header)
        if sentence.rstrip().endswith("?") or without_notices(sentence)
    )


def _offers(question: str, is_danger: IsDanger) -> bool:
    """Whether a question lists things to choose from, as `Pain, PTSD or suicide?`."""
    parts = [plain_header(part) for part in _PARTS.split(question)]
    short = [words for words in parts if 0 < len(words.split()) <= _OPTION_WORDS]
    return sum(not is_danger(words) for words in short) >= _FEWEST_OPTIONS
