"""An import whose end nobody was told: whoever began it is told of it later."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.import_together import Brought
from callback_desk.ui.day.unfinished_import import LEFT_UNDER_WAY, UNDER_WAY
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.intake import importing
from callback_desk.ui.termination import ASKED_TO_END
from callback_desk.ui.window_state import WindowState
from tests.ui.desk_windows import Screen

FILE = "Name,Phone\nAnn Bell,(212) 555-0142\n"


def begin(
    qtbot: QtBot, window: DeskWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Event:
    """Import until it may end."""
    may_end, file = Event(), folder / "leads.csv"
    file.write_text(FILE, "utf-8")

    def wait(*_told: object) -> Brought:
        assert may_end.wait(30)
        return Brought(stopped=True)

    monkeypatch.setattr(importing, "import_together", wait)
    window.imports.look_at(file)
    qtbot.waitUntil(lambda: window.importing.looked is not None)
    window.importing.import_button.click()
    return may_end


def test_what_nobody_saw_stopping_is_told_to_whoever_comes_back(
    qtbot: QtBot,
    qapp: QApplication,
    window: DeskWindow,
    screen: Screen,
    desk: Desk,
    state: WindowState,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert window.day.unfinished.line.words == ""
    may_end = begin(qtbot, window, tmp_path, monkeypatch)
    qapp.setProperty(ASKED_TO_END, True)
    try:
        with qtbot.waitSignal(window.closed):
            window.close()
            may_end.set()
    finally:
        qapp.setProperty(ASKED_TO_END, None)
    again = screen.show(desk, state=state)
    unfinished = again.day.unfinished
    assert unfinished.line.words == LEFT_UNDER_WAY
    unfinished.show_button.click()
    qtbot.waitUntil(again.imports.list.isVisible)
    unfinished.line.button.click()
    assert state.number(UNDER_WAY, 0) == 0


def test_what_somebody_saw_ending_is_told_once(
    qtbot: QtBot,
    window: DeskWindow,
    state: WindowState,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_end = begin(qtbot, window, tmp_path, monkeypatch)
    assert state.number(UNDER_WAY, 0) == 1
    may_end.set()
    qtbot.waitUntil(lambda: not window.importing.work.is_importing)
    assert state.number(UNDER_WAY, 0) == 0
