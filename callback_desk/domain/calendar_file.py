"""The calendar file: what a clinic says of its calendar, as TOML (commands.md)."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import pairwise

from callback_desk.domain.business_calendar import (
    MINUTES_A_DAY,
    CalendarDefinition,
    Policy,
    Span,
)
from callback_desk.domain.calendar_faults import shown, wrong
from callback_desk.domain.errors import UnknownZone
from callback_desk.domain.local_time import FIRST_YEAR, LAST_YEAR, zone_named
from callback_desk.translation import _

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KEYS = (
    *("timezone", "country", "subdivision", "open_on", "policy", "cut_off"),
    *("open_hours", "not_counted", "hours", "closures", "special_hours"),
)
# A calendar file is a page of text; what is much longer is none.
LARGEST_FILE_BYTES = 1_000_000
LEAST_OPEN_HOURS, MOST_OPEN_HOURS = 1 / 60, 1000


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
        raise wrong(
            *("file", _("it is not TOML ({error})"), _("Mend that line.")), error=error
        ) from error
    except (ValueError, RecursionError) as error:  # a number or a nesting past all use
        raise wrong(
            "file", _("it is not TOML that can be read"), _("Mend it.")
        ) from error
    unknown = sorted(table.keys() - set(_KEYS))
    if unknown:
        raise wrong(
            *(unknown[0], _("there is no such field"), _("Use {known}.")),
            known=", ".join(_KEYS),
        )
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
        raise wrong(
            "special_hours",
            _("{day} is a closure as well"),
            _("Keep one of the two for that date."),
            day=both[0],
        )
    if definition.subdivision and not definition.country:
        raise wrong("subdivision", _("no country is given"), _("Add country."))
    counted = any(
        spans and weekday not in definition.not_counted_weekdays
        for weekday, spans in enumerate(definition.hours)
    )
    if not counted:
        raise wrong(
            "hours",
            _("no weekday is a business day"),
            _('Give at least one, like mon = ["09:00-17:00"].'),
        )


def _zone(table: Mapping[str, object]) -> str:
    name = _text(table, "timezone")
    if name is None:
        raise wrong(
            "timezone", _("it is missing"), _('Add timezone = "America/New_York".')
        )
    try:
        zone_named(name)
    except UnknownZone as error:
        reason = _("there is none called {name!r}")
        raise wrong("timezone", reason, error.what_to_do, name=name) from error
    return name


def _policy(table: Mapping[str, object]) -> Policy:
    name = _text(table, "policy") or Policy.NEXT_DAY_CLOSE
    try:
        return Policy(name)
    except ValueError as error:
        known = ", ".join(Policy)
        right = _("Use one of: {known}.")
        raise wrong(
            *("policy", _("{value} is none"), right), value=shown(name), known=known
        ) from error


def _text(
    table: Mapping[str, object], key: str, field: str | None = None
) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        reason, right = _("{value} is no text"), _("Put it in quotation marks.")
        raise wrong(field or key, reason, right, value=shown(value))
    return value or None


def _texts(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise wrong(
            *(key, _("it is no list of names"), _('Write {key} = ["…", "…"].')), key=key
        )
    return tuple(value)


def _tables(
    table: Mapping[str, object], key: str, beside_date: str
) -> Iterable[Mapping[str, object]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise wrong(
            *(key, _("it is no list of tables"), _("Start each with [[{key}]].")),
            key=key,
        )
    for entry in value:
        for name in sorted(entry.keys() - {"date", beside_date}):
            raise wrong(
                *(key, _("it has no {name}"), _("Give date and {beside} only.")),
                name=shown(name),
                beside=beside_date,
            )
    dates = Counter(_date(entry, key) for entry in value)
    twice = sorted(day for day, times in dates.items() if times > 1)
    if twice:
        raise wrong(
            key, _("{day} stands there twice"), _("Keep one of them."), day=twice[0]
        )
    return value


def _date(table: Mapping[str, object], field: str) -> date:
    return _checked_date(table.get("date"), field)


def _checked_date(value: object, field: str) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        right = _("Write it like 2026-11-27, without quotation marks.")
        raise wrong(field, _("{value} is no date"), right, value=shown(value))
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        right = _("Use {first} to {last}.", first=str(FIRST_YEAR), last=str(LAST_YEAR))
        raise wrong(field, _("{value} is out of reach"), right, value=value)
    return value


def _not_counted(table: Mapping[str, object]) -> list[str | date]:
    value = table.get("not_counted", [])
    if not isinstance(value, list):
        raise wrong(
            "not_counted", _("it is no list"), _('Write not_counted = ["sat"].')
        )
    read: list[str | date] = []
    for entry in value:
        if isinstance(entry, str) and entry in WEEKDAYS:
            read.append(entry)
        elif isinstance(entry, str):
            try:
                read.append(_checked_date(date.fromisoformat(entry), "not_counted"))
            except ValueError as error:
                raise wrong(
                    "not_counted",
                    _("{value} is neither weekday nor date"),
                    _("Use {known} or a date."),
                    value=shown(entry),
                    known=", ".join(WEEKDAYS),
                ) from error
        else:
            read.append(_checked_date(entry, "not_counted"))
    return read


def _weekly_hours(value: object) -> tuple[tuple[Span, ...], ...]:
    if not isinstance(value, dict):
        raise wrong("hours", _("it is no table"), _("Start it with [hours]."))
    unknown = sorted(value.keys() - set(WEEKDAYS))
    if unknown:
        raise wrong(
            "hours",
            _("{value} is no weekday"),
            _("Use {known}."),
            value=shown(unknown[0]),
            known=", ".join(WEEKDAYS),
        )
    return tuple(_spans(value.get(day, ()), f"hours.{day}") for day in WEEKDAYS)


def _spans(value: object, field: str) -> tuple[Span, ...]:
    if not isinstance(value, list | tuple):
        raise wrong(field, _("it is no list"), _('Write it like ["09:00-17:00"].'))
    spans = sorted(_span(entry, field) for entry in value)
    for earlier, later in pairwise(spans):
        if later[0] < earlier[1]:
            raise wrong(
                field,
                _("{one} and {other} overlap"),
                _("Let one end before the other starts."),
                one=write_span(earlier),
                other=write_span(later),
            )
    return tuple(spans)


def _span(text: object, field: str) -> Span:
    right = _('Write it like "09:00-17:00", the end after the start.')
    start, dash, end = text.partition("-") if isinstance(text, str) else ("", "", "")
    if not dash:
        raise wrong(field, _("{value} is no interval"), right, value=shown(text))
    span = (_minute(start, field), _minute(end, field))
    if span[0] >= span[1]:
        raise wrong(field, _("{value} runs backward"), right, value=shown(text))
    return span


def _minute(text: str, field: str) -> int:
    hour, colon, minute = text.strip().partition(":")
    digits = (hour + minute).isascii() and (hour + minute).isdigit()
    if colon and digits and len(hour) in (1, 2) and len(minute) == 2:
        read = int(hour) * 60 + int(minute)
        if int(minute) < 60 and read <= MINUTES_A_DAY:
            return read
    reason, right = _("{value} is no time of day"), _("Write it like 09:00.")
    raise wrong(field, reason, right, value=shown(text))


def _cut_off(table: Mapping[str, object]) -> int | None:
    text = _text(table, "cut_off")
    return None if text is None else _minute(text, "cut_off")


def _open_hours(table: Mapping[str, object]) -> float:
    value = table.get("open_hours", 8)
    if isinstance(value, bool) or not isinstance(value, int | float):
        reason, right = _("{value} is no number"), _("Write open_hours = 8.")
        raise wrong("open_hours", reason, right, value=shown(value))
    if not LEAST_OPEN_HOURS <= value <= MOST_OPEN_HOURS:
        raise wrong(
            *("open_hours", _("{value} is out of reach"), _("Use 1 to 1000.")),
            value=shown(value),
        )
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
