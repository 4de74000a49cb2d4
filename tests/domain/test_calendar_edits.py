"""Edits of a calendar: what each does, what it refuses, and that edits compose."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain import calendar_edits as edits
from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    CalendarDefinition,
    ClosedBy,
    Policy,
    Span,
)
from callback_desk.domain.calendar_file import read_calendar, write_calendar
from callback_desk.domain.errors import CalendarUnreadable
from tests.domain.calendars import PLAIN, WORKED, dates, definitions, hours

PLAIN_WEEK = read_calendar(PLAIN)
IN_US = read_calendar(WORKED.format(policy="next-day-close"))
MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)
MORNING: tuple[Span, ...] = ((540, 720),)
DAYS = [MONDAY + timedelta(days=ahead) for ahead in range(4)]

Edit = Callable[[CalendarDefinition], CalendarDefinition]


def refused(edit: Callable[[], Any]) -> tuple[str, str]:
    with pytest.raises(CalendarUnreadable) as refusal:
        edit()
    return str(refusal.value.fields["field"]), refusal.value.what_to_do


def test_closing_a_date_wins_over_its_special_hours() -> None:
    special = edits.give_special_hours(PLAIN_WEEK, [MONDAY, TUESDAY], MORNING)
    closed = edits.close_dates(special, [MONDAY], "Snow")
    assert closed.closures == {MONDAY: "Snow"}
    assert closed.special_hours == {TUESDAY: MORNING}
    day = BusinessCalendar(closed).day(MONDAY)
    assert (day.closed_by, day.name) == (ClosedBy.CLOSURE, "Snow")


def test_special_hours_win_over_a_closure_and_are_put_in_order() -> None:
    closed = edits.close_dates(PLAIN_WEEK, [MONDAY], "Snow")
    opened = edits.give_special_hours(closed, [MONDAY], ((780, 1020), (540, 720)))
    assert opened.closures == {}
    assert opened.special_hours == {MONDAY: ((540, 720), (780, 1020))}


def test_a_date_left_as_usual_is_what_the_weekday_makes_of_it() -> None:
    changed = edits.count_dates(
        edits.close_dates(
            edits.give_special_hours(PLAIN_WEEK, [TUESDAY], MORNING), [MONDAY], ""
        ),
        [TUESDAY],
        counted=False,
    )
    assert edits.leave_as_usual(changed, [MONDAY, TUESDAY]) == PLAIN_WEEK


def test_a_holiday_and_its_observed_day_are_decided_as_one() -> None:
    opened = edits.decide_holiday(IN_US, ["Independence Day (observed)"], closed=False)
    assert "Independence Day" in opened.open_on
    assert edits.decide_holiday(opened, ["Independence Day"], closed=True) == IN_US
    again = edits.decide_holiday(opened, ["Independence Day"], closed=False)
    assert again.open_on.count("Independence Day") == 1


def test_dates_are_counted_and_not_counted() -> None:
    uncounted = edits.count_dates(PLAIN_WEEK, [MONDAY], counted=False)
    day = BusinessCalendar(uncounted).day(MONDAY)
    assert day.spans
    assert not day.counts
    assert edits.count_dates(uncounted, [MONDAY], counted=True) == PLAIN_WEEK


def test_what_a_policy_does_not_need_is_dropped() -> None:
    cut = edits.set_policy(PLAIN_WEEK, Policy.CUT_OFF, cut_off=900)
    assert (cut.policy, cut.cut_off) == (Policy.CUT_OFF, 900)
    within = edits.set_policy(cut, Policy.OPEN_HOURS, open_hours=4)
    assert (within.cut_off, within.open_hours) == (None, 4.0)
    assert edits.set_policy(within, Policy.OPEN_HOURS).open_hours == 4.0
    assert edits.set_policy(within, Policy.NEXT_DAY_CLOSE) == PLAIN_WEEK


def test_a_place_is_set_as_a_whole() -> None:
    moved = edits.set_place(IN_US, "America/Toronto", "CA", "ON", ["Boxing Day"])
    assert (moved.timezone, moved.country, moved.subdivision, moved.open_on) == (
        *("America/Toronto", "CA", "ON"),
        ("Boxing Day",),
    )
    assert moved.closures == IN_US.closures


WEEK = PLAIN_WEEK.hours


@pytest.mark.parametrize(
    ("edit", "field"),
    [
        (lambda: edits.give_special_hours(PLAIN_WEEK, [MONDAY], ()), "special_hours"),
        (lambda: edits.give_special_hours(PLAIN_WEEK, [MONDAY], ((720, 540),)),
         "special_hours on 2026-11-16"),
        (lambda: edits.give_special_hours(
            PLAIN_WEEK, [MONDAY], ((540, 720), (700, 800))),
         "special_hours on 2026-11-16"),
        (lambda: edits.give_special_hours(PLAIN_WEEK, [MONDAY], ((540, 1500),)),
         "special_hours on 2026-11-16"),
        (lambda: edits.close_dates(PLAIN_WEEK, [date(2200, 1, 1)], ""), "closures"),
        (lambda: edits.close_dates(PLAIN_WEEK, [date(1969, 12, 31)], ""), "closures"),
        (lambda: edits.count_dates(PLAIN_WEEK, [date(2200, 1, 1)], counted=False),
         "not_counted"),
        (lambda: edits.count_dates(
            edits.set_week(PLAIN_WEEK, (*WEEK[:5], MORNING, ()), frozenset({5})),
            [date(2026, 11, 21)], counted=True), "not_counted"),
        (lambda: edits.decide_holiday(PLAIN_WEEK, ["Labor Day"], closed=False),
         "open_on"),
        (lambda: edits.set_week(PLAIN_WEEK, ((),) * 7, frozenset()), "hours"),
        (lambda: edits.set_week(PLAIN_WEEK, WEEK, frozenset(range(5))), "hours"),
        (lambda: edits.set_week(PLAIN_WEEK, (((600, 540),), *WEEK[1:]), frozenset()),
         "hours.mon"),
        (lambda: edits.set_policy(PLAIN_WEEK, Policy.OPEN_HOURS, open_hours=0),
         "open_hours"),
        (lambda: edits.set_policy(PLAIN_WEEK, Policy.OPEN_HOURS, open_hours=1001),
         "open_hours"),
        (lambda: edits.set_policy(PLAIN_WEEK, Policy.CUT_OFF, cut_off=1441),
         "cut_off"),
        (lambda: edits.set_place(PLAIN_WEEK, "Mars/Base", None, None, ()), "timezone"),
        (lambda: edits.set_place(PLAIN_WEEK, "UTC", None, "NY", ()), "subdivision"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_what_would_be_right(
    edit: Callable[[], Any], field: str
) -> None:
    found, right = refused(edit)
    assert found == field
    assert right


spans = hours().filter(bool)
some_days = st.lists(st.sampled_from(DAYS) | dates, min_size=1, max_size=3)
one_edit = st.one_of(
    st.builds(lambda d, n: ("closed", d, n), some_days, st.text("abc", max_size=3)),
    st.builds(lambda d, s: ("special", d, s), some_days, spans),
    st.builds(lambda d: ("usual", d, None), some_days),
)


def apply(definition: CalendarDefinition, edit: tuple[str, Any, Any]) -> Any:  # noqa: ANN401
    kind, days, value = edit
    if kind == "closed":
        return edits.close_dates(definition, days, value)
    if kind == "special":
        return edits.give_special_hours(definition, days, value)
    return edits.leave_as_usual(definition, days)


@given(before=definitions(), made=st.lists(one_edit, max_size=6))
@settings(max_examples=150, deadline=None)
def test_edits_compose_and_the_last_one_of_a_date_wins(
    before: CalendarDefinition, made: list[tuple[str, Any, Any]]
) -> None:
    edited = before
    for edit in made:
        edited = apply(edited, edit)
    assert read_calendar(write_calendar(edited)) == edited
    last = {day: (kind, value) for kind, days, value in made for day in days}
    for day, (kind, value) in last.items():
        assert edited.closures.get(day) == (value if kind == "closed" else None)
        assert edited.special_hours.get(day) == (value if kind == "special" else None)
    untouched = {day: n for day, n in before.closures.items() if day not in last}
    assert {d: n for d, n in edited.closures.items() if d not in last} == untouched
    dated = {"closures", "special_hours", "not_counted_dates"}
    assert replace(edited, **{name: getattr(before, name) for name in dated}) == before


@given(before=definitions(), after=definitions())
@settings(max_examples=100, deadline=None)
def test_differences_are_all_that_differs(
    before: CalendarDefinition, after: CalendarDefinition
) -> None:
    assert edits.differences(before, before) == {}
    found = edits.differences(before, after)
    same_file = replace(before, open_on=tuple(sorted(before.open_on))) == replace(
        after, open_on=tuple(sorted(after.open_on))
    )
    assert (found == {}) == same_file
    back = edits.differences(after, before)
    assert {field: (new, old) for field, (old, new) in found.items()} == back


def test_differences_are_told_by_field_and_date() -> None:
    changed = edits.set_policy(
        edits.close_dates(PLAIN_WEEK, [MONDAY], "Snow"), Policy.CUT_OFF, cut_off=900
    )
    changed = edits.set_week(changed, (MORNING, *WEEK[1:]), frozenset())
    assert edits.differences(PLAIN_WEEK, changed) == {
        "policy": ("next-day-close", "cut-off"),
        "cut_off": (None, "15:00"),
        "hours.mon": (("09:00-17:00",), ("09:00-12:00",)),
        "closures.2026-11-16": (None, "Snow"),
    }
