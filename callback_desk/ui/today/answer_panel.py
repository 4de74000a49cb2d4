"""What happened: an outcome, and what it asks for further, in the same place."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from callback_desk.domain.outcome import NextCall, Outcome
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.ask_panel import AskPanel
from callback_desk.ui.today.call_again import CallAgain
from callback_desk.ui.today.outcome_grid import MORE, OutcomeGrid


class AnswerPanel(QStackedWidget):
    """The outcomes, or the question that one of them asks.

    `answered` tells an outcome and the instant of the next call, or None; `asking`
    that a question came or went; `pressed` the key of a button pressed by hand;
    `pointed_at` the outcome under the pointer or the focus, None when there is none.
    """

    answered = Signal(object, object)
    asking = Signal()
    pressed = Signal(str)
    pointed_at = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._again: CallAgain | None = None
        self._asked_for: Outcome | None = None
        self._grid, self._ask = OutcomeGrid(theme), AskPanel(theme)
        self.addWidget(self._grid)
        self.addWidget(self._ask)
        self._grid.picked.connect(self.pressed)
        self._ask.picked.connect(self.pressed)
        self._grid.pointed_at.connect(self._on_key_pointed_at)
        self._ask.time_chosen.connect(self._on_time_chosen)

    def set_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Offer these outcomes."""
        self._grid.set_outcomes(outcomes)

    def set_low(self, low: bool, width: int) -> None:
        """Whether there is little room, at that width: then the buttons are lower."""
        self._grid.set_low(low, width)
        self._ask.set_low(low, width)

    def height_when(self, low: bool, width: int) -> int:
        """How high it is with little room, or with enough, at a width."""
        return self._grid.height_when(low, width)

    def set_times(self, again: CallAgain | None) -> None:
        """Offer these times where an outcome asks for one."""
        self._again = again

    def set_open(self, is_open: bool) -> None:
        """Whether an outcome can be given now."""
        self._grid.setEnabled(is_open)

    @property
    def is_asking(self) -> bool:
        """Whether something is asked further."""
        return self._asked_for is not None

    @property
    def is_home(self) -> bool:
        """Whether the first outcomes are in view."""
        return self._grid.is_home and not self.is_asking

    def arm(self, digit: str) -> str:
        """Show that a digit is about to act.

        Returns:
            The outcome's or the time's words; "" if the digit answers nothing.
        """
        if self.is_asking:
            self._ask.arm(digit)
            return self._ask.words_of(digit)
        outcome = self._grid.outcome_of(digit)
        if outcome is None:
            return ""
        self._grid.arm(digit)
        return outcome.label

    def outcome_of(self, key: str) -> Outcome | None:
        """The outcome in view that a key gives, or None."""
        return None if self.is_asking else self._grid.outcome_of(key)

    def only_asks(self, digit: str) -> bool:
        """Whether a digit gives no answer yet, and so need not wait."""
        if self.is_asking:
            return not self._ask.words_of(digit)
        outcome = self._grid.outcome_of(digit)
        return digit == MORE or (outcome is not None and _asks(outcome))

    def press(self, key: str) -> None:
        """Act on a key."""
        if self.is_asking:
            self._ask.choose(key)
        elif key == MORE:
            self._grid.turn()
        elif (outcome := self._grid.outcome_of(key)) is not None:
            if not _asks(outcome):
                self.answered.emit(outcome, None)
            elif self._again is not None:
                self._ask.offer(self._again)
                self._ask_for(outcome)

    def give_free_time(self) -> bool:
        """Answer with the free time if it is being entered; whether it was."""
        return self.is_asking and self._ask.choose_free()

    def disarm(self) -> None:
        """Show no digit as about to act."""
        self._grid.arm("")
        self._ask.arm("")

    def go_home(self) -> None:
        """Ask nothing further, and show the first outcomes."""
        self.disarm()
        self._grid.go_home()
        if self.is_asking:
            self._ask_for(None)

    def _ask_for(self, outcome: Outcome | None) -> None:
        self._asked_for = outcome
        self.asking.emit()
        self.setCurrentWidget(self._grid if outcome is None else self._ask)

    def _on_key_pointed_at(self, key: str) -> None:
        self.pointed_at.emit(self._grid.outcome_of(key) if key else None)

    def _on_time_chosen(self, at: datetime) -> None:
        if self._asked_for is not None:
            self.answered.emit(self._asked_for, at)


def _asks(outcome: Outcome) -> bool:
    return outcome.next.kind is NextCall.ASK
