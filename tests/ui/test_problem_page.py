"""Report a problem, by keys: read, copied, saved, left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.problem_page import COPIED, ProblemPage
from tests.desks import copy_desk, opened
from tests.ui.desk_windows import Screen
from tests.ui.sign_in.walks import unnamed

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def window(screen: Screen, desk: Desk) -> DeskWindow:
    return screen.show(desk)


def reached(qtbot: QtBot, window: DeskWindow) -> ProblemPage:
    QTest.keyClick(window, KEY.Key_F1, SHIFT)
    page = window.page_shown()
    assert isinstance(page, ProblemPage)
    qtbot.waitUntil(page.copy_button.isEnabled)
    return page


def test_it_is_copied_and_left_by_keys(qtbot: QtBot, window: DeskWindow) -> None:
    page = reached(qtbot, window)
    assert unnamed(page) == []
    report = page.text.toPlainText()
    assert report.startswith("Callback Desk: report of a problem")
    assert "desk_made" in report
    assert QApplication.focusWidget() is page.copy_button
    QTest.keyClick(page.copy_button, KEY.Key_Space)
    assert QApplication.clipboard().text() == report
    assert page.done.sentence == COPIED
    # Asked for once more it stays; Esc leads back to where one was.
    QTest.keyClick(window, KEY.Key_F1, SHIFT)
    QTest.keyClick(page, KEY.Key_Escape)
    qtbot.waitUntil(lambda: window.page_shown() is window.today)


def test_it_is_saved(qtbot: QtBot, window: DeskWindow, tmp_path: Path) -> None:
    page = reached(qtbot, window)
    page.save_to(tmp_path / "problem.txt")
    assert (tmp_path / "problem.txt").read_text("utf-8") == page.text.toPlainText()
    assert page.done.sentence == "Saved as problem.txt."
    page.save_to(tmp_path / "none" / "problem.txt")
    assert "could not be saved" in page.notice.sentence
    assert not page.done.sentence


def test_it_stands_in_the_menu_and_on_the_page_of_keys(window: DeskWindow) -> None:
    offered = {one.words: one.keys for one in window.menu.offered()}
    assert offered["Report a problem…"] == "Shift+F1"
