"""What a form prints for everybody to confirm: where help is, what it is not for.

It speaks of dying in nobody's name. What somebody types beside it is their own.
"""

import re
from typing import Final

from callback_desk.intake.visitors_voice import speaks_of_self

_HELP: Final = (
    r"\b(?:988|911|112|emergency|emergencies|emergencia|emergencias|crisis|crises"
    r"|hotline|lifeline|linea de ayuda)\b"
)
_NOTICE: Final = re.compile(
    r"\W*(?:by (?:submitting|checking|clicking)|i (?:understand|agree|acknowledge"
    rf"|consent|certify|confirm)|al enviar|entiendo|acepto|comprendo)\b.*{_HELP}.*",
    re.IGNORECASE | re.DOTALL,
)
_HELPS: Final = re.compile(_HELP, re.IGNORECASE)
_IN_CASE: Final = re.compile(
    r"\b(?:if|in case|in (?:an|a|any) (?:emergency|crisis)|should i|is not|not for"
    r"|does not|si|en caso|en una (?:emergencia|crisis)|no es)\b",
    re.IGNORECASE,
)
_ON_THE_OTHER_HAND: Final = re.compile(
    r"\b(?:but|however|though|although|still|anyway|honestly|tonight|today|now"
    r"|already|nobody|no one|pero|aunque|esta noche|hoy|ahora|ya|nadie)\b",
    re.IGNORECASE,
)
"""What no form says of everybody, and somebody says of themselves."""

SENTENCE: Final = re.compile(r"[^.!?;\n]+[.!?;\n]*")
_LONGEST_NOTICE: Final = 2_000


def is_notice(label: str) -> bool:
    """Whether a form's text has somebody confirm where help is, and asks nothing."""
    short = len(label) <= _LONGEST_NOTICE and "?" not in label
    return short and _NOTICE.fullmatch(label) is not None


def without_notices(text: str) -> str:
    """A text without the sentences that a form prints about danger.

    Args:
        text: what stands where somebody agrees to something.
    """
    return "".join(
        sentence for sentence in SENTENCE.findall(text) if not _is_printed(sentence)
    )


def _is_printed(sentence: str) -> bool:
    """Whether a sentence says what to do in danger, rather than who is in it."""
    if not _HELPS.search(sentence) or _ON_THE_OTHER_HAND.search(sentence):
        return False
    if is_notice(sentence):
        return _IN_CASE.search(sentence) is not None
    return not speaks_of_self(sentence)
