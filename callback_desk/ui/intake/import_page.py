"""Import: what a file would bring, before anything is written; then one key."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.record import Record
from callback_desk.domain.submission import Verdict
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import (
    FileReport,
    SourceSettings,
    import_file,
    preview_files,
)
from callback_desk.ui.background import Background
from callback_desk.ui.intake.verdict_table import (
    NAME,
    NUMBER,
    ROW,
    VERDICT,
    WHY,
    VerdictTable,
)
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.intake import say_came_in, say_counts, say_product

# Columns in layout units; the reason takes what is left.
_WIDTHS = {ROW: 12, VERDICT: 30, NAME: 50, NUMBER: 42}
_TONES = {
    Verdict.NEW: Tone.FINE,
    Verdict.REPEAT: Tone.ACCENT,
    Verdict.NEEDS_LOOK: Tone.DUE_TODAY,
}


@dataclass(frozen=True, slots=True)
class Previewed:
    """A file's report with its records; nothing of it is written yet."""

    path: Path
    report: FileReport
    records: list[Record]


def preview(desk: Desk, path: Path) -> Previewed:
    """What importing a file would do; runs behind."""
    records: list[Record] = []
    opener = partial(desk.open_lead_file, path, {})
    (report,) = preview_files(desk, [(opener, records.append)], SourceSettings())
    return Previewed(path, report, [] if report.error else records)


def take_in(desk: Desk, path: Path) -> FileReport:
    """Import a file; runs behind."""
    return import_file(desk, partial(desk.open_lead_file, path, {}), SourceSettings())


def _say_import(coming: int, kept: int) -> str:
    """What the key will do, before it is pressed."""
    leads = "1 lead" if coming == 1 else f"{coming} leads"
    return f"Import {leads}" + (f", keep {kept} for a look" if kept else "")


class ImportPage(QWidget):
    """Shows what a file would bring; Enter imports it, Esc leaves it.

    `imported` carries the report of what came in, `left` follows when it is done with;
    `look_wanted` asks for the page of those that need a look.
    """

    imported = Signal(object)
    left = Signal()
    look_wanted = Signal()

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__()
        self._theme, self._background, self._desk = theme, background, desk
        self._path: Path | None = None
        self._title = PlainLabel(theme, scale=1.6, bold=True)
        self._said = PlainLabel(theme, muted=True)
        self._counts = QHBoxLayout()
        self._table = QTableView()
        self._problem = PlainLabel(theme, tone=Tone.OVERDUE, wraps=True)
        self.import_button = NamedButton(theme, "Import", kind="primary")
        self.leave_button = NamedButton(
            theme, "Cancel", shortcut="Esc", tells="Leave it"
        )
        self.look_button = NamedButton(theme, "Look at them now", kind="primary")
        self.look_button.setAutoDefault(True)
        self.look_button.hide()
        self.look_button.clicked.connect(self.look_wanted)
        self._build_table()
        self._build_layout()
        self.import_button.clicked.connect(self._on_import)
        self.leave_button.clicked.connect(self.left)
        self.import_button.setAutoDefault(True)

    def _build_table(self) -> None:
        table = self._table
        table.setAccessibleName("Records of the file")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        table.setHorizontalScrollBarPolicy(never)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._theme.px(8))
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setHighlightSections(False)

    def _build_layout(self) -> None:
        theme = self._theme
        buttons = QHBoxLayout()
        buttons.addWidget(self._problem, 1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.look_button)
        card = Card(theme, padding=2)
        card.column.addWidget(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(self._title)
        column.addWidget(self._said)
        column.addLayout(self._counts)
        column.addWidget(card, 1)
        column.addLayout(buttons)

    def look_at(self, path: Path) -> None:
        """Read a file and show what it would bring."""
        self._path = path
        self._show_result("", kept=0)
        self._title.say(path.name)
        self._said.say("Reading …")
        self._problem.say("")
        self.import_button.setEnabled(False)
        self._show_records([])
        self._show_counts({})
        self._background.run(
            partial(preview, self._desk, path), self._on_previewed, self._on_failed
        )

    def _on_previewed(self, previewed: Previewed) -> None:
        if previewed.path != self._path:
            return
        report = previewed.report
        if report.error is not None:
            self._said.say("Nothing of this file was taken in.")
            self._problem.say(f"{report.error.sentence} {report.error.what_to_do}")
            self.leave_button.setFocus()
            return
        product = say_product(report.recognised_as or "")
        encoding = f", {report.encoding}" if report.encoding else ""
        self._said.say(f"Read as {product}{encoding}. Nothing is written yet.")
        self._show_counts(report.counts)
        self._show_records(previewed.records)
        coming = report.counts[Verdict.NEW] + report.counts[Verdict.REPEAT]
        self.import_button.say(_say_import(coming, report.counts[Verdict.NEEDS_LOOK]))
        self.import_button.setEnabled(coming + report.counts[Verdict.NEEDS_LOOK] > 0)
        (
            self.import_button if self.import_button.isEnabled() else self.leave_button
        ).setFocus()

    def _show_counts(self, counts: dict[str, int]) -> None:
        while (item := self._counts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for verdict in Verdict:
            count = counts.get(verdict, 0)
            if count:
                words = say_counts(count, {verdict: count}, total=False)
                self._counts.addWidget(
                    PlainLabel(self._theme, words, bold=True, tone=_TONES.get(verdict))
                )
                self._counts.addSpacing(self._theme.px(5))
        self._counts.addStretch()

    def _show_records(self, records: list[Record]) -> None:
        self._table.setModel(VerdictTable(records, self._desk.phones.show))
        header = self._table.horizontalHeader()
        for column, units in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self._table.setColumnWidth(column, self._theme.px(units))
        header.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)

    def _on_import(self) -> None:
        if self._path is None:
            return
        self.import_button.setEnabled(False)
        self._said.say("Importing …")
        self._background.run(
            partial(take_in, self._desk, self._path), self._on_imported, self._on_failed
        )

    def _on_imported(self, report: FileReport) -> None:
        if report.error is not None:
            self._problem.say(f"{report.error.sentence} {report.error.what_to_do}")
            return
        self._path = None
        self._show_result(say_came_in(report.counts), kept=report.counts["needs_look"])
        self.imported.emit(report)

    def _show_result(self, words: str, *, kept: int) -> None:
        """Say what came in, and lead on to what needs a look."""
        self._said.say(words)
        self.import_button.setVisible(not words)
        self.leave_button.say("To Today" if words else "Cancel")
        self.look_button.setVisible(kept > 0)
        if kept:
            one = kept == 1
            self.look_button.say("Look at it now" if one else f"Look at {kept} records")
            self.look_button.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self.import_button.setEnabled(True)
        sentence = getattr(error, "sentence", "The file could not be taken in.")
        self._problem.say(f"{sentence} {getattr(error, 'what_to_do', '')}")
