"""The fields of a call sheet's line, as somebody types it back, and what they mean."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.call_sheet import PrintedSheet
from callback_desk.domain.errors import DeskError
from callback_desk.domain.outcome import NextCall, Outcome
from callback_desk.services.call_sheet import WrittenCall, outcome_typed, when_called
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.side_by_side import SideBySide
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.call_again import call_again
from callback_desk.wording.calling import say_nobody_there
from callback_desk.wording.day import say_line_means
from callback_desk.wording.first_letter import with_capital
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_when

LONGEST_NUMBER, LONGEST_WORDS, LONGEST_NOTE = 12, 60, 1_000_000


class WrittenLine(QWidget):
    """Sheet, line, outcome, time and note; the next call where the outcome asks for it.

    `means_more` follows when what is typed may mean something else.
    """

    means_more = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.sheet, self.line, self.key = QLineEdit(), QLineEdit(), QLineEdit()
        self.clock, self.next_call, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        for number in (self.sheet, self.line):
            number.setMaxLength(LONGEST_NUMBER)
        for words in (self.key, self.clock, self.next_call):
            words.setMaxLength(LONGEST_WORDS)
        self.note.setMaxLength(LONGEST_NOTE)
        gap, named = theme.px(2), partial(LabelledField, theme)
        self._next = named(_("Next call"), self.next_call)
        short, long = QWidget(), QWidget()
        short.setLayout(
            SideBySide(
                gap,
                (named(_("Sheet"), self.sheet), 2),
                (named(_("Line"), self.line), 2),
                (named(_("Outcome"), self.key), 3),
                (named(_("Time"), self.clock), 3),
                parts_never=True,
            )
        )
        noted = named(_("Note"), self.note)
        long.setLayout(SideBySide(gap, (self._next, 1), (noted, 2), parts_never=True))
        self.setLayout(SideBySide(gap, (short, 1), (long, 1)))
        self._next.hide()
        self.key.textChanged.connect(self._on_key_typed)
        self.clock.textChanged.connect(self.means_more)
        self.next_call.textChanged.connect(self.means_more)

    def clear(self) -> None:
        """Make room for the next line of the same sheet."""
        for field in (self.line, self.key, self.clock, self.next_call, self.note):
            field.clear()

    def is_empty(self) -> bool:
        """Whether nothing of a line is typed."""
        fields = (self.line, self.key, self.clock, self.next_call, self.note)
        return not any(field.text().strip() for field in fields)

    @property
    def is_next_unclear(self) -> bool:
        """Whether the next call is typed, and is no day and time."""
        return bool(self._next_text()) and self._next_at() is None

    def written(self) -> WrittenCall:
        """What was typed."""
        note = self.note.text().strip()
        return WrittenCall(self.key.text(), self.clock.text(), note, self._next_at())

    def means(self, sheet: PrintedSheet | None) -> str:
        """What will be recorded, as far as it is typed; "" for nothing."""
        settings, outcome = self._desk.kept.settings, self._outcome()
        if settings is None or outcome is None:
            return ""
        now, calendar, when = self._desk.now(), settings.calendar, ""
        if sheet is not None:
            try:
                at = when_called(self.clock.text(), sheet.at, now, calendar)
                when = say_when(at, now, calendar)
            except DeskError:
                when = ""
        next_at, next_said = self._next_at(), ""
        if next_at is not None and next_at > now:
            next_said = say_when(next_at, now, calendar)
            if not calendar.is_open(next_at):
                next_said = with_capital(say_nobody_there(next_at, calendar))
        return say_line_means(visible(outcome.label), when, next_said)

    def _outcome(self) -> Outcome | None:
        settings = self._desk.kept.settings
        outcomes = [] if settings is None else settings.outcomes.values()
        return outcome_typed(outcomes, self.key.text())

    def _on_key_typed(self) -> None:
        outcome = self._outcome()
        asks = outcome is not None and outcome.next.kind is NextCall.ASK
        self._next.setVisible(asks)
        self.means_more.emit()

    def _next_text(self) -> str:
        return "" if self._next.isHidden() else self.next_call.text().strip()

    def _next_at(self) -> datetime | None:
        """The next call as it is agreed on the paper, counted from now."""
        settings, text = self._desk.kept.settings, self._next_text()
        if settings is None or not text:
            return None
        asked = call_again(self._desk.now(), settings.calendar)
        wall = asked.named(text)
        return None if wall is None else asked.instant(wall)
