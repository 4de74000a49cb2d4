"""When a lead comes back: every rule of the outcomes, and what bends it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.business_calendar import BusinessCalendar, Policy
from callback_desk.domain.cadence import (
    BEFORE_CLOSE,
    SHORT_GAP,
    WhyThen,
    plan_next_call,
    plan_with_reasons,
)
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.outcome import SHIPPED_OUTCOMES, NextCall
from tests.domain.calendars import (
    NASTY_ZONES,
    PLAIN,
    calendar_of,
    instants,
    local,
    nasty,
)

RULES = {outcome.code: outcome.next for outcome in SHIPPED_OUTCOMES}
# Mon-Fri 9-17. Friday the 27th closes at 15:30, Monday the 30th has a lunch break.
DESK = BusinessCalendar(
    read_calendar(
        PLAIN
        + """
[[special_hours]]
date = 2026-11-27
hours = ["09:00-15:30"]
[[special_hours]]
date = 2026-11-30
hours = ["09:00-12:00", "13:00-17:00"]
"""
    )
)
MON, TUE, WED, THU = "2026-11-16 ", "2026-11-17 ", "2026-11-18 ", "2026-11-19 "
FRI, SAT, NEXT_MON = "2026-11-13 ", "2026-11-14 ", "2026-11-23 "
SHORT, LUNCH = "2026-11-27 ", "2026-11-30 "
GAP, SHRUNK, LAST = WhyThen.GAP, WhyThen.SHORT_GAP, WhyThen.LAST_TRY
OTHER, AGO = WhyThen.OTHER_PART, WhyThen.LONGEST_AGO
DAYS, HOURS = WhyThen.BUSINESS_DAYS, WhyThen.DESK_HOURS


def plan(
    code: str, called: str, due: str | None = None, earlier: Sequence[str] = ()
) -> datetime | None:
    return plan_next_call(
        RULES[code],
        DESK,
        local(called),
        None if due is None else local(due),
        [local(at) for at in (*earlier, called)],
    )


@pytest.mark.parametrize(
    ("code", "called", "comes_back"),
    [
        ("busy", MON + "10:00", MON + "10:15"),
        ("no_answer", MON + "10:00", MON + "11:00"),
        ("someone_else", MON + "10:00", MON + "11:00"),
        ("mailbox_full", MON + "10:00", MON + "11:00"),
        ("cut_off", MON + "10:00", MON + "10:05"),
        ("thinking", MON + "10:00", THU + "09:00"),
        ("thinking", THU + "16:59", "2026-11-24 09:00"),
        ("texted", MON + "10:00", TUE + "09:00"),
        ("emailed", "2026-11-20 10:00", NEXT_MON + "09:00"),
        ("question_for", MON + "16:00", TUE + "09:00"),
        ("language_help", MON + "16:00", TUE + "09:00"),
        ("left_voicemail", MON + "10:00", TUE + "12:00"),
        ("left_voicemail", MON + "12:00", TUE + "09:00"),
        ("left_voicemail", MON + "16:00", TUE + "09:00"),
    ],
)
def test_an_outcome_brings_the_lead_back_by_its_rule(
    code: str, called: str, comes_back: str
) -> None:
    assert plan(code, called) == local(comes_back)


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_other_outcomes_plan_nothing(code: str) -> None:
    planned = plan(code, MON + "10:00", TUE + "17:00")
    plans = RULES[code].kind in {NextCall.MINUTES, NextCall.BUSINESS_DAYS}
    assert (planned is not None) is plans
    if code in {"booked", "call_again", "wrong_number", "disconnected", "spam"}:
        assert planned is None


@pytest.mark.parametrize(
    ("code", "called", "comes_back"),
    [
        ("no_answer", MON + "16:30", TUE + "09:00"),
        ("no_answer", MON + "16:00", TUE + "09:00"),
        ("busy", MON + "16:44:59", MON + "16:59:59"),
        ("busy", MON + "16:45", TUE + "09:00"),
        ("busy", MON + "07:00", MON + "09:00"),
        ("busy", MON + "21:00", TUE + "09:00"),
        ("no_answer", FRI + "16:30", MON + "09:00"),
        ("no_answer", SAT + "11:00", MON + "09:00"),
        ("no_answer", LUNCH + "11:00", LUNCH + "13:00"),
        ("no_answer", LUNCH + "11:45", LUNCH + "13:00"),
        ("no_answer", LUNCH + "12:30", LUNCH + "13:30"),
    ],
)
def test_a_try_outside_desk_hours_waits_until_the_desk_opens(
    code: str, called: str, comes_back: str
) -> None:
    assert plan(code, called, "2026-12-04 17:00") == local(comes_back)


@pytest.mark.parametrize(
    ("called", "due", "comes_back"),
    [
        # An hour on, as long as that lies 45 minutes before the close.
        (TUE + "15:10", TUE + "17:00", TUE + "16:10"),
        (TUE + "15:15", TUE + "17:00", TUE + "16:15"),
        (TUE + "15:16", TUE + "17:00", TUE + "16:15"),
        (TUE + "15:59", TUE + "17:00", TUE + "16:15"),
        # An hour would pass the deadline: 15 minutes.
        (TUE + "16:00", TUE + "17:00", TUE + "16:15"),
        (TUE + "16:10", TUE + "17:00", TUE + "16:25"),
        (TUE + "16:30", TUE + "17:00", TUE + "16:45"),
        (TUE + "16:50", TUE + "17:00", WED + "09:00"),
        # A deadline at another hour of the day.
        (TUE + "09:00", TUE + "10:00", TUE + "10:00"),
        (TUE + "09:30", TUE + "10:00", TUE + "09:45"),
        (MON + "16:30", TUE + "10:00", TUE + "09:00"),
        # At noon the desk closes for lunch, so that an hour on would be too late.
        (LUNCH + "11:00", LUNCH + "12:00", LUNCH + "11:15"),
        (LUNCH + "10:59", LUNCH + "12:00", LUNCH + "11:59"),
        # A day that closes early.
        (SHORT + "14:00", SHORT + "15:30", SHORT + "14:45"),
        (SHORT + "14:31", SHORT + "15:30", SHORT + "14:46"),
        # On a day before the deadline's nothing shrinks.
        (MON + "15:30", TUE + "17:00", MON + "16:30"),
        # The deadline has passed.
        (TUE + "17:00", TUE + "17:00", WED + "09:00"),
        (TUE + "10:00", TUE + "10:00", TUE + "11:00"),
        (WED + "10:00", TUE + "17:00", WED + "11:00"),
        (WED + "16:00", TUE + "17:00", THU + "09:00"),
    ],
)
def test_the_gap_after_no_answer_shrinks_before_a_deadline(
    called: str, due: str, comes_back: str
) -> None:
    assert plan("no_answer", called, due) == local(comes_back)


@pytest.mark.parametrize(
    ("code", "called", "comes_back"),
    [
        ("busy", TUE + "15:00", TUE + "15:15"),
        ("busy", TUE + "16:00", TUE + "16:15"),
        ("busy", TUE + "16:30", TUE + "16:45"),
        ("cut_off", TUE + "16:30", TUE + "16:35"),
    ],
)
def test_a_short_gap_stays_as_it_is(code: str, called: str, comes_back: str) -> None:
    assert plan(code, called, TUE + "17:00") == local(comes_back)


@pytest.mark.parametrize(
    ("earlier", "called", "due", "comes_back"),
    [
        # The second: another part of the day, today if one is left.
        ([MON + "10:00"], MON + "11:00", TUE + "17:00", MON + "12:00"),
        ([MON + "10:00"], MON + "13:00", TUE + "17:00", MON + "15:00"),
        ([FRI + "13:00"], MON + "10:00", TUE + "17:00", MON + "15:00"),
        # No part is left today: the next business day.
        ([MON + "13:00"], MON + "15:30", TUE + "17:00", TUE + "09:00"),
        ([MON + "10:00"], MON + "15:30", TUE + "17:00", TUE + "12:00"),
        ([FRI + "10:00"], FRI + "15:30", MON + "17:00", MON + "12:00"),
        # All were tried: the one tried longest ago.
        ([FRI + "13:00", FRI + "16:00"], MON + "10:00", TUE + "17:00", TUE + "12:00"),
        ([MON + "10:00", MON + "13:00"], MON + "16:00", TUE + "17:00", TUE + "09:00"),
        # The deadline falls today: the last try lies 45 minutes before the close …
        ([MON + "13:00", MON + "16:00"], TUE + "10:00", TUE + "17:00", TUE + "16:15"),
        ([MON + "13:00"], TUE + "10:00", TUE + "17:00", TUE + "15:00"),
        ([SHORT + "10:00"], SHORT + "12:30", SHORT + "15:30", SHORT + "14:45"),
        # … and not after the deadline, where that falls earlier …
        ([TUE + "09:30"], TUE + "12:30", TUE + "14:00", TUE + "14:00"),
        ([LUNCH + "10:00"], LUNCH + "11:00", LUNCH + "12:00", LUNCH + "11:15"),
        # … and where there is no time left for it, the lead has been tried.
        ([MON + "10:00"], TUE + "16:05", TUE + "17:00", WED + "12:00"),
        ([SHORT + "10:00"], SHORT + "14:50", SHORT + "15:30", LUNCH + "15:00"),
        # The deadline has passed.
        ([TUE + "10:00"], WED + "10:00", TUE + "17:00", WED + "12:00"),
        ([TUE + "10:00"], TUE + "11:00", TUE + "10:30", TUE + "12:00"),
        ([LUNCH + "10:00"], LUNCH + "13:30", LUNCH + "12:00", LUNCH + "15:00"),
        ([WED + "10:00"], WED + "11:00", None, WED + "12:00"),
    ],
)
def test_after_two_without_an_answer_another_part_of_the_day_is_tried(
    earlier: list[str], called: str, due: str | None, comes_back: str
) -> None:
    assert plan("no_answer", called, due, earlier) == local(comes_back)


@pytest.mark.parametrize(
    ("earlier", "called", "comes_back"),
    [
        ([MON + "13:00"], MON + "10:00", TUE + "15:00"),
        ([FRI + "10:00", FRI + "13:00"], MON + "16:00", TUE + "09:00"),
        ([FRI + "16:00", FRI + "13:00"], MON + "10:00", TUE + "12:00"),
    ],
)
def test_a_voicemail_is_followed_in_a_part_of_the_day_not_tried_yet(
    earlier: list[str], called: str, comes_back: str
) -> None:
    assert plan("left_voicemail", called, None, earlier) == local(comes_back)


def test_busy_lines_are_tried_again_soon_however_often() -> None:
    earlier = [MON + "10:00", MON + "10:15", MON + "10:30"]
    assert plan("busy", MON + "10:45", TUE + "17:00", earlier) == local(MON + "11:00")


@given(
    zone=st.sampled_from(NASTY_ZONES),
    called=instants,
    code=st.sampled_from(sorted(RULES)),
    due=st.none() | st.integers(-86_400, 5 * 86_400),
    earlier=st.lists(st.integers(60, 3 * 86_400), max_size=3),
)
@settings(max_examples=300, deadline=None)
def test_every_planned_try_lies_ahead_and_inside_desk_hours(
    zone: str, called: datetime, code: str, due: int | None, earlier: list[int]
) -> None:
    calendar = calendar_of(nasty(zone, Policy.NEXT_DAY_CLOSE))
    due_at = None if due is None else called + timedelta(seconds=due)
    tries = [called - timedelta(seconds=ago) for ago in earlier]
    planned = plan_next_call(RULES[code], calendar, called, due_at, [*tries, called])
    if planned is not None:
        assert planned > called
        assert calendar.is_open(planned)


@given(called=st.integers(0, 8 * 60 - 1), deadline=st.integers(1, 8 * 60))
@settings(max_examples=200)
def test_a_first_try_without_answer_leaves_another_before_the_deadline(
    called: int, deadline: int
) -> None:
    """Unless less than the short gap is left."""
    opening = local(TUE + "09:00")
    called_at = opening + timedelta(minutes=called)
    due_at = opening + timedelta(minutes=deadline)
    rule = RULES["no_answer"]
    planned = plan_next_call(rule, DESK, called_at, due_at, [called_at])
    assert planned is not None
    close = local(TUE + "17:00")
    if called_at + SHORT_GAP <= due_at and called_at + SHORT_GAP < close:
        assert called_at + SHORT_GAP <= planned <= due_at
        latest = max(close - BEFORE_CLOSE, called_at + SHORT_GAP)
        assert planned <= latest


@pytest.mark.parametrize(
    ("code", "called", "due", "earlier", "reasons"),
    [
        ("no_answer", MON + "10:00", None, (), [(GAP, 60)]),
        ("busy", MON + "10:00", None, (), [(GAP, 15)]),
        ("no_answer", MON + "16:30", None, (), [(GAP, 60), (HOURS, 0)]),
        ("no_answer", SAT + "10:00", None, (), [(GAP, 60), (HOURS, 0)]),
        ("no_answer", MON + "15:45", MON + "16:30", (), [(SHRUNK, 15)]),
        ("no_answer", MON + "15:30", MON + "17:00", (), [(LAST, 0)]),
        ("no_answer", MON + "11:00", None, (MON + "10:00",), [(OTHER, 0)]),
        (
            *("no_answer", MON + "16:00", None),
            (MON + "10:00", MON + "13:00"),
            [(AGO, 0)],
        ),
        ("left_voicemail", MON + "10:00", None, (), [(DAYS, 1), (OTHER, 0)]),
        ("thinking", MON + "10:00", None, (), [(DAYS, 3)]),
        ("booked", MON + "10:00", None, (), None),
    ],
)
def test_what_led_there(
    code: str,
    called: str,
    due: str | None,
    earlier: Sequence[str],
    reasons: list[tuple[WhyThen, int]] | None,
) -> None:
    plan = plan_with_reasons(
        *(RULES[code], DESK, local(called)),
        None if due is None else local(due),
        [local(at) for at in (*earlier, called)],
    )
    assert (None if plan is None else [tuple(r) for r in plan.reasons]) == reasons


def test_of_a_try_before_the_deadline_the_last_hour_is_told() -> None:
    tries = [local(TUE + "10:00"), local(TUE + "13:00"), local(TUE + "15:10")]
    plan = plan_with_reasons(
        RULES["no_answer"], DESK, tries[-1], local(TUE + "17:00"), tries
    )
    assert plan is not None
    assert [reason.why for reason in plan.reasons] == [LAST]
    assert plan.at == local(TUE + "16:15")
