"""A question that stands in the place of the call until it is answered."""

from PySide6.QtCore import Qt, QTime, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from callback_desk.translation import _, _p
from callback_desk.ui.announcing import announce, say_by_key
from callback_desk.ui.first_run.day_hours import NO_TIME
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.digit_wait import DigitWait
from callback_desk.ui.today.key_button import KeyButton
from callback_desk.ui.today.note_field import DIGITS, ENTER
from callback_desk.ui.today.past_clock_field import PastClockField
from callback_desk.ui.today.safety_questions import Question
from callback_desk.ui.today.typed_digits import type_digits
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.calling import IN_WORDS, say_full

COLUMNS, MOST = 2, 4
# Layout units: beside a time and its button a narrower field shows no name.
ROOMY = 100
LONGEST = 200
# So long a digit that was pressed for something else does not answer.
GUARD_MS = 1_000
UNDOES = _("Ctrl+Z takes the last outcome back.")
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_AT_ONCE = Qt.KeyboardModifier.AltModifier


class InsteadQuestion(QWidget):
    """Asks; `answered` tells the place of a choice, or own words, and the time.

    The time is None for now: as long as nobody types another, that is what is meant.

    `left` follows Esc: whatever is asked goes on being asked.
    """

    answered = Signal(object, object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.question: Question | None = None
        # A digit alone answers; two are typing, a hand or a scanner.
        self._wait = DigitWait(self)
        self._wait.stood_alone.connect(self._on_key)
        self._wait.typed.connect(self._on_number_typed)
        self._guarded, self._follows, self._now = "", "", QTime()
        self._guard = QTimer(self)
        self._guard.setSingleShot(True)
        self._guard.setInterval(GUARD_MS)
        self._asked = PlainLabel(theme, bold=True, wraps=True, tone=Tone.PRIORITY)
        self._hint = PlainLabel(theme, scale=0.85, muted=True, wraps=True)
        self._buttons = [KeyButton(theme) for _unused in range(MOST)]
        self.own, self._save = (
            QLineEdit(),
            NamedButton(theme, _("Save"), kind="primary"),
        )
        self.own.setMaxLength(LONGEST)
        # That words were typed is told after they are said not to fit.
        queued = Qt.ConnectionType.QueuedConnection
        self.own.inputRejected.connect(self._on_own_full, queued)
        self.own.textEdited.connect(self._on_edited)
        self.time, self._at = (
            PastClockField(theme, _("When")),
            PlainLabel(theme, _p("before a time", "at")),
        )
        self.time.changed_by_hand.connect(self._on_edited)
        grid = QGridLayout()
        grid.setSpacing(theme.px(1.5))
        for place, button in enumerate(self._buttons):
            grid.addWidget(button, *divmod(place, COLUMNS))
            button.chosen.connect(self._on_button_pressed)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rows.setSpacing(theme.px(1.5))
        self._rows.addWidget(self.own, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(1.5))
        row.addWidget(self._at)
        row.addWidget(self.time)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1.5))
        for label in (self._asked, self._hint):
            column.addWidget(label)
        column.addLayout(grid)
        self._rows.addLayout(row)
        column.addLayout(self._rows)
        self._save.clicked.connect(self._on_save)

    def ask(
        self,
        question: Question,
        now: QTime,
        brought_by: str = "",
        *,
        undoes: bool = False,
        typed: str = "",
    ) -> None:
        """Ask; the same question again keeps what is half typed.

        Args:
            question: what is asked.
            now: the time that is proposed.
            brought_by: the digit that was pressed last, for something else: pressed
                twice by an unsteady or impatient hand it is no answer to this.
            undoes: whether what made it asked can be taken back at once.
            typed: own words that were half typed when it was asked before.
        """
        if question == self.question:
            if self.time.is_as_proposed and not self.time.hasFocus():
                self.time.propose(now)
            return
        self.question = question
        self._guarded = brought_by
        self._guard.start() if brought_by else self._guard.stop()
        self._take_digit_back()
        self._asked.say(question.asked)
        self._follows = f"{question.hint} {UNDOES}" if undoes else question.hint
        self._say_hint()
        for place, button in enumerate(self._buttons):
            known = place < len(question.choices)
            button.setVisible(known)
            if known:
                words, detail = question.choices[place]
                button.set_words(str(place + 1), words, detail=detail)
        self.own.setText(typed)
        self.own.setAccessibleName(question.own or _("Own words"))
        self.own.setPlaceholderText(question.own_short or question.own)
        self.own.setVisible(bool(question.own))
        self._save.setVisible(bool(question.own))
        self.time.setVisible(question.has_time)
        self._at.setVisible(question.has_time)
        self.time.propose(now)
        answers = say_by_key([", ".join(filter(None, c)) for c in question.choices])
        said = (self._asked.text(), answers, self._hint.text())
        announce(self, " ".join(filter(None, said)), at_once=True)

    def _has_no_time(self) -> bool:
        """Whether what stands for the time is none; it is said."""
        if self.time.isHidden() or self.time.minute is not None:
            return False
        self.refuse(NO_TIME)
        self.time.setFocus()
        self.time.selectAll()
        return True

    def _on_own_full(self) -> None:
        self._hint.say(say_full(LONGEST))
        announce(self, self._hint.text(), at_once=True)

    def refuse(self, why: str) -> None:
        """Say that the answer was not kept; what is typed stays until it is another."""
        self._hint.set_tone(Tone.OVERDUE)
        self._hint.say(why)
        announce(self, self._hint.text(), at_once=True)

    def _say_hint(self) -> None:
        self._hint.set_tone(None, muted=True)
        self._hint.say(self._follows)

    def _on_edited(self) -> None:
        """What was said of the answer before holds no longer."""
        if self.question is not None:
            self._say_hint()

    def withdraw(self) -> None:
        """Nothing is asked any more, nor does anything stand here."""
        self.question = None
        self.own.clear()

    @property
    def is_guarded(self) -> bool:
        """Whether the digit that brought the question does not answer it yet."""
        return self._guard.isActive()

    def said(self) -> str:
        """What stands beneath the question."""
        return self._hint.text()

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key; whether it did."""
        if event.key() == Qt.Key.Key_Escape:
            if not self._take_digit_back():
                self.left.emit()
            return True
        typing = QApplication.focusWidget() in (self.own, self.time)
        if event.key() in ENTER and not isinstance(
            QApplication.focusWidget(), NamedButton | KeyButton
        ):
            if self._wait.hurry():
                return True
            # Words that came back are seen before they are the answer.
            if typing and self.own.text().strip():
                self._on_save()
            elif self.own.isVisible():
                self.own.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        if typing:
            return False
        if event.key() in DIGITS and not event.modifiers() & ~(_KEYPAD | _AT_ONCE):
            if self.is_guarded and chr(event.key()) == self._guarded:
                return True
            if event.modifiers() & _AT_ONCE:
                self._on_button_pressed(chr(event.key()))
            elif not event.isAutoRepeat():
                self._press_digit(chr(event.key()))
            return True
        return self._begin_to_type(event)

    def _press_digit(self, digit: str) -> None:
        self._wait.press(digit, twice_is_once=True)
        for button in self._buttons:
            button.set_armed(button.key == self._wait.held)

    def _take_digit_back(self) -> bool:
        for button in self._buttons:
            button.set_armed(False)
        return self._wait.take_back()

    def _on_number_typed(self, digits: str) -> None:
        """They begin somebody's name, or a reason: they are no answer."""
        if self.own.isVisible():
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
            type_digits(digits)

    def _begin_to_type(self, event: QKeyEvent) -> bool:
        """A letter is the first of somebody's name, or of a reason."""
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if held or not event.text().isalpha() or not self.own.isVisible():
            return False
        self._take_digit_back()
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)
        self.own.insert(event.text())
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a strip a name has a line of its own."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        fits = event.size().width() >= self._theme.px(ROOMY)
        self._rows.setDirection(way.LeftToRight if fits else way.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what the field did not want."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def _on_button_pressed(self, key: str) -> None:
        self._take_digit_back()
        self._on_key(key)

    def _on_key(self, key: str) -> None:
        place = int(key) - 1
        known = self.question is not None and place < len(self.question.choices)
        if known and place >= 0 and not self._has_no_time():
            self.answered.emit(place, self.time.told())

    def _on_save(self) -> None:
        words = self.own.text().strip()
        if any(map(str.isalpha, words)):
            if self._has_no_time():
                return
            self.answered.emit(words, self.time.told())
        elif words:
            self._hint.say(IN_WORDS)
            announce(self, self._hint.text(), at_once=True)
