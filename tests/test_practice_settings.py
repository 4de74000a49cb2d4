"""Practice sets nothing for its computer, and lets whoever locks it come back."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk import reception as rooms
from callback_desk.demo import make_demo
from callback_desk.reception import Reception
from callback_desk.ui.calls.dialling import DIALS_BY, TEL
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.sign_in.sign_in_window import SignInWindow
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import copy_desk
from tests.test_app import shown
from tests.ui.keyboard import press

NOW = datetime(2026, 11, 25, 18, 10, tzinfo=UTC)


def hashes(folder: Path) -> dict[str, str]:
    """What stands in a folder, without its folders."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}


class Computer:
    """Gives the settings of the test's own computer, and files as they are named."""

    Format = QSettings.Format

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def __call__(self, where: str, kind: str | QSettings.Format) -> QSettings:
        """The settings of a place."""
        if isinstance(kind, str):
            return self._settings
        return QSettings(where, kind)


def test_what_is_set_in_practice_is_nobodys_elsewhere(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = QSettings(str(tmp_path / "computer.ini"), QSettings.Format.IniFormat)

    monkeypatch.setattr(rooms, "QSettings", Computer(computer))
    real = copy_desk(tmp_path)
    monkeypatch.setenv("CALLBACK_DESK_DB", str(real))
    before = hashes(tmp_path)
    folder = tmp_path / "practice"
    folder.mkdir()
    theme = Theme(qapp, dark=False)
    reception = Reception(qapp, theme, folder / "demo.db")
    reception.start_demo(make_demo(folder, NOW))
    qtbot.waitUntil(lambda: shown(DeskWindow) is not None)
    desk = shown(DeskWindow)
    assert desk is not None
    qtbot.waitUntil(lambda: desk.today.lead_shown() != "")
    desk.today.card.open_call()
    press(desk, Qt.Key.Key_4, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.today.recording.can_undo)
    telephone = desk.settings.telephone
    telephone.ways.setCurrentIndex(1)
    telephone.save_button.click()
    desk.resize(700, 500)
    reception.lock()
    locked = shown(SignInWindow)
    assert locked is not None
    assert "only for the demo" in locked.password.placeholderText()
    reception.close()
    for window in qapp.topLevelWidgets():
        window.hide()
        window.deleteLater()
    theme.wear(dark=False, percent=100)
    assert WindowState(computer, "", "").of_everybody().text(DIALS_BY) == ""
    assert computer.allKeys() == []
    kept = QSettings(str(folder / "demo.ini"), QSettings.Format.IniFormat)
    assert WindowState(kept, "", "").of_everybody().text(DIALS_BY) == TEL
    assert hashes(tmp_path) == before
