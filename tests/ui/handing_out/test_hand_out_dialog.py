"""Exported and printed from the window: by keys, noted first, office managers alone."""

import csv
import errno
import os
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.missed_weeks import week_of
from callback_desk.services.offers import CallsOffer, MissedOffer, Offer, ReportOffer
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.handing_out.hand_out_dialog import CSV, PDF, XLSX, HandOutDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import MONDAY, PASSWORD, opened
from tests.export.test_pdf_out import count_pages
from tests.storage.stored_desk import rows_of
from tests.ui.sign_in.walks import unnamed

WEEK = week_of(MONDAY.date())
ACTS = "SELECT action, subject, subject_id FROM audit ORDER BY audit_id"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def dialog_of(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, offer: Offer
) -> HandOutDialog:
    dialog = HandOutDialog(theme, background, desk, offer)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def choose(dialog: HandOutDialog, form: str) -> None:
    dialog.form.setCurrentIndex(dialog.form.findData(form))


@pytest.mark.parametrize("form", [XLSX, CSV, PDF])
def test_missed_callbacks_are_saved_and_noted(
    *,
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    path: Path,
    folder: Path,
    form: str,
) -> None:
    dialog = dialog_of(qtbot, theme, background, desk, MissedOffer(WEEK))
    choose(dialog, form)
    out = folder / f"missed.{form}"
    with qtbot.waitSignal(dialog.handed_out) as told:
        dialog.save_to(out)
    assert told.args == [f"Saved: missed.{form}"]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert rows_of(path, ACTS)[-1][0] == "missed_exported"
    assert os.listdir(folder) == [out.name]
    background.close()


def test_the_ticked_columns_alone_are_saved(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, folder: Path
) -> None:
    dialog = dialog_of(qtbot, theme, background, desk, MissedOffer(WEEK))
    choose(dialog, CSV)
    # What may hold a condition is not ticked by itself.
    assert not dialog.ticks["signed_note"].isChecked()
    for code, tick in dialog.ticks.items():
        tick.setChecked(code in {"lead", "cause"})
    out = folder / "a.csv"
    with qtbot.waitSignal(dialog.handed_out):
        dialog.save_to(out)
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file)) == ["Lead", "Likely cause"]
    background.close()


