"""Watching a folder: once it stands still, once by its content, and nothing lost."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest

from callback_desk.domain.folder_errors import (
    FileLeftAlone,
    FileNotMoved,
    FolderUnreadable,
)
from callback_desk.domain.watched_folder import WatchedFolder
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.folder_settings import add_folder, list_folders
from callback_desk.services.list_imports import list_imports
from callback_desk.services.undo_import import undo_import
from callback_desk.services.watch_folder import (
    ANEW,
    STILL,
    FolderLooks,
    FolderReport,
    FolderWatch,
    look_once,
)
from callback_desk.services.work_queue import show_queue
from tests.desks import copy_desk, opened

LEADS = "name,phone\nAnn Bell,212-555-0142\nBo Chen,646-555-0188\n"
MORE = "name,phone\nCy Diaz,917-555-0117\n"


@dataclass
class Ticks:
    """Seconds that pass when a test says so."""

    now: float = 0.0
    paused: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        """What they are at."""
        return self.now

    def pause(self, seconds: float) -> None:
        """Let some pass."""
        self.paused.append(seconds)
        self.now += seconds


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "exports"
    place.mkdir()
    return place


def looks_at(
    desk: Desk, place: Path, ticks: Ticks, move_to: str | None = None
) -> FolderLooks:
    folder = add_folder(desk, WatchedFolder(str(place), "Web page", move_to=move_to))
    return FolderLooks(desk, folder, ticks, lambda: False)


def twice(looks: FolderLooks, ticks: Ticks) -> FolderReport:
    """What the second of two looks does, with enough time between them."""
    looks.look()
    ticks.now += STILL
    return looks.look()


def names(desk: Desk) -> list[str]:
    return sorted(entry.lead.name for entry in show_queue(desk)[0].entries)


def test_a_file_that_stands_still_is_taken_in_once(
    desk: Desk, place: Path, ticks: Ticks
) -> None:
    looks = looks_at(desk, place, ticks)
    (place / "leads.csv").write_text(LEADS)
    first = looks.look()
    assert (first.waiting, first.taken) == (["leads.csv"], [])
    ticks.now += STILL
    ((name, taken),) = looks.look().taken
    assert (name, taken.counts["new"]) == ("leads.csv", 2)
    ticks.now += STILL
    assert looks.look() == FolderReport(looks._folder)
    (listed,) = list_imports(desk).imports
    assert listed.source_name == "Web page"
    assert (place / "leads.csv").exists()


def test_a_file_that_still_grows_is_left_alone(
    desk: Desk, place: Path, ticks: Ticks
) -> None:
    looks = looks_at(desk, place, ticks)
    file = place / "leads.csv"
    file.write_text("name,phone\nAnn Bell,212-")
    looks.look()
    ticks.now += STILL
    file.write_text(LEADS)
    report = looks.look()
    assert (report.waiting, report.taken) == (["leads.csv"], [])
    ticks.now += STILL
    assert len(looks.look().taken) == 1
    assert names(desk) == ["Ann Bell", "Bo Chen"]


def test_the_same_content_by_another_name_is_known(
    desk: Desk, place: Path, ticks: Ticks
) -> None:
    looks = looks_at(desk, place, ticks)
    (place / "a.csv").write_text(LEADS)
    twice(looks, ticks)
    (place / "a.csv").rename(place / "b.csv")
    (place / "c.csv").write_text(MORE)
    report = twice(looks, ticks)
    assert [name for name, _ in report.taken] == ["c.csv"]
    assert len(list_imports(desk).imports) == 2


def test_another_program_that_watches_it_takes_nothing_in_again(
    desk: Desk, tmp_path: Path, place: Path, ticks: Ticks
) -> None:
    looks = looks_at(desk, place, ticks)
    (place / "a.csv").write_text(LEADS)
    with opened(tmp_path / "desk.db") as other:
        theirs = FolderLooks(other, looks._folder, ticks, lambda: False)
        looks.look()
        theirs.look()
        ticks.now += STILL
        assert len(looks.look().taken) == 1
        assert theirs.look().taken == []
    assert len(list_imports(desk).imports) == 1


def test_two_desks_at_the_same_instant_bring_each_lead_in_once(
    desk: Desk, tmp_path: Path, place: Path, ticks: Ticks
) -> None:
    looks = looks_at(desk, place, ticks, "Imported")
    for number in range(6):
        (place / f"{number}.csv").write_text(f"name,phone\nAnn,212-555-01{number:02}\n")
    with opened(tmp_path / "desk.db") as other:
        theirs = FolderLooks(other, looks._folder, ticks, lambda: False)
        looks.look()
        theirs.look()
        ticks.now += STILL
        together = [Thread(target=one.look) for one in (looks, theirs)]
        for thread in together:
            thread.start()
        for thread in together:
            thread.join(30)
    assert len(names(desk)) == 6
    assert check_desk(desk)[0] == []
    assert len(list((place / "Imported").iterdir())) == 6


def test_what_was_taken_back_does_not_come_in_again_by_itself(
    desk: Desk, place: Path, ticks: Ticks
) -> None:
    looks = looks_at(desk, place, ticks)
    (place / "a.csv").write_text(LEADS)
    twice(looks, ticks)
    undo_import(desk, list_imports(desk).imports[0].batch_id)
    again = FolderLooks(desk, looks._folder, ticks, lambda: False)
    assert twice(again, ticks).taken == []
    assert names(desk) == []


def test_it_is_moved_only_after_it_is_stored(
    desk: Desk, place: Path, ticks: Ticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = looks_at(desk, place, ticks, "Imported")
    (place / "Imported").mkdir()
    (place / "Imported" / "a.csv").write_text("an older one")
    (place / "a.csv").write_text(LEADS)
    stored: list[list[str]] = []
    move = type(desk.folder_reader).move

    def hear(self: object, *rest: object) -> object:
        stored.append(names(desk))
        return move(self, *rest)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(type(desk.folder_reader), "move", hear)
    assert len(twice(looks, ticks).taken) == 1
    assert stored == [["Ann Bell", "Bo Chen"]]
    assert [p.name for p in place.iterdir()] == ["Imported"]
    moved = {p.name: p.read_text() for p in (place / "Imported").iterdir()}
    assert moved == {"a.csv": "an older one", "a (2).csv": LEADS}


def test_what_cannot_be_moved_stays_and_is_named(
    desk: Desk, place: Path, ticks: Ticks
) -> None:
    looks = looks_at(desk, place, ticks, "Imported")
    (place / "Imported").write_text("a file in its way")
    (place / "a.csv").write_text(LEADS)
    for _ in range(2):
        report = twice(looks, ticks)
        (refused,) = report.refused
        assert refused.sentence.startswith("a.csv was taken in, but could not be moved")
    assert len(list_imports(desk).imports) == 1


def test_refused_files_stay_and_are_named_and_the_others_come_in(
    desk: Desk, place: Path, ticks: Ticks
) -> None:
    looks = looks_at(desk, place, ticks)
    (place / "good.csv").write_text(LEADS)
    (place / "no-phones.csv").write_text("colour,shape\nred,round\n")
    (place / "page.csv").write_text("<!doctype html><html><body>x</body></html>")
    (place / "link.csv").symlink_to(place / "good.csv")
    os.mkfifo(place / "pipe.csv")
    (place / ".hidden.csv").write_text(MORE)
    (place / "~$open.csv").write_text(MORE)
    (place / "photo.jpg").write_text("x")
    (place / "folder.csv").mkdir()
    report = twice(looks, ticks)
    assert [name for name, _ in report.taken] == ["good.csv"]
    assert [one.name for one in report.refused] == [
        *("link.csv", "no-phones.csv", "page.csv", "pipe.csv"),
    ]
    # A link and a pipe are no files to be read: that is kept by its code.
    left_alone = FileLeftAlone(
        file="link.csv", reason="it is a link, and links are not followed here"
    )
    told = f"{left_alone.sentence} {left_alone.what_to_do}"
    assert report.refused[0].sentence == told
    ((_, state),) = list_folders(desk)
    assert [one.name for one in state.refused] == [one.name for one in report.refused]
    assert state.problem is None
    (place / "no-phones.csv").write_text(MORE)
    report = twice(looks, ticks)
    assert [name for name, _ in report.taken] == ["no-phones.csv"]
    assert [one.name for one in report.refused] == ["link.csv", "page.csv", "pipe.csv"]


def test_a_refused_file_is_tried_again_after_a_while(
    desk: Desk, place: Path, ticks: Ticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = looks_at(desk, place, ticks)
    (place / "page.csv").write_text("<html></html>")
    twice(looks, ticks)
    asked: list[str] = []
    digest = type(desk.folder_reader).digest

    def hear(self: object, found: object) -> object:
        asked.append("read")
        return digest(self, found)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(type(desk.folder_reader), "digest", hear)
    looks.look()
    assert asked == []
    ticks.now += ANEW
    assert len(looks.look().refused) == 1
    assert asked == ["read"]


def test_a_file_that_vanishes_or_changes_while_it_is_read_waits(
    desk: Desk, place: Path, ticks: Ticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = looks_at(desk, place, ticks)
    file = place / "a.csv"
    file.write_text(LEADS)
    looks.look()
    ticks.now += STILL
    digest = type(desk.folder_reader).digest

    def grow(self: object, found: object) -> object:
        file.write_text(LEADS + "Cy Diaz,917-555-0117\n")
        return digest(self, found)  # type: ignore[arg-type]  # passed on

    with monkeypatch.context() as patch:
        patch.setattr(type(desk.folder_reader), "digest", grow)
        assert looks.look().waiting == ["a.csv"]
    looks.look()
    ticks.now += STILL

    def vanish(self: object, found: object) -> object:
        file.unlink()
        return digest(self, found)  # type: ignore[arg-type]  # passed on

    with monkeypatch.context() as patch:
        patch.setattr(type(desk.folder_reader), "digest", vanish)
        assert looks.look().waiting == ["a.csv"]
    assert looks.look() == FolderReport(looks._folder)
    assert names(desk) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_a_locked_file_is_named_and_taken_in_once_it_is_free(
    desk: Desk, place: Path, ticks: Ticks
) -> None:
    looks = looks_at(desk, place, ticks)
    file = place / "a.csv"
    file.write_text(LEADS)
    file.chmod(0)
    assert "you may not open it" in twice(looks, ticks).refused[0].sentence
    file.chmod(0o600)
    assert len(twice(looks, ticks).taken) == 1


def test_another_file_in_its_place_is_not_moved_unread(desk: Desk, place: Path) -> None:
    file = place / "a.csv"
    file.write_text(LEADS)
    (found,) = desk.folder_reader.look(place)
    file.write_text(MORE)
    assert not desk.folder_reader.move(found, "Imported")
    assert file.read_text() == MORE
    file.unlink()
    assert not desk.folder_reader.move(found, "Imported")


def test_a_folder_that_is_gone_says_so_and_goes_on_later(
    desk: Desk, place: Path, ticks: Ticks
) -> None:
    looks = looks_at(desk, place, ticks)
    place.rmdir()
    report = looks.look()
    assert isinstance(report.problem, FolderUnreadable)
    assert "there is no such folder" in report.problem.sentence
    ((_, state),) = list_folders(desk)
    assert state.problem is not None
    place.mkdir()
    (place / "a.csv").write_text(LEADS)
    assert len(twice(looks, ticks).taken) == 1
    ((_, state),) = list_folders(desk)
    assert state.problem is None


def test_a_scheduler_waits_only_for_what_has_just_come(
    desk: Desk, place: Path, ticks: Ticks
) -> None:
    folder = looks_at(desk, place, ticks)._folder
    (report,) = look_once(desk, [folder], ticks, ticks.pause)
    assert (report.taken, ticks.paused) == ([], [])
    (place / "a.csv").write_text(LEADS)
    (report,) = look_once(desk, [folder], ticks, ticks.pause)
    assert (len(report.taken), ticks.paused) == (1, [STILL])


def test_a_watch_stops_in_the_middle_and_nothing_of_that_file_stays(
    desk: Desk, place: Path, ticks: Ticks
) -> None:
    folder = looks_at(desk, place, ticks)._folder
    (place / "a.csv").write_text(LEADS)
    heard: list[FolderReport] = []

    def hear(report: FolderReport) -> None:
        heard.append(report)
        ticks.now += STILL
        if report.taken:
            watch.stop()

    watch = FolderWatch(desk, [folder], hear, ticks, poll=0.0)
    watch.run()
    assert [len(report.taken) for report in heard] == [0, 1]
    stopping = FolderLooks(desk, folder, ticks, lambda: True)
    (place / "b.csv").write_text(MORE)
    assert twice(stopping, ticks).taken == []
    assert names(desk) == ["Ann Bell", "Bo Chen"]


def test_what_cannot_be_moved_has_a_sentence() -> None:
    error = FileNotMoved(file="a.csv", folder="Done", reason="the disk is full")
    assert error.sentence == (
        "a.csv was taken in, but could not be moved to Done: the disk is full."
    )
