"""`undo-import`: takes a batch back; exit 1 when somebody has worked on some of it."""

from tests.cli.command_line import SAMPLES, CommandLine

FILE = SAMPLES / "gravity-forms.csv"


def test_a_batch_is_taken_back_and_the_file_is_new_again(desk: CommandLine) -> None:
    (first,) = desk("import", FILE, "--json").document["files"]
    ran = desk("undo-import", first["batch"], "--json")
    assert (ran.code, ran.document) == (0, {"removed": 5, "kept": []})
    assert desk("queue", "--json").document["leads"] == []
    (again,) = desk("import", FILE, "--json").document["files"]
    assert again["counts"] == first["counts"]
    assert desk("check", "--json").document["ok"]


def test_leads_that_stay_are_named_and_somebody_should_look(desk: CommandLine) -> None:
    desk("import", FILE)
    desk("record", 3, "busy")
    ran = desk("undo-import", 1, "--json")
    assert (ran.code, ran.document) == (1, {"removed": 4, "kept": [3]})


def test_people_are_told_in_words(desk: CommandLine) -> None:
    desk("import", FILE)
    desk("record", 3, "busy")
    said = "4 leads are gone. Lead 3 stays: somebody has worked on it or has it open.\n"
    assert desk("undo-import", 1).out == said


def test_a_batch_that_is_none_is_an_error(desk: CommandLine) -> None:
    ran = desk("undo-import", 7, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "unknown_batch")
