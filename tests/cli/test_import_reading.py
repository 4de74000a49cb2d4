"""`import` tells how a file was read, and reads it as staff say."""

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
    assert [record["phone"] for record in told["records"]] == ["+12125550142"]
    assert desk("import", file, "--separator", "semicolon").code == 3
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
