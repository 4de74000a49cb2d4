"""Questions of a form that speak of danger: an answer beneath one says nothing alone.

"Have you ever attempted suicide?" is the form's own, and "Yes, in 2019" could be about
anything. Only both together tell; of "Do you feel safe at home?" so does a plain no.
"""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
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
    r"(?:0 )?(?:no+|nope|nah|not at all|never|never have|none|nothing|not applicable|na"
    r"|false|i have not|i havent|i do not|i dont|absent|denies|denied|disagree"
    r"|strongly disagree|nunca|jamas|ningun[oa]?|ningun dia|nada|para nada|en absoluto"
    r"|no aplica|nein|niemals|nie|gar nicht|uberhaupt nicht|keine?|non|jamais|aucune?"
    r"|pas du tout|nao|mai|per niente)"
    r"(?: (?:never|never have|not at all|none|thanks|thank you|i have not|i havent"
    r"|i have never|i do not|i dont|i am not|im not|thoughts|nunca|jamas|para nada"
    r"|gracias|of the above|of these|of the time|de las anteriores|de estas))?(?: 0)?"
    r"|0 0|0+(?: points?)?"
)
"""A no, and no more: whatever is added to it may be what tells."""

_ASSENT = re.compile(
    r"(?:i )?(?:agree|agreed|confirm|confirmed|understand|understood|accept|accepted"
    r"|acknowledge|acknowledged|certify|consent|attest)"
    r"|acepto|aceptado|de acuerdo|entiendo|confirmo"
)
"""What stands beneath a statement that everybody agrees to."""

_AGREED_TO = re.compile(
    r"\W*(?:i|by|yo|al)\b[^.]{0,40}\b(?:agree|confirm|understand|accept|acknowledge"
    r"|certify|consent|attest|acepto|entiendo|confirmo|enviar|submitting)\b"
    r"|\W*(?:acepto|entiendo|confirmo)\b",
    re.IGNORECASE,
)

