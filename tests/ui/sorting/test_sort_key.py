"""Sorting from the menu's keys, wherever the keys are."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from callback_desk.domain.sort_order import SortOrder
from callback_desk.ui.sorting.sort_key import NONE_HERE
from callback_desk.ui.sorting.sorting import Sorting
from tests.ui.desk_windows import Screen, sample_desk
from tests.ui.keyboard import Key, press

SHIFTED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.mark.qt_log_ignore("does not support (grabbing|raise)", extend=True)
def test_the_keys_sort_the_list_that_is_seen_and_never_the_queue(
    qtbot: QtBot, screen: Screen, tmp_path: Path
) -> None:
    with sample_desk(tmp_path) as desk:
        window = screen.begin(screen.show(desk))
        press(window, Key.Key_S, held=SHIFTED)
        assert window._status.said == NONE_HERE
        assert window.today.findChildren(Sorting) == []
        window.show_page(window.settings)
        staff = window.settings.staff
        qtbot.waitUntil(lambda: staff.chosen is not None)
        press(window, Key.Key_S, held=SHIFTED)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        QTest.keyClick(menu, Key.Key_Return)
        assert window._status.said == "", "it was true of Today alone"
        (sorting,) = staff.findChildren(Sorting)
        assert sorting.order == SortOrder(0)
        screen.background.close()
