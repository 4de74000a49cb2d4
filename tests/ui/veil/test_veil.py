"""Behind the veil nobody is shown, whatever page is open; what was typed comes back."""

import csv
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QSettings,
    Qt,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from callback_desk.domain.import_list import ImportState
from callback_desk.domain.undone_together import UndoneTogether
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.import_together import undo_together
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.intake import imports_page
from callback_desk.ui.intake.verdict_table import NUMBER
from callback_desk.ui.needs_look.join_dialog import JoinDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.veil.veil import Veil
from callback_desk.ui.window_state import WindowState
from tests.desks import copy_desk, opened

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier

HEADER = ("name", "phone", "message")
GOOD = ("Dana Lee", "212 555 0188", "please call")
WAITS = ("Maria Alvarez", "12", "knees hurt so")
COMES = ("Ruth Adler", "34", "evenings only")
NEEDLES = ("Dana", "Maria", "Alvarez", "Ruth", "Adler", "knees", "evenings", "555")


def file_of(folder: Path, name: str, *rows: tuple[str, ...]) -> Path:
    path = folder / name
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows((HEADER, *rows))
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        file = file_of(tmp_path, "here.csv", GOOD, WAITS)
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        yield desk


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> DeskWindow:
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim", "main")
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    return window


def held(window: QWidget) -> str:
    """All that labels, fields and models hold, of whatever belongs to the window."""
    texts = [label.text() for label in window.findChildren(QLabel)]
    texts += [w.accessibleName() for w in window.findChildren(QWidget)]
    texts += [w.toolTip() for w in window.findChildren(QWidget)]
    texts += [field.text() for field in window.findChildren(QLineEdit)]
    texts += [field.toPlainText() for field in window.findChildren(QPlainTextEdit)]
    for model in window.findChildren(QAbstractItemModel):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        texts += [
            str(model.index(row, column).data(role) or "")
            for row in range(model.rowCount())
            for column in range(columns)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        ]
    return "\n".join(texts)


def found(window: QWidget) -> list[str]:
    return [needle for needle in NEEDLES if needle in held(window)]


def settled(qtbot: QtBot, background: Background) -> None:
    """Let all that is asked behind, and what follows from it, come to its end."""
    ended: list[bool] = []
    background.run(lambda: None, lambda nothing: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended))
    QApplication.processEvents()


def fallen(window: DeskWindow, qtbot: QtBot, background: Background) -> Veil:
    veil = Veil(window)
    veil.fall()
    settled(qtbot, background)
    QApplication.sendPostedEvents(None, 52)  # What is deleted later.
    return veil


