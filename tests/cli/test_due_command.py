"""`due`: when a lead received then is due, and why."""

import pytest

from tests.cli.command_line import CommandLine
from tests.desks import CALENDAR


def test_due_says_when_and_why(desk: CommandLine) -> None:
    (first, second) = desk.json("due", "2026-07-02T15:00", "2026-11-14")
    assert first == {
        "received_at": "2026-07-02T19:00:00Z",
        "due_at": "2026-07-06T21:00:00Z",
        "due_local": "2026-07-06T17:00:00-04:00",
        "policy": "next-day-close",
        "because": [
            "Received Thu 2 Jul 3:00 PM.",
            "Fri 3 Jul closed: Independence Day (observed).",
            "Sat, Sun closed.",
            "Mon 6 Jul is the next business day; it closes at 5:00 PM.",
        ],
    }
    assert second["received_at"] == "2026-11-14T05:00:00Z"
    assert second["due_at"] == "2026-11-16T22:00:00Z"


def test_with_a_calendar_file_no_desk_is_opened(
    desk: CommandLine,
) -> None:
    calendar = desk.csv("calendar.toml", CALENDAR.replace("New_York", "Chicago"))
    ran = desk.bare(
        "due", "--calendar", calendar, "2026-11-16T12:00:00-05:00", "--json"
    )
    assert ran.code == 0
    assert ran.document[0]["due_local"] == "2026-11-17T17:00:00-06:00"


@pytest.mark.parametrize("text", ["soon", "2026-13-01", "1969-12-31", "2200-01-01"])
def test_what_is_no_instant_is_told(desk: CommandLine, text: str) -> None:
    ran = desk("due", text, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "instant_unreadable")


def test_due_without_an_instant_is_wrong_use(desk: CommandLine) -> None:
    assert desk("due").code == 2
