"""`calendar`: shown, changed with every move seen, closed for snow, confirmed."""

from pathlib import Path

import pytest

from callback_desk.domain.calendar_file import read_calendar
from tests.cli.command_line import CommandLine
from tests.desks import CALENDAR, MANAGER

WORKED = read_calendar(CALENDAR)
HEAD = 'timezone = "America/New_York"\n'
HOURS = '[hours]\nmon = ["09:00-17:00"]\n'
LEADS = (
    "Name,Phone,Date\n"
    "Ana Lopez,(212) 555-0142,2026-11-16 09:30\n"
    "Bo Chen,646-555-0188,2026-11-16 12:00\n"
)


@pytest.fixture
def two(desk: CommandLine) -> CommandLine:
    """A desk with two leads of this morning, both due on Tuesday at 5 PM."""
    assert desk("import", desk.csv("leads.csv", LEADS)).code == 0
    return desk


def calendar_file(desk: CommandLine, text: str) -> Path:
    return desk.csv("new.toml", text)


def test_show_prints_the_calendar_file(desk: CommandLine) -> None:
    ran = desk("calendar", "show")
    assert ran.code == 0
    assert read_calendar(ran.out) == WORKED
    assert "2026 wait to be confirmed" in ran.err
    document = desk.json("calendar", "show")
    assert read_calendar(document.pop("calendar")) == WORKED
    assert document == {
        "version": 1,
        "set_at": "2026-11-16T18:00:00Z",
        "by": MANAGER,
        "took_year": None,
        "to_confirm": [2026, 2027],
    }


def test_set_moves_what_it_says_and_keeps_the_first_promise(two: CommandLine) -> None:
    new = calendar_file(two, CALENDAR.replace("2026-11-27", "2026-11-17"))
    expected = {
        "moved": [
            {
                "lead_id": lead_id,
                "from": "2026-11-17T22:00:00Z",
                "to": "2026-11-18T22:00:00Z",
            }
            for lead_id in (1, 2)
        ],
        "overdue_at_once": 0,
    }
    dry = two("calendar", "set", new, "--dry-run", "--json")
    assert (dry.code, dry.document) == (0, expected)
    assert two.json("calendar", "show")["version"] == 1
    ran = two("calendar", "set", new, "--json")
    assert (ran.code, ran.document) == (0, expected)
    assert two.json("calendar", "show")["version"] == 2
    lead = two.json("lead", 1)
    assert lead["due_at"] == "2026-11-18T22:00:00Z"
    assert lead["promised_due_at"] == "2026-11-17T22:00:00Z"
    assert lead["requests"][0]["because"][-1] == (
        "First promised by Tue 17 Nov 5:00 PM; moved when the calendar was changed "
        f"on Mon 16 Nov by {MANAGER}."
    )
    assert two.json("due", "2026-11-16T09:30")[0]["due_at"] == "2026-11-18T22:00:00Z"
    assert two("check").code == 0


def test_a_dry_run_that_makes_a_lead_overdue_asks_to_be_looked_at(
    two: CommandLine,
) -> None:
    text = CALENDAR.replace('"next-day-close"', '"open-hours"\nopen_hours = 2')
    new = calendar_file(two, text)
    dry = two("calendar", "set", new, "--dry-run")
    assert dry.code == 1
    assert dry.out.splitlines() == [
        "2 open leads would move, 2 of them earlier, 1 overdue at once.",
        "  lead 1 Ana Lopez: Tue 17 Nov 5:00 PM → Mon 16 Nov 11:30 AM, overdue at once",
        "  lead 2 Bo Chen: Tue 17 Nov 5:00 PM → Mon 16 Nov 2:00 PM",
    ]
    ran = two("calendar", "set", new)
    assert ran.code == 0
    assert ran.out.startswith("2 open leads moved,")
    assert two.json("queue")["counts"]["overdue"] == 1


