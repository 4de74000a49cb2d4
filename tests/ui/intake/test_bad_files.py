"""What cannot be read gets one sentence in the window too, and nothing is written."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.intake.problem_box import ProblemBox
from tests.journeys.test_refusing_imports import (
    BAD,
    ONE,
    fifo,
    grow,
    replaced,
    shrink,
    written,
)


def told(page: ImportPage) -> str:
    """The sentence that stands in the box of what went wrong, or ""."""
    (box,) = page.findChildren(ProblemBox)
    return box.sentence if box.isVisible() else ""


def is_untouched(desk: Desk) -> bool:
    with desk.open_work(writes=False) as work:
        pending = work.imports.pending_batches()
    return show_queue(desk)[0].entries == () and pending == []


@pytest.mark.skipif(os.name == "nt", reason="there are no FIFOs and devices")
@pytest.mark.parametrize("kind", BAD)
def test_it_is_refused_with_one_sentence(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path, kind: str
) -> None:
    _, make = BAD[kind]
    folder = tmp_path / "bad"
    folder.mkdir()
    page.look_at(make(folder))
    qtbot.waitUntil(lambda: told(page) != "")
    assert "\n" not in told(page)
    assert not page.import_button.isEnabled()
    assert is_untouched(desk)


def becomes_fifo(path: Path) -> None:
    path.unlink()
    fifo(path)


def becomes_a_page(path: Path) -> None:
    written(path, "<!doctype html>" + ONE)


@pytest.mark.skipif(os.name == "nt", reason="there are no FIFOs")
@pytest.mark.parametrize("change", [Path.unlink, becomes_fifo, becomes_a_page])
def test_what_cannot_be_read_any_more_when_it_is_imported_leaves_nothing(
    qtbot: QtBot,
    page: ImportPage,
    desk: Desk,
    tmp_path: Path,
    change: Callable[[Path], None],
) -> None:
    path = written(tmp_path / "leads.csv", ONE)
    page.look_at(path)
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    change(path)
    QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told(page) != "")
    assert is_untouched(desk)


@pytest.mark.parametrize("change", [grow, shrink, replaced])
def test_what_is_another_file_when_it_is_imported_is_not_taken_in_unseen(
    qtbot: QtBot,
    page: ImportPage,
    desk: Desk,
    tmp_path: Path,
    change: Callable[[Path], None],
) -> None:
    path = written(tmp_path / "leads.csv", ONE + "Dana Lee,7185550163,please\n")
    page.look_at(path)
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    change(path)
    QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told(page) != "")
    assert "leads.csv has changed since it was shown" in told(page)
    assert page._said.text() == "Nothing was taken in."
    assert is_untouched(desk)
    # Looked at again, it is what it is now.
    page.look_at(path)
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    with qtbot.waitSignal(page.imported):
        QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    assert not is_untouched(desk)
