"""`watch-folder`: set up, looked into once for a scheduler, told in words and JSON."""

from pathlib import Path

import pytest

from callback_desk.services import watch_folder
from tests.cli.command_line import CommandLine

LEADS = "name,phone\nAnn Bell,212-555-0142\nBo Chen,12\n"


@pytest.fixture
def place(desk: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(watch_folder, "STILL", 0.05)
    place = desk.folder / "exports"
    place.mkdir()
    return place


def test_a_scheduler_takes_each_file_in_once(desk: CommandLine, place: Path) -> None:
    added = desk("watch-folder", "add", place, "--source", "Web", "--move-to", "Done")
    assert (added.code, added.out) == (0, f"Folder 1 is watched: {place}\n")
    (place / "leads.csv").write_text(LEADS)
    (place / "page.csv").write_text("<!doctype html><html></html>")
    ran = desk("watch-folder", "look", "--json")
    (told,) = ran.document["folders"]
    assert ran.code == 1
    assert (told["folder"], told["error"], told["waiting"]) == (str(place), None, [])
    (file,) = told["files"]
    assert (file["file"], file["counts"]["new"], file["batch"]) == ("leads.csv", 1, 1)
    assert [one["file"] for one in told["refused"]] == ["page.csv"]
    assert sorted(p.name for p in place.iterdir()) == ["Done", "page.csv"]
    (place / "page.csv").unlink()
    (place / "again.csv").write_text(LEADS)
    again = desk("watch-folder", "look", "--json")
    assert (again.code, again.document["folders"][0]["files"]) == (0, [])
    assert sorted(p.name for p in (place / "Done").iterdir()) == [
        *("again.csv", "leads.csv"),
    ]


def test_the_list_says_how_it_goes(desk: CommandLine, place: Path) -> None:
    assert desk("watch-folder", "list").out == "No folder is watched.\n"
    assert desk("watch-folder", "look").err == (
        "No folder is watched. Add one with `callback-desk watch-folder add`.\n"
    )
    desk("watch-folder", "add", place)
    said = desk("watch-folder", "list").out
    assert said == f"   1  {place}. Files stay where they are. Not looked into yet.\n"
    desk("watch-folder", "pause", 1)
    (listed,) = desk("watch-folder", "list", "--json").document
    assert (listed["folder"], listed["active"]) == (str(place), False)
    desk("watch-folder", "resume", 1)
    place.rmdir()
    ran = desk("watch-folder", "look")
    assert ran.code == 3
    assert "there is no such folder" in ran.err
    assert desk("watch-folder", "remove", 1).code == 0
    assert desk("watch-folder", "list", "--json").document == []


def test_a_number_that_is_none_and_a_place_twice(
    desk: CommandLine, place: Path
) -> None:
    ran = desk("watch-folder", "remove", 7)
    assert ran.code == 3
    assert ran.err.startswith("There is no watched folder 7.")
    desk("watch-folder", "add", place)
    assert desk("watch-folder", "add", place).code == 3


def test_dates_that_can_be_read_two_ways_are_told_of(
    desk: CommandLine, place: Path
) -> None:
    desk("watch-folder", "add", place)
    (place / "leads.csv").write_text("Name,Phone,Date\nAnn Bell,2125550142,3/4/2026\n")
    told = desk("watch-folder", "look").err
    assert "3/4 was read as March 4" in told
    assert "undo-import 1" in told
