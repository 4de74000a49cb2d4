"""Booked visits: the morning list, who came, and a no-show that returns as a call."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.errors import UnknownAttempt
from callback_desk.domain.period_report import Period
from callback_desk.domain.review_errors import VisitAhead
from callback_desk.domain.standing import Standing
from callback_desk.domain.visit import Visit
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.reports import make_report
from callback_desk.services.visits import mark_visit, visits_of
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import MONDAY, DeskClock, copy_desk, opened
from tests.storage.stored_desk import take

ROWS = (
    "Ana Lopez,212-555-0101,,hello,2026-11-16 10:00",
    "Bo Chen,212-555-0102,,hello,2026-11-16 10:30",
    "Cy Dunn,212-555-0103,,hello,2026-11-16 11:00",
)
WEDNESDAY = date(2026, 11, 18)
DAY = timedelta(days=1)


@dataclass
class Booked:
    """A desk with three visits booked."""

    desk: Desk
    clock: DeskClock

    def listed(self, day: date | None = None) -> list[tuple[str, Visit]]:
        """Who is on the list of a day."""
        return [(v.name, v.visit) for v in visits_of(self.desk, day).visits]

    def funnel(self) -> tuple[int, int, int, int, int]:
        """Booked, came, no-shows, canceled, ahead."""
        made = make_report(self.desk, Period(date(2026, 11, 1), date(2026, 11, 30)))
        row = made.funnel.total
        return row.booked, row.came, row.no_shows, row.canceled, row.ahead


def book(desk: Desk, lead_id: int, day: date | None) -> int:
    call = Call("booked", details=AttemptDetails(appointment_on=day))
    return record_outcome(desk, lead_id, call).attempt_id


@pytest.fixture
def booked(tmp_path: Path) -> Iterator[Booked]:
    """Ana is booked for Wednesday, Bo for Thursday, Cy for no day."""
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        take(desk, tmp_path, *ROWS)
        days = (WEDNESDAY, WEDNESDAY + DAY, None)
        assert [book(desk, n, day) for n, day in enumerate(days, 1)] == [1, 2, 3]
        clock.now = MONDAY + 2 * DAY
        yield Booked(desk, clock)
        assert check_desk(desk)[0] == []


def test_the_morning_list_is_of_its_day_and_of_what_is_left(booked: Booked) -> None:
    ahead = Visit.AHEAD
    assert booked.listed() == [("Ana Lopez", ahead), ("Cy Dunn", ahead)]
    assert booked.listed(WEDNESDAY + DAY) == [
        ("Bo Chen", ahead),
        ("Ana Lopez", ahead),
        ("Cy Dunn", ahead),
    ]
    mark_visit(booked.desk, 1, Visit.CAME)
    assert booked.listed() == [("Ana Lopez", Visit.CAME), ("Cy Dunn", ahead)]
    assert booked.listed(WEDNESDAY + DAY) == [("Bo Chen", ahead), ("Cy Dunn", ahead)]
    assert booked.funnel() == (3, 1, 0, 0, 2)


def test_who_came_stays_closed_and_who_did_not_returns_as_a_call(
    booked: Booked,
) -> None:
    assert mark_visit(booked.desk, 1, Visit.CAME).closed
    recorded = mark_visit(booked.desk, 3, Visit.NO_SHOW)
    assert not recorded.closed
    queue, _ = show_queue(booked.desk)
    (entry,) = queue.entries
    assert (entry.lead.lead_id, entry.standing) == (3, Standing.FOLLOW_UP)
    assert (entry.lead.last_outcome, entry.lead.attempts) == ("no_show", 1)
    assert not entry.lead.next_is_agreed
    assert booked.funnel() == (3, 1, 1, 0, 1)
    # Booked once more it is one visit, and the newer one.
    book(booked.desk, 3, WEDNESDAY + 3 * DAY)
    assert booked.funnel() == (3, 1, 0, 0, 2)
    assert show_queue(booked.desk)[0].entries == ()


def test_out_of_hours_a_no_show_waits_for_the_next_opening(booked: Booked) -> None:
    booked.clock.now = MONDAY + 2 * DAY + timedelta(hours=8)
    recorded = mark_visit(booked.desk, 1, Visit.NO_SHOW)
    assert recorded.standing is Standing.RESTING
    assert recorded.next_call_at == MONDAY + 2 * DAY + timedelta(hours=20)


def test_a_mark_is_taken_back_or_replaced(booked: Booked) -> None:
    assert not mark_visit(booked.desk, 1, Visit.NO_SHOW).closed
    assert mark_visit(booked.desk, 1, Visit.CANCELED).closed
    assert booked.funnel() == (3, 0, 0, 1, 2)
    assert mark_visit(booked.desk, 1, Visit.AHEAD).closed
    assert booked.listed()[0] == ("Ana Lopez", Visit.AHEAD)
    again = mark_visit(booked.desk, 1, Visit.CAME)
    undo_attempt(booked.desk, again.attempt_id)
    assert booked.listed()[0] == ("Ana Lopez", Visit.AHEAD)
    told = [a.outcome for a in show_lead(booked.desk, 1).attempts if a.corrects is None]
    assert told == ["booked", "no_show", "canceled", "came"]


def test_nobody_came_to_a_visit_that_lies_ahead(booked: Booked) -> None:
    with pytest.raises(VisitAhead):
        mark_visit(booked.desk, 2, Visit.CAME)
    assert mark_visit(booked.desk, 2, Visit.CANCELED).closed
    with pytest.raises(UnknownAttempt):
        mark_visit(booked.desk, 99, Visit.CAME)


def test_a_new_asking_is_not_closed_by_who_came(booked: Booked, tmp_path: Path) -> None:
    take(booked.desk, tmp_path, "Ana Lopez,212-555-0101,,again,2026-11-18 09:00")
    recorded = mark_visit(booked.desk, 1, Visit.CAME)
    assert not recorded.closed
    assert [entry.lead.lead_id for entry in show_queue(booked.desk)[0].entries] == [1]
    assert booked.funnel()[:2] == (3, 1)


def test_who_booked_and_said_otherwise_by_a_correction_is_not_listed(
    booked: Booked,
) -> None:
    undo_attempt(booked.desk, 1)
    assert [name for name, _ in booked.listed()] == ["Cy Dunn"]


@pytest.mark.parametrize("said", [Visit.NO_SHOW, Visit.CANCELED])
def test_what_is_said_anew_of_a_visit_leaves_the_one_that_was_booked_since(
    booked: Booked, said: Visit
) -> None:
    """A no-show was said of next week's visit, and the lead was called again."""
    mark_visit(booked.desk, 1, Visit.CAME)
    booked.clock.now += timedelta(hours=1)
    friday = WEDNESDAY + 2 * DAY
    second = book(booked.desk, 1, friday)
    booked.clock.now += timedelta(hours=1)
    assert mark_visit(booked.desk, 1, said).closed
    assert booked.listed()[0] == ("Ana Lopez", said)
    assert ("Ana Lopez", Visit.AHEAD) in booked.listed(friday)
    # Nobody marked it on its day: it is left over on the next.
    booked.clock.now += 5 * DAY
    assert ("Ana Lopez", Visit.AHEAD) in booked.listed()
    assert not mark_visit(booked.desk, second, Visit.NO_SHOW).closed
    assert booked.listed(friday)[0] == ("Ana Lopez", Visit.NO_SHOW)
    mark_visit(booked.desk, second, Visit.AHEAD)
    mark_visit(booked.desk, 1, Visit.AHEAD)
    assert booked.listed(WEDNESDAY)[0][0] != "Ana Lopez"
    assert ("Ana Lopez", Visit.AHEAD) in booked.listed(friday)


