"""Open days, open time, and the search for the next of either."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    ClosedBy,
    Policy,
    no_holidays,
)
from callback_desk.domain.calendar_file import WEEKDAYS, read_calendar
from callback_desk.domain.errors import NoBusinessDay, UnknownZone
from tests.domain.calendars import (
    NASTY_ZONES,
    PLAIN,
    calendar_of,
    clinic_of,
    draw_instant,
    holidays_of,
    instants,
    local,
    nasty,
)

OFFICE = BusinessCalendar(read_calendar(PLAIN))
VARIED = BusinessCalendar(
    read_calendar(
        """
timezone = "America/New_York"
not_counted = ["sat", 2026-12-28]
[hours]
mon = ["09:00-12:00", "13:00-17:00"]
fri = ["20:00-24:00"]
sat = ["09:00-13:00"]
[[closures]]
date = 2026-11-16
name = "Snow"
[[special_hours]]
date = 2026-12-25
hours = ["10:00-11:00"]
[[special_hours]]
date = 2026-11-23
hours = []
"""
    ),
    lambda year: {
        date(year, 12, 25): "Christmas Day",
        date(year, 11, 30): "A holiday",
        date(year, 11, 16): "Hidden by the snow",
        date(year, 11, 11): "On a Wednesday, closed anyhow",
    },
)


@pytest.mark.parametrize(
    ("on", "hours", "counts", "closed_by", "name"),
    [
        (date(2026, 11, 9), ["09:00-12:00", "13:00-17:00"], True, None, None),
        (date(2026, 11, 10), [], False, ClosedBy.WEEKDAY, None),
        (date(2026, 11, 11), [], False, ClosedBy.WEEKDAY, None),
        (date(2026, 11, 14), ["09:00-13:00"], False, None, None),
        (date(2026, 11, 16), [], False, ClosedBy.CLOSURE, "Snow"),
        (date(2026, 11, 23), [], False, ClosedBy.SPECIAL_HOURS, None),
        (date(2026, 11, 30), [], False, ClosedBy.HOLIDAY, "A holiday"),
        (date(2026, 12, 25), ["10:00-11:00"], True, None, None),
        (date(2026, 12, 28), ["09:00-12:00", "13:00-17:00"], False, None, None),
    ],
)
def test_a_day_is_what_the_strongest_word_makes_it(
    on: date,
    hours: list[str],
    counts: bool,
    closed_by: ClosedBy | None,
    name: str | None,
) -> None:
    day = VARIED.day(on)
    spans = [
        tuple(int(local(f"{on} {end}").timestamp()) for end in span.split("-"))
        for span in hours
    ]
    assert list(day.spans) == spans
    assert (day.date, day.counts, day.closed_by, day.name) == (
        on, counts, closed_by, name,
    )  # fmt: skip


def test_a_day_opens_at_its_first_interval_and_closes_at_its_last() -> None:
    day = VARIED.day(date(2026, 11, 9))
    assert day.opens == local("2026-11-09 09:00").timestamp()
    assert day.close == local("2026-11-09 17:00").timestamp()
    friday = VARIED.day(date(2026, 11, 13))
    assert friday.close == local("2026-11-14 00:00").timestamp()


@pytest.mark.parametrize(
    ("on", "hours"), [("2026-03-08", 23), ("2026-11-01", 25), ("2026-06-01", 24)]
)
def test_a_day_round_the_clock_is_as_long_as_the_clocks_make_it(
    on: str, hours: int
) -> None:
    always = "\n".join(f'{day} = ["00:00-24:00"]' for day in WEEKDAYS)
    calendar = BusinessCalendar(
        read_calendar(f'timezone = "America/New_York"\n[hours]\n{always}')
    )
    day = calendar.day(date.fromisoformat(on))
    assert day.close - day.opens == hours * 3600


def test_hours_that_fall_into_the_gap_begin_after_it() -> None:
    calendar = BusinessCalendar(
        read_calendar('timezone = "America/New_York"\n[hours]\nsun = ["02:30-04:00"]')
    )
    day = calendar.day(date(2026, 3, 8))
    assert day.opens == datetime(2026, 3, 8, 7, tzinfo=UTC).timestamp()
    assert day.close - day.opens == 3600


def test_hours_that_happen_twice_begin_the_first_time() -> None:
    calendar = BusinessCalendar(
        read_calendar('timezone = "America/New_York"\n[hours]\nsun = ["01:30-03:00"]')
    )
    day = calendar.day(date(2026, 11, 1))
    assert day.opens == datetime(2026, 11, 1, 5, 30, tzinfo=UTC).timestamp()
    assert day.close - day.opens == 2.5 * 3600


def test_an_unknown_zone_is_refused_at_once() -> None:
    with pytest.raises(UnknownZone):
        BusinessCalendar(replace(read_calendar(PLAIN), timezone="Mars/Olympus"))


def test_holidays_are_asked_for_once_a_year_and_questions_change_no_answer() -> None:
    asked: list[int] = []

    def closing(year: int) -> dict[date, str]:
        asked.append(year)
        return dict(holidays_of(year))

    calendar = BusinessCalendar(read_calendar(PLAIN), closing)
    assert not calendar.years
    before = calendar.day(date(2026, 12, 24))
    assert calendar.day(date(2026, 12, 25)).name == "Christmas Day"
    assert calendar.day(date(2027, 1, 1)).name == "New Year's Day"
    assert calendar.day(date(2026, 12, 24)) == before
    assert asked == [2026, 2027]
    assert calendar.years == (2026, 2027)


def test_a_calendar_without_a_country_has_no_holidays() -> None:
    assert not no_holidays(2026)
    assert OFFICE.day(date(2026, 12, 25)).counts


def test_local_times_are_the_clinics() -> None:
    late = datetime(2026, 11, 17, 4, 59, 59, tzinfo=UTC)
    assert OFFICE.local_date(late) == date(2026, 11, 16)
    assert OFFICE.local(late).hour == 23
    assert OFFICE.local_date(late + timedelta(seconds=1)) == date(2026, 11, 17)
    assert OFFICE.day_start(date(2026, 11, 17)) == late + timedelta(seconds=1)
    wall = datetime(2026, 11, 16, 10)  # noqa: DTZ001 - a wall clock has no zone
    assert OFFICE.wall(wall) == datetime(2026, 11, 16, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "after"),
    [
        ("2026-11-09", "2026-11-13"),
        ("2026-11-13", "2026-11-20"),
        ("2026-11-27", "2026-12-04"),
        ("2026-12-21", "2026-12-25"),
        ("2026-12-25", "2027-01-01"),
    ],
)
def test_the_next_business_day_leaves_out_what_is_closed_or_does_not_count(
    on: str, after: str
) -> None:
    found = VARIED.business_day_after(date.fromisoformat(on))
    assert found.date == date.fromisoformat(after)


def test_the_search_for_a_business_day_ends() -> None:
    closed = BusinessCalendar(replace(OFFICE.definition, hours=((),) * 7))
    noon = local("2026-11-16 12:00")
    for search in (
        lambda: closed.business_day_after(date(2026, 11, 16)),
        lambda: closed.next_opening(noon),
        lambda: closed.add_open_time(noon, 1),
    ):
        with pytest.raises(NoBusinessDay):
            search()


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-16 08:59:59", "2026-11-16 09:00"),
        ("2026-11-16 09:00", "2026-11-16 09:00"),
        ("2026-11-16 16:59:59", "2026-11-16 16:59:59"),
        ("2026-11-16 17:00", "2026-11-17 09:00"),
        ("2026-11-13 17:00", "2026-11-16 09:00"),
    ],
)
def test_the_desk_is_open_from_the_first_second_to_before_the_last(
    at: str, opens: str
) -> None:
    assert OFFICE.next_opening(local(at)) == local(opens)
    assert OFFICE.is_open(local(at)) is (at == opens)


@pytest.mark.parametrize(
    ("at", "minutes", "end"),
    [
        ("2026-11-09 09:00", 180, "2026-11-09 12:00"),
        ("2026-11-09 09:00", 181, "2026-11-09 13:01"),
        ("2026-11-09 12:30", 240, "2026-11-09 17:00"),
        ("2026-11-09 12:00", 1, "2026-11-09 13:01"),
        # Saturday is open, though it does not count.
        ("2026-11-09 17:00", 4 * 60, "2026-11-14 00:00"),
        ("2026-11-09 17:00", 4 * 60 + 1, "2026-11-14 09:01"),
    ],
)
def test_open_time_is_added_around_lunch_and_closed_days(
    at: str, minutes: int, end: str
) -> None:
    assert VARIED.add_open_time(local(at), minutes * 60) == local(end)
    assert VARIED.open_seconds_between(local(at), local(end)) == minutes * 60


def test_no_open_time_lies_between_an_instant_and_an_earlier_one() -> None:
    at = local("2026-11-16 12:00")
    assert OFFICE.open_seconds_between(at, at) == 0
    assert OFFICE.open_seconds_between(at, at - timedelta(hours=1)) == 0


zones = st.sampled_from(NASTY_ZONES)


@given(zones, instants, st.integers(1, 60 * 3600))
@settings(max_examples=150, deadline=None)
def test_adding_open_time_and_measuring_it_are_inverse(
    zone: str, at: datetime, seconds: int
) -> None:
    calendar = calendar_of(nasty(zone, Policy.OPEN_HOURS))
    end = calendar.add_open_time(at, seconds)
    assert calendar.open_seconds_between(at, end) == seconds
    assert calendar.open_seconds_between(at, end - timedelta(seconds=1)) == seconds - 1


@given(zones, instants, st.integers(1, 9 * 3600), st.integers(0, 6 * 86_400))
@settings(max_examples=100, deadline=None)
def test_measuring_open_time_and_adding_it_are_inverse_while_open(
    zone: str, at: datetime, opened: int, later: int
) -> None:
    calendar = calendar_of(nasty(zone, Policy.OPEN_HOURS))
    end = calendar.add_open_time(at, opened) + timedelta(seconds=later)
    seconds = calendar.open_seconds_between(at, end)
    assert seconds >= opened
    reached = calendar.add_open_time(at, seconds)
    assert reached <= end
    assert calendar.open_seconds_between(reached, end) == 0


@given(zones, instants, st.integers(0, 9 * 86_400))
@settings(max_examples=100, deadline=None)
def test_open_time_agrees_with_the_slow_walk(
    zone: str, at: datetime, later: int
) -> None:
    definition = nasty(zone, Policy.OPEN_HOURS)
    end = at + timedelta(seconds=later)
    expected = clinic_of(definition).open_seconds(at, end)
    assert calendar_of(definition).open_seconds_between(at, end) == expected


@given(zones, instants)
@settings(max_examples=30, deadline=None)
def test_every_minute_of_three_days_is_open_or_not_as_the_slow_walk_has_it(
    zone: str, at: datetime
) -> None:
    definition = nasty(zone, Policy.OPEN_HOURS)
    calendar, clinic = calendar_of(definition), clinic_of(definition)
    first = clinic.local(at).date() - timedelta(days=1)
    spans = [
        span for day in range(5) for span in clinic.intervals(first + timedelta(day))
    ]
    for minute in range(0, 3 * 1440, 5):
        now = at + timedelta(minutes=minute)
        expected = any(start <= now < end for start, end in spans)
        assert calendar.is_open(now) is expected, now
        if expected:
            assert calendar.next_opening(now) == now
    opening = calendar.next_opening(at)
    assert opening == min(
        max(start, at) for start, end in spans if end > max(start, at)
    )


@pytest.mark.depth
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("zone", NASTY_ZONES)
def test_open_time_agrees_with_the_slow_walk_many_times(zone: str) -> None:
    rng = random.Random(zone)  # noqa: S311 - drawn to be drawn again
    definition = nasty(zone, Policy.OPEN_HOURS)
    calendar, clinic = calendar_of(definition), clinic_of(definition)
    for _ in range(20_000):
        at = draw_instant(rng)
        end = at + timedelta(seconds=rng.randrange(9 * 86_400))
        expected = clinic.open_seconds(at, end)
        assert calendar.open_seconds_between(at, end) == expected, (at, end)
        if expected:
            reached = calendar.add_open_time(at, expected)
            assert clinic.open_seconds(reached, end) == 0
            assert clinic.open_seconds(at, reached) == expected


def test_the_nasty_zones_change_their_clocks_as_they_are_said_to() -> None:
    """Else the walks above would prove less than they claim."""
    for zone in NASTY_ZONES:
        year = datetime(2026, 1, 1, tzinfo=UTC)
        offsets = {
            (year + timedelta(days=day)).astimezone(ZoneInfo(zone)).utcoffset()
            for day in range(365)
        }
        assert len(offsets) == 2, zone


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [
        ("2026-11-13 17:00", "2026-11-13 18:00", 0),
        ("2026-11-13 17:00", "2026-11-15 12:00", 0),
        ("2026-11-13 17:00", "2026-11-16 09:10", 1),
        ("2026-11-09 08:00", "2026-11-13 23:00", 4),
        ("2026-11-13 17:00", "2026-11-09 09:00", 0),
    ],
)
def test_open_days_are_counted_from_the_next_one_on(
    earlier: str, later: str, days: int
) -> None:
    assert OFFICE.open_days_between(local(earlier), local(later)) == days
