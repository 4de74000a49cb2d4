"""What is typed while a dialog opens is typed in it: a system hands keys over late."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callback_desk.ui.day.keys_ahead import KeysIntoDialogs
from callback_desk.ui.desk_window import DeskWindow

Key, Held = Qt.Key, Qt.KeyboardModifier


def typed_beneath(window: QWidget, key: Qt.Key) -> None:
    """Where the system's keys arrive as long as the window above has none.

    With a key typed, this system hands them over: each dialog can be typed to once.
    """
    QTest.keyPress(window.windowHandle(), key)


def texts(dialog: QWidget) -> list[str]:
    return [one.text() for one in dialog.findChildren(QLineEdit) if one.text()]


def dialog_over(window: QWidget) -> QDialog:
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    return dialog


@pytest.mark.parametrize(
    "action", ["They called us…", "New lead…", "Who this lead is…", "Do anything…"]
)
def test_what_is_typed_as_a_dialog_opens_is_typed_there(
    qtbot: QtBot, window: DeskWindow, action: str
) -> None:
    window.menu.aboutToShow.emit()
    (opens,) = [one.action for one in window.menu.offered() if one.words == action]
    opens.trigger()
    typed_beneath(window, Key.Key_5)
    dialog = dialog_over(window)
    assert "5" in texts(dialog)
    # One that is looking something up is not left before it has.
    qtbot.waitUntil(lambda: left(dialog))
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window.windowHandle(), Key.Key_2, Held.ControlModifier)
    assert window.page_shown() is window.needs_look, "the keys are the desk's again"


def test_the_desk_can_be_locked_while_a_dialog_opens(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.calls.they_called()
    with qtbot.waitSignal(window.lock_wanted):
        QTest.keyClick(window.windowHandle(), Key.Key_L, Held.ControlModifier)


def left(dialog: QDialog) -> bool:
    """Leave a dialog; whether it could be left."""
    dialog.reject()
    return not dialog.isVisible()


def given_keys(qtbot: QtBot, dialog: QDialog) -> None:
    """Open a dialog, and wait until the system has handed it the keys."""
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)


class Plain(QWidget):
    """A window with a button and a field, which has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.button, self.field = QPushButton("Beneath"), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.button)
        column.addWidget(self.field)
        self.field.setFocus()


class Asking(QDialog):
    """Two fields, none of which takes the focus by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields = (QLineEdit(), QLineEdit())
        column = QVBoxLayout(self)
        for field in self.fields:
            column.addWidget(field)

    def said(self) -> list[str]:
        """What stands in the fields."""
        return [field.text() for field in self.fields]


@pytest.fixture
def plain(qtbot: QtBot) -> Plain:
    window = Plain()
    qtbot.addWidget(window)
    KeysIntoDialogs(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_keys_go_where_they_would_in_the_dialog(plain: Plain) -> None:
    dialog = Asking(plain)
    dialog.open()
    typed_beneath(plain, Key.Key_Tab)
    assert dialog.focusWidget() is dialog.fields[1]
    assert plain.focusWidget() is plain.field


def test_a_dialog_that_has_the_keys_blocks_as_ever(qtbot: QtBot, plain: Plain) -> None:
    dialog = Asking(plain)
    given_keys(qtbot, dialog)
    typed_beneath(plain, Key.Key_A)
    assert (dialog.said(), plain.field.text()) == (["", ""], "")


def test_a_dialog_left_at_once_leaves_the_keys(plain: Plain) -> None:
    dialog = Asking(plain)
    dialog.open()
    typed_beneath(plain, Key.Key_Escape)
    typed_beneath(plain, Key.Key_C)
    assert (dialog.isVisible(), plain.field.text()) == (False, "c")


def test_the_window_beneath_hears_of_nothing_else(plain: Plain) -> None:
    pressed: list[bool] = []
    plain.button.clicked.connect(pressed.append)
    Asking(plain).open()
    closing = QCloseEvent()
    QGuiApplication.sendEvent(plain.windowHandle(), closing)
    at = plain.button.mapTo(plain, plain.button.rect().center())
    QTest.mouseClick(plain.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    assert (pressed, closing.isAccepted(), plain.isVisible()) == ([], False, True)


def test_a_dialog_over_a_dialog_has_them_too(qtbot: QtBot, plain: Plain) -> None:
    first = Asking(plain)
    given_keys(qtbot, first)
    second = Asking(first)
    second.open()
    typed_beneath(first, Key.Key_X)
    assert (first.said(), second.said()) == (["", ""], ["x", ""])


def test_what_is_left_of_it_as_all_ends_hears_of_windows(plain: Plain) -> None:
    keys = KeysIntoDialogs(plain)
    del vars(keys)["_beneath"]
    handle = plain.windowHandle()
    assert not keys.eventFilter(handle, QEvent(QEvent.Type.KeyPress))
