"""Slips of the finger: numbers that no row bears, files that never end."""

from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine
from tests.desks import PASSWORD

ENDLESS = Path("/dev/zero")
TOO_LARGE = 2**63


@pytest.mark.parametrize(
    "command",
    [
        ("lead", TOO_LARGE),
        ("record", TOO_LARGE, "busy"),
        ("correct", TOO_LARGE, "busy", "--why", "the wrong key"),
        ("undo-import", TOO_LARGE),
        ("mailbox", "test", TOO_LARGE),
        ("watch-folder", "pause", TOO_LARGE),
    ],
    ids=lambda command: str(command[0]),
)
def test_a_number_that_no_row_bears_is_wrong_use(
    desk: CommandLine, command: tuple[object, ...]
) -> None:
    ran = desk(*command)
    assert (ran.code, ran.out) == (2, "")
    assert f"nothing here has the number {TOO_LARGE}" in ran.err


def test_the_largest_number_is_merely_not_there(desk: CommandLine) -> None:
    ran = desk("lead", TOO_LARGE - 1, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "unknown_lead")


@pytest.mark.skipif(not ENDLESS.exists(), reason="a device of Unix")
def test_a_calendar_or_password_that_never_ends_is_refused(desk: CommandLine) -> None:
    ran = desk("due", "2026-11-16", "--calendar", ENDLESS, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "file_unreadable")
    desk.password_file = ENDLESS
    ran = desk("queue", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "wrong_password")


@pytest.mark.parametrize("nothing", ["", " "])
def test_an_empty_name_does_not_mean_the_current_folder(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch, nothing: str
) -> None:
    (desk.folder / "leads.csv").write_text("name,phone\nAna Ruiz,2125550142\n")
    monkeypatch.chdir(desk.folder)
    ran = desk("import", nothing)
    assert (ran.code, ran.out) == (2, "")
    assert "no file is named" in ran.err
    assert desk("import", ".", "--dry-run").code == 0


def test_a_password_file_may_begin_with_the_mark_of_its_editor(
    desk: CommandLine,
) -> None:
    desk.password_file.write_text(PASSWORD + "\n", "utf-8-sig")
    assert desk("queue").code == 0


def test_a_backup_that_is_not_there_is_called_a_backup(desk: CommandLine) -> None:
    none, to = desk.folder / "none.backup", desk.folder / "new.db"
    ran = desk("restore", none, "--to", to, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "backup_missing")
    assert ran.document["error"]["sentence"] == f"There is no backup at {none}."
    assert not to.exists()


def test_two_mails_without_a_readable_word_are_two_records(desk: CommandLine) -> None:
    """Neither says who it is: the second may be another person."""
    for name, content in (("a.eml", b"X-Id: 1\n\n"), ("b.eml", b"X-Id: 2\n\n")):
        (desk.folder / name).write_bytes(content)
    files = (desk.folder / "a.eml", desk.folder / "b.eml")
    told = desk.json("import", *files)["files"]
    assert [file["counts"]["needs_look"] for file in told] == [1, 1]
    again = desk.json("import", *files)["files"]
    assert [file["counts"]["known"] for file in again] == [1, 1]


def test_words_saved_as_a_mail_without_a_header_are_read(desk: CommandLine) -> None:
    file = desk.folder / "note.eml"
    file.write_bytes(b"I want to die.\n\nPlease call 212 555 0144")
    (told,) = desk.json("import", file)["files"]
    (record,) = told["records"]
    assert record["message"] == "I want to die.\n\nPlease call 212 555 0144"
    assert (record["verdict"], record["safety"]) == ("needs_look", True)
