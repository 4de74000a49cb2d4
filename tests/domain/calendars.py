"""Calendars for tests: the worked examples', nasty ones, any; and instants."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    CalendarDefinition,
    Policy,
    Span,
)
from callback_desk.domain.calendar_file import read_calendar
from tests.domain.slow_walk import Clinic

WORKED: Final = """
timezone = "America/New_York"
country = "US"
open_on = ["Columbus Day", "Veterans Day"]
policy = "{policy}"
[hours]
mon = ["09:00-17:00"]
tue = ["09:00-17:00"]
wed = ["09:00-17:00"]
thu = ["09:00-17:00"]
fri = ["09:00-17:00"]
[[closures]]
date = 2026-11-27
name = "Day after Thanksgiving"
[[special_hours]]
date = 2026-12-24
hours = ["09:00-12:00"]
"""

PLAIN: Final = """
timezone = "America/New_York"
[hours]
mon = ["09:00-17:00"]
tue = ["09:00-17:00"]
wed = ["09:00-17:00"]
thu = ["09:00-17:00"]
fri = ["09:00-17:00"]
"""

# Every clinic opens where clocks change, at the ends of days and around lunch.
_NASTY_HOURS: Final = """
not_counted = ["sat", 2024-02-29, 2027-12-30]
[hours]
mon = ["00:00-00:30", "09:00-12:00", "13:00-17:00"]
tue = ["07:15-07:16", "12:00-13:30", "13:30-18:45"]
wed = ["20:00-24:00"]
fri = ["08:00-12:00", "12:30-16:00", "22:00-24:00"]
sat = ["00:00-01:30", "10:00-14:00", "23:00-23:45"]
sun = ["00:15-01:45", "02:10-02:50", "03:00-04:30"]
[[closures]]
date = 2028-02-29
name = "Leap day"
[[closures]]
date = 2026-12-31
[[closures]]
date = 2026-11-02
name = "Snow"
[[special_hours]]
date = 2027-01-01
hours = ["00:00-24:00"]
[[special_hours]]
date = 2026-03-05
hours = ["10:00-10:01"]
[[special_hours]]
date = 2026-11-03
hours = []
[[special_hours]]
date = 2030-12-31
hours = ["12:00-24:00"]
"""
# Changes at 2:00; by half an hour; at midnight; winter time as the exception; at 24:00.
NASTY_ZONES: Final = (
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Europe/Dublin",
    "America/Santiago",
)
FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2034, 1, 1, tzinfo=UTC)
NASTY_HOLIDAYS: Final = {
    date(year, month, day): name
    for year in range(2023, 2036)
    for month, day, name in (
        (1, 1, "New Year's Day"),
        (2, 28, "Last of February"),
        (3, 9, "After the clocks"),
        (7, 3, "Independence Day (observed)"),
        (10, 30, "Before the clocks"),
        (12, 25, "Christmas Day"),
    )
}


def holidays_of(year: int) -> Mapping[date, str]:
    """The closing holidays of the nasty clinics in a year."""
    return {day: name for day, name in NASTY_HOLIDAYS.items() if day.year == year}


def nasty(zone: str, policy: Policy) -> CalendarDefinition:
    """The nasty calendar in a zone, with a cut-off and hours that end nowhere round."""
    definition = read_calendar(f'timezone = "{zone}"{_NASTY_HOURS}')
    return replace(definition, policy=policy, cut_off=12 * 60 + 45, open_hours=7.75)


def clinic_of(
    definition: CalendarDefinition, holidays: Mapping[date, str] = NASTY_HOLIDAYS
) -> Clinic:
    """The same definition for the slow walk."""
    return Clinic(definition, holidays)


def calendar_of(definition: CalendarDefinition) -> BusinessCalendar:
    """The same definition with the nasty holidays, as the program reckons."""
    return BusinessCalendar(definition, holidays_of)


def _is_near_trouble(at: datetime) -> bool:
    """Near the change of a month that changes clocks or years, or a leap day."""
    return at.month in {2, 3, 4, 9, 10, 11, 12, 1}


def draw_instant(rng: random.Random) -> datetime:
    """An instant; often on a full minute, where intervals begin and end."""
    seconds = int((LAST - FIRST).total_seconds())
    at = FIRST + timedelta(seconds=rng.randrange(seconds))
    while rng.random() < 0.5 and not _is_near_trouble(at):
        at = FIRST + timedelta(seconds=rng.randrange(seconds))
    step = rng.choice((1, 1, 60, 15 * 60))
    return at - timedelta(seconds=int(at.timestamp()) % step)


instants = st.builds(draw_instant, st.randoms(use_true_random=False))


@st.composite
def hours(draw: st.DrawFn) -> tuple[Span, ...]:
    """The desk hours of a day: some intervals in order, or none."""
    edges = draw(st.sets(st.sampled_from(range(0, 1441, 5)), max_size=6))
    ordered = sorted(edges)[: len(edges) // 2 * 2]
    return tuple(zip(ordered[::2], ordered[1::2], strict=True))


names = st.text(
    st.characters(exclude_categories=["Cs"]), max_size=12
)  # TOML is Unicode text: whatever is no half of a surrogate
dates = st.dates(date(1970, 1, 1), date(2199, 12, 31))


@st.composite
def definitions(draw: st.DrawFn) -> CalendarDefinition:
    """Any calendar that a file can give."""
    not_counted = draw(st.frozensets(st.integers(0, 6), max_size=3))
    week = draw(
        st.tuples(*[hours()] * 7).filter(
            lambda week: any(s for d, s in enumerate(week) if d not in not_counted)
        )
    )
    closures = draw(st.dictionaries(dates, names, max_size=3))
    special = draw(st.dictionaries(dates, hours(), max_size=3))
    country = draw(st.sampled_from([None, "US", "FR"]))
    return CalendarDefinition(
        timezone=draw(st.sampled_from(NASTY_ZONES)),
        hours=week,
        policy=draw(st.sampled_from(Policy)),
        country=country,
        subdivision=draw(st.sampled_from([None, "NY"])) if country else None,
        open_on=tuple(draw(st.lists(names, max_size=3))) if country else (),
        cut_off=draw(st.none() | st.integers(0, 1440)),
        open_hours=draw(st.floats(0.02, 1000) | st.integers(1, 1000).map(float)),
        not_counted_weekdays=not_counted,
        not_counted_dates=draw(st.frozensets(dates, max_size=3)),
        closures=closures,
        special_hours={d: s for d, s in special.items() if d not in closures},
    )


def local(text: str, zone: str = "America/New_York") -> datetime:
    """An instant as the clinic's clocks show it, such as `2026-11-16 10:00`."""
    wall = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    return wall.astimezone(UTC)
