"""A day and a time as somebody names them: `8 Jan 3 PM`, `fri 10`, `in 6 weeks`."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from callback_desk.domain.clock_words import read_clock
from callback_desk.domain.fuzzy import folded
from callback_desk.translation import ENGLISH, spoken

LEAST_LETTERS = 3
JUST_PASSED = timedelta(days=45)
DAYS_A_WEEK, MONTHS_A_YEAR, LONGEST = 7, 12, 60
# Where 1/8 is in January; without a country as in the first of them.
MONTH_FIRST = ("US", "PR", "CA", "PH", None)
# English and Spanish, from Monday and from January on.
_WEEKDAYS = (
    *("monday lunes", "tuesday martes", "wednesday miercoles", "thursday jueves"),
    *("friday viernes", "saturday sabado", "sunday domingo"),
)
_MONTHS = (
    *("january enero", "february febrero", "march marzo", "april abril", "may mayo"),
    *("june junio", "july julio", "august agosto", "september septiembre"),
    *("october octubre", "november noviembre", "december diciembre"),
)
_SOON = {"today": 0, "hoy": 0, "tomorrow": 1, "tomorow": 1, "manana": 1}
_COUNTED = {"one": "1", "un": "1", "una": "1", "two": "2", "dos": "2", "tres": "3"}
_UNITS = {
    **dict.fromkeys(("d", "day", "days", "dia", "dias"), 1),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks", "semana", "semanas"), 7),
}
_MONTH_UNITS = {"month", "months", "mes", "meses"}
_FILLERS = {
    *("in", "on", "at", "the", "of", "next", "el", "a", "al", "la", "las", "en", "de"),
    *("dentro", "para", "este", "esta", "proximo", "proxima", "hrs", "horas"),
}
_NOON = {"noon": time(12), "mediodia": time(12)}
# 3 de la tarde: which half of the day, behind a number alone.
_HALF = re.compile(
    r"(\d{1,2}(?:[:.]\d{2})?)\s+(?:de|por|en)\s+la\s+(madrugada|manana|tarde|noche)\b",
    re.ASCII,
)
_AFTER_TOMORROW = re.compile(r"\bpasado\s+manana\b")
_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)?", re.ASCII)
_YEAR = re.compile(r"20\d\d", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?", re.ASCII)
_DOTTED = re.compile(r"\d{1,2}\.\d{2}", re.ASCII)
_HALF_OF_DAY = re.compile(r"[ap]\.?m?\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class NamedTime:
    """What was named: a day or None, and the clock times that it can mean."""

    day: date | None
    clocks: tuple[time, ...]


def read_named_time(
    text: str, today: date, *, month_first: bool = True
) -> NamedTime | None:
    """A day, a time or both; None where the text is neither.

    A day without its year is the next one, unless it has just passed; a weekday is
    the next one after today.

    Args:
        text: what was typed, in English or Spanish.
        today: the day from which it is counted.
        month_first: whether 1/8 is the 8th of January.
    """
    said = _HALF.sub(_with_half, folded(text[:LONGEST]).replace(",", " "))
    said = _AFTER_TOMORROW.sub("2 dias", said)
    words = [_COUNTED.get(w, w) for w in said.split() if w not in _FILLERS]
    try:
        day, rest = _take_day(words, today, month_first)
    except (ValueError, OverflowError):
        return None  # there is no such day
    clocks: tuple[time, ...] = ()
    if rest:
        clocks = (_NOON[rest[0]],) if rest[0] in _NOON else read_clock(" ".join(rest))
        if not clocks or (rest[0] in _NOON and rest[1:]):
            return None
    return NamedTime(day, clocks) if day or clocks else None


def _with_half(found: re.Match[str]) -> str:
    clock, half = found.groups()
    is_midnight = half == "noche" and clock.startswith("12")
    return f"{clock} {'pm' if half in {'tarde', 'noche'} and not is_midnight else 'am'}"


def _take_day(
    words: list[str], today: date, month_first: bool
) -> tuple[date | None, list[str]]:
    """The day that is named, and the words that are left."""
    for place, word in enumerate(words):
        before, behind = words[:place], words[place + 1 :]
        if word in _SOON:
            return today + timedelta(days=_SOON[word]), before + behind
        if found := _ISO.fullmatch(word):
            return date(*map(int, found.groups())), before + behind
        found = _SLASHED.fullmatch(word)
        if found and not _is_clock(word, before, behind):
            one, two = int(found[1]), int(found[2])
            month, number = (one, two) if month_first else (two, one)
            year = int(found[3]) if found[3] else None
            return _next(today, month, number, year), before + behind
        if behind and (number_ := _number(word)) is not None:
            if behind[0] in _UNITS:
                days = timedelta(days=number_ * _UNITS[behind[0]])
                return today + days, before + behind[1:]
            if behind[0] in _MONTH_UNITS:
                return _months_on(today, number_), before + behind[1:]
    month_at = _month_at(words)
    if month_at is not None:
        return _take_date(words, month_at, today)
    for place, word in enumerate(words):
        if weekday := _named(word, _WEEKDAYS):
            ahead = (weekday - 1 - today.weekday() - 1) % DAYS_A_WEEK + 1
            return today + timedelta(days=ahead), words[:place] + words[place + 1 :]
    return None, words


def _is_clock(word: str, before: list[str], behind: list[str]) -> bool:
    """Whether `3.30` is a time: its half of the day follows, or the day is named."""
    if not _DOTTED.fullmatch(word):
        return False
    if behind and _HALF_OF_DAY.fullmatch(behind[0]):
        return True
    return any(
        other in _SOON or _named(other, _MONTHS) or _named(other, _WEEKDAYS)
        for other in before + behind
    )


def _month_at(words: list[str]) -> int | None:
    """Where a month is named. `mar` is one (marzo, March) or a weekday (martes)."""
    months = [n for n, word in enumerate(words) if _named(word, _MONTHS)]
    sure = [n for n in months if not _named(words[n], _WEEKDAYS)]
    if sure or not months:
        return sure[0] if sure else None
    # Of two the weekday comes first: mar 9 mar. A number before it makes it a month.
    last = months[-1]
    # So does a weekday, where the month stands first: vie mar 5.
    ahead = words[last - 1] if last > 0 else ""
    is_date = (
        len(months) > 1 or _number(ahead) is not None or _named(ahead, _WEEKDAYS) > 0
    )
    return last if is_date or spoken() == ENGLISH else None


def _take_date(
    words: list[str], month_at: int, today: date
) -> tuple[date | None, list[str]]:
    """A month's name with the number beside it; a weekday before it says nothing."""
    month = _named(words[month_at], _MONTHS)
    rest = words[:month_at] + words[month_at + 1 :]
    # The number before it, or the one behind.
    at = month_at - 1 if month_at and _number(words[month_at - 1]) else month_at
    number = _number(rest[at]) if at < len(rest) else None
    if number is None:
        return None, words
    del rest[at]
    year = None
    if at < len(rest) and _YEAR.fullmatch(rest[at]):
        year = int(rest.pop(at))
    rest = [word for word in rest if not _named(word, _WEEKDAYS)]
    return _next(today, month, number, year), rest


def _next(today: date, month: int, number: int, year: int | None) -> date:
    """That date of a year, or the next one; 29 February waits for its year.

    One that has just passed is itself: nobody means almost a year ahead by it.
    """
    if year is not None:
        return date(year, month, number)
    for later in range(-1, 9):
        try:
            named = date(today.year + later, month, number)
        except ValueError:
            continue
        if named >= today - JUST_PASSED:
            return named
    raise ValueError("there is no such day")


def _months_on(today: date, months: int) -> date:
    """So many months later, the last of the month where it has no such day."""
    year, month = divmod(today.year * MONTHS_A_YEAR + today.month - 1 + months, 12)
    first_after = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (first_after - timedelta(days=1)).day
    return date(year, month + 1, min(today.day, last))


def _number(word: str) -> int | None:
    found = _NUMBER.fullmatch(word)
    return int(found[1]) if found else None


def _named(word: str, names: tuple[str, ...]) -> int:
    """Which of the names a word begins, from 1 on; 0 for none."""
    word = word.rstrip(".")
    if len(word) < LEAST_LETTERS:
        return 0
    for place, both in enumerate(names, 1):
        if any(name.startswith(word) for name in both.split()):
            return place
    return 0
