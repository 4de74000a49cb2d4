"""`missed`: each missed callback with its timeline and the likely cause."""

from typing import Any

import pytest

from callback_desk.services.claims import claim_lead
from callback_desk.services.missed_callbacks import note_seen, sign_off
from tests.cli.command_line import CommandLine
from tests.desks import MONDAY, DeskClock, opened

# Asked on Monday 16 November 2026, due on Tuesday at 5 PM.
ROWS = """Name,Phone,Message,Date
Ana Lopez,212-555-0101,,2026-11-16 10:00
Bo Chen,212-555-0102,,2026-11-16 10:30
Cy Dunn,212-555-0103,,2026-11-16 11:00
Di Egan,212-555-0104,,2026-11-16 11:30
"""
LATE = """Name,Phone,Message,Date
Ed Finn,212-555-0105,,2026-11-16 16:59
Flo Gray,212-555-0106,,2026-11-16 12:00
"""
TUESDAY = ("missed", "--from", "2026-11-17", "--to", "2026-11-17")
WEDNESDAY_NOON = "2026-11-18T12:00"


@pytest.fixture
def week(desk: CommandLine) -> CommandLine:
    """A desk on which callbacks were missed in every way."""
    ran = desk("import", desk.csv("a.csv", ROWS), now="2026-11-16T13:00")
    assert ran.code == 0
    with opened(desk.db, DeskClock(MONDAY)) as at_desk:
        claim_lead(at_desk, 1)
        note_seen(at_desk, 2)
    # Half an hour before it was due, and the day after.
    ran = desk("import", desk.csv("b.csv", LATE), now="2026-11-17T16:30")
    assert ran.code == 0
    for lead, outcome, at in (
        ("3", "no_answer", "2026-11-17T12:00"),
        ("2", "wrong_number", "2026-11-18T09:20"),
        ("6", "booked", "2026-11-18T09:30"),
    ):
        assert desk("record", lead, outcome, now=at).code == 0
    return desk


def missed(desk: CommandLine, now: str = WEDNESDAY_NOON) -> dict[str, Any]:
    return {one["name"]: one for one in desk.json(*TUESDAY, now=now)}


def test_every_missed_callback_has_its_cause(week: CommandLine) -> None:
    found = missed(week)
    # Cy was dialled in time.
    assert {name: one["cause"] for name, one in found.items()} == {
        "Ana Lopez": "shown_not_called",
        "Bo Chen": "unusable_number",
        "Di Egan": "not_shown",
        "Ed Finn": "came_in_late",
        "Flo Gray": "came_in_late",
    }
    assert found["Ed Finn"]["because"] == [
        "Asked Mon 16 Nov 4:59 PM, but it reached the desk Tue 17 Nov 4:30 PM, with "
        "30 m of desk time left.",
        "6 promises were due that day; the desk made 1 call.",
    ]
    assert "Nobody opened it before it was due." in found["Di Egan"]["because"]


def test_the_timeline_says_what_happened_in_order(week: CommandLine) -> None:
    found = missed(week)
    assert found["Ana Lopez"]["timeline"] == [
        {"at": "2026-11-16T15:00:00Z", "what": "received"},
        {"at": "2026-11-16T18:00:00Z", "what": "imported"},
        {"at": "2026-11-16T18:00:00Z", "what": "claimed"},
        {"at": "2026-11-17T22:00:00Z", "what": "due"},
    ]
    assert [moment["what"] for moment in found["Bo Chen"]["timeline"]] == [
        *("received", "imported", "shown", "due", "attempt"),
    ]
    assert [moment["what"] for moment in found["Flo Gray"]["timeline"]] == [
        *("received", "imported", "due", "contact"),
    ]


