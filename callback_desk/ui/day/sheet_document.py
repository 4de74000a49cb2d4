"""The call sheet as a document: names, numbers and boxes to tick; never a condition."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QMarginsF, QSizeF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.standing import Standing
from callback_desk.services.call_sheet import CallSheet
from callback_desk.translation import _
from callback_desk.ui.today.row_words import NO_NAME, ShowPhone
from callback_desk.wording.day import say_not_on_sheet
from callback_desk.wording.line_breaks import held_together
from callback_desk.wording.people import visible
from callback_desk.wording.queue import say_standing
from callback_desk.wording.times import say_clock, say_date, say_instant

INK, RULE = "#000000", "#9A9A9A"
TITLE_POINTS, NAME_POINTS, POINTS, SMALL_POINTS = 15.0, 11.0, 10.0, 8.5
MARGIN_MM = 12
HEADINGS = ("", _("Call by"), _("Who"), _("Tries"), _("Outcome"), _("Time, note"))
# In percent of the page; where there are lines of three digits these need more.
WIDTHS, WIDTHS_OF_MANY = (5, 14, 22, 10, 33, 16), (7, 14, 22, 9, 33, 15)
FEW_LINES = 99
LONGEST_NAME = 60
BOX, NO_BREAK = "[  ]", "\u00a0"
# Higher than any sheet.
ENDLESS = 1e7
ADVICE = _(
    "Tick one outcome and write the time. Type it back by the number at the left: "
    "menu, Type back a call sheet."
)
SHRED = _("Shred this sheet once it is typed back.")


def paper() -> QPageSize:
    """Letter where people measure in inches, A4 elsewhere."""
    inches = QLocale().measurementSystem() is (
        QLocale.MeasurementSystem.ImperialUSSystem
    )
    size = QPageSize.PageSizeId.Letter if inches else QPageSize.PageSizeId.A4
    return QPageSize(size)


def page_layout() -> QPageLayout:
    """Upright, with narrow margins."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    upright, unit = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    return QPageLayout(paper(), upright, margins, unit)


def page_size(layout: QPageLayout) -> QSizeF:
    """What can be printed on of a page, in the units of a document on this screen."""
    inches = layout.paintRect(QPageLayout.Unit.Inch).size()
    return inches * QGuiApplication.primaryScreen().logicalDotsPerInch()


def sheet_document(
    sheet: CallSheet, show_phone: ShowPhone, page: QSizeF | None = None
) -> QTextDocument:
    """The sheet, to be printed or looked at before.

    Args:
        sheet: whom it lists.
        show_phone: a number as the country writes it.
        page: the room of a page: nobody's line is then parted by its end.
    """
    if page is None:
        return _written(sheet, show_phone, ())
    measured = _written(sheet, show_phone, ())
    measured.setPageSize(QSizeF(page.width(), ENDLESS))
    document = _written(sheet, show_phone, _page_starts(measured, page.height()))
    document.setPageSize(page)
    return document


def _page_starts(document: QTextDocument, high: float) -> tuple[int, ...]:
    """The lines with which pages begin, but for the first one."""
    (table,) = document.rootFrame().childFrames()
    assert isinstance(table, QTextTable)  # noqa: S101 - nothing else was written there
    look = document.documentLayout().blockBoundingRect
    tops = [
        look(table.cellAt(row, 0).firstCursorPosition().block()).top()
        for row in range(table.rows())
    ]
    tops.append(document.size().height())
    heading, starts = tops[1] - tops[0], list[int]()
    used = tops[1]
    for line in range(1, table.rows()):
        needs = tops[line + 1] - tops[line]
        if used + needs > high - heading and line > 1:
            starts.append(line)
            used = 2 * heading  # the sheet's number, and the headings again
        used += needs
    return tuple(starts)


