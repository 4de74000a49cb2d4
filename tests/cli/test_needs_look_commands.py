"""`needs-look`: what waits, in the order of the window, safe to print."""

from tests.cli.command_line import CommandLine
from tests.storage.stored_desk import ANA, HEADER
from tests.ui.needs_look.kept_people import DANGER, HOSTILE, NUMBER


def test_it_lists_what_waits_with_those_in_danger_first(desk: CommandLine) -> None:
    rows = "\n".join((HEADER, ANA, NUMBER, DANGER))
    assert desk("import", desk.csv("leads.csv", rows)).code == 1
    listed = desk.json("needs-look")
    assert listed["at"] == "2026-11-16T18:00:00Z"
    assert [record["name"] for record in listed["records"]] == [
        *("No Number", "Maria Alvarez"),
    ]
    assert listed["records"][1] == {
        "record_id": 2,
        "name": "Maria Alvarez",
        "phone": "ext 12",
        "why": "phone: ext 12 is too short to be a whole number",
        "safety": False,
        "received_at": "2026-11-16T15:00:00Z",
        "received_precision": "minute",
        "due_at": "2026-11-17T22:00:00Z",
        "file": "leads.csv",
        "row": 3,
    }
    told = desk("needs-look").out
    assert "Priority  No Number  now, by today 1:00 PM" in told


def test_an_empty_desk_says_so(desk: CommandLine) -> None:
    assert desk.json("needs-look")["records"] == []
    assert desk("needs-look").out == "Nothing needs a look.\n"


def test_nothing_hides_in_what_is_printed(desk: CommandLine) -> None:
    desk("import", desk.csv("leads.csv", f"{HEADER}\n{HOSTILE}"))
    assert "\u202e" not in desk("needs-look").out
