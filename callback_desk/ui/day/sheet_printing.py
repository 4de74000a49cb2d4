"""Printing a call sheet: looked at first, and noted once it was printed."""

from functools import partial

from PySide6.QtCore import QObject, QSizeF, QTimer, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.outgoing_errors import NotPrinted
from callback_desk.services.call_sheet import CallSheet, make_sheet, note_printed
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.day.paper_preview import PaperPreview
from callback_desk.ui.day.sheet_document import (
    page_layout,
    page_size,
    sheet_document,
)
from callback_desk.ui.print_state import was_taken
from callback_desk.ui.theme import Theme
from callback_desk.wording.day import say_not_on_sheet, say_sheet_printed

MAKING = _("Making the call sheet…")
# Longer than that, and whoever waits is told.
LONG_MS = 500


class SheetPrinting(QObject):
    """Makes a sheet of the chosen leads, or of those that are called next.

    `told` carries words for the foot, `untold` those of a sheet that is there no more.
    """

    told, untold = Signal(str), Signal(str)

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._background, self._desk, self._window = background, desk, window
        self._document, self._room = QTextDocument(), QSizeF()
        self._sheet: CallSheet | None = None
        self._printer: QPrinter | None = None
        self.preview: PaperPreview | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_MS)
        self._patience.timeout.connect(partial(self.told.emit, MAKING))

    def begin(self, chosen: list[int]) -> None:
        """Make the sheet; one lead alone is chosen always, and means the whole list."""
        wanted = chosen if len(chosen) > 1 else []
        self._patience.start()
        self._background.run(
            partial(make_sheet, self._desk, wanted), self._on_made, self._on_failed
        )

    def _on_made(self, sheet: CallSheet) -> None:
        self._is_made()
        self._sheet, self._room = sheet, QSizeF()
        layout = page_layout()
        # The preview only borrows it.
        self._printer = printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(layout)
        # What stands in the printer's own list names nobody either.
        title = _("Call sheet {sheet_id}", sheet_id=sheet.sheet_id)
        printer.setDocName(title)
        self.preview = PaperPreview(self._theme, printer, title, self._window)
        self.preview.paintRequested.connect(self.print_on)
        self.preview.finished.connect(self._on_preview_over)
        self.preview.open()
        if sheet.left_out or sheet.more:
            self.told.emit(say_not_on_sheet(sheet.left_out, sheet.more))

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet that was made last, on whatever paper was chosen.

        The document is made for that paper: it would be stretched to any other.
        """
        if self._sheet is None:
            return
        room = page_size(printer.pageLayout())
        if room != self._room:
            self._room = room
            self._document = sheet_document(self._sheet, self._desk.phones.show, room)
        self._document.print_(printer)

    def _on_preview_over(self, result: int) -> None:
        preview, self.preview = self.preview, None
        if preview is not None:
            preview.deleteLater()
        if self._sheet is not None:
            sheet = self._sheet
            self.untold.emit(say_not_on_sheet(sheet.left_out, sheet.more))
        printer = self._printer
        if printer is not None and not was_taken(printer):
            self._on_failed(NotPrinted())
        elif result == QDialog.DialogCode.Accepted and self._sheet is not None:
            number = self._sheet.sheet_id
            self._background.run(
                partial(note_printed, self._desk, number), None, self._on_failed
            )
            left = say_not_on_sheet(self._sheet.left_out, self._sheet.more)
            self.told.emit(f"{say_sheet_printed(number)} {left}".rstrip())

    def _is_made(self) -> None:
        self._patience.stop()
        self.untold.emit(MAKING)

    def _on_failed(self, error: Exception) -> None:
        self._is_made()
        if isinstance(error, DeskError):
            self.told.emit(f"{error.sentence} {error.what_to_do}")
        else:
            self._background.failed_unheard.emit(error)