def test_closing_a_day_for_snow_says_whom_to_call(two: CommandLine) -> None:
    assert two("record", 2, "call_again", "--next", "2026-11-17T15:00").code == 0
    close = ("calendar", "close", "2026-11-17", "--name", "Snow")
    dry = two(*close, "--dry-run")
    assert dry.code == 0
    assert dry.out.splitlines() == [
        "1 open lead would move, 0 of them earlier, 0 overdue at once.",
        "  lead 1 Ana Lopez: Tue 17 Nov 5:00 PM → Wed 18 Nov 5:00 PM",
        "To call:",
        "  lead 2 Bo Chen, (646) 555-0188: call agreed for Tue 17 Nov 3:00 PM",
        "  lead 1 Ana Lopez, (212) 555-0142: promised by Tue 17 Nov 5:00 PM",
    ]
    document = two.json(*close)
    assert [lead["lead_id"] for lead in document["moved"]] == [1]
    assert document["call"] == [
        {
            "lead_id": 2,
            "name": "Bo Chen",
            "phone": "+16465550188",
            "agreed_at": "2026-11-17T20:00:00Z",
            "due_at": None,
            "safety": False,
        },
        {
            "lead_id": 1,
            "name": "Ana Lopez",
            "phone": "+12125550142",
            "agreed_at": None,
            "due_at": "2026-11-17T22:00:00Z",
            "safety": False,
        },
    ]
    shown = read_calendar(two("calendar", "show").out)
    assert "Snow" in shown.closures.values()
    assert two("calendar", "close", "2026-11-20", "--name", "Snow").out.endswith(
        "Nobody counts on the desk then.\n"
    )
    assert two("calendar", "close", "soon", "--name", "Snow").code == 2


def test_a_kept_record_in_danger_moves_as_well(desk: CommandLine) -> None:
    rows = "Name,Phone,Message,Date\nNo Number,none,i want to die,2026-11-16 12:00\n"
    assert desk("import", desk.csv("leads.csv", rows)).code == 1
    document = desk.json("calendar", "close", "2026-11-17", "--name", "Snow")
    (moved,) = document["moved"]
    assert (moved["lead_id"], moved["to"]) == (None, "2026-11-18T22:00:00Z")
    (kept,) = desk.json("queue")["leads"]
    assert kept["record_id"] == moved["record_id"]
    assert kept["due_at"] == "2026-11-18T22:00:00Z"
    assert kept["promised_due_at"] == "2026-11-17T22:00:00Z"
    assert desk("check").code == 0


def test_a_year_is_confirmed(desk: CommandLine) -> None:
    document = desk.json("calendar", "confirm", 2026)
    assert document["by"] == MANAGER
    assert document["library"].startswith("holidays ")
    assert desk.json("calendar", "show")["to_confirm"] == [2027]
    assert desk("calendar", "confirm", 1969).code == 2


def test_versions_say_who_when_and_what(desk: CommandLine) -> None:
    assert desk("calendar", "close", "2026-11-17", "--name", "Snow").code == 0
    assert desk("calendar", "versions").out.splitlines() == [
        f"2. Mon 16 Nov 1:00 PM 2026, {MANAGER}",
        "   closure on Tue 17 Nov 2026: none → Snow",
        f"1. Mon 16 Nov 1:00 PM 2026, {MANAGER}",
        "   the first calendar",
    ]
    newest, first = desk.json("calendar", "versions")
    assert (newest["version"], first["version"]) == (2, 1)


def test_only_an_office_manager_sets(desk: CommandLine) -> None:
    password = desk.folder / "hers"
    password.write_text("quite another one\n", "utf-8")
    added = desk(
        *("staff", "add", "Ann Porter", "--role", "receptionist"),
        *("--new-password-file", password),
    )
    assert added.code == 0
    hers = ("--db", desk.db, "--staff", "Ann Porter", "--password-file", password)
    new = calendar_file(desk, CALENDAR.replace("2026-11-27", "2026-11-17"))
    assert desk.bare(*hers, "calendar", "show").code == 0
    assert desk.bare(*hers, "calendar", "set", new, "--dry-run").code == 0
    ran = desk.bare(*hers, "calendar", "set", new, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "not_allowed")


