"""Dialogs over a desk's window, as tests wait for them."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from callback_desk.ui.desk_window import DeskWindow

Dialog = TypeVar("Dialog", bound=QDialog)


def opened(qtbot: QtBot, window: DeskWindow, kind: type[Dialog]) -> Dialog:
    """The dialog of a kind, once it is open."""

    def shown() -> list[Dialog]:
        return [d for d in window.findChildren(kind) if d.isActiveWindow()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def back(qtbot: QtBot, window: DeskWindow) -> None:
    """A dialog closed; without a window system nobody gives the focus back."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.today.list.setFocus()
