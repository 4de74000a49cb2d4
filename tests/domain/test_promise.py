"""Deadlines: the worked examples, and agreement with a slow, obvious day-walk."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    CalendarDefinition,
    Policy,
)
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.errors import NoBusinessDay
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.promise import (
    BeforeOpening,
    CountsAsReceived,
    DayPassedOver,
    DueAfterOpenTime,
    DueAtClockTime,
    DueAtClose,
    NotBeforeCutOff,
    Received,
    Step,
    due_epoch,
    due_epochs,
    promise_for,
)
from callback_desk.domain.submission import Precision
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_settings import ready_calendar
from tests.domain.calendars import (
    NASTY_ZONES,
    WORKED,
    calendar_of,
    clinic_of,
    definitions,
    draw_instant,
    instants,
    local,
    nasty,
)
from tests.domain.slow_walk import RULES

# received, and by policy when it is due: promise.md's table, times in New York.
WORKED_EXAMPLES = [
    ("2026-11-16 10:00", "11-17 17:00", "11-17 17:00", "11-17 17:00", "11-17 10:00",
     "11-17 10:00"),
    ("2026-11-17 07:30", "11-18 17:00", "11-17 17:00", "11-18 17:00", "11-17 17:00",
     "11-18 09:00"),
    ("2026-11-13 16:59", "11-16 17:00", "11-16 17:00", "11-16 17:00", "11-16 16:59",
     "11-16 16:59"),
    ("2026-11-13 17:00", "11-16 17:00", "11-16 17:00", "11-17 17:00", "11-16 17:00",
     "11-16 17:00"),
    ("2026-11-18 20:30", "11-19 17:00", "11-19 17:00", "11-20 17:00", "11-19 17:00",
     "11-20 09:00"),
    ("2026-11-14 11:00", "11-16 17:00", "11-16 17:00", "11-17 17:00", "11-16 17:00",
     "11-16 11:00"),
    ("2026-07-02 15:00", "07-06 17:00", "07-06 17:00", "07-06 17:00", "07-06 15:00",
     "07-06 15:00"),
    ("2026-11-25 14:00", "11-30 17:00", "11-30 17:00", "11-30 17:00", "11-30 14:00",
     "11-30 14:00"),
    ("2026-12-23 16:00", "12-24 12:00", "12-24 12:00", "12-24 12:00", "12-28 13:00",
     "12-28 09:00"),
    ("2026-03-06 16:30", "03-09 17:00", "03-09 17:00", "03-09 17:00", "03-09 16:30",
     "03-09 16:30"),
    ("2026-11-01 01:30", "11-02 17:00", "11-02 17:00", "11-03 17:00", "11-02 17:00",
     "11-02 09:00"),
    ("2028-02-28 15:00", "02-29 17:00", "02-29 17:00", "02-29 17:00", "02-29 15:00",
     "02-29 15:00"),
    ("2027-12-30 15:00", "01-03 17:00", "01-03 17:00", "01-03 17:00", "01-03 15:00",
     "01-03 15:00"),
]  # fmt: skip


def worked(policy: Policy) -> BusinessCalendar:
    return ready_calendar(read_calendar(WORKED.format(policy=policy)), HolidayTable())


def due(calendar: BusinessCalendar, received: datetime) -> datetime:
    return promise_for(calendar, received, Precision.SECOND).due_at


@pytest.mark.parametrize("example", WORKED_EXAMPLES, ids=lambda e: str(e[0]))
@pytest.mark.parametrize(("column", "policy"), list(enumerate(Policy, 1)))
def test_the_worked_examples_of_the_promise_hold(
    example: tuple[str, ...], column: int, policy: Policy
) -> None:
    received = local(example[0])
    promise = promise_for(worked(policy), received, Precision.MINUTE)
    year = 2028 if example[0].startswith("2027-12-30") else received.year
    assert promise.due_at == local(f"{year}-{example[column]}")
    assert promise.received_at == received
    assert promise.policy is policy


def test_the_second_of_two_half_past_ones_is_due_the_same_day() -> None:
    second = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert due(worked(Policy.NEXT_DAY_CLOSE), second) == local("2026-11-02 17:00")


@pytest.mark.parametrize(
    ("received", "cut_off", "expected"),
    [
        ("2026-11-16 14:59:59", "15:00", "2026-11-17 17:00"),
        ("2026-11-16 15:00", "15:00", "2026-11-18 17:00"),
        # On a short day the close, if earlier.
        ("2026-12-24 11:59:59", "15:00", "2026-12-28 17:00"),
        ("2026-12-24 12:00", "15:00", "2026-12-29 17:00"),
        # Before the desk opens everything counts as the next business day's.
        ("2026-11-16 08:30", "08:00", "2026-11-18 17:00"),
        ("2026-11-16 16:59:59", "24:00", "2026-11-17 17:00"),
        ("2026-11-16 17:00", "24:00", "2026-11-18 17:00"),
    ],
)
def test_the_cut_off_parts_one_business_day_from_the_next(
    received: str, cut_off: str, expected: str
) -> None:
    text = WORKED.format(policy="cut-off").replace(
        "[hours]", f'cut_off = "{cut_off}"\n[hours]'
    )
    calendar = ready_calendar(read_calendar(text), HolidayTable())
    assert due(calendar, local(received)) == local(expected)


LUNCH_AND_SATURDAY = """
timezone = "America/New_York"
not_counted = ["sat"]
policy = "{policy}"
[hours]
mon = ["09:00-12:00", "13:00-17:00"]
tue = ["09:00-12:00", "13:00-17:00"]
thu = ["18:00-24:00"]
fri = ["09:00-12:00", "13:00-17:00"]
sat = ["09:00-13:00"]
"""


@pytest.mark.parametrize(
    ("policy", "received", "expected"),
    [
        # Saturday's hours pass, but Saturday is no business day.
        ("next-day-close", "2026-11-13 10:00", "2026-11-16 17:00"),
        ("same-day-if-early", "2026-11-14 08:00", "2026-11-16 17:00"),
        ("cut-off", "2026-11-14 10:00", "2026-11-17 17:00"),
        ("open-hours", "2026-11-13 15:00", "2026-11-16 11:00"),
        ("open-hours", "2026-11-13 16:00", "2026-11-16 12:00"),
        ("open-hours", "2026-11-13 16:00:01", "2026-11-16 13:00:01"),
        ("same-time", "2026-11-13 12:00", "2026-11-16 12:00"),
        ("same-time", "2026-11-13 12:00:01", "2026-11-16 13:00"),
        ("same-time", "2026-11-13 08:00", "2026-11-16 09:00"),
        ("same-time", "2026-11-13 17:00", "2026-11-16 17:00"),
        ("same-time", "2026-11-13 17:00:01", "2026-11-17 09:00"),
        # The business day after Tuesday is Thursday, from 18:00 to midnight.
        ("next-day-close", "2026-11-17 10:00", "2026-11-20 00:00"),
        ("same-time", "2026-11-17 10:00", "2026-11-19 18:00"),
        ("same-day-if-early", "2026-11-19 17:59:59", "2026-11-20 00:00"),
        ("same-day-if-early", "2026-11-19 18:00", "2026-11-20 17:00"),
    ],
)
def test_gaps_and_days_that_do_not_count_are_read_by_the_book(
    policy: str, received: str, expected: str
) -> None:
    definition = read_calendar(LUNCH_AND_SATURDAY.format(policy=policy))
    assert due(BusinessCalendar(definition), local(received)) == local(expected)


def test_only_same_time_is_not_monotone() -> None:
    text = LUNCH_AND_SATURDAY.format(policy="same-time").replace("not_counted", "#")
    calendar = BusinessCalendar(read_calendar(text))
    evening, morning = local("2026-11-13 20:30"), local("2026-11-14 11:00")
    assert due(calendar, evening) == local("2026-11-16 09:00")
    assert due(calendar, morning) == local("2026-11-16 11:00")
    thursday = due(calendar, local("2026-11-12 20:30"))
    assert thursday == local("2026-11-14 09:00")
    assert due(calendar, local("2026-11-13 10:00")) == local("2026-11-14 10:00")


@pytest.mark.parametrize("policy", list(Policy))
@given(zone=st.sampled_from(NASTY_ZONES), received=instants)
@settings(max_examples=220, deadline=None)
def test_every_policy_agrees_with_the_slow_walk(
    policy: Policy, zone: str, received: datetime
) -> None:
    definition = nasty(zone, policy)
    expected = RULES[policy](clinic_of(definition), received)
    assert due(calendar_of(definition), received) == expected


@pytest.mark.parametrize("policy", list(Policy))
@given(definition=definitions(), received=instants)
@settings(max_examples=60, deadline=None)
def test_any_calendar_agrees_with_the_slow_walk(
    policy: Policy, definition: CalendarDefinition, received: datetime
) -> None:
    definition = replace(
        definition, policy=policy, open_hours=definition.open_hours / 40 + 0.1
    )
    calendar = BusinessCalendar(definition)
    assert due(calendar, received) == RULES[policy](clinic_of(definition, {}), received)


@pytest.mark.depth
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("policy", list(Policy))
def test_a_hundred_thousand_deadlines_agree_with_the_slow_walk(policy: Policy) -> None:
    rng = random.Random(f"{policy}")  # noqa: S311 - drawn to be drawn again
    pairs = [
        (calendar_of(nasty(zone, policy)), clinic_of(nasty(zone, policy)))
        for zone in NASTY_ZONES
    ]
    asked: dict[BusinessCalendar, list[tuple[int, int]]] = {}
    for _ in range(100_000):
        calendar, clinic = rng.choice(pairs)
        received = draw_instant(rng)
        expected = RULES[policy](clinic, received)
        where = (clinic.definition.timezone, received)
        assert due(calendar, received) == expected, where
        epoch, due_at = to_epoch(received), to_epoch(expected)
        assert due_epoch(calendar, epoch) == due_at, where
        asked.setdefault(calendar, []).append((epoch, due_at))
    for calendar, told in asked.items():
        epochs = [epoch for epoch, _ in sorted(told)]
        assert due_epochs(calendar, epochs) == [due_at for _, due_at in sorted(told)]


@pytest.mark.parametrize("policy", list(Policy))
@given(zone=st.sampled_from(NASTY_ZONES), received=instants)
@settings(max_examples=60, deadline=None)
def test_it_is_due_after_receipt_and_within_desk_hours(
    policy: Policy, zone: str, received: datetime
) -> None:
    definition = nasty(zone, policy)
    at = due(calendar_of(definition), received)
    clinic = clinic_of(definition)
    assert at > received
    day = clinic.local(at).date()
    spans = clinic.intervals(day) + clinic.intervals(day - timedelta(days=1))
    assert any(start <= at <= end for start, end in spans)


@pytest.mark.parametrize("policy", [p for p in Policy if p is not Policy.SAME_TIME])
@given(
    zone=st.sampled_from(NASTY_ZONES),
    received=instants,
    later=st.integers(1, 4 * 86_400),
)
@settings(max_examples=80, deadline=None)
def test_who_asks_later_is_never_due_earlier(
    policy: Policy, zone: str, received: datetime, later: int
) -> None:
    calendar = calendar_of(nasty(zone, policy))
    after = received + timedelta(seconds=later)
    assert due(calendar, received) <= due(calendar, after)


@given(zone=st.sampled_from(NASTY_ZONES), received=instants)
@settings(max_examples=60, deadline=None)
def test_the_default_needs_only_the_day(zone: str, received: datetime) -> None:
    calendar = calendar_of(nasty(zone, Policy.NEXT_DAY_CLOSE))
    start = calendar.day_start(calendar.local_date(received))
    assert due(calendar, start) == due(calendar, received)


def steps(policy: Policy, received: str) -> list[Step]:
    calendar = worked(policy)
    promise = promise_for(calendar, local(received), Precision.MINUTE)
    first, *reasons = promise.steps
    assert first == Received(local(received), Precision.MINUTE)
    assert isinstance(first, Received)
    assert first.at.utcoffset() == calendar.local(local(received)).utcoffset()
    return reasons


def kinds(policy: Policy, received: str) -> list[type[Step]]:
    return [type(step) for step in steps(policy, received)]


def test_every_day_passed_over_is_a_step() -> None:
    passed = [
        (step.on.day, step.name)
        for step in steps(Policy.NEXT_DAY_CLOSE, "2026-11-25 14:00")
        if isinstance(step, DayPassedOver)
    ]
    assert passed == [
        (26, "Thanksgiving Day"),
        (27, "Day after Thanksgiving"),
        (28, None),
        (29, None),
    ]


@pytest.mark.parametrize(
    ("policy", "received", "expected"),
    [
        ("next-day-close", "2026-11-16 10:00", [DueAtClose]),
        ("same-day-if-early", "2026-11-17 07:30", [BeforeOpening, DueAtClose]),
        ("same-day-if-early", "2026-11-17 09:00", [DueAtClose]),
        ("cut-off", "2026-11-16 10:00", [DueAtClose]),
        ("cut-off", "2026-11-18 20:30",
         [NotBeforeCutOff, CountsAsReceived, DueAtClose]),
        ("cut-off", "2026-11-14 11:00",
         [DayPassedOver, DayPassedOver, CountsAsReceived, DueAtClose]),
        ("open-hours", "2026-11-16 10:00", [DueAfterOpenTime]),
        ("open-hours", "2026-11-14 11:00",
         [DayPassedOver, DayPassedOver, DueAfterOpenTime]),
        ("same-time", "2026-11-16 10:00", [DueAtClockTime]),
    ],
)  # fmt: skip
def test_each_policy_gives_its_own_reasons(
    policy: str, received: str, expected: list[type[Step]]
) -> None:
    assert kinds(Policy(policy), received) == expected


def test_a_calendar_closed_for_years_says_so() -> None:
    definition = read_calendar('timezone = "UTC"\n[hours]\nmon = ["09:00-17:00"]')
    first = datetime(2026, 11, 16, tzinfo=UTC)
    days = [(first + timedelta(days=ahead)).date() for ahead in range(4 * 366)]
    for policy in Policy:
        closed = replace(definition, policy=policy, closures=dict.fromkeys(days, ""))
        with pytest.raises(NoBusinessDay):
            due(BusinessCalendar(closed), first)
