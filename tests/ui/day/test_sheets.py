"""A call sheet on paper, by keys, and typed back by keys."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QMarginsF, QSizeF, Qt
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QPageLayout,
    QPageSize,
    QTextDocument,
    QTextTable,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from callback_desk.domain.day_errors import LineMissing
from callback_desk.services.call_sheet import CallSheet, make_sheet
from callback_desk.services.desk import Desk
from callback_desk.services.lead_identity import correct_name
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.day import sheet_printing
from callback_desk.ui.day.sheet_document import (
    LONGEST_NAME,
    NO_BREAK,
    page_layout,
    page_size,
    paper,
    sheet_document,
)
from callback_desk.ui.day.type_back_dialog import TypeBackDialog
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.theme import Theme
from tests.desks import DeskClock
from tests.storage.stored_desk import rows_of
from tests.ui.sign_in.walks import hard_to_read, unnamed
from tests.ui.walks.harmless import harm

Key, Held = Qt.Key, Qt.KeyboardModifier
PRINT = QKeySequence("Ctrl+P")


def test_the_paper_names_no_condition_and_no_message(
    qapp: QApplication, desk: Desk
) -> None:
    text = sheet_document(make_sheet(desk), desk.phones.show).toPlainText()
    for line, name in enumerate(("Dana Lee", "Maria Alvarez"), 1):
        assert name in text
        assert f"\n{line}\n" in text
    assert "(718) 555-0163" in text
    assert "[  ] 4 No answer" in text.replace(NO_BREAK, " ")
    messages = [
        submission.record.submission.message
        for lead_id in (1, 2, 3, 5)
        for submission in show_lead(desk, lead_id).submissions
    ]
    assert any(messages)
    assert [message for message in messages if message and message in text] == []
    for word in ("ketamine", "depress", "suicid", "PTSD", "pain"):
        assert word.lower() not in text.lower()


def test_neither_list_nor_paper_tells_of_a_crisis(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    """The outcome stood under *Tries*: "Handed over (crisis)"."""
    record_outcome(desk, 1, Call("crisis_handover"))
    text = sheet_document(make_sheet(desk), desk.phones.show).toPlainText()
    assert "1\nHanded over\n" in text
    assert "crisis" not in text
    window.refresh()
    table = window.today.table

    def tries() -> tuple[str, str]:
        row = table.row_of(1)
        return ("", "") if row is None else table.words(row).cells[4]

    qtbot.waitUntil(lambda: tries() == ("1", "Handed over"))


def test_who_is_not_on_a_sheet_is_told_while_it_is_there(
    qtbot: QtBot, window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def more(desk: Desk, wanted: list[int]) -> CallSheet:
        return replace(make_sheet(desk, wanted), more=7)

    monkeypatch.setattr(sheet_printing, "make_sheet", more)
    printing = window.day.printing
    window.day.print_sheet()
    qtbot.waitUntil(lambda: printing.preview is not None)
    assert window._status.text() == "7 more leads come after these."
    assert printing.preview is not None
    printing.preview.reject()
    assert window._status.text() == ""


def test_a_sheet_that_takes_long_to_make_is_told_until_it_is_there(
    qtbot: QtBot, window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = Event()

    def slowly(desk: Desk, wanted: list[int]) -> CallSheet:
        assert may_go_on.wait(30)
        return make_sheet(desk, wanted)

    monkeypatch.setattr(sheet_printing, "make_sheet", slowly)
    printing = window.day.printing
    window.day.print_sheet()
    qtbot.waitUntil(lambda: window._status.text() == "Making the call sheet…")
    may_go_on.set()
    qtbot.waitUntil(lambda: printing.preview is not None)
    assert window._status.text() == ""
    assert printing.preview is not None
    printing.preview.reject()


def test_a_name_that_is_cut_short_says_so(qapp: QApplication, desk: Desk) -> None:
    correct_name(desk, 1, "Maria " + "Featherstonehaugh " * 9)
    text = sheet_document(make_sheet(desk), desk.phones.show).toPlainText()
    line = next(one for one in text.split("\n") if one.startswith("Maria "))
    assert line.endswith("…")
    assert len(line) <= LONGEST_NAME


def test_the_paper_says_how_to_reach_them_and_how_many_come_after(
    qapp: QApplication, desk: Desk
) -> None:
    sheet = replace(make_sheet(desk), wants={1: "No voicemail"}, more=7)
    text = sheet_document(sheet, desk.phones.show).toPlainText()
    assert "(212) 555-0142\nNo voicemail" in text
    assert "7 more leads come after these." in text


@pytest.mark.parametrize("dark", [False, True])
def test_it_is_printed_black_however_the_window_looks(
    qapp: QApplication, desk: Desk, dark: bool
) -> None:
    Theme(qapp, dark=dark)
    try:
        document = sheet_document(make_sheet(desk), desk.phones.show)
        inks = set()
        block = document.begin()
        while block.isValid():
            inks |= {
                one.format.foreground().color().name() for one in block.textFormats()
            }
            block = block.next()
        assert inks == {"#000000"}
    finally:
        Theme(qapp, dark=False)


def test_the_paper_is_that_of_the_country() -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("en_US"))
        assert paper().id() is QPageSize.PageSizeId.Letter
        QLocale.setDefault(QLocale("en_GB"))
        assert paper().id() is QPageSize.PageSizeId.A4
        assert page_layout().margins() == QMarginsF(12, 12, 12, 12)
    finally:
        QLocale.setDefault(before)


def test_a_pdf_is_printed(qapp: QApplication, desk: Desk, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageLayout(page_layout())
    path = tmp_path / "sheet.pdf"
    printer.setOutputFileName(str(path))
    sheet_document(make_sheet(desk), desk.phones.show).print_(printer)
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("high", [300, 520])
def test_nobodys_line_is_parted_by_the_end_of_a_page(desk: Desk, high: int) -> None:
    sheet = make_sheet(desk)
    many = replace(sheet, entries=sheet.entries * 12)
    page = QSizeF(700, high)
    document = sheet_document(many, desk.phones.show, page)
    where = document.documentLayout().blockBoundingRect
    lines = 0
    for table in document.rootFrame().childFrames():
        assert isinstance(table, QTextTable)
        for row in range(1, table.rows()):
            cells = [table.cellAt(row, column) for column in range(table.columns())]
            ends = [where(cell.lastCursorPosition().block()).bottom() for cell in cells]
            top = where(cells[0].firstCursorPosition().block()).top()
            assert int(top // high) == int(max(ends) // high)
            lines += 1
    assert lines == len(many.entries)
    assert document.pageCount() > 1


def test_a_line_of_three_digits_stands_in_one(desk: Desk) -> None:
    sheet = make_sheet(desk)
    many = replace(sheet, entries=(sheet.entries * 60)[:120])
    document = sheet_document(many, desk.phones.show, page_size(page_layout()))
    *_before, last = document.rootFrame().childFrames()
    assert isinstance(last, QTextTable)
    number = last.cellAt(last.rows() - 1, 0).firstCursorPosition().block()
    assert document.documentLayout().blockBoundingRect(number).isValid()
    assert (number.text(), number.layout().lineCount()) == ("120", 1)


@pytest.mark.qt_log_ignore("QPrint")
def test_the_sheet_is_made_for_the_paper_that_was_chosen(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[QTextDocument] = []

    def noted(*given: Any) -> QTextDocument:  # noqa: ANN401 - handed on as it is
        made.append(sheet_document(*given))
        return made[-1]

    monkeypatch.setattr(sheet_printing, "sheet_document", noted)
    QTest.keyClick(window.today.list.view, Key.Key_P, Held.ControlModifier)
    printing = window.day.printing
    qtbot.waitUntil(lambda: printing.preview is not None)
    way = QPageLayout.Orientation
    for orientation in (way.Portrait, way.Landscape, way.Landscape):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setPageLayout(page_layout())
        printer.setPageOrientation(orientation)
        printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
        printing.print_on(printer)
        # A document of another size would be stretched to the page.
        assert made[-1].pageSize() == page_size(printer.pageLayout())
    assert len({document.pageSize().width() for document in made}) == len(made)


def spots_of(shape: QImage) -> list[tuple[int, int]]:
    return [(x, y) for x in range(shape.width()) for y in range(shape.height())]


# The preview of a printer that is not there says so.
@pytest.mark.qt_log_ignore("QPrint")
def test_ctrl_p_shows_it_first_and_printing_is_noted(
    qtbot: QtBot, window: DeskWindow, path: Path, theme: Theme
) -> None:
    QTest.keyClick(window.today.list.view, Key.Key_P, Held.ControlModifier)
    printing = window.day.printing
    qtbot.waitUntil(lambda: printing.preview is not None)
    assert printing.preview is not None
    question = "SELECT action FROM audit WHERE subject = 'call_sheet'"
    assert rows_of(path, question) == [("call_sheet_made",)]
    # Its own keys print, and Tab reaches every button, each with a name.
    printed_by = [one for one in printing.preview.actions() if one.shortcut() == PRINT]
    assert len(printed_by) == 1
    buttons = printing.preview.findChildren(QToolButton)
    assert all(one.focusPolicy() is Qt.FocusPolicy.TabFocus for one in buttons)
    assert all(one.accessibleName() for one in buttons if one.isVisible())
    fields = [f for f in printing.preview.findChildren(QLineEdit) if f.isVisible()]
    assert {f.accessibleName() for f in fields} == {"Zoom", "Page to show"}
    ink = theme.tokens.text.lower()
    shapes: list[bytes] = []
    for one in buttons:
        if one.isVisible() and one.isEnabled():
            shape = one.icon().pixmap(one.iconSize()).toImage()
            middle = [shape.pixelColor(x, y) for x, y in spots_of(shape)]
            assert {c.name() for c in middle if c.alpha() == 255} <= {ink}
            filled = sum(c.alpha() > 200 for c in middle)
            assert filled < 0.65 * len(middle), "a black square says nothing"
            shapes.append(bytes(shape.constBits()))
    assert len(set(shapes)) == len(shapes), "no two signs look alike"
    with qtbot.waitSignal(printing.told):
        printing.preview.done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: len(rows_of(path, question)) == 2)


@pytest.mark.qt_log_ignore("QPrint")
def test_who_was_chosen_and_is_not_on_it_is_told(
    qtbot: QtBot, window: DeskWindow, anns: Desk
) -> None:
    told: list[str] = []
    printing = window.day.printing
    printing.told.connect(told.append)
    chosen = window.day.several
    window.today.list.view.selectAll()
    numbers = chosen.chosen()
    record_outcome(anns, numbers[-1], Call("booked"))
    printing.begin(numbers)
    qtbot.waitUntil(lambda: bool(told))
    left = "1 chosen lead is not on it: closed, or not to be called."
    assert told == [left]
    assert printing.preview is not None
    printing.preview.done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == f"Call sheet 1 was printed. {left}"


@pytest.mark.qt_log_ignore("QPrint", "QPainter::begin")
def test_a_sheet_that_nothing_came_of_is_not_noted_as_printed(
    qtbot: QtBot, window: DeskWindow, path: Path, tmp_path: Path
) -> None:
    told: list[str] = []
    printing = window.day.printing
    printing.told.connect(told.append)
    printing.begin([])
    qtbot.waitUntil(lambda: printing.preview is not None)
    preview = printing.preview
    assert preview is not None
    preview.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    preview.printer().setOutputFileName(str(tmp_path / "gone" / "sheet.pdf"))
    printing.print_on(preview.printer())
    preview.done(QDialog.DialogCode.Accepted)
    assert [words.partition(".")[0] for words in told] == [
        "The printer did not take it, so nothing was printed"
    ]
    question = "SELECT action FROM audit WHERE subject = 'call_sheet'"
    assert rows_of(path, question) == [("call_sheet_made",)]


@pytest.fixture
def typing(qtbot: QtBot, window: DeskWindow, desk: Desk) -> TypeBackDialog:
    """The dialog, on the sheet that was made last."""
    make_sheet(desk)
    window.day.type_sheet_back()
    (dialog,) = window.findChildren(TypeBackDialog)
    qtbot.waitUntil(lambda: dialog.sheet_number.text() == "1")
    return dialog


def says(dialog: TypeBackDialog, sentence: str) -> bool:
    return sentence in dialog.notice.sentence


def type_line(dialog: TypeBackDialog, *words: str) -> None:
    fields = (dialog.line, dialog.key, dialog.clock, dialog.note)
    for field, text in zip(fields, words, strict=False):
        field.setFocus()
        QTest.keyClicks(field, text)
    QTest.keyClick(dialog.clock, Key.Key_Return)


def test_line_outcome_time_enter_and_the_next(
    qtbot: QtBot, window: DeskWindow, typing: TypeBackDialog, desk: Desk
) -> None:
    QTest.keyClicks(typing.line, "2")
    qtbot.waitUntil(lambda: "Maria Alvarez" in typing.who.text())
    QTest.keyClicks(typing.key, "4")
    assert typing.who.text() == "2  Maria Alvarez  (212) 555-0142:  No answer"
    typing.line.clear()
    assert typing.who.text() == ""
    typing.key.clear()
    for line in ("1", "2"):
        type_line(typing, line, "4", "1:00p")
        qtbot.waitUntil(lambda: typing.line.text() == "")
        qtbot.waitUntil(typing.line.hasFocus)
    assert typing.so_far.count() == 2
    said = "2  Maria Alvarez  (212) 555-0142:  No answer, today 1:00 PM"
    assert typing.so_far.item(0).text() == said
    assert [a.outcome for a in show_lead(desk, 1).attempts] == ["no_answer"]
    typing.undo.click()
    qtbot.waitUntil(lambda: typing.so_far.count() == 1)
    assert [a.outcome for a in show_lead(desk, 1).attempts] == ["no_answer", None]


def test_a_lead_that_somebody_closed_is_asked_about_and_the_note_stays(
    qtbot: QtBot, typing: TypeBackDialog, desk: Desk, clock: DeskClock
) -> None:
    clock.now += timedelta(minutes=1)
    record_outcome(desk, 1, Call("booked"))
    type_line(typing, "2", "4", "1:00p", "rang long")
    qtbot.waitUntil(partial(says, typing, "closed this lead"))
    assert typing.note.text() == "rang long"
    assert [a.outcome for a in show_lead(desk, 1).attempts] == ["booked"]
    QTest.keyClick(typing.note, Key.Key_Return)
    qtbot.waitUntil(lambda: typing.so_far.count() == 1)
    notes = [(a.outcome, a.note) for a in show_lead(desk, 1).attempts]
    assert ("no_answer", "rang long") in notes
    # Taken back and typed anew, it is not asked about once more.
    typing.undo.click()
    qtbot.waitUntil(lambda: typing.so_far.count() == 0)
    type_line(typing, "2", "3", "1:00p")
    qtbot.waitUntil(lambda: typing.so_far.count() == 1)


def test_what_cannot_be_is_said_and_stays_as_it_was_typed(
    qtbot: QtBot, typing: TypeBackDialog
) -> None:
    line, key, clock = typing.line, typing.key, typing.clock
    for words, sentence, wrong in (
        (("99", "4", "1:00p"), "Sheet 1 has no line 99.", line),
        (("1", "x", "1:00p"), "No outcome has the key 'x'.", key),
        (("1", "4", "soon"), "'soon' is not a time.", clock),
        (("1", "2", "1:00p"), "needs the time of the next call", None),
        (("1a", "4", "1:00p"), "Sheet 1 has no line 1a.", line),
        (("", "4", "1:00p"), LineMissing().sentence, line),
        (("1", "", "1:00p"), "The outcome is missing.", key),
        (("1", "4", ""), "The time of the call is missing.", clock),
    ):
        for field in (line, key, clock):
            field.clear()
        type_line(typing, *words)
        qtbot.waitUntil(partial(says, typing, sentence))
        assert clock.text() == words[2]
        assert (wrong or typing.fields.next_call).hasFocus()
    assert typing.so_far.count() == 0


def test_everything_has_a_name_and_can_be_read(typing: TypeBackDialog) -> None:
    QApplication.processEvents()
    assert unnamed(typing) == []
    assert hard_to_read(typing) == {}
    typing.note.setText("<img src='file:///etc/hostname'>")
    assert harm(typing) == []
