"""Where a line may be broken: not within a clock time, a date, a span or a number."""

import re

from callback_desk.translation import _p

MORNING, AFTERNOON = _p("clock", "AM"), _p("clock", "PM")
MONTHS = (
    *(_p("month", "Jan"), _p("month", "Feb"), _p("month", "Mar"), _p("month", "Apr")),
    *(_p("month", "May"), _p("month", "Jun"), _p("month", "Jul"), _p("month", "Aug")),
    *(_p("month", "Sep"), _p("month", "Oct"), _p("month", "Nov"), _p("month", "Dec")),
)
_KEPT = "\u00a0"
_BEHIND_MONTH = "|".join(rf"(?<=\b{month})" for month in MONTHS)
# A blank after a digit before "PM", "Nov", "h", "m" or "%", one after "Nov" before a
# digit, the one in a number such as (212) 555-0142 within a sentence (alone it may be
# larger than a line), and the one before a dot: no line begins with that.
_HELD = re.compile(
    rf"(?<=\d) (?=(?:{'|'.join((MORNING, AFTERNOON, *MONTHS))}|[hm])\b|%)"
    rf"|(?:{_BEHIND_MONTH}) (?=\d{{1,2}}\b(?!:))"
    r"|(?<= \(\d{3}\)) (?=\d{3}-\d)| (?=· )"
)


def held_together(text: str) -> str:
    """A text whose times, dates, spans and numbers stay whole at the end of a line."""
    return _HELD.sub(_KEPT, text)


def as_said(text: str) -> str:
    """The text that was held together; a stranger's such blanks are made visible."""
    return text.replace(_KEPT, " ")
