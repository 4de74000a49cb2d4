"""Import: what files or a mail would bring, before anything is written; one key."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
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
from callback_desk.ui.background import Background
from callback_desk.ui.intake.lead_source import (
    PASTED,
    LeadSource,
    Looked,
    preview,
    take_in,
)
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
from callback_desk.wording.intake import (
    say_came_in,
    say_counts,
    say_import,
    say_read_as,
)

# Columns in layout units; the reason takes what is left.
_WIDTHS = {ROW: 12, VERDICT: 30, NAME: 56, NUMBER: 54}
# The first column where it tells the file of each record.
FILE_WIDE = 44
# Of files that cannot be read so many are named.
MOST_NAMED = 3
NOTHING_TO_PASTE = (
    "There is no text on the clipboard. Copy the mail in your mail program, then press "
    "Ctrl+V here."
)
_TONES = {
    Verdict.NEW: Tone.FINE,
    Verdict.REPEAT: Tone.ACCENT,
    Verdict.NEEDS_LOOK: Tone.DUE_TODAY,
}


def _say_refused(looked: Looked) -> str:
    """What is wrong with what could not be read; of several, which they are."""
    refused = looked.refused
    if not refused:
        return ""
    error = refused[0][1]
    words = f"{error.sentence} {error.what_to_do}"
    if len(refused) == 1:
        return words
    others = ", ".join(name for name, _ in refused[1:][:MOST_NAMED])
    more = len(refused) - 1 - MOST_NAMED
    others += f" and {more} more" if more > 0 else ""
    return f"{words} Nor can be read: {others}."


def _say_read(looked: Looked) -> str:
    """What the source was recognised as."""
    report = looked.whole
    if looked.files > 1:
        refused = f", {len(looked.refused)} refused" if looked.refused else ""
        return f"{looked.files} files{refused}."
    return say_read_as(report.recognised_as or "", report.encoding)


class ImportPage(QWidget):
    """Shows what files or a mail's text would bring; Enter imports it, Esc leaves it.

    `imported` carries the report of what came in, `left` follows when it is done with;
    `look_wanted` asks for the page of those that need a look.
    """

    imported = Signal(object)
    left = Signal()
    look_wanted = Signal()

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__()
        self._theme, self._background, self._desk = theme, background, desk
        self._source: LeadSource | None = None
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
        pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pasting.activated.connect(self.paste)

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

    def look_at(self, *paths: Path) -> None:
        """Read files and folders, and show what they would bring."""
        self._look_at(LeadSource(paths))

    def look_at_text(self, text: str) -> None:
        """Read a mail's text, and show what it would bring."""
        self._look_at(LeadSource(text=text))

    def paste(self) -> None:
        """Read the text on the clipboard as a mail."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.look_at_text(text)
        else:
            self._source = None
            self._clear(PASTED, NOTHING_TO_PASTE)
            self.leave_button.setFocus()

    def _look_at(self, source: LeadSource) -> None:
        self._source = source
        self._clear(source.name, "Reading …")
        self._background.run(
            partial(preview, self._desk, source), self._on_previewed, self._on_failed
        )

    def _clear(self, title: str, said: str) -> None:
        self._show_result("", kept=0)
        self._title.say(title)
        self._said.say(said)
        self._problem.say("")
        self.import_button.say("Import")
        self.import_button.setEnabled(False)
        self._show_records([])
        self._show_counts({})

    def _on_previewed(self, looked: Looked) -> None:
        if looked.source is not self._source:
            return
        report = looked.whole
        self._problem.say(_say_refused(looked))
        if report.error is not None:
            what = "file" if looked.files == 1 else "of these files"
            this = "Nothing of this" if looked.files == 1 else "None"
            self._said.say(f"{this} {what} was taken in.")
            self.leave_button.setFocus()
            return
        self._said.say(f"{_say_read(looked)} Nothing is written yet.")
        self._show_counts(report.counts)
        self._show_records(looked.records, looked.places)
        coming = report.counts[Verdict.NEW] + report.counts[Verdict.REPEAT]
        self.import_button.say(say_import(report.counts))
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

    def _show_records(
        self, records: Sequence[Record], places: Sequence[str] = ()
    ) -> None:
        show_phone = self._desk.phones.show
        self._table.setModel(VerdictTable(records, show_phone, places))
        header = self._table.horizontalHeader()
        for column, units in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            wide = FILE_WIDE if places and column == ROW else units
            self._table.setColumnWidth(column, self._theme.px(wide))
        header.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)

    def _on_import(self) -> None:
        if self._source is None:
            return
        self.import_button.setEnabled(False)
        self._said.say("Importing …")
        self._background.run(
            partial(take_in, self._desk, self._source),
            self._on_imported,
            self._on_failed,
        )

    def _on_imported(self, looked: Looked) -> None:
        report = looked.whole
        self._problem.say(_say_refused(looked))
        if report.error is not None:
            return
        self._source = None
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