def _written(
    sheet: CallSheet, show_phone: ShowPhone, starts: Sequence[int]
) -> QTextDocument:
    """The document, with a page that begins with each of these lines."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    made = sheet.calendar.local(sheet.at)
    cursor.insertText(
        _("Call sheet {sheet_id}", sheet_id=sheet.sheet_id),
        _looks(TITLE_POINTS, bold=True),
    )
    cursor.insertText(f"   {say_date(made.date())}, {say_clock(made)}\n", _looks())
    advice = " ".join(filter(None, (ADVICE, SHRED, say_not_on_sheet(0, sheet.more))))
    cursor.insertText(f"{advice}\n", _looks(SMALL_POINTS))
    firsts = [1, *starts]
    ends = [*starts, len(sheet.entries) + 1]
    for page, (first, end) in enumerate(zip(firsts, ends, strict=True), 1):
        if page > 1:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            again = QTextBlockFormat()
            again.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            cursor.setBlockFormat(again)
            said = _(
                "Call sheet {sheet_id}, page {page}",
                sheet_id=sheet.sheet_id,
                page=page,
            )
            cursor.insertText(said, _looks(SMALL_POINTS, bold=True))
        looks = _lines(len(sheet.entries))
        table = cursor.insertTable(end - first + 1, len(HEADINGS), looks)
        for column, heading in enumerate(HEADINGS):
            _write(table, 0, column, (heading, _looks(SMALL_POINTS, bold=True)))
        for line in range(first, end):
            entry = sheet.entries[line - 1]
            _write_entry(table, line - first + 1, line, entry, sheet, show_phone)
    return document


def _write_entry(
    table: QTextTable,
    row: int,
    line: int,
    entry: QueueEntry,
    sheet: CallSheet,
    show_phone: ShowPhone,
) -> None:
    lead, small = entry.lead, _looks(SMALL_POINTS)
    number = show_phone(lead.phone, lead.extension) if lead.phone else ""
    word = _("priority") if lead.safety else say_standing(entry.standing)
    at = lead.act_by
    if entry.standing is Standing.RESTING and lead.next_call_at is not None:
        at = lead.next_call_at
    last = sheet.labels.get(lead.last_outcome or "", "")
    tries = f"{lead.attempts}\n{visible(last)}" if lead.attempts else ""
    # A box stays beside its words.
    boxes = "   ".join(
        f"{BOX} {o.key} {visible(o.label)}".replace(" ", NO_BREAK) for o in sheet.keyed
    )
    name = visible(lead.name) or NO_NAME
    if len(name) > LONGEST_NAME:
        name = f"{name[: LONGEST_NAME - 1].rstrip()}…"
    _write(table, row, 0, (str(line), _looks(NAME_POINTS, bold=True)))
    by = held_together(say_instant(sheet.calendar.local(at)))
    _write(table, row, 1, (f"{by}\n", small), (word, small))
    _write(table, row, 2, (f"{name}\n", _looks(NAME_POINTS, bold=True)))
    _write(table, row, 2, (number, _looks(NAME_POINTS)))
    wants = sheet.wants.get(lead.lead_id or 0)
    if wants:
        _write(table, row, 2, (f"\n{visible(wants)}", small))
    _write(table, row, 3, (tries, small))
    _write(table, row, 4, (boxes, small))


def _write(
    table: QTextTable, row: int, column: int, *parts: tuple[str, QTextCharFormat]
) -> None:
    cursor = table.cellAt(row, column).lastCursorPosition()
    for text, looks in parts:
        cursor.insertText(text, looks)


def _looks(points: float = POINTS, *, bold: bool = False) -> QTextCharFormat:
    looks = QTextCharFormat()
    looks.setFontPointSize(points)
    # Paper is white, whatever the window is.
    looks.setForeground(QBrush(QColor(INK)))
    if bold:
        looks.setFontWeight(QFont.Weight.Bold)
    return looks


def _lines(count: int) -> QTextTableFormat:
    lines = QTextTableFormat()
    lines.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    percent = QTextLength.Type.PercentageLength
    widths = WIDTHS if count <= FEW_LINES else WIDTHS_OF_MANY
    lines.setColumnWidthConstraints([QTextLength(percent, wide) for wide in widths])
    lines.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    lines.setBorder(1)
    lines.setBorderBrush(QBrush(QColor(RULE)))
    lines.setBorderCollapse(True)
    lines.setCellPadding(3)
    # On each page the headings stand again.
    lines.setHeaderRowCount(1)
    return lines
