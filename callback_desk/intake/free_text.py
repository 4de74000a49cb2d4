"""The message of a form whose label for it nobody knows: its longest free text.

Labels are the clinic's own words, in any language. An answer of a word or two stays an
answer; where no label says *message*, the one long text is what the visitor wrote.
"""

import re
from collections.abc import Sequence
from typing import Final

from callback_desk.intake.cell_looks import (
    looks_like_email,
    looks_like_page,
    looks_like_phone,
    looks_technical,
)

_FEWEST_WORDS: Final = 5
"""Words of a text that is more than an answer; options that are ticked have fewer."""

_FEWEST_OF_SENTENCE: Final = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTS = re.compile(r"[^\n,;|]+")
_ENDED = re.compile(r"[.!?…]\s*$")
# Scripts that put no spaces between words.
_UNPARTED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_FEWEST_SIGNS: Final = 8
_CONSENT = re.compile(
    r"\b(?:agree|consent|datenschutz\w*|einwilligung|einverstanden|dsgvo|rgpd|lgpd|gdpr"
    r"|j['’]accepte|consentement|aceito|concordo|acconsento|accetto|autorizzo"  # noqa: RUF001  # the curly apostrophe is typed
    r"|acepto|autorizo|privacy|privacidad\w*|confidentialit\w*)\b",
    re.IGNORECASE,
)


def longest_told(values: Sequence[str], unknown: Sequence[int]) -> int | None:
    """Which of the unknown values is what the visitor wrote, if any is.

    Args:
        values: of all labels of a form.
        unknown: the places of those whose label means no field.
    """
    told = [index for index in unknown if _is_told(values[index])]
    return max(told, key=lambda index: len(values[index]), default=None)


def _is_told(value: str) -> bool:
    """Whether somebody wrote it, rather than ticked it or agreed to it."""
    looks = (looks_like_phone, looks_like_email, looks_like_page, looks_technical)
    if any(look(value) for look in looks):
        return False
    if len(_UNPARTED.findall(value)) < _FEWEST_SIGNS and not any(
        map(_is_sentence, _PARTS.findall(value))
    ):
        return False
    # What is agreed to is one sentence that the form prints.
    return "\n" in value or not _CONSENT.search(value)


def _is_sentence(part: str) -> bool:
    words = len(_WORD.findall(part))
    return words >= _FEWEST_WORDS or (
        words >= _FEWEST_OF_SENTENCE and _ENDED.search(part) is not None
    )
