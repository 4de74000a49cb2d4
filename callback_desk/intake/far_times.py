"""Dates as Chinese, Japanese and Korean sheets write them, with western marks."""

import re
from typing import Final

_DAY: Final = re.compile(
    r"([0-9]{4})\s?[年년]\s?([0-9]{1,2})\s?[月월]\s?([0-9]{1,2})\s?[日일]"
    r"|([0-9]{4})\.\s([0-9]{1,2})\.\s([0-9]{1,2})\.?(?=\s|$)"
)
_WEEKDAY: Final = re.compile(
    r"\s*[(（]?(?:星期|周|週)?[一二三四五六日天月火水木金土월화수목금토일](?:曜日?|요일)?[)）]?(?=\s|$)"  # noqa: RUF001 - full-width brackets
)
_HALF: Final = re.compile(
    r"(上午|午前|오전|下午|午後|오후)\s*([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)"
)
_CLOCK: Final = re.compile(
    r"([0-9]{1,2})\s?[時时点點시]\s?([0-9]{1,2})\s?[分분](?:\s?([0-9]{1,2})\s?[秒초])?"
)
_MORNING: Final = frozenset({"上午", "午前", "오전"})


def in_western_marks(text: str) -> str:
    """A date and a time with the marks that western ones have; any other as it is.

    Args:
        text: of a cell of times.
    """
    day = _DAY.match(text)
    rest = text[day.end() :] if day else text
    rest = _CLOCK.sub(lambda c: ":".join(filter(None, c.groups())), rest)
    rest = _HALF.sub(
        lambda half: f"{half[2]} {'AM' if half[1] in _MORNING else 'PM'}", rest
    )
    if day is None:
        return rest
    date = "-".join(filter(None, day.groups()))
    return f"{date} {_WEEKDAY.sub('', rest, count=1).strip()}".strip()