BAD = [
    ("not TOML =", "line 1", "Mend"),
    (HEAD + "[hours]", "hours", "Give at least one"),
    (HEAD + 'not_counted = ["mon"]\n' + HOURS, "hours", "Give at least one"),
    (HEAD + '[hours]\nmon = ["09:00-12:00", "11:00-17:00"]', "hours.mon", "before"),
    (HEAD + '[hours]\nmon = ["17:00-09:00"]', "hours.mon", "after the start"),
    (HEAD + '[hours]\nmon = ["9-17"]', "hours.mon", "09:00"),
    (HEAD + '[hours]\nmon = ["09:00-25:00"]', "hours.mon", "09:00"),
    ('timezone = "Mars/Base"\n' + HOURS, "timezone", "America/New_York"),
    (HOURS, "timezone", "America/New_York"),
    (HEAD + 'country = "ZZ"\n' + HOURS, "country", "US"),
    (HEAD + 'country = "US"\nsubdivision = "QQ"\n' + HOURS, "subdivision", "NY"),
    (HEAD + 'subdivision = "NY"\n' + HOURS, "subdivision", "country"),
    (HEAD + 'country = "US"\nopen_on = ["Moon Day"]\n' + HOURS, "open_on", "Labor"),
    (HEAD + 'open_on = ["Labor Day"]\n' + HOURS, "open_on", "country"),
    (HEAD + 'policy = "soon"\n' + HOURS, "policy", "next-day-close"),
    (HEAD + 'colour = "red"\n' + HOURS, "colour", "timezone"),
    (HEAD + 'policy = "open-hours"\nopen_hours = 0\n' + HOURS, "open_hours", "1"),
    (HEAD + HOURS + "[[closures]]\ndate = 1969-12-31", "closures", "1970 to 2199"),
    (HEAD + HOURS + "[[special_hours]]\ndate = 2200-01-01\nhours = []",
     "special_hours", "1970 to 2199"),
    (HEAD + "not_counted = [2200-01-01]\n" + HOURS, "not_counted", "1970 to 2199"),
    (HEAD + HOURS + "[[closures]]\ndate = 2026-11-27\n"
     '[[special_hours]]\ndate = 2026-11-27\nhours = ["09:00-12:00"]',
     "special_hours", "one of the two"),
    (HEAD + HOURS + "[[closures]]\ndate = 2026-11-27\n"
     "[[closures]]\ndate = 2026-11-27", "closures", "one of them"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "right"), BAD)
def test_a_bad_calendar_is_told_and_the_one_in_force_stays(
    desk: CommandLine, text: str, place: str, right: str
) -> None:
    new = calendar_file(desk, text)
    for dry_run in (["--dry-run"], []):
        ran = desk("calendar", "set", new, *dry_run, "--json")
        error = ran.document["error"]
        assert (ran.code, error["code"]) == (3, "calendar_unreadable")
        assert place in error["sentence"]
        assert right in error["what_to_do"]
        assert error["sentence"] in ran.err
    assert read_calendar(desk("calendar", "show").out) == WORKED


def test_a_calendar_that_never_opens_again_is_refused(desk: CommandLine) -> None:
    text = HEAD + HOURS + "".join(
        f"[[closures]]\ndate = {year}-{month:02}-{day:02}\n"
        for year in range(2026, 2031)
        for month in range(1, 13)
        for day in range(1, 29)
    )  # fmt: skip
    text += (
        "".join(
            f"[[closures]]\ndate = {year}-{month:02}-{day:02}\n"
            for year in range(2026, 2031)
            for month in range(1, 13)
            for day in (29, 30, 31)
            if day <= (31 if month in (1, 3, 5, 7, 8, 10, 12) else 30) and month != 2
        )
        + "[[closures]]\ndate = 2028-02-29\n"
    )
    ran = desk("calendar", "set", calendar_file(desk, text), "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "no_business_day")
    assert desk.json("calendar", "show")["version"] == 1


def test_a_file_that_cannot_be_read_is_told(desk: CommandLine) -> None:
    ran = desk("calendar", "set", desk.folder / "none.toml", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "file_unreadable")
    desk.csv("latin.toml", 'timezone = "Zürich"', "latin-1")
    ran = desk("calendar", "set", desk.folder / "latin.toml", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "file_unreadable")
