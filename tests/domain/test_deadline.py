"""Deadlines by look-up: the same as with reasons, for every calendar and clock."""

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
from callback_desk.domain.local_time import from_epoch, to_epoch, zone_named
from callback_desk.domain.promise import due_epoch, due_epochs, promise_for
from callback_desk.domain.standing import goal_epochs, goal_for
from callback_desk.domain.submission import Precision
from tests.domain.calendars import (
    NASTY_ZONES,
    calendar_of,
    clinic_of,
    definitions,
    draw_instant,
    instants,
    nasty,
)
from tests.domain.slow_walk import RULES

# Where midnight came twice and the date went back; where a day was left out; where
# clocks change at midnight.
ODD_ZONES = (
    ("America/St_Johns", datetime(2006, 10, 1, tzinfo=UTC)),
    ("Pacific/Apia", datetime(2011, 12, 1, tzinfo=UTC)),
    ("America/Havana", datetime(2024, 10, 1, tzinfo=UTC)),
    ("America/Sao_Paulo", datetime(2018, 10, 1, tzinfo=UTC)),
    ("Asia/Tehran", datetime(2022, 3, 1, tzinfo=UTC)),
)


def reasoned(calendar: BusinessCalendar, epoch: int) -> int:
    promise = promise_for(calendar, from_epoch(epoch), Precision.SECOND)
    return to_epoch(promise.due_at)


def around_changes(zone: str, first: datetime, rng: random.Random) -> list[int]:
    """Instants of three months, most of them close to a change of the clocks."""
    start, place = to_epoch(first), zone_named(zone)
    drawn = [start + rng.randrange(90 * 86_400) for _ in range(40)]
    for epoch in range(start, start + 90 * 86_400, 6 * 3600):
        offsets = {
            from_epoch(epoch + ahead).astimezone(place).utcoffset()
            for ahead in (0, 6 * 3600)
        }
        if len(offsets) > 1:
            drawn += [epoch + rng.randrange(-36_000, 90_000) for _ in range(160)]
    return drawn


@pytest.mark.parametrize("policy", list(Policy))
@given(zone=st.sampled_from(NASTY_ZONES), received=st.lists(instants, min_size=1))
@settings(max_examples=60, deadline=None)
def test_every_policy_agrees_with_the_slow_walk(
    policy: Policy, zone: str, received: list[datetime]
) -> None:
    definition = nasty(zone, policy)
    calendar, clinic = calendar_of(definition), clinic_of(definition)
    expected = [to_epoch(RULES[policy](clinic, at)) for at in received]
    epochs = [to_epoch(at) for at in received]
    assert [due_epoch(calendar, epoch) for epoch in epochs] == expected
    assert due_epochs(calendar, epochs) == expected


@pytest.mark.parametrize("policy", list(Policy))
@given(definition=definitions(), received=st.lists(instants, min_size=1, max_size=3))
@settings(max_examples=30, deadline=None)
def test_any_calendar_agrees_with_the_reasons(
    policy: Policy, definition: CalendarDefinition, received: list[datetime]
) -> None:
    definition = replace(definition, policy=policy)
    epochs = sorted(to_epoch(at) for at in received)
    try:
        expected = [reasoned(BusinessCalendar(definition), epoch) for epoch in epochs]
    except NoBusinessDay:
        # Five minutes a week take more than three years to make up some hours.
        with pytest.raises(NoBusinessDay):
            due_epochs(BusinessCalendar(definition), epochs)
        return
    assert due_epochs(BusinessCalendar(definition), epochs) == expected


def test_hours_that_are_open_too_seldom_have_no_deadline_either_way() -> None:
    hours = ((),) * 6 + (((0, 5),),)
    definition = CalendarDefinition(
        "America/New_York", hours, policy=Policy.OPEN_HOURS, open_hours=14.0
    )
    received = to_epoch(datetime(2024, 1, 1, tzinfo=UTC))
    with pytest.raises(NoBusinessDay):
        reasoned(BusinessCalendar(definition), received)
    with pytest.raises(NoBusinessDay):
        due_epochs(BusinessCalendar(definition), [received])


@pytest.mark.parametrize("policy", list(Policy))
@pytest.mark.parametrize(("zone", "first"), ODD_ZONES)
def test_odd_changes_of_the_clocks_are_no_exception(
    zone: str, first: datetime, policy: Policy
) -> None:
    definition = nasty(zone, policy)
    epochs = around_changes(zone, first, random.Random(zone))  # noqa: S311 - drawn again
    assert len(epochs) >= 200
    calendar = calendar_of(definition)
    expected = [reasoned(calendar_of(definition), epoch) for epoch in epochs]
    assert [due_epoch(calendar, epoch) for epoch in epochs] == expected
    assert due_epochs(calendar, sorted(epochs)) == [
        due for _, due in sorted(zip(epochs, expected, strict=True))
    ]