@pytest.mark.parametrize("how", ["corrected", "taken back"])
def test_a_mark_carries_on_what_was_agreed_as_it_is_mended_since(
    booked: Booked, how: str
) -> None:
    """A call agreed for a wrong year stood by the mark, and the lead rested so long."""
    desk, clock = booked.desk, booked.clock
    by = visits_of(desk, WEDNESDAY).visits[0].attempt_id
    far, soon = clock.now + 400 * DAY, clock.now + 2 * DAY
    agreed = record_outcome(desk, 1, Call("call_again", next_at=far))
    clock.now += timedelta(minutes=1)
    mark_visit(desk, by, Visit.CANCELED)
    assert show_lead(desk, 1).state.next_call_at == far
    if how == "corrected":
        meant = Call("call_again", next_at=soon)
        correct_attempt(desk, agreed.attempt_id, meant, "wrong year")
        assert show_lead(desk, 1).state.next_call_at == soon
    else:
        undo_attempt(desk, agreed.attempt_id)
        assert not show_lead(desk, 1).state.is_open
        assert show_lead(desk, 1).state.next_call_at is None
    assert check_desk(desk)[0] == []


def test_who_did_not_come_is_called_by_that_alone(booked: Booked) -> None:
    desk, clock = booked.desk, booked.clock
    by = visits_of(desk, WEDNESDAY).visits[0].attempt_id
    clock.now += 2 * DAY + timedelta(hours=1)
    marked = mark_visit(desk, by, Visit.NO_SHOW)
    assert marked.next_call_at == clock.now
    later = record_outcome(desk, 1, Call("no_answer"))
    assert later.next_call_at is not None
    undo_attempt(desk, later.attempt_id)
    assert show_lead(desk, 1).state.next_call_at == marked.next_call_at
