"""What is saved or printed is made behind, can be stopped, and outlives no closing."""

import os
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from callback_desk.domain.outgoing import OutgoingTable
from callback_desk.domain.pages import Pages
from callback_desk.domain.stopping import Heed
from callback_desk.services.desk import Desk
from callback_desk.services.missed_weeks import week_of
from callback_desk.services.offers import MissedOffer
from callback_desk.ui.background import Background
from callback_desk.ui.handing_out import hand_out_dialog
from callback_desk.ui.handing_out.hand_out_dialog import CSV, HandOutDialog
from callback_desk.ui.theme import Theme
from tests.desks import MONDAY
from tests.storage.stored_desk import rows_of
from tests.ui.handing_out.test_hand_out_dialog import choose, dialog_of, window_of

ACTS = "SELECT action FROM audit ORDER BY audit_id"
OFFER = MissedOffer(week_of(MONDAY.date()))


class NeverDone:
    """Takes for ever, unless it is stopped."""

    def __init__(self) -> None:
        self.began = Event()
        self.off_the_gui_thread = False

    def csv(self, tables: list[OutgoingTable], heed: Heed) -> bytes:
        """A file."""
        return bytes(self._wait(heed))

    def printed(self, pages: Pages, printer: QPagedPaintDevice, heed: Heed) -> int:
        """Pages on a printer."""
        return self._wait(heed)

    def _wait(self, heed: Heed) -> int:
        self.off_the_gui_thread = current_thread() is not main_thread()
        self.began.set()
        while True:
            heed()
            Event().wait(0.01)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> NeverDone:
    """What makes files and prints."""
    slow = NeverDone()
    monkeypatch.setattr(hand_out_dialog, "csv_bytes", slow.csv)
    monkeypatch.setattr(hand_out_dialog, "print_pages", slow.printed)
    return slow


@pytest.fixture
def dialog(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> HandOutDialog:
    return dialog_of(qtbot, theme, background, desk, OFFER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def acts(path: Path) -> list[str]:
    return [str(row[0]) for row in rows_of(path, ACTS)]


def test_what_takes_long_is_stopped_and_calls_are_saved_meanwhile(
    *,
    qtbot: QtBot,
    slow: NeverDone,
    dialog: HandOutDialog,
    background: Background,
    path: Path,
    folder: Path,
) -> None:
    choose(dialog, CSV)
    dialog.save_to(folder / "a.csv")
    assert dialog.cancel_button.text() == "Cancel", "it may be done at once"
    qtbot.waitUntil(lambda: dialog.cancel_button.text() == "Stop")
    saved: list[object] = []
    background.run(bool, saved.append)
    qtbot.waitUntil(lambda: saved == [False])
    with qtbot.waitSignal(dialog.finished):
        dialog.cancel_button.click()
    assert os.listdir(folder) == []
    assert "missed_exported" not in acts(path)
    background.close()


def test_printing_holds_no_window_up_and_is_noted_where_it_was_stopped(
    *,
    qtbot: QtBot,
    slow: NeverDone,
    dialog: HandOutDialog,
    background: Background,
    path: Path,
    folder: Path,
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(folder / "printed.pdf"))
    dialog.print_on(printer)
    qtbot.waitUntil(slow.began.is_set)
    assert slow.off_the_gui_thread
    with qtbot.waitSignal(dialog.finished):
        dialog.reject()
    assert acts(path)[-2:] == ["missed_printed", "missed_printed_failed"]
    background.close()


def test_closing_the_window_stops_it_and_says_so(
    *,
    qtbot: QtBot,
    theme: Theme,
    slow: NeverDone,
    background: Background,
    desk: Desk,
    path: Path,
    folder: Path,
) -> None:
    window = window_of(qtbot, theme, background, desk, folder.parent)
    dialog = HandOutDialog(theme, background, desk, OFFER, window)
    dialog.open()
    choose(dialog, CSV)
    dialog.save_to(folder / "a.csv")
    qtbot.waitUntil(slow.began.is_set)
    with qtbot.waitSignal(window.closed):
        window.close()
        assert window.isVisible()
        assert window._status.text().startswith("Stopping what is being saved")
    assert os.listdir(folder) == []
    assert "missed_exported" not in acts(path)
    background.close()


def test_the_end_of_the_program_waits_until_nothing_is_left_of_it(
    *,
    qtbot: QtBot,
    theme: Theme,
    slow: NeverDone,
    background: Background,
    desk: Desk,
    folder: Path,
) -> None:
    window = window_of(qtbot, theme, background, desk, folder.parent)
    dialog = HandOutDialog(theme, background, desk, OFFER, window)
    choose(dialog, CSV)
    dialog.save_to(folder / "a.csv")
    qtbot.waitUntil(slow.began.is_set)
    window.leaving.stop_all()
    assert os.listdir(folder) == []
    background.close()
