"""The call: the note, what came of it by one key, and its undoing."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from callback_desk.domain.outcome import Outcome, usual_channel
from callback_desk.services.record_outcome import Call
from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.answer_panel import AnswerPanel
from callback_desk.ui.today.call_stage import (
    BY_DIGIT,
    IF_YOU_SPOKE,
    Height,
    Stage,
    is_text_field,
    prompt_of,
    say_digit_alone,
)
from callback_desk.ui.today.card_view import CardView, lead_of
from callback_desk.ui.today.digit_wait import DigitWait
from callback_desk.ui.today.note_field import DIGITS, ENTER, NoteField
from callback_desk.ui.today.prompt_row import PromptRow
from callback_desk.ui.today.questions import Answer
from callback_desk.ui.today.said_before import SaidBefore, call_with, is_inbound, ours
from callback_desk.ui.today.status_strip import StatusStrip
from callback_desk.wording.queue import say_not_recorded

_MODIFIER = Qt.KeyboardModifier


class CallPanel(QWidget):
    """Opens a call, takes what came of it, and says what that did.

    A digit records while a call is open and no field has the focus; two within half a
    second are a number: into what is asked, else into the search.
    """

    call_opened, outcome_chosen = Signal(object), Signal(object)
    digits_typed = Signal(str)
    # The last: the focus should leave this panel; what it was on is about to go.
    call_left, undo_wanted, hands_freed = Signal(), Signal(), Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._view: CardView | None = None
        self._stage, self._said = Stage.IDLE, SaidBefore()
        self.made = Call("")  # Who called whom, and why somebody is at an odd hour.
        # The leads whose outcomes are being saved, and their notes as they were sent.
        self._saving: list[tuple[int, str]] = []
        # The digit that acts when its wait is over, and whether a question was open.
        self._armed, self._was_asking, self._theme = "", False, theme
        self.note_field = self._note = NoteField(theme)
        self._prompt, self.wait = PromptRow(theme), DigitWait(self)
        self._answer, self.strip = AnswerPanel(theme), StatusStrip(theme)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Height.WHOLE.gap))
        for part in (self._note, self._prompt, self._answer, self.strip):
            column.addWidget(part)
        self.wait.stood_alone.connect(self._on_digit_stood_alone)
        self.wait.typed.connect(self._on_number_typed)
        self._answer.answered.connect(self._on_answered)
        self._answer.asking.connect(self._on_asking)
        self._answer.pressed.connect(self._on_button_pressed)
        self._answer.refused.connect(self.strip.show_problem)
        self._answer.pointed_at.connect(self._on_outcome_pointed_at)
        self._answer.turned.connect(self._say_usual)
        self._prompt.step_back_wanted.connect(self._step_back)
        self.strip.undo_wanted.connect(self.undo_wanted)
        self.strip.hands_freed.connect(self.hands_freed)
        self._note.show_note_of(None)
        self._show_stage()

    def set_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Offer these outcomes, in the order of the screen."""
        self._answer.set_outcomes(outcomes)

    def set_said(self, said: SaidBefore) -> None:
        """Hand in what tells what outcomes will do to the lead."""
        self._said = said

    def set_height(self, allowed: Height, width: int) -> None:
        """Take no more height than is allowed, at that width."""
        self._column.setSpacing(self._theme.px(allowed.gap))
        self._note.set_low(allowed is Height.LEAST)
        self._prompt.set_low(allowed is Height.LEAST)
        self.strip.set_low(allowed is not Height.WHOLE)
        self._answer.set_low(allowed is not Height.WHOLE, width)

    def height_when(self, allowed: Height, width: int) -> int:
        """How high it is where that much is allowed, at a width."""
        low, least = allowed is not Height.WHOLE, allowed is Height.LEAST
        own = self._note.height_when(least) + self._prompt.height_when(least, width)
        beneath = self._answer.height_when(low, width) + self.strip.height_when(low)
        return own + 3 * self._theme.px(allowed.gap) + beneath

    def show_lead(self, view: CardView | None) -> None:
        """Show whom the call is for.

        Another one ends the call that is open, and brings back its half-typed note.
        """
        same = lead_of(self._view) == lead_of(view)
        if not same:
            self.strip.leave_lead()
            self.leave_call()
            self.wait.take_back()
        self._view = view
        if view is None:
            self._free_hands(leaves_note=True)
        self._answer.set_known(*self._said.known(view))
        if same:
            self._show_stage()
        else:
            self._enter(Stage.IDLE)
            self._note.show_note_of(lead_of(view))

    @property
    def is_open(self) -> bool:
        """Whether a call is open and waits for its outcome."""
        return self._stage is Stage.CALLING

    def open_call(self, *, dialled: bool = False, inbound: Call | None = None) -> None:
        """Open the call; one of theirs in the place of one of ours as well.

        A number that may not be called opens none, one that should not be now asks
        why, unless it was dialled already or they called us.
        """
        view = self._view
        if self._takes_answers and inbound is not None:
            self._enter(Stage.IDLE)
        elif self._takes_answers:
            self.strip.show_hint(BY_DIGIT)
        if view is None or self._stage is not Stage.IDLE:
            return
        made, self.made = dialled or inbound is not None, inbound or ours(dialled)
        if view.barred and not made:
            self.strip.show_problem(f"{view.barred} {IF_YOU_SPOKE}")
        elif not made and (caution := self._said.caution(view)):
            self._enter(Stage.CAUTION)
            self._answer.ask_before(caution, view.call.instead)
        else:
            self._begin_call(view)

    def _begin_call(self, view: CardView) -> None:
        self._enter(Stage.CALLING)
        self.call_opened.emit(view.lead_id)

    def leave_call(self) -> None:
        """End the call without an outcome; what is noted stays."""
        if self._stage is Stage.CAUTION:
            self._enter(Stage.IDLE)
        elif self.is_open:
            if self.wait.take_back() and self._view is not None:
                words = say_not_recorded(self._view.name)
                self.strip.show_problem(words, of_lead=False)
            self._enter(Stage.IDLE)
            self.call_left.emit()

    def show_saved(self, words: str) -> None:
        """Say that the outcome was saved, and forget the note that went with it."""
        if self._saving:
            self._note.forget_note_of(*self._saving.pop(0))
        if self._stage is Stage.SAVING and not self._saving:
            self._enter(Stage.IDLE)
        self.strip.show_saved(words, undoable=True, is_call=True)

    def show_problem(self, sentence: str, *, of_saving: bool, of_lead: bool) -> None:
        """Say what went wrong; note and call stay as they were."""
        if self._saving and of_saving:
            self._saving.pop(0)
        if self._stage is Stage.SAVING and not self._saving:
            self._enter(Stage.CALLING)
            self._answer.ask_again()
        self.strip.show_problem(sentence, of_lead=of_lead)

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key that the widget with the focus did not want; whether it did."""
        in_text = is_text_field(QApplication.focusWidget())
        key = Qt.Key(event.key())
        held = event.modifiers() & ~(_MODIFIER.KeypadModifier | _MODIFIER.ShiftModifier)
        if held == _MODIFIER.AltModifier and key in DIGITS:
            return self._act_at_once(chr(key), repeated=event.isAutoRepeat())
        if held == _MODIFIER.ControlModifier and key == Qt.Key.Key_Z and not in_text:
            return self._undo()
        if held != _MODIFIER.NoModifier:
            return False
        if key == Qt.Key.Key_Escape:
            return self._step_back()
        if key in ENTER:
            return self._confirm(in_text=in_text, repeated=event.isAutoRepeat())
        if in_text:
            return False
        if key in DIGITS:
            if not event.isAutoRepeat():
                self._press_digit(chr(key))
            return True
        return self._takes_answers and self._press_letter(event.text())

    def _press_digit(self, digit: str) -> None:
        """Begin to act; what only asks need not wait, nor does it answer twice."""
        self._armed, was_asking = "", self._answer.is_asking
        asked_it = was_asking and not self._was_asking and self.wait.held == digit
        twice_is_once = self._takes_answers and self._answer.twice_is_once(digit)
        self.wait.press(digit, twice_is_once=twice_is_once)
        if self.wait.held != digit or not self._takes_answers or asked_it:
            return
        self._was_asking = was_asking
        if self._answer.only_asks(digit):
            self.strip.show_hint("")
            self._answer.press(digit)
        elif words := self._answer.arm(digit):
            self._armed = digit
            foreseen = self._said.of(self._answer.outcome_of(digit), self.made)
            self.strip.show_hint(foreseen or words, aloud=False)

    @property
    def _takes_answers(self) -> bool:
        return self._stage in (Stage.CALLING, Stage.CAUTION)

    def _press_letter(self, letter: str) -> bool:
        if took := self._answer.take_letter(letter, self.wait.held):
            self.wait.take_back()
        return took

    def _act_at_once(self, digit: str, *, repeated: bool) -> bool:
        if not self._takes_answers:
            return False
        if not repeated:
            self.wait.take_back()
            self._answer.press(digit)
            if self._note.hasFocus() and not self._answer.is_home:
                # What is in view now is chosen by letters, which would be text.
                self.hands_freed.emit()
        return True

    def _confirm(self, *, in_text: bool, repeated: bool) -> bool:
        if repeated:
            return not in_text
        if isinstance(focus := QApplication.focusWidget(), QAbstractButton):
            focus.click()
        elif not self._answer.give_free_answer():
            if in_text:
                return False
            if not self.wait.hurry():
                self.open_call()
        return True

    def _step_back(self) -> bool:
        """One step back at a time: the digit, the question, the call."""
        waited = self.wait.take_back()
        if self.is_open and (waited or not self._answer.is_home):
            self._enter(Stage.CALLING)
        elif self._takes_answers:
            self.leave_call()
        elif self._note.hasFocus():
            self.hands_freed.emit()
        else:
            return waited
        return True

    def _undo(self) -> bool:
        if self.wait.take_back():
            self._enter(self._stage)
        else:
            self.strip.undo()
        return True

    def _enter(self, stage: Stage) -> None:
        if stage is not self._stage:
            self._free_hands(leaves_note=stage in (Stage.IDLE, Stage.SAVING))
        self._stage, self._armed = stage, ""
        self._answer.go_home()
        self.strip.show_hint("")
        self._show_stage()

    def _show_stage(self) -> None:
        words, back = prompt_of(self._stage, self._view, inbound=is_inbound(self.made))
        if self._answer.is_asking:
            words, back = self._answer.prompt, _("Back")
        self._prompt.ask(words if self._view else "", back, self._answer.answers)
        self._answer.set_open(self.is_open, held=self._stage is not Stage.IDLE)
        self._say_usual()
        self._note.say_beside(self._said.beside_in(self.made) if self.is_open else "")

    def _say_usual(self) -> None:
        words = self._said.usual_in(self.made, *self._answer.in_view())
        self.strip.show_usual(words, calling=self.is_open)

    def _free_hands(self, *, leaves_note: bool) -> None:
        """Give the focus away before what it is on goes, or digits would be text."""
        in_answer = self._answer.isAncestorOf(QApplication.focusWidget() or self)
        if in_answer or (leaves_note and self._note.hasFocus()):
            self.hands_freed.emit()

    def _on_digit_stood_alone(self, digit: str) -> None:
        if digit == self._armed:
            self._answer.press(digit)
        elif self._stage is Stage.IDLE and self._view is not None:
            self.strip.show_hint(say_digit_alone(digit, barred=bool(self._view.barred)))

    def _on_number_typed(self, digits: str) -> None:
        self._armed = ""
        self.strip.show_hint("")
        if not self._was_asking:
            self._answer.go_home()
        elif self._answer.type_in(digits):
            return
        self.digits_typed.emit(digits)

    def _on_asking(self) -> None:
        if self._takes_answers:
            self._free_hands(leaves_note=self._answer.is_asking)
            self.strip.show_hint("")
            self._show_stage()

    def _on_answered(self, outcome: Outcome | None, answer: Answer) -> None:
        if self._view is None:
            return
        if outcome is None and answer.instead is not None:
            self._write_instead(self._view, answer.instead)
        elif outcome is None:
            self.made = replace(self.made, details=answer.details)
            self._begin_call(self._view)
        elif self.is_open:
            note = self._note.toPlainText()
            self._saving.append((self._view.lead_id, note))
            self._enter(Stage.SAVING)
            self.outcome_chosen.emit(call_with(self.made, outcome, answer, note))

    def _write_instead(self, view: CardView, outcome: Outcome) -> None:
        """They were written to: it is theirs as a call is, and no telephone rings."""
        self.made = Call("", channel=usual_channel(outcome.code))
        self._begin_call(view)
        self.made = Call("")
        self._on_answered(outcome, Answer())

    def _on_button_pressed(self, key: str) -> None:
        self.wait.take_back()
        self._answer.press(key)

    def _on_outcome_pointed_at(self, outcome: Outcome | None) -> None:
        if not self.wait.held:
            self.strip.show_hint(self._said.of(outcome, self.made))
