"""Until when to call is said in two lines, in desk hours and on the clinic's clocks."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.lead_search import FoundBy, FoundEntry, FoundLead
from callback_desk.domain.standing import OpenLead, Standing
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_settings import ready_calendar
from callback_desk.ui.today.call_by_words import say_call_by
from tests.domain.calendars import WORKED, instants, local

MONDAY = local("2026-11-16 13:10")
SPOKE: dict[str, Any] = {"contact": True, "dialled": True}
AGREED = SPOKE | {"next_is_agreed": True}


def waiting(
    standing: Standing, due: str, comes_back: str | None = None, **fields: object
) -> QueueEntry:
    due_at = local(due)
    lead = OpenLead(
        lead_id=1,
        record_id=None,
        name="Ana Lopez",
        phone="+12125550142",
        extension=None,
        safety=False,
        received_at=due_at,
        due_at=due_at,
        promised_due_at=due_at,
        goal_at=local("2026-11-16 12:45"),
        next_call_at=local(comes_back) if comes_back else None,
        next_is_agreed=False,
        attempts=0,
        asked=1,
        last_outcome=None,
        dialled=False,
        contact=False,
    )
    return QueueEntry(replace(lead, **fields), standing)  # type: ignore[arg-type] # a test's own words


@pytest.mark.parametrize(
    ("entry", "first", "second"),
    [
        (waiting(Standing.OVERDUE, "2026-11-13 17:00"),
         "4 h 10 m over", "Fri 13 Nov 5:00 PM"),
        (waiting(Standing.OVERDUE, "2026-11-16 12:00"),
         "1 h 10 m over", "today 12:00 PM"),
        (waiting(Standing.OVERDUE, "2026-11-11 16:00"),
         "21 h 10 m over", "Wed 11 Nov 4:00 PM"),
        (waiting(Standing.OVERDUE, "2026-11-10 16:00"),
         "4 days over", "Tue 10 Nov 4:00 PM"),
        (waiting(Standing.OVERDUE, "2026-08-31 17:00"),
         "54 days over", "Mon 31 Aug 5:00 PM"),
        (waiting(Standing.OVERDUE, "2026-11-16 13:09"), "1 m over", "today 1:09 PM"),
        (waiting(Standing.TRIED, "2026-11-13 17:00", dialled=True),
         "tried", "Fri 13 Nov 5:00 PM"),
        (waiting(Standing.DUE_TODAY, "2026-11-16 17:00"),
         "in 3 h 50 m", "today 5:00 PM"),
        (waiting(Standing.DUE_TODAY, "2026-11-16 13:10"), "due now", "today 1:10 PM"),
        (waiting(Standing.ON_TRACK, "2026-11-17 17:00"),
         "tomorrow", "Tue 17 Nov 5:00 PM"),
        (waiting(Standing.ON_TRACK, "2026-11-22 17:00"),
         "Sunday", "Sun 22 Nov 5:00 PM"),
        (waiting(Standing.ON_TRACK, "2026-11-23 17:00"),
         "Mon 23 Nov", "Mon 23 Nov 5:00 PM"),
        (waiting(Standing.FOLLOW_UP, "2026-11-17 17:00", "2026-11-16 14:30", **AGREED),
         "agreed 2:30 PM", "today, in 1 h 20 m"),
        (waiting(Standing.FOLLOW_UP, "2026-11-17 17:00", "2026-11-13 16:30", **AGREED),
         "agreed 4:30 PM", "Fri, 4 h 40 m over"),
        (waiting(Standing.FOLLOW_UP, "2026-11-17 17:00", "2026-11-16 18:30", **AGREED),
         "agreed 6:30 PM", "today, in 3 h 50 m"),
        (waiting(Standing.FOLLOW_UP, "2026-11-17 17:00", "2026-11-16 13:10", **AGREED),
         "agreed 1:10 PM", "today"),
        (waiting(Standing.FOLLOW_UP, "2026-11-17 17:00", "2026-11-16 09:00", **SPOKE),
         "follow-up", "since today 9:00 AM"),
        (waiting(Standing.FOLLOW_UP, "2026-11-13 17:00", **SPOKE),
         "follow-up", "since Fri 5:00 PM"),
        (waiting(Standing.FOLLOW_UP, "2026-11-17 17:00", **SPOKE),
         "follow-up", "by Tue 5:00 PM"),
        (waiting(Standing.FOLLOW_UP, "2026-11-16 17:00", **SPOKE),
         "follow-up", "by today 5:00 PM"),
        (waiting(Standing.OVERDUE, "2026-11-13 17:00", barred=True),
         "not called", "asked Fri 13 Nov"),
        (waiting(Standing.OVERDUE, "2026-11-13 17:00", safety=True, barred=True),
         "Priority", "25 m over, 12:45 PM"),
        (waiting(Standing.RESTING, "2026-11-16 17:00", "2026-11-16 15:10"),
         "resting", "until 3:10 PM"),
        (waiting(Standing.RESTING, "2026-11-16 17:00", "2026-11-19 10:00"),
         "resting", "until Thu 10:00 AM"),
        (waiting(Standing.RESTING, "2026-11-16 17:00", "2026-12-08 10:00", **AGREED),
         "resting", "agreed Tue 8 Dec"),
        (waiting(Standing.ON_TRACK, "2026-11-17 17:00", safety=True),
         "Priority", "25 m over, 12:45 PM"),
        (waiting(Standing.ON_TRACK, "2026-11-17 17:00", safety=True,
                 goal_at=local("2026-11-13 16:45")),
         "Priority", "4 h 25 m over"),
        (waiting(Standing.ON_TRACK, "2026-11-17 17:00", safety=True, **SPOKE),
         "Priority", "reached, not reviewed"),
        (waiting(Standing.ON_TRACK, "2026-11-17 17:00", "2026-11-17 09:30",
                 safety=True, **AGREED),
         "Priority", "agreed Tue 9:30 AM"),
        (waiting(Standing.FOLLOW_UP, "2026-11-03 17:00", **SPOKE),
         "follow-up", "since Tue 3 Nov"),
        (waiting(Standing.OVERDUE, "2026-11-13 17:00", safety=True, dialled=True),
         "Priority", "tried, 4 h 10 m over"),
        (waiting(Standing.DUE_TODAY, "2026-11-16 13:10", safety=True, dialled=True),
         "Priority", "tried, due now"),
    ],
)  # fmt: skip
def test_until_when_to_call_is_said_in_two_lines(
    entry: QueueEntry, first: str, second: str
) -> None:
    calendar = ready_calendar(
        read_calendar(WORKED.format(policy="next-day-close")), HolidayTable()
    )
    assert say_call_by(entry, MONDAY, calendar) == (first, second)


def test_while_the_desk_is_closed_no_time_is_counted() -> None:
    calendar = BusinessCalendar(read_calendar(WORKED.format(policy="next-day-close")))
    entry = waiting(Standing.OVERDUE, "2026-11-16 17:00")
    evening, morning = local("2026-11-16 20:00"), local("2026-11-17 09:00")
    assert say_call_by(entry, evening, calendar) == ("overdue", "today 5:00 PM")
    assert say_call_by(entry, morning, calendar) == ("overdue", "Mon 16 Nov 5:00 PM")


@pytest.mark.parametrize("standing", list(Standing))
@given(due=instants, back=st.none() | instants, now=instants, agreed=st.booleans())
@settings(max_examples=30, deadline=None)
def test_whatever_stands_in_the_list_has_its_words(
    standing: Standing,
    due: datetime,
    back: datetime | None,
    now: datetime,
    agreed: bool,
) -> None:
    calendar = BusinessCalendar(read_calendar(WORKED.format(policy="next-day-close")))
    entry = waiting(
        standing, "2026-11-16 17:00", due_at=due, next_call_at=back,
        next_is_agreed=agreed,
    )  # fmt: skip
    near = max(due, min(now, due + timedelta(days=30)))
    first, second = say_call_by(entry, near, calendar)
    assert first
    assert second


WIDEST = "in 25 m, Wed 10:25 AM"


@given(due=instants, back=st.none() | instants, now=instants, flags=st.tuples(
    st.booleans(), st.booleans(), st.booleans(), st.booleans()))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_the_second_line_stays_short_enough_for_its_column(
    due: datetime,
    back: datetime | None,
    now: datetime,
    flags: tuple[bool, bool, bool, bool],
) -> None:
    calendar = BusinessCalendar(read_calendar(WORKED.format(policy="next-day-close")))
    near = max(due - timedelta(days=5), min(now, due + timedelta(days=5)))
    agreed, safety, dialled, contact = flags
    for standing in Standing:
        entry = waiting(
            standing, "2026-11-16 17:00", due_at=due, next_call_at=back,
            next_is_agreed=agreed, safety=safety, dialled=dialled, contact=contact,
            goal_at=due,
        )  # fmt: skip
        assert len(say_call_by(entry, near, calendar)[1]) <= len(WIDEST)


def test_the_year_in_which_somebody_asked_is_the_clinics() -> None:
    calendar = BusinessCalendar(read_calendar(WORKED.format(policy="next-day-close")))
    entry = waiting(
        Standing.ON_TRACK, "2026-01-02 17:00", received_at=local("2025-12-31 21:00")
    )
    lead = entry.lead
    found = FoundLead(
        *(1, lead.name, lead.phone or "", None, False, False, lead.received_at, 0),
        *(None, FoundBy.NAME, None),
    )
    row = FoundEntry(lead, entry.standing, found)
    assert say_call_by(row, MONDAY, calendar)[1] == "asked Wed 31 Dec 2025"