_PARTS = re.compile(r"[,;/|()\[\]\n•·]+|\b(?:or|and|y|o|u)\b", re.IGNORECASE)
_LISTED = re.compile(r"[,;/|()\[\]\n•·:]+|\b(?:or|o|u)\b", re.IGNORECASE)
_MENTIONED = re.compile(
    rf"{_LISTED.pattern}|\b(?:and|y|e|including|such as|like|incluso)\b", re.IGNORECASE
)
_SAYS_NOTHING = re.compile(
    r"(?:please|when|why|how|many|often|times|dates?|years?|if|any|details?|describe"
    r"|explain|optional|tell|us|let|know|share|list|so|yes|cuando|por que|fechas?"
    r"|detalles| )*"
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WARNING = re.compile(
    r"\b(?:if (?:you|this|someone|so|yes)|do not use|don.?t use|not (?:for|monitored)"
    r"|in case|call|si (?:usted|est[aá]s?|tiene|es|s[ií])|no use|llame)\b",
    re.IGNORECASE,
)
_DESCRIBE = r"describe|explain|tell|list|detail|share|describa|explique|cu[eé]nte\w*"
_TO_BE_TOLD = re.compile(rf"\b(?:{_DESCRIBE})\b", re.IGNORECASE)
_TELL_US = re.compile(
    rf"\b(?:{_DESCRIBE}|when|how|what|why|cuándo|qué)\b", re.IGNORECASE
)
_OPTION_WORDS: Final = 3
_OPTION_LETTERS: Final = 3
_FEWEST_OPTIONS: Final = 2
_YES = re.compile(r"(?:yes|yeah|yep|si|sim|oui|ja|true|currently|often|always)\b")


class Asking(StrEnum):
    """What a question that speaks of danger asks."""

    DANGER = "danger"
    AMONG_OTHERS = "among-others"
    """It lists other things to choose from as well: `Pain, PTSD or suicide?`."""

    SAFETY = "safety"
    """As `Do you feel safe at home?` does: a no tells."""


def asking_of_danger(
    headers: Sequence[str], is_danger: IsDanger, messages: Collection[int] = ()
) -> dict[int, Asking]:
    """The columns whose header speaks of danger itself, and what it asks.

    Args:
        headers: of all columns.
        is_danger: tells it of words.
        messages: columns of what people write; where such a header speaks of anything
            else as well, most of them write of that.
    """
    # Nearly always none does, and all are asked about at once.
    if not is_danger("\n".join(map(_denied, headers))):
        return {}
    asking = (
        (index, _asking(header, is_danger, is_message=index in messages))
        for index, header in enumerate(headers)
    )
    return {index: asked for index, asked in asking if asked is not None}


def needs_its_question(question: str, answer: str, asking: Asking) -> bool:
    """Whether an answer must be told together with a question that speaks of danger.

    A plain no needs none, nor does what the question itself offers to choose from.

    Args:
        question: as the form asks it.
        answer: what stands for it, without spaces around.
        asking: what it asks.
    """
    if not any(map(str.isalnum, answer)):
        return False
    if asking is Asking.SAFETY:
        return True
    looks = looks_like_phone, looks_like_email, looks_like_page
    if answer.casefold() in NO or any(look(answer) for look in looks):
        return False
    plain = plain_header(answer.replace("'", "").replace("’", ""))  # noqa: RUF001 - as it is typed
    if _DENIAL.fullmatch(plain) or (
        _ASSENT.fullmatch(plain) and _AGREED_TO.match(question)
    ):
        return False
    if asking is Asking.AMONG_OTHERS or _YES.match(plain):
        return _YES.match(plain) is not None
    asked = f" {plain_header(question)} "
    chosen = [words for part in _PARTS.split(answer) if (words := plain_header(part))]
    return not all(f" {words} " in asked for words in chosen)


def _asking(header: str, is_danger: IsDanger, *, is_message: bool) -> Asking | None:
    """What a header asks, if it speaks of danger."""
    asked = _asked(header)
    if is_danger(asked):
        offers = _offers(asked, is_danger)
        if is_message or ("?" not in asked and _TO_BE_TOLD.search(asked)):
            offers = offers or _has_more(asked, is_danger)
        return Asking.AMONG_OTHERS if offers else Asking.DANGER
    return Asking.SAFETY if is_danger(_denied(asked)) else None


def _denied(question: str) -> str:
    """A question and a no beneath it."""
    return f"{question}: no"


def _asked(header: str) -> str:
    """A header without what it tells everybody to do in danger."""
    if is_notice(header):
        return ""
    bare = _ASIDE.sub(lambda aside: " " if _warns(aside[0]) else aside[0], header)
    return "".join(
        sentence
        for sentence in SENTENCE.findall(bare)
        if sentence.rstrip().endswith("?")
        or (without_notices(sentence) and not _warns(sentence))
    )


def _warns(text: str) -> bool:
    """Whether a text says for whom a form is not, and asks nothing of them."""
    return _WARNING.search(text) is not None and _TELL_US.search(text) is None


def _has_more(question: str, is_danger: IsDanger) -> bool:
    """Whether a part of a question speaks of something else than danger."""
    return any(
        not is_danger(part) and not _SAYS_NOTHING.fullmatch(plain_header(part))
        for part in _MENTIONED.split(question)
    )


def _offers(question: str, is_danger: IsDanger) -> bool:
    """Whether a question lists other things to choose from."""
    parts = [plain_header(part) for part in _LISTED.split(question)]
    short = [
        words
        for words in parts
        if len(words) >= _OPTION_LETTERS
        and len(words.split()) <= _OPTION_WORDS
        and not words.endswith("ed")  # what was done to somebody: "hit, kicked or hurt"
    ]
    return sum(not is_danger(words) for words in short) >= _FEWEST_OPTIONS