def test_how_late_it_was_counts_desk_minutes(week: CommandLine) -> None:
    found = missed(week)
    flo, ana = found["Flo Gray"], found["Ana Lopez"]
    assert flo["first_attempt_at"] == "2026-11-18T14:30:00Z"
    assert flo["minutes_late_open"] == 30
    assert ana["first_attempt_at"] is None
    assert ana["minutes_late_open"] == 180
    assert missed(week, "2026-11-18T17:00")["Ana Lopez"]["minutes_late_open"] == 480


def test_a_closure_that_was_entered_later_is_named(week: CommandLine) -> None:
    ran = week("calendar", "close", "2026-11-17", "--name", "Snow", now=WEDNESDAY_NOON)
    assert ran.code in (0, 1), ran.err
    found = missed(week)
    assert found["Di Egan"]["cause"] == "closed_day"
    assert found["Di Egan"]["because"] == [
        "By the calendar as it is now the desk was closed on that day.",
        "The promise would have run until Wed 18 Nov 5:00 PM.",
    ]
    # It fell due all the same, and says why by the calendar of its time.
    assert found["Di Egan"]["due_because"][-1] == (
        "Tue 17 Nov is the next business day; it closes at 5:00 PM."
    )
    assert found["Di Egan"]["due_at"] == "2026-11-17T22:00:00Z"


def test_what_was_signed_off_says_by_whom_and_why(week: CommandLine) -> None:
    request = missed(week)["Di Egan"]["request_id"]
    with opened(week.db, DeskClock(MONDAY)) as desk:
        sign_off(desk, [request], "two people ill", "ticket raised")
        sign_off(desk, [request], "not_shown")
    found = missed(week)
    assert found["Di Egan"]["reviewed_by"] == "Kim Osei"
    assert found["Di Egan"]["reviewed_cause"] == "not_shown"
    assert found["Ana Lopez"]["reviewed_by"] is None
    assert week("audit", "verify").code == 0


def test_for_people_each_is_a_line(week: CommandLine) -> None:
    ran = week(*TUESDAY, now=WEDNESDAY_NOON)
    assert ran.code == 0
    assert "Ana Lopez: due Tue 17 Nov 5:00 PM, 3 h not called yet." in ran.out
    assert "Nobody opened it." in ran.out
    ran = week("missed", "--from", "2030-01-01", "--to", "2030-01-01")
    assert "No callback was missed" in ran.out


def test_whom_the_next_call_merely_brought_up_nobody_opened(week: CommandLine) -> None:
    with opened(week.db, DeskClock(MONDAY)) as at_desk:
        note_seen(at_desk, 4, by_itself=True)
    di = missed(week)["Di Egan"]
    assert di["cause"] == "not_shown"
    assert "shown" not in [one["what"] for one in di["timeline"]]


def test_more_due_than_the_desk_usually_handles_is_overload(desk: CommandLine) -> None:
    # Two calls a day in the week before; on Tuesday four are due, and two are called.
    before = "".join(
        f"Early {n} Bird,212-555-01{n},,2026-11-06 10:00\n" for n in range(20, 30)
    )
    rows = ROWS + before
    ran = desk("import", desk.csv("a.csv", rows), now="2026-11-16T13:00")
    assert ran.code == 0, ran.err
    for place in range(10):
        day = 9 + place // 2
        at = f"2026-11-{day:02}T11:{place:02}"
        ran = desk("record", 5 + place, "no_answer", "--at", at, now="2026-11-16T13:00")
        assert ran.code == 0, ran.err
    for lead in (3, 4):
        ran = desk("record", lead, "no_answer", now="2026-11-17T12:00")
        assert ran.code == 0, ran.err
    with opened(desk.db, DeskClock(MONDAY)) as at_desk:
        note_seen(at_desk, 1)
        staff = at_desk.staff.name
    found = missed(desk)
    assert found["Ana Lopez"]["cause"] == "overload"
    # Nobody had him before them, however busy it was.
    assert found["Bo Chen"]["cause"] == "not_shown"
    told = " ".join(found["Ana Lopez"]["because"])
    assert "4 promises were due" in told
    assert "usually" in told
    # The desk is named, and no person.
    assert staff not in told
