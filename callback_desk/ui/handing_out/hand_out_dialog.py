"""Asks as what something leaves the desk, with which columns, and where it goes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from callback_desk.domain.outgoing_errors import NotPrinted
from callback_desk.domain.stopping import Heed, Stopped
from callback_desk.export.csv_out import csv_bytes
from callback_desk.export.new_file import NewFile
from callback_desk.export.pdf_out import page_layout, pdf_bytes, print_pages
from callback_desk.services.desk import Desk
from callback_desk.services.hand_out import (
    hand_out,
    note_going_to_printer,
    note_not_printed,
    refuse_unless_may_hand_out,
)
from callback_desk.services.offers import Offer, handed_out
from callback_desk.translation import _, _n
from callback_desk.ui.background import Background
from callback_desk.ui.calls.person_dialog import PersonDialog
from callback_desk.ui.file_dialog import ask_place
from callback_desk.ui.long_work import LongWork
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.tick_box import TickBox
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.widgets import NamedButton, PlainLabel

XLSX, CSV, PDF = "xlsx", "csv", "pdf"
FORMS = {XLSX: _("Workbook (Excel)"), CSV: "CSV", PDF: _("PDF, pages")}
CLOCKS = _("clinic’s clocks")  # noqa: RUF001 - printed
WARNS = _(
    "It is noted in the audit. A file or a page is not encrypted: keep it where only "
    "those see it who need it, and tick no more than they need."
)


class HandOutDialog(PersonDialog):
    """`handed_out` tells, in words, what went where."""

    handed_out = Signal(str)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        offer: Offer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, background, offer.title, _("Save as…"), parent)
        self._desk, self._offer = desk, offer
        self._printer: QPrinter | None = None
        self.making, self._busy_line = LongWork(self, "hand-out"), BusyLine(theme)
        self.making.took_long.connect(self._on_took_long)
        self.form = ChoiceBox(theme)
        for form, words in FORMS.items():
            if form == PDF or offer.has_tables:
                self.form.addItem(words, form)
        self.ticks = {
            column.code: TickBox(theme, column.heading.format(zone=CLOCKS))
            for column in offer.columns
        }
        self.print_button = NamedButton(
            theme, _("Print…"), icon_name="print", tells=_("Choose a printer")
        )
        self.print_button.setAutoDefault(False)
        self._build()
        self._tick_usual()
        self.form.currentIndexChanged.connect(self._tick_usual)
        self.save_button.clicked.connect(self._on_save_wanted)
        self.print_button.clicked.connect(self._on_print_wanted)

    def _build(self) -> None:
        theme = self._theme
        self.column.addWidget(LabelledField(theme, _("Save as"), self.form))
        if self.ticks:
            self.column.addWidget(PlainLabel(theme, _("Columns"), bold=True))
        # Each as wide as its words: in columns some would be cut.
        ticks = QWidget()
        flow = FlowLayout(ticks, theme.px(3.5))
        for tick in self.ticks.values():
            flow.addWidget(tick)
        self.column.addWidget(ticks)
        ticks.setVisible(bool(self.ticks))
        if self._offer.order:
            self.column.addWidget(FlowingLabel(theme, self._offer.order, muted=True))
        self.column.addWidget(FlowingLabel(theme, WARNS, muted=True))
        self.column.addWidget(self._busy_line)
        self.column.addStretch(1)
        self.feet.add_left(self.print_button)

    def _tick_usual(self) -> None:
        """Pages have room for fewer columns."""
        pages = self.form.currentData() == PDF
        for column in self._offer.columns:
            usual = column.code in self._offer.on_paper if pages else column.usual
            self.ticks[column.code].setChecked(usual)

    def ticked(self) -> list[str] | None:
        """The columns that are ticked; None where there are none to tick."""
        if not self.ticks:
            return None
        return [code for code, tick in self.ticks.items() if tick.isChecked()]

    # Saved

    def _on_save_wanted(self) -> None:
        form = str(self.form.currentData())
        name = ask_place(
            *(self, _("Save as"), f"{self._offer.file_name}.{form}"),
            f"{FORMS[form]} (*.{form})",
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Save it."""
        form, ticked = str(self.form.currentData()), self.ticked()
        self._begin(
            partial(_save, self._desk, self._offer, form, ticked, path),
            partial(self._on_over, _("Saved: {name}", name=path.name)),
        )

    # While it is made

    def _begin(
        self, work: Callable[[Heed], object], done: Callable[[object], None]
    ) -> None:
        """Make it behind, beside the lane on which calls are saved."""
        if self._busy:
            return
        self._busy = True
        self.notice.hide()
        for button in (self.save_button, self.print_button):
            button.setEnabled(False)
        self.making.run(work, partial(self._on_made, done), self._on_not_made)

    def _on_took_long(self) -> None:
        self._busy_line.set_busy(True)
        self.cancel_button.say(_("Stop"))

    def _rest(self) -> None:
        self._busy = False
        self._busy_line.set_busy(False)
        self.cancel_button.say(_("Cancel"))
        for button in (self.cancel_button, self.save_button, self.print_button):
            button.setEnabled(True)

    def _on_made(self, done: Callable[[object], None], result: object) -> None:
        self._rest()
        done(result)

    def _on_not_made(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, Stopped):
            self.reject()
        else:
            self._on_failed(error)

    def reject(self) -> None:
        """Close it; what is just being made is ended first."""
        if self.making.is_running:
            self.cancel_button.setEnabled(False)
            self.making.stop()
        else:
            super().reject()

    def _on_over(self, words: str, done: object) -> None:
        self.accept()
        self.handed_out.emit(words)

    # Printed

    def _on_print_wanted(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        # What stands in the printer's own list names nobody.
        printer.setDocName(self._offer.title)
        # The dialog only borrows it, and hands it over once it is accepted.
        self._printer = printer
        asking = QPrintDialog(printer, self)
        asking.accepted.connect(self.print_on)
        asking.finished.connect(asking.deleteLater)
        asking.setModal(True)
        asking.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print it."""
        self._begin(
            partial(_print, self._desk, self._offer, self._paper_ticks(), printer),
            self._on_printed,
        )

    def _paper_ticks(self) -> list[str] | None:
        """As ticked where pages were chosen; else what fits on paper."""
        if self.ticks and self.form.currentData() != PDF:
            return list(self._offer.on_paper)
        return self.ticked()

    def _on_printed(self, count: object) -> None:
        assert isinstance(count, int)  # noqa: S101 - what was asked for
        many = _n("1 page", "{count} pages", count)
        self._on_over(_("{many} went to the printer.", many=many), None)


def _save(
    desk: Desk,
    offer: Offer,
    form: str,
    ticked: list[str] | None,
    path: Path,
    heed: Heed,
) -> None:
    """Write a file; behind the window."""
    refuse_unless_may_hand_out(desk)
    if form == PDF:
        pages = offer.pages(desk, ticked, heed)
        content = partial(pdf_bytes, pages, heed)
        hand_out(desk, handed_out(offer, pages, "exported"), NewFile(path, content))
        return
    # Loaded only when a workbook is wanted.
    from callback_desk.export.xlsx_out import xlsx_bytes

    tables = offer.tables(desk, ticked, heed)
    content = partial(csv_bytes if form == CSV else xlsx_bytes, tables, heed)
    hand_out(desk, handed_out(offer, tables, "exported"), NewFile(path, content))


def _print(
    desk: Desk, offer: Offer, ticked: list[str] | None, printer: QPrinter, heed: Heed
) -> int:
    """Print it, noted in the audit before anything of it is; how many pages it has."""
    refuse_unless_may_hand_out(desk)
    pages = offer.pages(desk, ticked, heed)
    what = handed_out(offer, pages, "printed")
    heed()
    note_going_to_printer(desk, what)
    printer.setPageLayout(page_layout(pages))
    try:
        return print_pages(pages, printer, heed)
    except (NotPrinted, Stopped):
        printer.abort()
        note_not_printed(desk, what)
        raise
