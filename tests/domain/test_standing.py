"""Where an open lead stands: the first rule that holds."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.standing import OpenLead, Standing, goal_for, standing_of
from tests.domain.calendars import PLAIN, local

DESK = BusinessCalendar(read_calendar(PLAIN))
SECOND = timedelta(seconds=1)
DUE = local("2026-11-17 17:00")
LEAD = OpenLead(
    lead_id=1,
    record_id=None,
    name="Zoë Müller",
    phone="+16465550188",
    extension=None,
    safety=False,
    received_at=local("2026-11-16 10:00"),
    due_at=DUE,
    promised_due_at=DUE,
    goal_at=local("2026-11-16 12:00"),
    next_call_at=None,
    next_is_agreed=False,
    attempts=0,
    asked=1,
    last_outcome=None,
    dialled=False,
    contact=False,
)
SAFETY = replace(LEAD, safety=True)
DIALLED = replace(LEAD, dialled=True, attempts=1)
REACHED = replace(DIALLED, contact=True)
THEY_CALLED = replace(LEAD, contact=True, attempts=1)


def planned(lead: OpenLead, at: str) -> OpenLead:
    return replace(lead, next_call_at=local(at))


def agreed(lead: OpenLead, at: str) -> OpenLead:
    return replace(planned(lead, at), next_is_agreed=True)


@pytest.mark.parametrize(
    ("lead", "now", "standing"),
    [
        # Nobody has dialled yet.
        (LEAD, "2026-11-16 10:00", "on_track"),
        (LEAD, "2026-11-16 23:59:59", "on_track"),
        (LEAD, "2026-11-17 00:00", "due_today"),
        (LEAD, "2026-11-17 17:00", "due_today"),
        (LEAD, "2026-11-17 17:00:01", "overdue"),
        (LEAD, "2026-11-20 10:00", "overdue"),
        # Dialled, no contact, nothing planned or the plan has come round.
        (DIALLED, "2026-11-16 11:00", "on_track"),
        (DIALLED, "2026-11-17 17:00", "due_today"),
        (DIALLED, "2026-11-17 17:00:01", "tried"),
        (planned(DIALLED, "2026-11-16 11:00"), "2026-11-16 10:59:59", "resting"),
        (planned(DIALLED, "2026-11-16 11:00"), "2026-11-16 11:00", "on_track"),
        (planned(DIALLED, "2026-11-17 11:00"), "2026-11-17 11:00", "due_today"),
        (planned(DIALLED, "2026-11-18 09:00"), "2026-11-17 20:00", "resting"),
        (planned(DIALLED, "2026-11-18 09:00"), "2026-11-18 09:00", "tried"),
        # A call agreed for a later day rests, one for later today does not.
        (agreed(DIALLED, "2026-11-18 09:00"), "2026-11-17 23:59:59", "resting"),
        (agreed(DIALLED, "2026-11-18 09:00"), "2026-11-18 00:00", "tried"),
        (agreed(DIALLED, "2026-11-17 15:00"), "2026-11-17 09:00", "due_today"),
        # Contact was made.
        (REACHED, "2026-11-16 11:00", "follow_up"),
        (REACHED, "2026-11-18 11:00", "follow_up"),
        (planned(REACHED, "2026-11-18 12:00"), "2026-11-18 11:59:59", "resting"),
        (planned(REACHED, "2026-11-18 12:00"), "2026-11-18 12:00", "follow_up"),
        (agreed(REACHED, "2026-11-18 12:00"), "2026-11-17 23:59:59", "resting"),
        (agreed(REACHED, "2026-11-18 12:00"), "2026-11-18 00:00", "follow_up"),
        (agreed(REACHED, "2026-11-18 12:00"), "2026-11-30 09:00", "follow_up"),
        (THEY_CALLED, "2026-11-18 11:00", "follow_up"),
        # Safety leads never rest.
        (planned(replace(DIALLED, safety=True), "2026-11-16 11:00"),
         "2026-11-16 10:30", "on_track"),
        (agreed(replace(REACHED, safety=True), "2026-11-30 11:00"),
         "2026-11-16 10:30", "follow_up"),
        (SAFETY, "2026-11-17 17:00:01", "overdue"),
    ],
)  # fmt: skip
def test_a_lead_stands_where_the_first_rule_puts_it(
    lead: OpenLead, now: str, standing: str
) -> None:
    assert standing_of(lead, local(now), DESK) == standing


def test_the_rules_are_asked_in_the_order_of_the_contract() -> None:
    assert [standing.value for standing in Standing] == [
        "resting", "follow_up", "overdue", "tried", "due_today", "on_track",
    ]  # fmt: skip


def test_due_today_is_the_clinics_today() -> None:
    far = BusinessCalendar(
        read_calendar(PLAIN.replace("America/New_York", "Pacific/Auckland"))
    )
    now = DUE - timedelta(hours=12)
    assert standing_of(LEAD, now, DESK) is Standing.DUE_TODAY
    assert standing_of(LEAD, now, far) is Standing.ON_TRACK


@pytest.mark.parametrize(
    ("lead", "act_by"),
    [
        (LEAD, DUE),
        (DIALLED, DUE),
        (planned(DIALLED, "2026-11-17 11:00"), DUE),
        (planned(REACHED, "2026-11-18 12:00"), local("2026-11-18 12:00")),
        (SAFETY, LEAD.goal_at),
        (replace(DIALLED, safety=True), DUE),
        (planned(replace(REACHED, safety=True), "2026-11-18 12:00"),
         local("2026-11-18 12:00")),
        # They called: a safety lead nobody has dialled keeps its goal.
        (replace(THEY_CALLED, safety=True), LEAD.goal_at),
        (planned(replace(THEY_CALLED, safety=True), "2026-11-18 12:00"), LEAD.goal_at),
        (planned(THEY_CALLED, "2026-11-18 12:00"), local("2026-11-18 12:00")),
    ],
)  # fmt: skip
def test_a_lead_is_to_be_acted_on_by_goal_deadline_or_next_call(
    lead: OpenLead, act_by: datetime
) -> None:
    assert lead.act_by == act_by


def test_a_lead_that_was_reached_with_nothing_planned_still_has_a_place() -> None:
    assert REACHED.act_by == DUE


@pytest.mark.parametrize(
    ("received", "safety", "goal"),
    [
        ("2026-11-16 10:00", False, "2026-11-16 12:00"),
        ("2026-11-16 10:00", True, "2026-11-16 10:30"),
        ("2026-11-16 15:00", False, "2026-11-16 17:00"),
        ("2026-11-16 16:00", False, "2026-11-17 10:00"),
        ("2026-11-13 16:45", True, "2026-11-16 09:15"),
        ("2026-11-14 12:00", False, "2026-11-16 11:00"),
    ],
)
def test_the_goal_is_counted_in_desk_time(
    received: str, safety: bool, goal: str
) -> None:
    assert goal_for(DESK, local(received), safety=safety) == local(goal)


def test_a_desk_goal_never_lies_before_the_receipt() -> None:
    at = local("2026-11-16 09:00")
    for minute in range(0, 3 * 1440, 7):
        received = at + timedelta(minutes=minute)
        assert goal_for(DESK, received, safety=True) >= received + 1800 * SECOND
