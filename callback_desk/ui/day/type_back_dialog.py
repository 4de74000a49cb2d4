"""Typing a call sheet back: line, outcome, time, Enter, and the next line."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.call_sheet import PrintedSheet
from callback_desk.domain.day_errors import LeadMovedOn
from callback_desk.domain.errors import DeskError
from callback_desk.domain.lead_seen import LeadSeen
from callback_desk.services.call_sheet import (
    SheetLine,
    WrittenCall,
    find_line,
    find_sheet,
    seen_on_paper,
    type_back,
)
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Recorded, undo_attempt
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.esc_on_typed import EscOnTyped
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.day import TYPE_BACK_ASKS, say_sheet_line, say_typed_back
from callback_desk.wording.people import visible

WIDE, HIGH, LONGEST_NOTE = 170, 110, 1_000_000


# A line by its sheet: another sheet has other people on the same lines.
_Line = tuple[int, int]


class TypeBackDialog(QDialog):
    """Asks line by line. `typed` follows when one was recorded or taken back."""

    typed = Signal()

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._background, self._desk = theme, background, desk
        self._sheet: PrintedSheet | None = None
        # What was typed back, the last one last: its line and its attempt.
        self._undoable: list[tuple[_Line, int]] = []
        # Leads as they are known here where that is more than the paper shows, by line.
        self._seen: dict[_Line, LeadSeen] = {}
        self._saying = ""
        self.setWindowTitle(_("Type back a call sheet"))
        self.sheet_number, self.line = QLineEdit(), QLineEdit()
        self.key, self.clock, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self.sheet_number, self.line, self.key, self.clock):
            field.setMaxLength(12)
        self.note.setMaxLength(LONGEST_NOTE)
        self.who, self.notice = PlainLabel(theme, bold=True, wraps=True), Notice(theme)
        self.who.setAccessibleName(_("Who stands on the line"))
        self.so_far = QListWidget()
        self.so_far.setProperty("kind", "framed")
        self.so_far.setAccessibleName(_("Typed back so far"))
        self.so_far.setWordWrap(True)
        self.save = NamedButton(
            theme, _("Record"), kind="primary", tells=_("Record (Enter)")
        )
        self.undo = NamedButton(
            theme, _("Undo the last"), tells=_("Take the last one back")
        )
        self.close_button = NamedButton(theme, _("Close"), tells=_("Close (Esc)"))
        EscOnTyped(self, self.notice, self.close_button)
        self._build()
        self.resize(theme.px(WIDE), theme.px(HIGH))
        self.sheet_number.editingFinished.connect(self._on_sheet_typed)
        self.line.textChanged.connect(self._on_line_typed)
        self.key.textChanged.connect(self._show_who)
        self.save.clicked.connect(self._on_save)
        self.undo.clicked.connect(self._on_undo)
        self.undo.setEnabled(False)
        self._find_sheet(None)
        self.line.setFocus()

    def _build(self) -> None:
        theme, edge = self._theme, self._theme.px(5)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.px(2.5))
        column.addWidget(PlainLabel(theme, TYPE_BACK_ASKS, muted=True, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(2))
        for name, field, share in (
            (_("Sheet"), self.sheet_number, 2),
            (_("Line"), self.line, 2),
            (_("Outcome"), self.key, 2),
            (_("Time"), self.clock, 3),
            (_("Note"), self.note, 8),
        ):
            row.addWidget(LabelledField(theme, name, field), share)
        column.addLayout(row)
        column.addWidget(self.who)
        column.addWidget(self.notice)
        column.addWidget(self.so_far, 1)
        feet = QHBoxLayout()
        feet.setSpacing(theme.px(2))
        feet.addWidget(self.undo)
        feet.addStretch()
        feet.addWidget(self.close_button)
        feet.addWidget(self.save)
        column.addLayout(feet)
        # Enter records, whatever field has the keys.
        self.save.setDefault(True)
        for other in (self.undo, self.close_button):
            other.setAutoDefault(False)

    # The sheet and its line

    def _on_sheet_typed(self) -> None:
        text = self.sheet_number.text().strip()
        number = int(text) if text.isdecimal() else 0
        if self._sheet is None or number != self._sheet.sheet_id:
            self._find_sheet(number)

    def _find_sheet(self, number: int | None) -> None:
        self._background.run(
            partial(find_sheet, self._desk, number), self._on_sheet, self._say_failure
        )

    def _on_sheet(self, sheet: PrintedSheet) -> None:
        self._sheet = sheet
        self._seen.clear()
        self.notice.hide()
        self.sheet_number.setText(str(sheet.sheet_id))
        self._on_line_typed(self.line.text())

    def _on_line_typed(self, text: str) -> None:
        self._saying = ""
        self._show_who()
        if self._sheet is not None and text.strip().isdecimal():
            self._background.run(
                partial(find_line, self._desk, self._sheet, int(text)),
                self._on_line,
                self._on_no_line,
            )

    def _on_line(self, found: SheetLine) -> None:
        if self.line.text().strip() == str(found.line):
            lead = found.lead
            number = ""
            if lead.phone:
                number = self._desk.phones.show(lead.phone, lead.extension)
            self._saying = say_sheet_line(found.line, lead.name, number)
            self._show_who()

    def _show_who(self) -> None:
        """Say who stands on the line, and what its outcome will be."""
        what = self._outcome_typed(self.key.text())
        told = f"{self._saying}:  {what}" if self._saying and what else self._saying
        self.who.say(told)

    def _outcome_typed(self, key: str) -> str:
        """The clinic's word for what was typed; "" where it has none."""
        settings, typed = self._desk.kept.settings, key.strip().lower()
        outcomes = [] if settings is None else settings.outcomes.values()
        named = (o.label for o in outcomes if typed and typed in (o.key, o.code))
        return visible(next(named, ""))

    def _on_no_line(self, error: Exception) -> None:
        """Perhaps it is only half typed: it is said when it shall be recorded."""
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    # Recording

    def _on_save(self) -> None:
        text = self.line.text().strip()
        if self._sheet is None or not text.isdecimal():
            self.line.setFocus()
            return
        self.notice.hide()
        line = int(text)
        of_sheet = self._sheet.sheet_id, line
        seen = self._seen.get(of_sheet)
        written = WrittenCall(
            self.key.text(), self.clock.text(), self.note.text().strip()
        )
        self._background.run(
            partial(_record, self._desk, self._sheet, line, seen, written),
            partial(self._on_recorded, of_sheet, written),
            partial(self._on_not_recorded, of_sheet),
        )

    def _on_not_recorded(self, line: _Line, error: Exception) -> None:
        """Where others dealt with the lead that is said, and the same again adds it."""
        if isinstance(error, LeadMovedOn):
            self._seen[line] = error.seen
        self._say_failure(error)

    def _on_recorded(
        self, line: _Line, written: WrittenCall, recorded: Recorded
    ) -> None:
        self._seen.pop(line, None)
        self._undoable.append((line, recorded.attempt_id))
        what = self._outcome_typed(written.key) or written.key
        said = say_typed_back(self._saying or str(line[1]), what, written.clock)
        self.so_far.insertItem(0, said)
        for field in (self.line, self.key, self.clock, self.note):
            field.clear()
        self.undo.setEnabled(True)
        self.line.setFocus()
        self.typed.emit()

    def _on_undo(self) -> None:
        if self._undoable:
            line, attempt_id = self._undoable.pop()
            self._background.run(
                partial(undo_attempt, self._desk, attempt_id),
                partial(self._on_undone, line),
                self._say_failure,
            )

    def _on_undone(self, line: _Line, recorded: Recorded) -> None:
        # One's own undoing is no news when the line is typed anew.
        self._seen[line] = LeadSeen(
            recorded.lead_id, recorded.attempt_id, not recorded.closed, barred=False
        )
        self.so_far.takeItem(0)
        self.undo.setEnabled(bool(self._undoable))
        self.line.setFocus()
        self.typed.emit()

    def _say_failure(self, error: Exception) -> None:
        self.notice.say_failure(error)
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)


def _record(
    desk: Desk,
    sheet: PrintedSheet,
    line: int,
    seen: LeadSeen | None,
    written: WrittenCall,
) -> Recorded:
    """Record a line, of a lead as it is known here, or else as the paper shows it."""
    shown = seen or seen_on_paper(desk, sheet, line)
    return type_back(desk, sheet, shown, written)
