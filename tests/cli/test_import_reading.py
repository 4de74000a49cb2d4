"""`import` tells how a file was read, and reads it as staff say."""

from typing import Any

from tests.cli.command_line import CommandLine

AMBIGUOUS = "Name,Phone,Date\nJosé,2125550142,3/4/2026\n"


def test_a_dry_run_tells_what_was_taken_for_what(desk: CommandLine) -> None:
    file = desk.csv("odd.csv", AMBIGUOUS, "cp1252")
    (told,) = desk.json("import", file, "--dry-run")["files"]
    assert told["encoding"] == "cp1252"
    assert told["reading"] == {
        "delimiter": ",",
        "columns": [
            {"header": "Name", "field": "name", "found": "synonym"},
            {"header": "Phone", "field": "phone", "found": "synonym"},
            {"header": "Date", "field": "received_at", "found": "synonym"},
        ],
        "month_first": True,
        "questions": ["day_order"],
    }


def test_the_order_of_dates_and_the_encoding_can_be_said(desk: CommandLine) -> None:
    file = desk.csv("odd.csv", AMBIGUOUS, "mac-roman")
    options = ("--dates", "day-first", "--encoding", "mac-roman")
    (told,) = desk.json("import", file, *options)["files"]
    (record,) = told["records"]
    assert (record["name"], record["received_on"]) == ("José", "2026-04-03")
    assert told["reading"]["questions"] == []
    assert desk("import", file, "--encoding", "klingon").code == 2
    assert desk("import", file, "--dates", "never").code == 2


def test_what_stands_between_cells_can_be_said(desk: CommandLine) -> None:
    file = desk.csv("odd.csv", "Who|Where;When\nLee; Ann|212-555-0142\n")
    (told,) = desk.json("import", "--dry-run", file, "--separator", "bar")["files"]
    assert told["reading"]["delimiter"] == "|"
    # Labels that nobody knows may be somebody: that line is kept for a look.
    assert [record["phone"] for record in told["records"]] == [None, "+12125550142"]
    (other,) = desk.json("import", "--dry-run", file, "--separator", "semicolon")[
        "files"
    ]
    assert other["reading"]["delimiter"] == ";"
    assert [record["verdict"] for record in other["records"]] == ["needs_look"] * 2
    assert desk("import", file, "--separator", "space").code == 2


def test_a_file_without_a_phone_column_tells_what_it_has(desk: CommandLine) -> None:
    file = desk.csv("odd.csv", "Name,Where to\nAna,ring the desk\n")
    ran = desk("import", file, "--json")
    (told,) = ran.document["files"]
    assert (ran.code, told["error"]["code"]) == (3, "no_phone_column")
    assert told["reading"]["questions"] == ["phone"]
    assert [c["header"] for c in told["reading"]["columns"]] == ["Name", "Where to"]


def test_what_was_said_of_a_file_is_said_of_the_next_with_its_headers(
    desk: CommandLine,
) -> None:
    header = "Wer,Wo,Wann\n"
    file = desk.csv("one.csv", header + "Ann Bell,2125550142,3/4/2026 10:00\n")
    said = ("--map", "name=Wer", "--map", "received_at=Wann", "--zone", "US/Central")
    desk.json("import", file, *said, "--dates", "day-first")
    again = desk.csv("two.csv", header + "Bo Chen,2125550143,4/5/2026 10:00\n")
    (told,) = desk.json("import", again)["files"]
    (record,) = told["records"]
    assert (record["name"], record["received_at"]) == (
        "Bo Chen",
        "2026-05-04T15:00:00Z",
    )
    assert [c["found"] for c in told["reading"]["columns"]] == [
        "remembered",
        "looks",
        "remembered",
    ]
    now = desk.csv("three.csv", header + "Di Fox,2125550144,4/5/2026 10:00\n")
    options = ("--dates", "month-first", "--zone", "US/Eastern")
    (other,) = desk.json("import", now, *options)["files"][0]["records"]
    assert other["received_at"] == "2026-04-05T14:00:00Z"


OPEN = (
    "Name,Phone,Date\n"
    "Ann Bell,2125550142,3/4/2026\n"
    "Bo Chen,2125550143,5/5/2026\n"
    "Cy Dow,2125550144,2026-03-04\n"
)
NOT_TOLD = "nothing told whether its date begins with the day or the month"


def repairs(told: dict[str, Any]) -> list[list[str]]:
    return [record["repairs"] for record in told["records"]]


def test_dates_that_can_be_read_two_ways_are_marked_and_told(
    desk: CommandLine,
) -> None:
    file = desk.csv("open.csv", OPEN)
    dry, said = desk("import", file, "--dry-run"), "3/4 was read as March 4."
    assert f"{said} If that is wrong, import it with --dates day-first.\n" in dry.err
    ran = desk("import", file)
    assert (
        f"Nothing in it tells days from months: {said} If that is wrong, take it back "
        "with `callback-desk undo-import 1`, and import it with --dates day-first.\n"
    ) in ran.err
    (sent,) = desk.json("lead", 1)["submissions"]
    assert sent["repairs"] == [NOT_TOLD]
    assert desk("undo-import", 1).code == 0
    (told,) = desk.json("import", file, "--dates", "day-first")["files"]
    assert [one["received_on"] for one in told["records"]] == [
        *("2026-04-03", "2026-05-05", "2026-03-04"),
    ]
    assert repairs(told) == [[], [], []]


def test_only_dates_that_would_be_others_are_marked(desk: CommandLine) -> None:
    file = desk.csv("open.csv", OPEN)
    (told,) = desk.json("import", "--dry-run", file)["files"]
    assert repairs(told) == [[NOT_TOLD], [], []]
    file = desk.csv("told.csv", OPEN.replace("5/5", "5/25"))
    ran = desk("import", "--dry-run", file)
    assert "3/4" not in ran.out + ran.err
    (told,) = desk.json("import", "--dry-run", file)["files"]
    assert repairs(told) == [[], [], []]
