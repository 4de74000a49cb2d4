"""Asking once before somebody is taken off the list."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.staff_errors import LastManager
from callback_desk.ui.background import Background
from callback_desk.ui.settings.leave_dialog import MEANS, LeaveDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from tests.ui.sign_in.walks import hard_to_read, press, stop, tab_order, unnamed

NAME = "Ana <b>Ruiz</b>"
TAB, SPACE, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Escape


class Door:
    """Takes somebody off, unless it is told to refuse."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error, self.left, self.let = error, 0, Event()
        self.let.set()

    def __call__(self) -> object:
        """Take them off."""
        self.let.wait(10)
        if self.error is not None:
            raise self.error
        self.left += 1
        return None


def shown(
    qtbot: QtBot, theme: Theme, background: Background, door: Door
) -> LeaveDialog:
    dialog = LeaveDialog(theme, background, NAME, door)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def test_it_says_what_leaving_means(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    dialog = shown(qtbot, theme, background, Door())
    said = [label.text() for label in dialog.findChildren(PlainLabel)]
    assert f"Has {NAME} left?" in said
    assert set(MEANS) <= set(said)
    assert tab_order(dialog) == ["Cancel", "Take off the list"]
    assert unnamed(dialog) == []


def test_esc_leaves_them_on_the_list_but_not_in_the_middle_of_it(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    door = Door()
    dialog = shown(qtbot, theme, background, door)
    door.let.clear()
    press(dialog, TAB)
    press(dialog, SPACE)
    press(dialog, ESC)
    assert dialog.isVisible()
    with qtbot.waitSignals([dialog.staff_left, dialog.accepted]):
        door.let.set()
    assert door.left == 1
    again = shown(qtbot, theme, background, door)
    with qtbot.waitSignal(again.rejected):
        press(again, ESC)
    assert door.left == 1


@pytest.mark.parametrize("dark", [False, True])
def test_what_stands_against_it_is_said_in_place(
    qtbot: QtBot, qapp: QApplication, background: Background, dark: bool
) -> None:
    door = Door(LastManager(name="Ana"))
    dialog = shown(qtbot, Theme(qapp, dark=dark), background, door)
    dialog.leave_button.click()
    qtbot.waitUntil(lambda: "only office manager" in dialog.notice.sentence)
    assert stop(dialog) is dialog.stay_button
    notice = dialog.notice
    qtbot.waitUntil(lambda: notice.height() >= notice.heightForWidth(notice.width()))
    assert hard_to_read(dialog) == {}
