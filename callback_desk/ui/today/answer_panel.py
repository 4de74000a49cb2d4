"""What happened: an outcome, and what it asks for further, in the same place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget

from callback_desk.domain.outcome import Asks, NextCall, Outcome
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.ask_panel import AskPanel
from callback_desk.ui.today.call_stage import BY_DIGIT
from callback_desk.ui.today.outcome_grid import MORE, OutcomeGrid
from callback_desk.ui.today.questions import (
    Answer,
    Asking,
    Question,
    hand_over_question,
    next_question,
    why_question,
)
from callback_desk.wording.calling import BY_LETTER


class AnswerPanel(QStackedWidget):
    """The outcomes, or the question that one of them asks.

    `answered` tells an outcome and its Answer, the outcome None where a question was
    asked before the call; `asking` that a question came or went; `pressed` the key of
    a button pressed by hand; `pointed_at` the outcome under the pointer or the focus,
    None when there is none; `refused` why an outcome is not offered to this lead;
    `turned` that other outcomes are in view.
    """

    answered = Signal(object, object)
    asking, turned = Signal(), Signal()
    pressed = Signal(str)
    pointed_at = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._known: Asking | None = None
        self._asked_for: Outcome | None = None
        self._answer, self._asked, self._is_asking = Answer(), 0, False
        # Of which outcome the answers were handed out, and what was typed for each.
        self._given: Outcome | None = None
        self._typed: list[str] = []
        self._withheld: dict[str, str] = {}
        self._offered: list[Outcome] = []
        # As they were read last; they are offered once no call is open.
        self._newest: list[Outcome] = []
        self._is_held = False
        self._grid, self._ask = OutcomeGrid(theme), AskPanel(theme)
        self.addWidget(self._grid)
        self.addWidget(self._ask)
        self._grid.picked.connect(self.pressed)
        self._ask.picked.connect(self.pressed)
        self._ask.refused.connect(self.refused)
        self._grid.pointed_at.connect(self._on_key_pointed_at)
        self._ask.answered.connect(self._on_answered)

    def set_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Offer those of these outcomes that the clinic uses.

        Where a manager changed keys in the middle of a call, from its end on: a key
        gives what stands on it.
        """
        self._newest = [o for o in outcomes if o.active]
        self._take_newest()

    def _take_newest(self) -> None:
        if not self._is_held and self._newest != self._offered:
            self._offered = self._newest
            self._grid.set_outcomes(self._offered)

    def set_low(self, low: bool, width: int) -> None:
        """Whether there is little room, at that width: then the buttons are lower."""
        self._grid.set_low(low, width)
        self._ask.set_low(low, width)

    def height_when(self, low: bool, width: int) -> int:
        """How high it is with little room, or with enough, at a width."""
        return self._grid.height_when(low, width)

    def set_known(self, known: Asking | None, withheld: dict[str, str]) -> None:
        """What is known for asking, and outcomes withheld, by code, with the reason."""
        self._known, self._withheld = known, withheld
        self._grid.withhold(withheld)

    def set_open(self, is_open: bool, *, held: bool) -> None:
        """Whether an outcome can be given now, and whether the keys stay as shown."""
        self._grid.setEnabled(is_open)
        self._is_held = held
        self._take_newest()

    @property
    def is_asking(self) -> bool:
        """Whether something is asked further."""
        return self._is_asking

    def twice_is_once(self, digit: str) -> bool:
        """Whether a digit pressed twice at once begins no number.

        Where words are asked it is an unsteady hand; `0` twice shows what is behind.
        """
        return self._ask.takes_words if self.is_asking else digit == MORE

    @property
    def half_answered(self) -> str:
        """What was typed as an answer and not given."""
        return self._ask.half_answered if self._is_asking else ""

    @property
    def prompt(self) -> str:
        """What is asked further; "" where nothing is."""
        return self._ask.prompt if self._is_asking else ""

    @property
    def answers(self) -> str:
        """What one key answers to that, for somebody who hears it; "" for nothing."""
        return self._ask.answers if self._is_asking else ""

    def in_view(self) -> tuple[list[Outcome], Outcome | None]:
        """The outcomes that keys record now; where one asks something, that alone."""
        return ([], self._asked_for) if self.is_asking else (self._grid.in_view(), None)

    @property
    def is_home(self) -> bool:
        """Whether the first outcomes are in view."""
        return self._grid.is_home and not self.is_asking

    def arm(self, digit: str) -> str:
        """Show that a digit is about to act.

        Returns:
            The outcome's or the answer's words; of a digit that answers nothing "", or
            what does.
        """
        if self.is_asking:
            self._ask.arm(digit)
            return self._ask.words_of(digit) or BY_DIGIT
        outcome = self._grid.outcome_of(digit)
        if outcome is None:
            return "" if self._grid.is_home else BY_LETTER
        self._grid.arm(digit)
        return outcome.label

    def outcome_of(self, key: str) -> Outcome | None:
        """The outcome in view that a key gives, or None."""
        return (self._ask if self.is_asking else self._grid).outcome_of(key)

    def only_asks(self, digit: str) -> bool:
        """Whether a digit gives no answer yet, and so need not wait."""
        if self.is_asking:
            return self._ask.leads_to_free(digit)
        outcome = self._grid.outcome_of(digit)
        return digit == MORE or (outcome is not None and self._asks(outcome))

    def _asks(self, outcome: Outcome) -> bool:
        if outcome.code in self._withheld:
            return True
        if self._known is None:
            return outcome.next.kind is NextCall.ASK or outcome.asks is not Asks.NOTHING
        return next_question(outcome, self._known, Answer(), 0) is not None

    def press(self, key: str) -> None:
        """Act on a key."""
        if self.is_asking:
            self._ask.choose(key)
        elif key == MORE:
            self._grid.turn()
            self.turned.emit()
        elif (outcome := self._grid.outcome_of(key)) is not None:
            if outcome.code in self._withheld:
                self.refused.emit(self._withheld[outcome.code])
            else:
                self._begin(outcome)

    def take_letter(self, letter: str, behind: str) -> bool:
        """Act on a letter; whether it did.

        Args:
            letter: as it was typed.
            behind: the digit that waits before it, or "".
        """
        if self.is_asking:
            return letter.isalpha() and self.type_in(behind + letter)
        known = self._grid.outcome_of(letter.lower()) is not None
        if known:
            self.press(letter.lower())
        return known

    def _begin(self, outcome: Outcome) -> None:
        self._given, self._typed = None, []
        self._asked_for, self._answer, self._asked = outcome, Answer(), 0
        self._go_on()

    def _go_on(self) -> None:
        """Ask what is left to be asked, or tell the answer."""
        outcome, known = self._asked_for, self._known
        question = None
        if outcome is not None and known is not None:
            question = next_question(outcome, known, self._answer, self._asked)
        if question is not None:
            self._show(question)
        else:
            self._given = outcome
            self.answered.emit(outcome, self._answer)

    def ask_again(self) -> None:
        """What was answered last was not saved: ask it anew, with what was typed.

        Where its note tells of danger, whether to hand over is asked instead.
        """
        outcome, known = self._given, self._known
        if outcome is None or known is None:
            return
        if words := known.noted():
            hands_over = [o for o in self._offered if o.hands_over]
            self._asked_for = outcome
            self._show(hand_over_question(words, outcome, self._answer, hands_over))
            return
        if not self._typed:
            return
        question = next_question(outcome, known, Answer(), 0)
        if question is not None:
            self._asked_for, self._answer, self._asked = outcome, Answer(), 0
            self._show(question)
            self._ask.hold_refusal()

    def ask_before(self, caution: str, instead: Sequence[str]) -> None:
        """Ask why to call at all, before the call is opened.

        Args:
            caution: what speaks against it.
            instead: outcomes, by code, that tell what was done instead.
        """
        self._asked_for, self._answer, self._asked = None, Answer(), 0
        self._typed = []
        done = [outcome for outcome in self._offered if outcome.code in instead]
        self._show(why_question(caution, done))

    def give_free_answer(self) -> bool:
        """Answer with the free entry if it is being made; whether it was."""
        return self.is_asking and self._ask.choose_free()

    def type_in(self, digits: str) -> bool:
        """Go on in the free entry of what is asked; whether it has one."""
        self._ask.arm("")
        return self.is_asking and self._ask.type_in(digits)

    def go_home(self) -> None:
        """Ask nothing further, and show the first outcomes."""
        self._grid.arm("")
        self._ask.arm("")
        self._grid.go_home()
        self._asked_for = None
        if self._is_asking:
            self._is_asking = False
            self._ask.take_refusal_back()
            self.asking.emit()
            self.setCurrentWidget(self._grid)

    def _show(self, question: Question) -> None:
        self._is_asking = True
        if self._ask.isAncestorOf(QApplication.focusWidget() or self):
            # The field that has the keys may go: they would be anybody's then.
            self._ask.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask.ask(question)
        self.asking.emit()
        self.setCurrentWidget(self._ask)
        if typed := "".join(self._typed[self._asked : self._asked + 1]):
            self._ask.go_on_typing(typed)

    def _on_key_pointed_at(self, key: str) -> None:
        self.pointed_at.emit(self._grid.outcome_of(key) if key else None)

    def _on_answered(self, answer: Answer) -> None:
        if self._asked_for is not None and answer.instead is not None:
            self._begin(answer.instead)
            return
        self._typed[self._asked : self._asked + 1] = [self._ask.typed]
        self._answer, self._asked = answer, self._asked + 1
        self._go_on()
