"""Setting watched folders up: for managers, one place once, nothing that leads out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callback_desk.domain.errors import NotAllowed, UnknownZone
from callback_desk.domain.folder_errors import FolderUnknown, FolderUnusable
from callback_desk.domain.staff import Role
from callback_desk.domain.watched_folder import FolderState, WatchedFolder
from callback_desk.services.desk import Desk
from callback_desk.services.folder_settings import (
    add_folder,
    change_folder,
    list_folders,
    remove_folder,
    try_folder,
)
from callback_desk.services.staff_access import add_staff
from tests.desks import PASSWORD, copy_desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


def test_a_folder_is_kept_changed_and_removed(desk: Desk, tmp_path: Path) -> None:
    added = add_folder(
        desk, WatchedFolder(f" {tmp_path}/ ", " Web page ", move_to=" Imported ")
    )
    assert added == WatchedFolder(
        str(tmp_path), "Web page", None, "Imported", True, added.folder_id
    )
    assert list_folders(desk) == [(added, FolderState())]
    changed = change_folder(desk, replace(added, zone="UTC", active=False, move_to=""))
    assert list_folders(desk)[0][0] == changed
    assert (changed.zone, changed.move_to) == ("UTC", None)
    remove_folder(desk, added.folder_id)
    assert list_folders(desk) == []
    with pytest.raises(FolderUnknown):
        remove_folder(desk, added.folder_id)
    with pytest.raises(FolderUnknown):
        change_folder(desk, added)
    assert add_folder(desk, added).folder_id != added.folder_id


@pytest.mark.parametrize("path", ["", "exports", "./x", "/a\0b"])
def test_a_whole_path_is_needed(desk: Desk, path: str) -> None:
    with pytest.raises(FolderUnusable, match="its whole path is needed"):
        add_folder(desk, WatchedFolder(path))


@pytest.mark.parametrize("name", ["..", ".", "a/b", "/etc", "a\\b", "a:b", "a\nb"])
def test_files_are_moved_inside_it_alone(desk: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(FolderUnusable, match="no folder inside it"):
        add_folder(desk, WatchedFolder(str(tmp_path), move_to=name))


def test_one_place_is_watched_once_and_keeps_its_place(
    desk: Desk, tmp_path: Path
) -> None:
    added = add_folder(desk, WatchedFolder(str(tmp_path)))
    with pytest.raises(FolderUnusable, match="watched already"):
        add_folder(desk, WatchedFolder(f"{tmp_path}/"))
    with pytest.raises(FolderUnusable, match="keeps its place"):
        change_folder(desk, replace(added, path="/elsewhere"))
    with pytest.raises(UnknownZone):
        change_folder(desk, replace(added, zone="Mars/Base"))


def test_it_is_for_office_managers(desk: Desk, tmp_path: Path) -> None:
    add_staff(desk, "Ana Ruiz", Role.RECEPTIONIST, PASSWORD)
    with opened(tmp_path / "desk.db", name="Ana Ruiz") as theirs:
        for act in (
            lambda: add_folder(theirs, WatchedFolder("/x")),
            lambda: change_folder(theirs, WatchedFolder("/x", folder_id=1)),
            lambda: remove_folder(theirs, 1),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_trying_counts_the_files_and_takes_nothing_in(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("name,phone\n")
    (tmp_path / "in" / "b.txt.part").write_text("x")
    assert try_folder(desk, str(tmp_path / "in")).files == 1
    gone = try_folder(desk, str(tmp_path / "gone")).problem
    assert gone is not None
    assert "there is no such folder" in gone.sentence
