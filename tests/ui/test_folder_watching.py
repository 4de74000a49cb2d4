"""Watching folders behind: one that a command sets up is watched at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.watched_folder import WatchedFolder
from callback_desk.services.desk import Desk
from callback_desk.services.folder_settings import add_folder
from callback_desk.ui.background import Background
from callback_desk.ui.folder_watching import FolderWatching
from tests.desks import copy_desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def watching(background: Background) -> Iterator[FolderWatching]:
    watching = FolderWatching(background, poll=0.05)
    yield watching
    watching.close()
    assert not watching.is_running


def test_a_folder_that_a_command_sets_up_is_watched_without_a_new_start(
    qtbot: QtBot, watching: FolderWatching, desk: Desk, tmp_path: Path
) -> None:
    with qtbot.waitSignal(watching.changed):
        watching.watch(desk)
    assert watching.folders == []
    exports = tmp_path / "exports"
    exports.mkdir()
    (exports / "leads.csv").write_text("Name,Phone\nAnn Bell,212-555-0142\n")
    add_folder(desk, WatchedFolder(str(exports)))
    with qtbot.waitSignal(watching.came_in):
        watching.again.look()
    assert [folder.path for folder in watching.folders] == [str(exports)]
