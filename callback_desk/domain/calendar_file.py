"""The calendar file: what a clinic says of its calendar, as TOML (commands.md)."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from itertools import pairwise

from callback_desk.domain.business_calendar import (
    MINUTES_A_DAY,
    CalendarDefinition,
    Policy,
    Span,
)
from callback_desk.domain.errors import CalendarUnreadable, UnknownZone
from callback_desk.domain.local_time import FIRST_YEAR, LAST_YEAR, zone_named

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KEYS = (
    *("timezone", "country", "subdivision", "open_on", "policy", "cut_off"),
    *("open_hours", "not_counted", "hours", "closures", "special_hours"),
)
# A calendar file is a page of text; what is much longer is none.
LARGEST_FILE_BYTES = 1_000_000
LEAST_OPEN_HOURS, MOST_OPEN_HOURS = 1 / 60, 1000
_LONGEST_SHOWN = 60


def read_calendar(text: str) -> CalendarDefinition:
    """Read a calendar file.

    Whether country, subdivision and holiday names exist is not asked here: that takes
    the holiday library.

    Raises:
        CalendarUnreadable: naming the line or field and what would be right.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong("file", f"it is not TOML ({error})", "Mend that line.") from error
    except (ValueError, RecursionError) as error:  # a number or a nesting past all use
        raise _wrong("file", "it is not TOML that can be read", "Mend it.") from error
    unknown = sorted(table.keys() - set(_KEYS))
    if unknown:
        raise _wrong(unknown[0], "there is no such field", f"Use {', '.join(_KEYS)}.")
    definition = CalendarDefinition(
        timezone=_zone(table),
        hours=_weekly_hours(table.get("hours", {})),
        policy=_policy(table),
        country=_text(table, "country"),
        subdivision=_text(table, "subdivision"),
        open_on=_texts(table, "open_on"),
        cut_off=_cut_off(table),
        open_hours=_open_hours(table),
        not_counted_weekdays=frozenset(
            WEEKDAYS.index(entry)
            for entry in _not_counted(table)
            if isinstance(entry, str)
        ),
        not_counted_dates=frozenset(
            entry for entry in _not_counted(table) if isinstance(entry, date)
        ),
        closures={
            _date(entry, "closures"): _text(entry, "name", "closures") or ""
            for entry in _tables(table, "closures", "name")
        },
        special_hours={
            (day := _date(entry, "special_hours")): _spans(
                entry.get("hours"), f"special_hours on {day}"
            )
            for entry in _tables(table, "special_hours", "hours")
        },
    )
    _check(definition)
    return definition


def _check(definition: CalendarDefinition) -> None:
    """Refuse what no single field shows to be wrong."""
    both = sorted(definition.closures.keys() & definition.special_hours.keys())
    if both:
        raise _wrong(
            "special_hours",
            f"{both[0]} is a closure as well",
            "Keep one of the two for that date.",
        )
    if definition.subdivision and not definition.country:
        raise _wrong("subdivision", "no country is given", "Add country.")
    counted = any(
        spans and weekday not in definition.not_counted_weekdays
        for weekday, spans in enumerate(definition.hours)
    )
    if not counted:
        raise _wrong(
            "hours",
            "no weekday is a business day",
            'Give at least one, like mon = ["09:00-17:00"].',
        )


def _wrong(field: str, reason: str, right: str) -> CalendarUnreadable:
    return CalendarUnreadable(field=field, reason=reason, right=right)


def _shown(value: object) -> str:
    """A value as the sentence shows it: short, whatever stands in the file."""
    if isinstance(value, date | time):
        return f"{value}"
    try:
        shown = repr(value)
    except ValueError:  # Python writes no integer of thousands of digits
        return "so large a number"
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"


def _zone(table: Mapping[str, object]) -> str:
    name = _text(table, "timezone")
    if name is None:
        raise _wrong("timezone", "it is missing", 'Add timezone = "America/New_York".')
    try:
        zone_named(name)
    except UnknownZone as error:
        reason = f"there is none called {name!r}"
        raise _wrong("timezone", reason, error.what_to_do) from error
    return name


def _policy(table: Mapping[str, object]) -> Policy:
    name = _text(table, "policy") or Policy.NEXT_DAY_CLOSE
    try:
        return Policy(name)
    except ValueError as error:
        known = ", ".join(Policy)
        raise _wrong(
            "policy", f"{_shown(name)} is none", f"Use one of: {known}."
        ) from error


def _text(
    table: Mapping[str, object], key: str, field: str | None = None
) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise _wrong(
            field or key, f"{_shown(value)} is no text", "Put it in quotation marks."
        )
    return value or None


