"""The chosen day or range, and what the desk does on it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.services.calendar_sheet import CalendarSheet
from callback_desk.translation import _
from callback_desk.ui.calendar import day_edits
from callback_desk.ui.calendar.choice_row import ChoiceRow
from callback_desk.ui.calendar.chosen_days import ChosenDays
from callback_desk.ui.calendar.day_facts import (
    AS_USUAL,
    CLOSED,
    OPEN,
    SPECIAL,
    DayFacts,
    facts_of,
)
from callback_desk.ui.calendar.draft import Edit
from callback_desk.ui.calendar.spans_editor import PAUSE_MS, SpansEditor
from callback_desk.ui.sign_in.tick_box import TickBox
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.typed_words import let_pass
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.calendar import WEEKDAY_NAMES, say_range
from callback_desk.wording.first_letter import with_capital
from callback_desk.wording.holidays import say_holidays
from callback_desk.wording.people import say_list, visible

LONGEST_NAME = 80


class DayPanel(QWidget):
    """Says what the chosen days are, and edits them.

    `edited` carries a key and an Edit for the draft.
    """

    edited = Signal(str, object)

    def __init__(self, theme: Theme, *, may_edit: bool) -> None:
        super().__init__()
        self._may_edit = may_edit
        self._facts: DayFacts | None = None
        self._special_opened: ChosenDays | None = None
        self.title = PlainLabel(theme, scale=1.3, bold=True, wraps=True)
        self._said = FlowingLabel(theme, scale=0.9, muted=True)
        self.choice = ChoiceRow(
            theme,
            _("What the desk does on it"),
            {
                AS_USUAL: _("As usual"),
                CLOSED: _("Closed"),
                OPEN: _("Open"),
                SPECIAL: _("Special hours"),
            },
        )
        self.name = QLineEdit()
        let_pass(self.name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(_("Why it is closed"))
        self.name.setPlaceholderText(_("Why, for example: staff day"))
        self.spans = SpansEditor(theme, _("Desk hours"))
        self.counts = TickBox(theme, _("Counts as a business day"))
        self._told = FlowingLabel(theme, scale=0.86, muted=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        parts = (self.title, self._said, self.choice, self.name, self.spans)
        for part in (*parts, self.counts, self._told):
            column.addWidget(part)
        for part in (self.choice, self.name, self.spans, self.counts, self._told):
            part.hide()
        self.choice.chosen.connect(self._on_chosen)
        self.choice.entered.connect(self._on_entered)
        self.name.textEdited.connect(self._pause.start)
        self.name.editingFinished.connect(self._on_name_left)
        self._pause.timeout.connect(self._on_name_typed)
        self.spans.changed.connect(self._on_spans_changed)
        self.counts.clicked.connect(self._on_counts_clicked)

    # What it shows

    def show_days(
        self, chosen: ChosenDays, sheet: CalendarSheet, definition: CalendarDefinition
    ) -> None:
        """Show a day or a range as the draft has it."""
        other = self._facts is None or self._facts.chosen != chosen
        if other:
            self._flush()
            self._special_opened = None
        facts = self._facts = facts_of(chosen, sheet, definition)
        self.title.say(with_capital(say_range(chosen.first, chosen.last)))
        self._said.say(facts.said)
        held = facts.holds
        if held == "":
            closed = bool(sheet.calendar.day(chosen.at).closed_by)
            held = CLOSED if closed else OPEN
        if self._special_opened == chosen:
            held = SPECIAL
        self._show_edits(facts, held, other=other)

    def _show_edits(self, facts: DayFacts, held: str | None, *, other: bool) -> None:
        shown = self._may_edit
        self.choice.setVisible(shown)
        self.choice.offer(
            (CLOSED, OPEN, SPECIAL) if facts.by_name else (AS_USUAL, CLOSED, SPECIAL)
        )
        self.choice.hold(held)
        by_date = held == CLOSED and facts.holds == CLOSED
        self.name.setVisible(shown and by_date)
        if other or not self.name.hasFocus():
            self.name.setText(visible(facts.closure))
        self.spans.setVisible(shown and held == SPECIAL)
        if other or held != SPECIAL:
            self.spans.show_spans(facts.spans)
        self.counts.setVisible(shown and facts.counts is not None)
        self.counts.setChecked(bool(facts.counts))
        self.counts.setEnabled(facts.weekday_counts)
        self._told.say(_say_told(facts))
        self._told.setVisible(shown and bool(self._told.said()))

    def focus(self) -> None:
        """Give the keys to the answers."""
        if self._may_edit:
            self.choice.focus()

    def forget(self) -> None:
        """Forget what was typed: the days are shown again as they are."""
        self._pause.stop()
        self._facts = self._special_opened = None

    # What is edited

    def _on_chosen(self, key: str) -> None:
        facts = self._facts
        if facts is None:
            return
        self._special_opened = facts.chosen if key == SPECIAL else None
        if key == SPECIAL:
            self._show_edits(facts, SPECIAL, other=True)
            if facts.holds != SPECIAL:
                self._edit(
                    "special", day_edits.special_hours(facts.targets, facts.spans)
                )
        elif key == AS_USUAL:
            self._edit("usual", day_edits.as_usual(facts.targets))
        elif facts.by_name:
            closed = key == CLOSED
            self._edit(
                "holiday",
                day_edits.decided(facts.targets, facts.holidays, closes=closed),
            )
        else:
            self._edit("closed", day_edits.closed(facts.targets, facts.closure))
            self.name.setVisible(True)

    def _on_entered(self) -> None:
        """Go on to what the answer asks for."""
        if not self.spans.isHidden():
            self.spans.focus()
        elif not self.name.isHidden():
            self.name.setFocus()

    def _edit(self, kind: str, edit: Edit) -> None:
        if self._facts is not None:
            chosen = self._facts.chosen
            self.edited.emit(f"{kind} {chosen.first} {chosen.last}", edit)

    def _flush(self) -> None:
        """Take what was typed before another day is shown."""
        if self._pause.isActive():
            self._on_name_typed()

    def _on_name_left(self) -> None:
        if self._pause.isActive():
            self._on_name_typed()

    def _on_name_typed(self) -> None:
        self._pause.stop()
        if self._facts is not None:
            name = self.name.text().strip()
            self._edit("closed", day_edits.closed(self._facts.targets, name))

    def _on_spans_changed(self) -> None:
        spans = self.spans.spans()
        if spans is not None and self._facts is not None:
            self._edit("special", day_edits.special_hours(self._facts.targets, spans))

    def _on_counts_clicked(self) -> None:
        if self._facts is not None:
            counted = self.counts.isChecked()
            self._edit("counts", day_edits.counted(self._facts.targets, counts=counted))


def _say_told(facts: DayFacts) -> str:
    """What an edit of these days reaches beyond them, or why one cannot be made."""
    if facts.by_name:
        named = say_list(say_holidays(facts.holidays))
        return _("Closing or opening {holidays} applies every year.", holidays=named)
    if not facts.weekday_counts:
        names = sorted({day.weekday() for day in facts.targets})
        said = say_list([_("{weekday}s", weekday=WEEKDAY_NAMES[n]) for n in names])
        return _("By the desk hours {weekdays} are not business days.", weekdays=said)
    return ""