def test_pages_have_fewer_columns_ticked(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    dialog = dialog_of(qtbot, theme, background, desk, MissedOffer(WEEK))
    assert dialog.ticks["due_utc"].isChecked()
    choose(dialog, PDF)
    assert not dialog.ticks["due_utc"].isChecked()
    assert dialog.ticks["due"].isChecked()
    background.close()


def test_without_a_column_nothing_is_saved(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, folder: Path
) -> None:
    dialog = dialog_of(qtbot, theme, background, desk, MissedOffer(WEEK))
    for tick in dialog.ticks.values():
        tick.setChecked(False)
    dialog.save_to(folder / "a.xlsx")
    qtbot.waitUntil(dialog.notice.isVisible)
    assert "No column is ticked" in dialog.notice.sentence
    assert os.listdir(folder) == []
    background.close()


def test_a_full_disk_is_told_and_the_dialog_stays(
    *,
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = dialog_of(qtbot, theme, background, desk, MissedOffer(WEEK))

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("callback_desk.export.new_file.os.fsync", full)
    dialog.save_to(folder / "a.xlsx")
    qtbot.waitUntil(dialog.notice.isVisible)
    monkeypatch.undo()
    assert "a.xlsx was not written: no space left" in dialog.notice.sentence
    assert os.listdir(folder) == []
    assert "missed_exported" not in {row[0] for row in rows_of(path, ACTS)}
    background.close()


@pytest.mark.parametrize(
    ("offer", "act", "pages"),
    [
        (MissedOffer(WEEK), "missed_printed", 1),
        (ReportOffer(WEEK), "report_printed", 2),
        (CallsOffer(1), "every_call_printed", 1),
    ],
)
def test_what_is_printed_is_noted_before(
    *,
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    path: Path,
    folder: Path,
    offer: Offer,
    act: str,
    pages: int,
) -> None:
    dialog = dialog_of(qtbot, theme, background, desk, offer)
    printer = QPrinter()
    printer.setOutputFileName(str(folder / "printed.pdf"))
    with qtbot.waitSignal(dialog.handed_out) as told:
        dialog.print_on(printer)
    many = "1 page" if pages == 1 else f"{pages} pages"
    assert told.args == [f"{many} went to the printer."]
    assert count_pages((folder / "printed.pdf").read_bytes()) == pages
    assert rows_of(path, ACTS)[-1][0] == act
    background.close()


def test_the_system_asks_for_a_printer_and_that_one_prints(
    *,
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    path: Path,
    folder: Path,
) -> None:
    dialog = dialog_of(qtbot, theme, background, desk, MissedOffer(WEEK))
    dialog.print_button.click()
    (asking,) = dialog.findChildren(QPrintDialog)
    # Where there is no printer the dialog offers a file.
    place = asking.findChild(QLineEdit, "filename")
    assert isinstance(place, QLineEdit)
    place.setText(str(folder / "asked.pdf"))
    with qtbot.waitSignal(dialog.handed_out) as told:
        asking.accept()
    assert told.args == ["1 page went to the printer."]
    assert count_pages((folder / "asked.pdf").read_bytes()) == 1
    assert rows_of(path, ACTS)[-1][0] == "missed_printed"
    counted = "SELECT subject, subject_id FROM audit ORDER BY audit_id DESC LIMIT 1"
    assert rows_of(path, counted) == [("rows", 5)]
    background.close()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told_and_noted(
    *,
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    path: Path,
    folder: Path,
) -> None:
    dialog = dialog_of(qtbot, theme, background, desk, ReportOffer(WEEK))
    printer = QPrinter()
    printer.setOutputFileName(str(folder / "gone" / "printed.pdf"))
    dialog.print_on(printer)
    qtbot.waitUntil(dialog.notice.isVisible)
    assert "The printer did not take it" in dialog.notice.sentence
    qtbot.waitUntil(lambda: rows_of(path, ACTS)[-1][0] == "report_printed_failed")
    assert rows_of(path, ACTS)[-2][0] == "report_printed"
    background.close()


def test_every_field_has_a_name(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    for offer in (MissedOffer(WEEK), ReportOffer(WEEK), CallsOffer(1)):
        dialog = dialog_of(qtbot, theme, background, desk, offer)
        assert unnamed(dialog) == []
        # Files and titles name nobody.
        assert "Maria" not in offer.file_name + dialog.windowTitle()
        dialog.reject()
    background.close()


def window_of(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, folder: Path
) -> DeskWindow:
    ini = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
    state = WindowState(ini, desk.staff.name, "main")
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: bool(window.today.lead_shown()))
    return window


def dialogs(window: QWidget) -> list[HandOutDialog]:
    return [d for d in window.findChildren(HandOutDialog) if d.isVisible()]


def test_ctrl_p_offers_what_the_page_shows(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> None:
    window = window_of(qtbot, theme, background, desk, tmp_path)
    assert window.missed is not None
    assert window.reports is not None
    missed, reports = window.missed.page, window.reports.page
    for page, is_read in (
        (missed, lambda: missed.period is not None),
        (reports, lambda: reports.view is not None),
    ):
        window.show_page(page)
        qtbot.waitUntil(is_read)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: len(dialogs(window)) == 1)
        dialogs(window)[0].reject()
        qtbot.waitUntil(lambda: not dialogs(window))
    assert window.day.printing.preview is None
    window.day.hand_out.every_call()
    qtbot.waitUntil(lambda: len(dialogs(window)) == 1)
    dialogs(window)[0].reject()
    background.close()


def test_a_receptionist_is_told_that_they_may_not(
    *,
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    path: Path,
    tmp_path: Path,
) -> None:
    add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
    with opened(path, name="Ann Porter") as hers:
        window = window_of(qtbot, theme, background, hers, tmp_path)
        window.day.hand_out.every_call()
        said = [label.text() for label in window.findChildren(QLabel)]
        assert (
            "A receptionist may not export or print what the desk knows. Ask an "
            "office manager."
        ) in said
        assert dialogs(window) == []
        background.close()