@pytest.mark.parametrize("policy", list(Policy))
@pytest.mark.parametrize("zone", NASTY_ZONES)
def test_every_edge_of_a_week_is_told_to_the_second(zone: str, policy: Policy) -> None:
    definition = nasty(zone, policy)
    calendar = calendar_of(definition)
    first = datetime(2026, 10, 28, tzinfo=UTC).date()
    days = [calendar.day(first + timedelta(days=ahead)) for ahead in range(9)]
    edges = [edge for day in days for span in day.spans for edge in span]
    if policy is Policy.SAME_TIME:
        # What matters is where the next day's hours begin and end.
        edges += [edge - 86_400 for edge in edges]
    edges += [calendar.cut_off_of(day) for day in days if day.spans]
    edges += [to_epoch(calendar.day_start(day.date)) for day in days]
    epochs = sorted(edge + second for edge in edges for second in (-1, 0, 1))
    expected = [reasoned(calendar_of(definition), epoch) for epoch in epochs]
    assert due_epochs(calendar, epochs) == expected


@given(
    zone=st.sampled_from(NASTY_ZONES),
    received=st.lists(instants, min_size=1),
    safety=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_goals_are_the_same_by_look_up(
    zone: str, received: list[datetime], *, safety: bool
) -> None:
    calendar = calendar_of(nasty(zone, Policy.NEXT_DAY_CLOSE))
    expected = [to_epoch(goal_for(calendar, at, safety=safety)) for at in received]
    epochs = [to_epoch(at) for at in received]
    assert goal_epochs(calendar, epochs, safety=safety) == expected


@pytest.mark.parametrize("policy", list(Policy))
def test_answers_come_in_the_order_of_the_questions(policy: Policy) -> None:
    calendar = calendar_of(nasty("America/New_York", policy))
    rng = random.Random(11)  # noqa: S311 - drawn to be drawn again
    mixed = [to_epoch(draw_instant(rng)) for _ in range(300)]
    # In order at first, so that asking for the order of all is worth it.
    nearly = [*sorted(mixed[:200]), *mixed[200:]]
    for epochs in (mixed, sorted(mixed), nearly, sorted(mixed)[::-1], [], mixed[:1]):
        expected = [due_epoch(calendar, epoch) for epoch in epochs]
        assert due_epochs(calendar, iter(epochs)) == expected
    in_order = sorted(mixed)
    expected = [due_epoch(calendar, epoch) for epoch in in_order]
    assert due_epochs(calendar, in_order, in_order=True) == expected


def test_receipts_that_are_plainly_not_in_order_are_refused() -> None:
    calendar = calendar_of(nasty("America/New_York", Policy.NEXT_DAY_CLOSE))
    later = to_epoch(datetime(2026, 11, 20, tzinfo=UTC))
    with pytest.raises(ValueError, match="order"):
        due_epochs(calendar, [later, later - 5 * 86_400], in_order=True)


@pytest.mark.parametrize("policy", list(Policy))
def test_a_calendar_closed_for_years_says_so(policy: Policy) -> None:
    definition = read_calendar('timezone = "UTC"\n[hours]\nmon = ["09:00-17:00"]')
    first = datetime(2026, 11, 16, tzinfo=UTC)
    days = [(first + timedelta(days=ahead)).date() for ahead in range(4 * 366)]
    closed = replace(definition, policy=policy, closures=dict.fromkeys(days, ""))
    with pytest.raises(NoBusinessDay):
        due_epoch(BusinessCalendar(closed), to_epoch(first))
    with pytest.raises(NoBusinessDay):
        due_epochs(BusinessCalendar(closed), [to_epoch(first)] * 3)


def test_the_ends_of_time_are_within_reach() -> None:
    for policy in Policy:
        calendar = calendar_of(nasty("America/New_York", policy))
        for text in ("1970-01-02T00:00", "2199-06-01T12:00"):
            epoch = to_epoch(datetime.fromisoformat(text).replace(tzinfo=UTC))
            assert due_epoch(calendar, epoch) == reasoned(calendar, epoch)


def test_no_holidays_are_asked_for_long_before_they_are_needed() -> None:
    calendar = calendar_of(nasty("America/New_York", Policy.NEXT_DAY_CLOSE))
    due_epoch(calendar, to_epoch(datetime(2026, 6, 1, tzinfo=UTC)))
    assert calendar.years == (2026,)