def _texts(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise _wrong(key, "it is no list of names", f'Write {key} = ["…", "…"].')
    return tuple(value)


def _tables(
    table: Mapping[str, object], key: str, beside_date: str
) -> Iterable[Mapping[str, object]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise _wrong(key, "it is no list of tables", f"Start each with [[{key}]].")
    for entry in value:
        for name in sorted(entry.keys() - {"date", beside_date}):
            raise _wrong(
                key, f"it has no {_shown(name)}", f"Give date and {beside_date} only."
            )
    dates = Counter(_date(entry, key) for entry in value)
    twice = sorted(day for day, times in dates.items() if times > 1)
    if twice:
        raise _wrong(key, f"{twice[0]} stands there twice", "Keep one of them.")
    return value


def _date(table: Mapping[str, object], field: str) -> date:
    return _checked_date(table.get("date"), field)


def _checked_date(value: object, field: str) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        right = "Write it like 2026-11-27, without quotation marks."
        raise _wrong(field, f"{_shown(value)} is no date", right)
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise _wrong(
            field, f"{value} is out of reach", f"Use {FIRST_YEAR} to {LAST_YEAR}."
        )
    return value


def _not_counted(table: Mapping[str, object]) -> list[str | date]:
    value = table.get("not_counted", [])
    if not isinstance(value, list):
        raise _wrong("not_counted", "it is no list", 'Write not_counted = ["sat"].')
    read: list[str | date] = []
    for entry in value:
        if isinstance(entry, str) and entry in WEEKDAYS:
            read.append(entry)
        elif isinstance(entry, str):
            try:
                read.append(_checked_date(date.fromisoformat(entry), "not_counted"))
            except ValueError as error:
                raise _wrong(
                    "not_counted",
                    f"{_shown(entry)} is neither weekday nor date",
                    f"Use {', '.join(WEEKDAYS)} or a date.",
                ) from error
        else:
            read.append(_checked_date(entry, "not_counted"))
    return read


def _weekly_hours(value: object) -> tuple[tuple[Span, ...], ...]:
    if not isinstance(value, dict):
        raise _wrong("hours", "it is no table", "Start it with [hours].")
    unknown = sorted(value.keys() - set(WEEKDAYS))
    if unknown:
        raise _wrong(
            "hours",
            f"{_shown(unknown[0])} is no weekday",
            f"Use {', '.join(WEEKDAYS)}.",
        )
    return tuple(_spans(value.get(day, ()), f"hours.{day}") for day in WEEKDAYS)


def _spans(value: object, field: str) -> tuple[Span, ...]:
    if not isinstance(value, list | tuple):
        raise _wrong(field, "it is no list", 'Write it like ["09:00-17:00"].')
    spans = sorted(_span(entry, field) for entry in value)
    for earlier, later in pairwise(spans):
        if later[0] < earlier[1]:
            raise _wrong(
                field,
                f"{write_span(earlier)} and {write_span(later)} overlap",
                "Let one end before the other starts.",
            )
    return tuple(spans)


def _span(text: object, field: str) -> Span:
    right = 'Write it like "09:00-17:00", the end after the start.'
    start, dash, end = text.partition("-") if isinstance(text, str) else ("", "", "")
    if not dash:
        raise _wrong(field, f"{_shown(text)} is no interval", right)
    span = (_minute(start, field), _minute(end, field))
    if span[0] >= span[1]:
        raise _wrong(field, f"{_shown(text)} runs backward", right)
    return span


def _minute(text: str, field: str) -> int:
    hour, colon, minute = text.strip().partition(":")
    digits = (hour + minute).isascii() and (hour + minute).isdigit()
    if colon and digits and len(hour) in (1, 2) and len(minute) == 2:
        read = int(hour) * 60 + int(minute)
        if int(minute) < 60 and read <= MINUTES_A_DAY:
            return read
    raise _wrong(field, f"{_shown(text)} is no time of day", "Write it like 09:00.")


def _cut_off(table: Mapping[str, object]) -> int | None:
    text = _text(table, "cut_off")
    return None if text is None else _minute(text, "cut_off")


def _open_hours(table: Mapping[str, object]) -> float:
    value = table.get("open_hours", 8)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong(
            "open_hours", f"{_shown(value)} is no number", "Write open_hours = 8."
        )
    if not LEAST_OPEN_HOURS <= value <= MOST_OPEN_HOURS:
        raise _wrong("open_hours", f"{_shown(value)} is out of reach", "Use 1 to 1000.")
    return float(value)


def write_span(span: Span) -> str:
    """An interval as the calendar file writes it."""
    return "-".join(map(write_minute, span))


def write_calendar(definition: CalendarDefinition) -> str:
    """The definition as a calendar file, which `read_calendar` reads back equal."""
    lines = [f"timezone = {_quote(definition.timezone)}"]
    if definition.country:
        lines.append(f"country = {_quote(definition.country)}")
    if definition.subdivision:
        lines.append(f"subdivision = {_quote(definition.subdivision)}")
    if definition.open_on:
        lines.append(f"open_on = [{', '.join(map(_quote, definition.open_on))}]")
    lines.append(f"policy = {_quote(definition.policy)}")
    if definition.cut_off is not None:
        lines.append(f'cut_off = "{write_minute(definition.cut_off)}"')
    if definition.policy is Policy.OPEN_HOURS or definition.open_hours != 8:
        lines.append(f"open_hours = {definition.open_hours!r}")
    not_counted = [f'"{WEEKDAYS[w]}"' for w in sorted(definition.not_counted_weekdays)]
    not_counted += [str(day) for day in sorted(definition.not_counted_dates)]
    if not_counted:
        lines.append(f"not_counted = [{', '.join(not_counted)}]")
    lines.append("[hours]")
    for weekday, spans in zip(WEEKDAYS, definition.hours, strict=True):
        lines.append(f"{weekday} = [{_write_spans(spans)}]")
    for day, name in sorted(definition.closures.items()):
        lines += ["[[closures]]", f"date = {day}", f"name = {_quote(name)}"]
    for day, spans in sorted(definition.special_hours.items()):
        lines += ["[[special_hours]]", f"date = {day}"]
        lines.append(f"hours = [{_write_spans(spans)}]")
    return "\n".join(lines) + "\n"


def write_minute(minute: int) -> str:
    """A minute of the day as the calendar file writes it."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _write_spans(spans: tuple[Span, ...]) -> str:
    return ", ".join(f'"{write_span(span)}"' for span in spans)


def _quote(text: str) -> str:
    escaped = "".join(
        f"\\u{ord(c):04x}" if c < " " or c == "\x7f" else f"\\{c}" if c in '"\\' else c
        for c in text
    )
    return f'"{escaped}"'