def test_what_needs_a_look_is_taken_away_and_its_correction_kept(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    page = window.needs_look
    window.show_page(page)
    qtbot.waitUntil(lambda: page.panel.view is not None)
    page.panel.form.phone.selectAll()
    QTest.keyClicks(page.panel.form.phone, "212 555 01")
    page.panel.join_wanted.emit()
    qtbot.waitUntil(lambda: isinstance(page.deciding.dialog, JoinDialog))
    assert found(window) == ["Dana", "Maria", "Alvarez", "knees", "555"]
    veil = fallen(window, qtbot, background)
    assert found(window) == []
    # What is asked behind the veil shows nobody either.
    page.show_record(1)
    page.refresh()
    window.refresh()
    settled(qtbot, background)
    assert found(window) == []
    veil.lift()
    qtbot.waitUntil(lambda: page.panel.view is not None)
    assert window.page_shown() is page
    assert page.panel.form.phone.text() == "212 555 01"
    assert page.panel.form.name.text() == "Maria Alvarez"
    assert page.deciding.dialog is None


def test_who_is_on_the_way_to_the_card_comes_once_somebody_is_back(
    qtbot: QtBot, window: DeskWindow, background: Background, desk: Desk
) -> None:
    today = window.today
    (entry,) = today.table.entries()
    assert entry.lead.lead_id is not None
    record_outcome(desk, entry.lead.lead_id, Call("booked"))
    today.refresh()
    qtbot.waitUntil(lambda: not list(today.table.entries()))
    qtbot.waitUntil(lambda: today.lead_shown() == "")
    today.show_lead(entry.lead.lead_id)
    veil = fallen(window, qtbot, background)
    assert today.card_shown() is None
    assert today.card.view is None
    veil.lift()
    qtbot.waitUntil(lambda: today.lead_shown() == "Dana Lee")


def test_a_preview_is_taken_away_and_read_again(
    qtbot: QtBot, window: DeskWindow, background: Background, tmp_path: Path
) -> None:
    window.imports.look_at(file_of(tmp_path, "coming.csv", COMES, GOOD))
    first = window.importing
    qtbot.waitUntil(lambda: first.looked is not None)
    first.fields.source.setText("Spring fair")
    first.fields.changed.emit()
    key = next(iter(first.looked.preview.rows.kept))  # type: ignore[union-attr] # waited
    first.mending.type_in(key, NUMBER, "212 555 0177")
    qtbot.waitUntil(lambda: bool(first.mending.fixes))
    veil = fallen(window, qtbot, background)
    assert found(window) == []
    veil.lift()
    again = window.importing
    assert again is not first
    assert window.page_shown() is again
    qtbot.waitUntil(lambda: bool(again.mending.fixes))
    assert again.mending.typed == {key: {NUMBER: "212 555 0177"}}
    assert again.fields.settings().source_name == "Spring fair"
    again.import_button.click()
    qtbot.waitUntil(lambda: again.wanted is None)
    qtbot.waitUntil(lambda: window.page_shown() is window.today)


def test_a_pasted_text_comes_back_as_well(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("Name: Ruth Adler\nPhone: 212 555 0177\nMessage: evenings only\n")
    window.imports.paste()
    clipboard.clear()
    first = window.importing
    qtbot.waitUntil(lambda: first.looked is not None)
    veil = fallen(window, qtbot, background)
    assert found(window) == []
    veil.lift()
    qtbot.waitUntil(lambda: window.importing.looked is not None)
    assert "Ruth" in held(window)


def test_a_preview_that_is_being_read_ends_and_begins_again(
    qtbot: QtBot, window: DeskWindow, background: Background, tmp_path: Path
) -> None:
    rows = [("Ruth Adler", f"212 555 {n:04}", "evenings") for n in range(1, 900)]
    window.imports.look_at(file_of(tmp_path, "long.csv", *rows))
    veil = fallen(window, qtbot, background)
    assert found(window) == []
    veil.lift()
    qtbot.waitUntil(lambda: window.importing.looked is not None, timeout=20_000)


def test_an_import_goes_on_behind_it_without_its_rows(
    qtbot: QtBot, window: DeskWindow, background: Background, tmp_path: Path
) -> None:
    window.imports.look_at(file_of(tmp_path, "coming.csv", ("Ruth Adler", *GOOD[1:])))
    page = window.importing
    qtbot.waitUntil(lambda: page.looked is not None)
    page.import_button.click()
    assert window.imports.is_running
    fallen(window, qtbot, background)
    qtbot.waitUntil(lambda: not window.imports.is_running)
    settled(qtbot, background)
    assert found(window) == []


@pytest.mark.parametrize("modifier", [SHIFT, Qt.KeyboardModifier.NoModifier])
def test_a_page_beside_a_preview_leads_back_after_unlocking(
    qtbot: QtBot,
    window: DeskWindow,
    background: Background,
    tmp_path: Path,
    modifier: Qt.KeyboardModifier,
) -> None:
    window.imports.look_at(file_of(tmp_path, "coming.csv", COMES, GOOD))
    qtbot.waitUntil(lambda: window.importing.looked is not None)
    window.activateWindow()
    window.importing.import_button.setFocus()
    QTest.keyClick(window, KEY.Key_F1, modifier)
    beside = window.page_shown()
    assert beside is not None
    assert beside is not window.importing
    settled(qtbot, background)
    fallen(window, qtbot, background).lift()
    settled(qtbot, background)
    assert window.page_shown() is beside
    window.activateWindow()
    QTest.keyClick(beside, KEY.Key_Escape)
    qtbot.waitUntil(lambda: window.page_shown() is window.importing)


def test_what_an_import_brought_is_still_told_after_unlocking(
    qtbot: QtBot, window: DeskWindow, background: Background, tmp_path: Path
) -> None:
    window.imports.look_at(file_of(tmp_path, "coming.csv", COMES, GOOD))
    page = window.importing
    qtbot.waitUntil(lambda: page.looked is not None)
    page.import_button.click()
    qtbot.waitUntil(page.result.isVisible)
    settled(qtbot, background)
    veil = fallen(window, qtbot, background)
    assert found(window) == []
    veil.lift()
    settled(qtbot, background)
    assert window.page_shown() is page
    assert page.result.look_button.isVisible()
    assert not page.import_button.isVisible()


@pytest.mark.parametrize("is_asked_before", [True, False])
def test_an_import_is_taken_back_from_the_list_though_the_veil_fell_over_the_question(
    qtbot: QtBot,
    window: DeskWindow,
    background: Background,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    is_asked_before: bool,
) -> None:
    """The list behind the question is let go of with the veil."""
    free = Event()

    def held_up(*asked: Any) -> UndoneTogether:  # noqa: ANN401 - handed on
        assert free.wait(30)
        return undo_together(*asked)

    monkeypatch.setattr(imports_page, "undo_together", held_up)
    window.imports.show_list()
    page = window.imports.list
    qtbot.waitUntil(page.undo_button.isEnabled)
    page.undo_button.click()
    qtbot.waitUntil(lambda: page.dialog is not None)
    dialog = page.dialog
    assert dialog is not None
    if is_asked_before:
        dialog.act_button.click()
    veil = Veil(window)
    veil.fall()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    if is_asked_before:
        free.set()
        settled(qtbot, background)
        veil._take_all()
        assert found(window) == []
        veil.lift()
    else:
        veil.lift()
        assert dialog.isVisible()
        dialog.act_button.click()
        free.set()
    qtbot.waitUntil(lambda: window._status.text() == "1 lead is gone again.")
    qtbot.waitUntil(lambda: window.today.table.rowCount() == 0)
    done = ImportState.DONE
    qtbot.waitUntil(lambda: page.table.rows[0].state is not done)
    assert page.view.model() is page.table
    assert not (isValid(dialog) and dialog.isVisible())


def test_what_was_told_stands_there_after_unlocking(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    """People in danger are looked after behind the veil; the lines know their words."""
    line, lines = window.day.telling.line, window.day.lines
    qtbot.waitUntil(lambda: bool(window.day.safety.strip.said()))
    line.say("2 promises not tried yet are due today.")
    veil = fallen(window, qtbot, background)
    window.day.safety.look()
    settled(qtbot, background)
    veil._take_all()
    assert "promises" not in held(window)
    veil.lift()
    assert lines.shown() is line
    assert line.isVisible()
    assert line.words == "2 promises not tried yet are due today."
    assert line.accessibleName().endswith(line.words)


@pytest.mark.parametrize("waits", [True, False])
def test_a_note_that_is_saved_as_it_falls_is_saved_and_does_not_come_back(
    qtbot: QtBot, window: DeskWindow, desk: Desk, *, waits: bool
) -> None:
    """The outcome was saved without it half a second later, and it stood again."""
    today = window.today
    today.card.before_call = None
    QTest.keyClick(today.list.view, KEY.Key_Return)
    QTest.keyClicks(today.card.note_field, "asked for Tuesday")
    if waits:
        QTest.keyClick(today.list.view, KEY.Key_4)
    else:
        alt = Qt.KeyboardModifier.AltModifier
        QTest.keyClick(today.card.note_field, KEY.Key_4, alt)
    veil = Veil(window)
    with qtbot.waitSignal(today.recording.recorded):
        veil.fall()
    assert veil.left.notes == {}
    veil.lift()
    with qtbot.waitSignal(today.looked):
        today.refresh()
    assert today.card.note_field.half_typed() == {}
    view = today.card.view
    assert view is not None
    (attempt,) = show_lead(desk, view.lead_id).attempts
    assert (attempt.outcome, attempt.note) == ("no_answer", "asked for Tuesday")


def test_a_note_that_comes_back_as_it_falls_is_its_owners(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    """Ctrl+Z, then Ctrl+L: whoever came next signed in, and it stood nowhere."""
    today = window.today
    today.card.before_call = None
    QTest.keyClick(today.list.view, KEY.Key_Return)
    QTest.keyClicks(today.card.note_field, "asked for Tuesday")
    with qtbot.waitSignal(today.recording.recorded):
        QTest.keyClick(today.list.view, KEY.Key_4)
    settled(qtbot, background)
    busy = Event()
    background.run(lambda: busy.wait(10))
    today.undo()
    veil = Veil(window)
    with qtbot.waitSignal(today.recording.undone):
        veil.fall()
        busy.set()
    assert list(veil.left.notes.values()) == ["asked for Tuesday"]
    veil.drop()
