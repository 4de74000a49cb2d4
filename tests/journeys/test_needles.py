"""A short day through the real window: who called is nowhere to be read outside it."""

import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk import log_setup
from callback_desk.domain.hand_entry import Typed
from callback_desk.log_setup import RecentLines
from callback_desk.services.backups import keep_backups
from callback_desk.services.desk import Desk
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.search_leads import search_leads
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.note_field import NoteField
from callback_desk.ui.window_state import WindowState
from tests.desks import DeskClock, copy_desk, opened
from tests.domain.calendars import local
from tests.storage.stored_desk import take

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
NAME, OTHER = "Zephyrine Quillfeather", "Oberon Nightjar"
NOTE = "her sister Wilhelmina picks up"
# Parts of names, numbers as typed, shown and stored, notes, messages, addresses.
NEEDLES = (
    *("Zephyrine", "Quillfeather", "Oberon", "Nightjar", "Wilhelmina"),
    *("5550142", "555-0142", "5550188", "555-0188"),
    *("stairs hurt", "oberon@"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), DeskClock(local("2026-11-16 09:30"))) as desk:
        enter_lead(desk, Typed(NAME, "(212) 555-0142"))
        row = f"{OTHER},646-555-0188,oberon@x.example,stairs hurt,2026-11-16 09:00"
        take(desk, tmp_path, row)
        yield desk


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> DeskWindow:
    ini = QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)
    state = WindowState(ini, "Kim Osei", "desk")
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.today.lead_shown() is not None)
    return window


def call_with_a_note(qtbot: QtBot, window: DeskWindow, desk: Desk) -> None:
    window.today.show_lead(1)
    qtbot.waitUntil(lambda: window.today.lead_shown() == NAME)
    window.today.list.setFocus()
    QTest.keyClick(QApplication.focusWidget() or window, KEY.Key_Return)
    field = window.today.card.findChildren(NoteField)[0]
    field.setFocus()
    QTest.keyClicks(field, NOTE)
    QTest.keyClick(QApplication.focusWidget() or window, KEY.Key_4, ALT)
    qtbot.waitUntil(lambda: len(show_lead(desk, 1).attempts) == 1)


def end_the_day(window: DeskWindow, folder: Path) -> None:
    """Close the window, and have written what it remembers."""
    window.close()
    state = QSettings(str(folder / "state.ini"), QSettings.Format.IniFormat)
    state.setValue("day_ended", True)
    state.sync()


def keep_log(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a bug, and what its words say, come into the log beside the desk."""
    monkeypatch.setattr(log_setup, "_RECENT", RecentLines())
    log_setup.keep_in_file(desk)
    log = logging.getLogger(log_setup.NAME)
    # pytest's own list of what was logged keeps an exception's words.
    monkeypatch.setattr(log, "propagate", False)
    log.error("a bug", exc_info=ValueError(f"{NAME} {NOTE}"))
    log.removeHandler(log_setup._RECENT)


def held(text: bytes | str) -> list[str]:
    """The needles in it."""
    told = text if isinstance(text, bytes) else text.encode()
    wide = [needle for needle in NEEDLES if needle.encode("utf-16-le") in told]
    return [needle for needle in NEEDLES if needle.encode() in told] + wide


def test_the_needles_are_nowhere_in_clear(
    qtbot: QtBot,
    window: DeskWindow,
    desk: Desk,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Who looks for nothing finds nothing.
    assert held(f"{NOTE} {OTHER}") == ["Oberon", "Nightjar", "Wilhelmina"]
    caplog.set_level(logging.DEBUG)
    # What another test copied is not this day's.
    QApplication.clipboard().clear()
    call_with_a_note(qtbot, window, desk)
    assert show_lead(desk, 1).attempts[0].note == NOTE
    assert [found.lead_id for found in search_leads(desk, "Nightjar")] != []
    keep_backups(desk)
    keep_log(tmp_path / "desk.db", monkeypatch)
    titles = [widget.windowTitle() for widget in QApplication.topLevelWidgets()]
    end_the_day(window, tmp_path)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    names = {file.name for file in files}
    assert {"desk.db", "desk.db.keys", "desk.db-wal", "state.ini"} <= names
    assert "desk.db-log" in names
    assert any(name.endswith(".cdbackup") for name in names)
    for file in files:
        assert held(str(file)) == []
        assert held(file.read_bytes()) == [], file.name
    assert held(caplog.text) == []
    out, err = capfd.readouterr()
    assert held(out + err) == []
    for title in titles:
        assert held(title) == []
    clipboard = QApplication.clipboard().text()
    assert held(clipboard) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_only_the_owner_reads_what_is_kept(
    qtbot: QtBot,
    window: DeskWindow,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    call_with_a_note(qtbot, window, desk)
    keep_backups(desk)
    keep_log(tmp_path / "desk.db", monkeypatch)
    end_the_day(window, tmp_path)
    for place in tmp_path.rglob("*"):
        mode = stat.S_IMODE(place.stat().st_mode)
        assert mode == (0o700 if place.is_dir() else 0o600), place.name
