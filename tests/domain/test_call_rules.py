"""When trying ends, and that no try lies where nobody may call."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.cadence import plan_next_call
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.call_rules import CallRules, is_spent, last_day_ends
from callback_desk.domain.calling_errors import CallRulesImpossible
from callback_desk.domain.outcome import SHIPPED_OUTCOMES, NextCall, NextRule
from callback_desk.domain.whereabouts import Whereabouts, call_times
from tests.domain.calendars import PLAIN, local

DESK = BusinessCalendar(read_calendar(PLAIN))
RULES = CallRules()
IN_VAIN = [o.next for o in SHIPPED_OUTCOMES if o.next.kind is NextCall.MINUTES]
ZONES = (
    ("America/New_York",),
    ("America/Los_Angeles",),
    ("America/Boise", "America/Los_Angeles"),
    ("Pacific/Honolulu",),
    ("Europe/London",),
    ("Asia/Tokyo",),
)


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        (CallRules(opens=time(21), closes=time(8)), "end before they begin"),
        (CallRules(most_tries=0), "between 1 and 30"),
        (CallRules(over_days=0), "over 1 to 60"),
        (CallRules(gap_minutes=-1), "a day at most"),
    ],
)
def test_rules_that_nobody_can_keep_are_refused(rules: CallRules, says: str) -> None:
    with pytest.raises(CallRulesImpossible) as refused:
        rules.check()
    assert says in refused.value.sentence


def test_trying_ends_with_the_sixth_try_or_the_fifth_business_day() -> None:
    monday = local("2026-11-16 10:00")
    tries = [monday + timedelta(hours=hour) for hour in range(6)]
    planned = local("2026-11-17 09:00")
    assert not is_spent(RULES, DESK, tries[:5], planned)
    assert is_spent(RULES, DESK, tries, planned)
    assert last_day_ends(RULES, DESK, tries) == local("2026-11-21 00:00")
    assert not is_spent(RULES, DESK, [monday], local("2026-11-20 16:00"))
    assert is_spent(RULES, DESK, [monday], local("2026-11-23 09:00"))
    assert not is_spent(RULES, DESK, [], None)


def test_a_weekend_try_begins_to_count_on_the_next_business_day() -> None:
    saturday = local("2026-11-14 11:00")
    assert last_day_ends(RULES, DESK, [saturday]) == local("2026-11-21 00:00")


@settings(deadline=None)
@given(
    tried=st.integers(0, 14 * 24 * 60),
    planned=st.integers(0, 28 * 24 * 60),
    over_days=st.integers(1, 9),
)
def test_whether_trying_is_over_is_told_by_the_end_of_the_last_day(
    tried: int, planned: int, over_days: int
) -> None:
    rules = CallRules(over_days=over_days)
    first = local("2026-11-16 00:00") + timedelta(minutes=tried)
    following = first + timedelta(minutes=planned)
    over = following >= last_day_ends(rules, DESK, [first])
    assert is_spent(rules, DESK, [first], following) is over


@settings(max_examples=150, deadline=None)
@given(
    zones=st.sampled_from(ZONES),
    rules=st.lists(st.sampled_from(IN_VAIN), min_size=40, max_size=40),
    minute=st.integers(0, 14 * 24 * 60),
    late=st.integers(0, 300),
)
def test_every_planned_try_may_be_made_and_never_more_than_the_maximum(
    zones: tuple[str, ...], rules: list[NextRule], minute: int, late: int
) -> None:
    where = Whereabouts(zones, is_assumed=False)
    called = local("2026-11-16 09:00") + timedelta(minutes=minute)
    times = call_times(DESK, where, RULES, called)
    tries: list[datetime] = []
    due = called + timedelta(days=1)
    for rule in rules:
        tries.append(called)
        planned = plan_next_call(rule, times, called, due, tries)
        assert planned is not None
        assert planned > called
        if is_spent(RULES, DESK, tries, planned):
            break
        assert DESK.is_open(planned)
        if times is not DESK:
            assert where.may_be_called(planned, RULES)
        called = planned + timedelta(minutes=late)
    assert len(tries) <= RULES.most_tries
    assert max(tries) - min(tries) <= timedelta(days=9)


def test_an_hour_that_never_comes_leaves_the_desk_its_own_hours() -> None:
    narrow = CallRules(opens=time(8), closes=time(9))
    where = Whereabouts(("Asia/Tokyo",), is_assumed=False)
    at: datetime = local("2026-11-16 10:00")
    assert call_times(DESK, where, narrow, at) is DESK
