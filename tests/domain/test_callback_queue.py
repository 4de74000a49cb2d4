"""The order of the queue, each rule and each tie-break, and its exact counts."""

import random
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.callback_queue import CallbackQueue, build_queue
from callback_desk.domain.standing import OpenLead, Standing
from tests.domain.calendars import PLAIN, local

DESK = BusinessCalendar(read_calendar(PLAIN))
NOW = local("2026-11-17 10:00")
HOUR = timedelta(hours=1)
BASE = OpenLead(
    lead_id=10,
    record_id=None,
    name="Zoë Müller",
    phone="+16465550188",
    extension=None,
    safety=False,
    received_at=NOW - 20 * HOUR,
    due_at=NOW + 7 * HOUR,
    promised_due_at=NOW + 7 * HOUR,
    goal_at=NOW - 16 * HOUR,
    next_call_at=None,
    next_is_agreed=False,
    attempts=1,
    asked=1,
    last_outcome=None,
    dialled=False,
    contact=False,
)
OVERDUE = replace(BASE, due_at=NOW - HOUR)
TRIED = replace(OVERDUE, dialled=True)
SAFETY = replace(BASE, safety=True)
FOLLOW_UP = replace(BASE, contact=True, dialled=True, next_call_at=NOW + HOUR,
                    next_is_agreed=True)  # fmt: skip
RESTING = replace(BASE, dialled=True, next_call_at=NOW + HOUR)


def queue(*leads: OpenLead) -> CallbackQueue:
    return build_queue(leads, NOW, DESK)


# Each pair differs in one rule only; all that comes after it speaks for the second.
PAIRS = {
    "a safety lead before an overdue one": (
        replace(SAFETY, goal_at=NOW + 9 * HOUR, attempts=9, received_at=NOW,
                lead_id=99),
        replace(OVERDUE, due_at=NOW - 99 * HOUR, attempts=0),
    ),
    "of safety leads the overdue one first": (
        replace(SAFETY, due_at=NOW - HOUR, goal_at=NOW + HOUR, attempts=9, lead_id=99),
        replace(SAFETY, goal_at=NOW - 9 * HOUR, attempts=0),
    ),
    "an overdue one before one that was tried": (
        replace(OVERDUE, attempts=9, lead_id=99),
        replace(TRIED, due_at=NOW - 99 * HOUR, attempts=0),
    ),
    "an overdue one before a follow-up": (
        replace(OVERDUE, attempts=9, lead_id=99),
        replace(FOLLOW_UP, next_call_at=NOW - 99 * HOUR, attempts=0),
    ),
    "of two overdue the earlier deadline": (
        replace(OVERDUE, due_at=NOW - 2 * HOUR, attempts=9, received_at=NOW,
                lead_id=99),
        replace(OVERDUE, attempts=0),
    ),
    "of two safety leads the earlier goal": (
        replace(SAFETY, goal_at=NOW - 17 * HOUR, due_at=NOW + 9 * HOUR, attempts=9,
                lead_id=99),
        replace(SAFETY, attempts=0),
    ),
    "an agreed call stands at its time": (
        replace(FOLLOW_UP, attempts=9, lead_id=99),
        replace(BASE, due_at=NOW + 2 * HOUR, attempts=0),
    ),
    "and not before": (
        replace(BASE, due_at=NOW + HOUR / 2, attempts=9, lead_id=99),
        replace(FOLLOW_UP, attempts=0),
    ),
    "what was tried stands by its deadline": (
        replace(TRIED, attempts=9, lead_id=99),
        replace(BASE, attempts=0),
    ),
    "fewest attempts": (
        replace(BASE, attempts=0, received_at=NOW, lead_id=99),
        replace(BASE, received_at=NOW - 99 * HOUR),
    ),
    "oldest receipt": (
        replace(BASE, received_at=BASE.received_at - HOUR, lead_id=99),
        BASE,
    ),
    "lead number": (BASE, replace(BASE, lead_id=11)),
    "a lead before a record kept for a look": (
        replace(SAFETY, lead_id=99),
        replace(SAFETY, lead_id=None, record_id=1),
    ),
    "of two records the lower number": (
        replace(SAFETY, lead_id=None, record_id=1),
        replace(SAFETY, lead_id=None, record_id=2),
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", PAIRS)
def test_who_is_called_first(rule: str) -> None:
    first, second = PAIRS[rule]
    for given_order in ((first, second), (second, first)):
        entries = queue(*given_order).entries
        assert [entry.lead for entry in entries] == [first, second]


def test_resting_leads_are_out_of_the_way_the_next_to_return_first() -> None:
    later = replace(RESTING, next_call_at=NOW + 2 * HOUR, lead_id=1)
    twin = replace(RESTING, lead_id=11)
    built = queue(later, twin, BASE, RESTING)
    assert [entry.lead for entry in built.entries] == [BASE]
    assert [entry.lead for entry in built.resting] == [RESTING, twin, later]


def test_counts_are_exact_and_a_safety_lead_counts_as_safety_only() -> None:
    on_track = replace(BASE, due_at=NOW + 48 * HOUR)
    record = replace(SAFETY, lead_id=None, record_id=5)
    built = queue(
        SAFETY, replace(SAFETY, due_at=NOW - HOUR), record, OVERDUE, TRIED, TRIED,
        FOLLOW_UP, BASE, on_track, on_track, on_track, RESTING,
        replace(RESTING, safety=True),
    )  # fmt: skip
    assert built.counts == {
        "safety": 4,
        "overdue": 1,
        "tried": 2,
        "follow_up": 1,
        "due_today": 1,
        "on_track": 3,
        "resting": 1,
    }
    assert list(built.counts) == [
        "safety", "overdue", "tried", "follow_up", "due_today", "on_track", "resting",
    ]  # fmt: skip
    assert built.at == NOW


def test_an_empty_desk_has_an_empty_queue() -> None:
    built = queue()
    assert (built.entries, built.resting) == ((), ())
    assert set(built.counts.values()) == {0}


_hours = st.integers(-30, 30).map(lambda hours: NOW + hours * HOUR)
_leads = st.builds(
    replace,
    st.just(BASE),
    lead_id=st.integers(1, 40),
    safety=st.booleans(),
    received_at=_hours,
    due_at=_hours,
    goal_at=_hours,
    next_call_at=st.none() | _hours,
    next_is_agreed=st.booleans(),
    attempts=st.integers(0, 3),
    dialled=st.booleans(),
    contact=st.booleans(),
)


@given(
    st.lists(_leads, max_size=12, unique_by=lambda lead: lead.lead_id),
    st.randoms(use_true_random=False),
)
@settings(max_examples=150, deadline=None)
def test_the_order_is_one_for_all_and_loses_nobody(
    leads: list[OpenLead], rng: random.Random
) -> None:
    built = queue(*leads)
    rng.shuffle(leads)
    assert queue(*leads) == built
    everybody = [entry.lead for entry in built.entries + built.resting]
    assert sorted(lead.lead_id or 0 for lead in everybody) == sorted(
        lead.lead_id or 0 for lead in leads
    )
    assert sum(built.counts.values()) == len(leads)
    assert not any(entry.lead.safety for entry in built.resting)
    assert all(entry.standing is Standing.RESTING for entry in built.resting)
    for one, other in pairwise(built.entries):
        if one.lead.safety == other.lead.safety:
            overdue = [e.standing is Standing.OVERDUE for e in (one, other)]
            assert overdue != [False, True]
            if overdue[0] == overdue[1]:
                assert one.lead.act_by <= other.lead.act_by
        else:
            assert one.lead.safety
