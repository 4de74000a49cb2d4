"""Typing a call sheet back: line, outcome, time, Enter, and the next line."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from callback_desk.domain.call_sheet import PrintedSheet
from callback_desk.domain.day_errors import (
    CallNotThen,
    ClockUnreadable,
    LeadMovedOn,
    LineMissing,
    UnknownKey,
    UnknownLine,
    UnknownSheet,
)
from callback_desk.domain.errors import (
    AttemptCorrected,
    DeskError,
    NextCallInThePast,
    NextCallMissing,
)
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
from callback_desk.services.work_queue import show_lead
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.day.held_keys import HeldKeys
from callback_desk.ui.day.written_line import WrittenLine
from callback_desk.ui.esc_on_typed import EscOnTyped
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.calling import say_no_time
from callback_desk.wording.day import TYPE_BACK_ASKS, say_sheet_line, say_typed_back
from callback_desk.wording.people import visible

# Layout units.
WIDE, HIGH, LEAST = 170, 110, 24


# A line by its sheet: another sheet has other people on the same lines.
_Line = tuple[int, int]
# What was typed back: its line, its attempt, and where it stands in the list.
_Typed = tuple[_Line, int, QListWidgetItem]


class TypeBackDialog(FramedDialog):
    """Asks line by line. `typed` follows when one was recorded or taken back."""

    typed = Signal()

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, parent: QWidget
    ) -> None:
        title = _("Type back a call sheet")
        super().__init__(theme, "", wide=WIDE, title=title, parent=parent)
        self._background, self._desk = background, desk
        # The sheet that was found, and the text by which one is looked for.
        self._sheet: PrintedSheet | None = None
        self._looked_for: str | None = None
        # What was typed back, the last one last.
        self._undoable: list[_Typed] = []
        # Leads as they are known here where that is more than the paper shows, by line.
        self._seen: dict[_Line, LeadSeen] = {}
        # The same of the line that was just asked about; another line leaves that.
        self._asked: LeadSeen | None = None
        self._saying = ""
        self.fields = fields = WrittenLine(theme, desk)
        self.sheet_number, self.line = fields.sheet, fields.line
        self.key, self.clock, self.note = fields.key, fields.clock, fields.note
        typed = (self.sheet_number, self.line, self.key, self.clock, fields.next_call)
        self._keys = HeldKeys((*typed, self.note), self)
        # Where something is to be typed anew, by what went wrong.
        self._wrong = (
            (UnknownLine, self.line),
            (UnknownKey, self.key),
            ((ClockUnreadable, CallNotThen), self.clock),
            ((NextCallMissing, NextCallInThePast), fields.next_call),
        )
        self.who = SpokenLabel(theme, bold=True)
        self.who.call(_("Who stands on the line"))
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
        self._connect()
        self._find_sheet("")
        self.line.setFocus()

    def _connect(self) -> None:
        self.sheet_number.textChanged.connect(self._on_line_typed)
        self.sheet_number.editingFinished.connect(self._on_sheet_typed)
        self.line.textChanged.connect(self._on_line_typed)
        self.fields.means_more.connect(self._show_who)
        self.save.clicked.connect(self._on_save)
        self.undo.clicked.connect(self._on_undo)

    def least_height(self) -> int:
        """High enough to see what was typed back so far."""
        return self._theme.px(HIGH)

    def _build(self) -> None:
        theme, column = self._theme, self.column
        column.addWidget(PlainLabel(theme, TYPE_BACK_ASKS, muted=True, wraps=True))
        column.addWidget(self.fields)
        column.addWidget(self.who)
        self.so_far.setMinimumHeight(theme.px(LEAST))
        column.addWidget(self.so_far, 1)
        self.feet.add_left(self.undo)
        self.feet.addWidget(self.close_button)
        self.feet.addWidget(self.save)
        # Enter records, whatever field has the keys.
        self.save.setDefault(True)
        for other in (self.undo, self.close_button):
            other.setAutoDefault(False)
        self.undo.setEnabled(False)

    # The sheet and its line

    def _sheet_typed(self) -> PrintedSheet | None:
        """The sheet whose number stands there; None until it is found."""
        sheet, text = self._sheet, self.sheet_number.text().strip()
        is_that = sheet is not None and text == str(sheet.sheet_id)
        return sheet if is_that else None

    def _on_sheet_typed(self) -> None:
        text = self.sheet_number.text().strip()
        if self._sheet_typed() is None and text != self._looked_for:
            self._find_sheet(text)

    def _find_sheet(self, text: str) -> None:
        """Look for a sheet by its number; with none typed for the newest."""
        self._looked_for = text
        self._background.run(
            partial(_find, self._desk, text),
            partial(self._on_sheet, text),
            partial(self._on_no_sheet, text),
        )

    def _on_sheet(self, text: str, sheet: PrintedSheet) -> None:
        if text != self._looked_for:
            return
        self._sheet, self._looked_for = sheet, None
        self._seen.clear()
        self.notice.hide()
        if self.sheet_number.text().strip() == text:
            self.sheet_number.setText(str(sheet.sheet_id))
        self._on_line_typed()

    def _on_no_sheet(self, text: str, error: Exception) -> None:
        if text == self._looked_for:
            self._looked_for = None
            self._say_failure(error)

    def _on_line_typed(self) -> None:
        self._saying, self._asked = "", None
        self._show_who()
        sheet, text = self._sheet_typed(), self.line.text().strip()
        if sheet is not None and text.isdecimal():
            self._background.run(
                partial(find_line, self._desk, sheet, int(text)),
                partial(self._on_line, sheet),
                self._on_no_line,
            )

    def _on_line(self, sheet: PrintedSheet, found: SheetLine) -> None:
        is_there = self.line.text().strip() == str(found.line)
        if is_there and self._sheet_typed() is sheet:
            self._saying = self._say_line(found)
            self._show_who()

    def _say_line(self, found: SheetLine) -> str:
        lead, number = found.lead, ""
        if lead.phone:
            number = self._desk.phones.show(lead.phone, lead.extension)
        return say_sheet_line(found.line, lead.name, number)

    def _show_who(self) -> None:
        """Say who stands on the line, and what will be recorded."""
        means = self.fields.means(self._sheet_typed()) if self._saying else ""
        self.who.say(say_typed_back(self._saying, means))

    def _on_no_line(self, error: Exception) -> None:
        """Perhaps it is only half typed: it is said when it shall be recorded."""
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    # Recording

    def _on_save(self) -> None:
        sheet, text = self._sheet_typed(), self.line.text().strip()
        if self._keys.holds:
            return
        if sheet is None:
            # Another sheet has other people: who stands there is seen first.
            self._on_sheet_typed()
            self.line.setFocus()
            return
        self.notice.hide()
        if self.fields.is_empty():
            self.line.setFocus()
        elif not text.isdecimal():
            named = UnknownLine(sheet_id=sheet.sheet_id, line=visible(text))
            self._say_failure(named if text else LineMissing())
        elif self.fields.is_next_unclear:
            self.notice.say(say_no_time())
            self.fields.next_call.setFocus()
            self.fields.next_call.selectAll()
        else:
            self._record(sheet, int(text))

    def _record(self, sheet: PrintedSheet, line: int) -> None:
        of_sheet, written = (sheet.sheet_id, line), self.fields.written()
        seen = self._asked or self._seen.get(of_sheet)
        self._keys.hold()
        self._background.run(
            partial(_record, self._desk, sheet, line, seen, written),
            partial(self._on_recorded, of_sheet, self.fields.means(sheet)),
            self._on_not_recorded,
        )

    def _on_not_recorded(self, error: Exception) -> None:
        """Where others dealt with the lead that is said, and the same again adds it."""
        self._keys.drop()
        if isinstance(error, LeadMovedOn):
            self._asked = error.seen
        self._say_failure(error)

    def _on_recorded(
        self, line: _Line, means: str, recorded: tuple[Recorded, SheetLine | None]
    ) -> None:
        attempt, found = recorded
        self._seen.pop(line, None)
        who = str(line[1]) if found is None else self._say_line(found)
        item = QListWidgetItem(say_typed_back(who, means))
        self.so_far.insertItem(0, item)
        self._undoable.append((line, attempt.attempt_id, item))
        self.fields.clear()
        self.undo.setEnabled(True)
        self.line.setFocus()
        self._keys.let_go()
        self.typed.emit()

    def _on_undo(self) -> None:
        if self._undoable:
            typed = self._undoable[-1]
            self.undo.setEnabled(False)
            self._background.run(
                partial(_take_back, self._desk, typed[1]),
                partial(self._on_undone, typed),
                partial(self._on_not_undone, typed),
            )

    def _on_undone(self, typed: _Typed, seen: LeadSeen) -> None:
        line, _attempt, item = typed
        self._seen[line] = seen
        self.so_far.takeItem(self.so_far.row(item))
        self._let_go_of(typed)
        self.line.setFocus()
        self.typed.emit()

    def _on_not_undone(self, typed: _Typed, error: Exception) -> None:
        """It stands, and is the last one still, unless somebody dealt with it since."""
        if isinstance(error, AttemptCorrected):
            self._let_go_of(typed)
        self.undo.setEnabled(bool(self._undoable))
        self._say_failure(error)

    def _let_go_of(self, typed: _Typed) -> None:
        self._undoable = [one for one in self._undoable if one is not typed]
        self.undo.setEnabled(bool(self._undoable))

    def _say_failure(self, error: Exception) -> None:
        self.notice.say_failure(error)
        for kinds, field in self._wrong:
            if isinstance(error, kinds):
                # It is typed over; all else stays as it was typed.
                field.setFocus()
                field.selectAll()
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)


def _find(desk: Desk, text: str) -> PrintedSheet:
    """The sheet of a typed number, or the newest where none is typed."""
    if text and not text.isdecimal():
        raise UnknownSheet(sheet_id=visible(text))
    return find_sheet(desk, int(text) if text else None)


def _record(
    desk: Desk,
    sheet: PrintedSheet,
    line: int,
    seen: LeadSeen | None,
    written: WrittenCall,
) -> tuple[Recorded, SheetLine | None]:
    """Record a line, of a lead as it is known here, or else as the paper shows it."""
    shown = seen or seen_on_paper(desk, sheet, line)
    recorded = type_back(desk, sheet, shown, written)
    try:
        return recorded, find_line(desk, sheet, line)
    except DeskError:
        # It was joined to another one; the call is there.
        return recorded, None


def _take_back(desk: Desk, attempt_id: int) -> LeadSeen:
    """Take a typed call back; its lead as it is known where it was typed.

    One's own undoing is no news when the line is typed anew; what others did is.
    """
    recorded = undo_attempt(desk, attempt_id)
    theirs = [
        attempt.attempt_id
        for attempt in show_lead(desk, recorded.lead_id).attempts
        if attempt.attempt_id > attempt_id and attempt.by != desk.staff.name
    ]
    newest = attempt_id if theirs else recorded.attempt_id
    return LeadSeen(recorded.lead_id, newest, not recorded.closed, barred=False)
