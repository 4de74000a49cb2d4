"""What was asked for before the veil fell opens nothing above it."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.veil.veil import Veil
from tests.ui.veil.test_nothing_read import read_aloud
from tests.ui.veil.test_veil import desk, settled, window

__all__ = ("desk", "window")
Ask = Callable[[DeskWindow], object]


def seen() -> list[str]:
    tops = QApplication.topLevelWidgets()
    return [type(top).__name__ for top in tops if top.isVisible()]


def ask_for_sheet(window: DeskWindow) -> None:
    window.day.printing.begin([])


def ask_to_undo(window: DeskWindow) -> None:
    window.imports.list.undo_button.click()


@pytest.mark.parametrize("ask", [ask_for_sheet, ask_to_undo])
def test_what_comes_from_behind_is_not_seen_above_the_veil(
    qtbot: QtBot, window: DeskWindow, background: Background, ask: Ask
) -> None:
    window.imports.show_list()
    qtbot.waitUntil(window.imports.list.undo_button.isEnabled)
    free = Event()
    background.run(lambda: free.wait(30))
    ask(window)
    veil = Veil(window)
    veil.fall()
    shown = list[list[str]]()
    free.set()
    settled(qtbot, background)
    shown.append(seen())
    settled(qtbot, background)
    assert [*shown, seen()] == [[], []]
    assert read_aloud() == []
    veil.lift()
    settled(qtbot, background)
    assert "DeskWindow" in seen()


def test_a_question_that_came_behind_the_veil_is_asked_once_it_is_lifted(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    """Whoever asked to take an import back sees what that means when they are back."""
    dialog = QDialog(window)
    veil = Veil(window)
    veil.fall()
    dialog.open()
    settled(qtbot, background)
    assert not dialog.isVisible()
    veil.lift()
    assert dialog.isVisible()
    dialog.close()


def test_once_it_is_lifted_everything_opens_as_ever(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    veil = Veil(window)
    veil.fall()
    veil.lift()
    dialog = QDialog(window)
    dialog.open()
    settled(qtbot, background)
    assert dialog.isVisible()
    dialog.close()
