"""A question in the place of the outcomes: answers by key, and a free entry."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from callback_desk.domain.outcome import Outcome
from callback_desk.translation import _
from callback_desk.ui.announcing import say_by_key
from callback_desk.ui.line_height import line_height
from callback_desk.ui.qt_language import date_form
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.key_button import KeyButton
from callback_desk.ui.today.named_time_field import NamedTimeField
from callback_desk.ui.today.opening_digit import OpeningDigit
from callback_desk.ui.today.outcome_grid import LOW_UNITS
from callback_desk.ui.today.questions import Answer, Choice, Free, Question
from callback_desk.ui.today.time_field import TimeField
from callback_desk.ui.today.typed_digits import type_digits
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.calling import (
    IN_WORDS,
    PAST_DAY,
    PAST_TIME,
    say_full,
    say_no_time,
)

# So many answers stand in two columns; more of them, and in low places, in more.
COLUMNS, FEW, MANY_COLUMNS, LOW_COLUMNS = 2, 4, 3, 4
MOST = 8
LONGEST_TEXT = 200


class AskPanel(QWidget):
    """Shows one question at a time.

    `answered` tells the answer; `picked` the key of a button that was pressed by hand;
    `refused` why what was typed is none, "" once that holds no longer.
    """

    answered = Signal(object)
    picked = Signal(str)
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._question: Question | None = None
        # What was typed as the last answer; "" where a key gave it.
        self.typed = ""
        self._theme, self._low, self._wide = theme, False, False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._quick = [KeyButton(theme) for _unused in range(MOST)]
        for button in self._quick:
            # Only those that are needed are laid out.
            button.setParent(self)
            button.hide()
            button.chosen.connect(self.picked)
        self._other = KeyButton(theme)
        self._other.chosen.connect(self.picked)
        self._time = NamedTimeField(theme, _("Call again at"))
        self._time.understood.connect(self._on_time_understood)
        self._day = TimeField(theme, _("Day"))
        self._day.setDisplayFormat(date_form())
        self._day.dateChanged.connect(self.take_refusal_back)
        self._text = QLineEdit()
        self._text.setMaxLength(LONGEST_TEXT)
        self._text.textEdited.connect(self.take_refusal_back)
        # That words were typed is told after they are said not to fit.
        queued = Qt.ConnectionType.QueuedConnection
        self._text.inputRejected.connect(self._on_text_full, queued)
        self._text.setAccessibleName(_("In a few words"))
        self._opening, self._is_refused = OpeningDigit(self), False
        self._save = NamedButton(
            theme, _("Save"), kind="primary", tells=_("Answer with this (Enter)")
        )
        self._save.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._save.clicked.connect(self._on_save_pressed)
        self._free = QHBoxLayout()
        self._free.setSpacing(theme.px(1.5))
        self._free.addWidget(self._other, 4)
        for field, share in ((self._time, 6), (self._day, 8), (self._text, 8)):
            self._free.addWidget(field, share)
        self._free.addWidget(self._save)
        self.set_low(False, 0)
        for part in (self._other, self._day, self._text):
            part.hide()

    def set_low(self, low: bool, width: int) -> None:
        """Whether there is little room, at that width: then fewer, lower rows."""
        self._low, self._wide = low, low and width >= self._theme.px(LOW_UNITS)
        for button in (*self._quick, self._other):
            button.set_low(low)
        # Higher than the keys beside it, it would be cut.
        self._day.setFixedHeight(min(line_height(), self._other.height_when(low)))
        self._grid.setSpacing(self._theme.px(1 if low else 1.5))
        self._arrange()

    def _arrange(self) -> None:
        shown = 0 if self._question is None else len(self._question.choices)
        columns = MANY_COLUMNS if shown > FEW else COLUMNS
        if self._wide:
            columns = LOW_COLUMNS
        for button in self._quick:
            self._grid.removeWidget(button)
        self._grid.removeItem(self._free)
        for place, button in enumerate(self._quick[:shown]):
            self._grid.addWidget(button, *divmod(place, columns))
        self._grid.addLayout(self._free, -(-shown // columns), 0, 1, columns)
        for column in range(LOW_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        # What is left of the room stays beneath.
        for row in range(MOST + 1):
            self._grid.setRowStretch(row, 1 if row > -(-shown // columns) else 0)

    def ask(self, question: Question) -> None:
        """Show a question."""
        self._question = question
        for place, button in enumerate(self._quick):
            known = place < len(question.choices)
            button.setVisible(known)
            if known:
                choice = question.choices[place]
                button.set_words(str(place + 1), choice.words, detail=choice.detail)
        self._other.setVisible(question.free is not None)
        self._save.setVisible(question.free is not None)
        self._time.setVisible(question.free is Free.TIME)
        self._day.setVisible(question.free is Free.DATE)
        self._text.setVisible(question.free is Free.TEXT)
        self._other.set_words(self._free_key, question.free_words)
        self._text.clear()
        if question.again is not None:
            self._time.propose(question.again)
            proposed = question.again.proposed
            self._day.setDate(QDate(proposed.year, proposed.month, proposed.day))
        self._arrange()
        self.arm("")

    @property
    def takes_words(self) -> bool:
        """Whether it can be answered in one's own words."""
        return self._question is not None and self._question.free is Free.TEXT

    @property
    def half_answered(self) -> str:
        """What was typed there and not given."""
        free = None if self._question is None else self._question.free
        if free is Free.TEXT:
            return self._text.text()
        is_typed = free is Free.TIME and self._time.isModified()
        return self._time.text() if is_typed else ""

    @property
    def prompt(self) -> str:
        """What is asked."""
        return "" if self._question is None else self._question.prompt

    @property
    def answers(self) -> str:
        """Each key with what it answers, in a row; it is heard, not seen."""
        question = self._question
        if question is None:
            return ""
        said = [
            f"{c.words}, {c.detail}" if c.detail else c.words for c in question.choices
        ]
        if question.free is not None:
            said.append(question.free_words)
        return say_by_key(said)

    @property
    def _free_key(self) -> str:
        return str(len(self._question.choices) + 1) if self._question else ""

    def leads_to_free(self, key: str) -> bool:
        """Whether a key leads to the free entry."""
        question = self._question
        has_one = question is not None and question.free is not None
        return has_one and key == self._free_key

    def words_of(self, key: str) -> str:
        """What a key answers, or "" if it answers nothing at once."""
        question, choice = self._question, self._choice_of(key)
        if question is None or choice is None:
            return ""
        said = f"{choice.words}, {choice.detail}" if choice.detail else choice.words
        return f"{question.about}: {said}" if question.about else said

    def outcome_of(self, key: str) -> Outcome | None:
        """The outcome that a key gives instead of an answer, or None."""
        choice = self._choice_of(key)
        return None if choice is None else choice.answer.instead

    def _choice_of(self, key: str) -> Choice | None:
        place = int(key) - 1 if key.isdecimal() else -1
        choices = () if self._question is None else self._question.choices
        return choices[place] if 0 <= place < len(choices) else None

    def choose(self, key: str) -> None:
        """Give the answer of a key, or go to the free entry."""
        question = self._question
        if question is None:
            return
        if question.free is not None and self.leads_to_free(key):
            self._go_to_free(question.free)
            self._opening.keep_out(key, self._field_of(question.free))
        elif self.words_of(key):
            self.take_refusal_back()
            self.typed = ""
            self.answered.emit(question.choices[int(key) - 1].answer)

    def _field_of(self, free: Free) -> QWidget:
        return {Free.TEXT: self._text, Free.TIME: self._time, Free.DATE: self._day}[
            free
        ]

    def _go_to_free(self, free: Free) -> None:
        reason = Qt.FocusReason.ShortcutFocusReason
        if free is Free.TEXT:
            self._text.setFocus(reason)
            return
        if free is Free.TIME:
            self._time.setFocus(reason)
            self._time.select_from_the_start()
            return
        field = self._day
        field.setFocus(reason)
        field.setCurrentSection(QDateTimeEdit.Section.DaySection)
        field.setSelectedSection(QDateTimeEdit.Section.DaySection)

    def type_in(self, digits: str) -> bool:
        """Begin the free entry with digits, or a letter; whether there is one."""
        if self._question is None or self._question.free is None:
            return False
        self._go_to_free(self._question.free)
        type_digits(digits)
        return True

    def _in_free_entry(self) -> str:
        if self._question is not None and self._question.free is Free.DATE:
            return self._day.date().toString(Qt.DateFormat.ISODate)
        field = self._time if self._time.isVisibleTo(self) else self._text
        return field.text()

    def go_on_typing(self, typed: str) -> None:
        """Stand with what was typed before in the free entry, to be changed there."""
        if self._question is None or self._question.free is None:
            return
        match self._question.free:
            case Free.TIME:
                self._time.type_anew(typed)
            case Free.DATE:
                self._day.setDate(QDate.fromString(typed, Qt.DateFormat.ISODate))
            case Free.TEXT:
                self._text.setText(typed)
        self._go_to_free(self._question.free)

    def choose_free(self) -> bool:
        """Answer with the free entry if it is being made; whether it was."""
        if not any(f.hasFocus() for f in (self._time, self._day, self._text)):
            return False
        self._on_save_pressed()
        return True

    def arm(self, key: str) -> None:
        """Show which key was pressed and is about to act; "" for none."""
        for button in (*self._quick, self._other):
            button.set_armed(bool(key) and button.key == key)

    def _on_save_pressed(self) -> None:
        answer = self._free_answer()
        if answer is not None:
            self.take_refusal_back()
            self.typed = self._in_free_entry()
            self.answered.emit(answer)

    def _free_answer(self) -> Answer | None:
        question = self._question
        if question is None:
            return None
        if question.free is Free.TIME and question.again is not None:
            wall = self._time.named()
            if wall is None or wall < question.again.earliest:
                self._refuse(say_no_time() if wall is None else PAST_TIME)
                return None
            return Answer(next_at=question.again.instant(wall))
        if question.free is Free.DATE and question.take_date is not None:
            shown = self._day.date()
            on = date(shown.year(), shown.month(), shown.day())
            if question.again is not None and on < question.again.earliest.date():
                self._refuse(PAST_DAY)
                return None
            return question.take_date(on)
        if question.free is Free.TEXT and question.take_text is not None:
            words = self._text.text().strip()
            said = question.take_text(words)
            if said is None or (words and not any(map(str.isalpha, words))):
                self._refuse(IN_WORDS)
                return None
            return said
        return None

    def _on_text_full(self) -> None:
        self._refuse(say_full(LONGEST_TEXT))

    def _refuse(self, why: str) -> None:
        self._is_refused = bool(why)
        self.refused.emit(why)

    def hold_refusal(self) -> None:
        """Why the last answer was not saved stands there until it is another."""
        self._is_refused = True

    def take_refusal_back(self) -> None:
        """It holds no longer once something else is typed or answered."""
        if self._is_refused:
            self._refuse("")

    def _on_time_understood(self, day: str, clock: str) -> None:
        """What is typed is said beside it, as it would be kept."""
        self.take_refusal_back()
        if self._question is not None and self._question.free is Free.TIME:
            self._other.set_words(
                self._free_key, day or self._question.free_words, detail=clock
            )
