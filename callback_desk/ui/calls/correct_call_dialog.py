"""Correcting a call that was recorded: what came of it, or that there was none."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.lead import Attempt, standing_attempts
from callback_desk.domain.outcome import NextCall, Outcome
from callback_desk.domain.visit import MARKS
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.record_outcome import (
    Call,
    Recorded,
    correct_attempt,
    undo_attempt,
)
from callback_desk.services.work_queue import LeadCard
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calls.person_dialog import PersonDialog
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.call_again import call_again
from callback_desk.ui.today.card_view import cut
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.named_time_field import NamedTimeField
from callback_desk.ui.today.said_times import say_past
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.calling import say_nobody_there
from callback_desk.wording.correcting import (
    CORRECT_A_CALL,
    NO_TIME,
    NOT_A_CALL,
    SAME_AS_BEFORE,
    SAY_WHY,
    say_what_it_means,
)
from callback_desk.wording.people import visible

LONGEST_WHY, LONGEST_NAME = 1_000_000, 80


def calls_to_correct(card: LeadCard) -> list[Attempt]:
    """The calls of a lead that stand, the newest first; visits are marked elsewhere."""
    standing = standing_attempts(card.attempts)
    return [one for one in reversed(standing) if one.outcome not in MARKS]


class CorrectCallDialog(PersonDialog):
    """One call, what came of it instead, and why.

    `corrected` brings what it came to, and whether that can be undone.
    """

    corrected = Signal(object, bool)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        card: LeadCard,
        settings: SettingsInForce,
        parent: QWidget | None = None,
    ) -> None:
        """Show the newest call of a lead; there is one at least."""
        super().__init__(theme, background, CORRECT_A_CALL, _("Correct"), parent)
        self._desk, self._card, self._settings = desk, card, settings
        self._attempts = calls_to_correct(card)
        self.calls, self.outcome = ChoiceBox(theme), ChoiceBox(theme)
        self.again = NamedTimeField(theme, _("When to call again"))
        self.why = QLineEdit()
        self.why.setMaxLength(LONGEST_WHY)
        self.means = PlainLabel(theme, wraps=True, muted=True)
        self._again = LabelledField(theme, _("When to call again"), self.again)
        self._build()
        self._fill()
        self.calls.currentIndexChanged.connect(self._on_call_chosen)
        self.outcome.currentIndexChanged.connect(self._on_outcome_chosen)
        self.again.understood.connect(self._say_means)
        self.save_button.clicked.connect(self._on_save)
        self._on_call_chosen()
        (self.calls if len(self._attempts) > 1 else self.outcome).setFocus()

    def _build(self) -> None:
        theme, column = self._theme, self.column
        name = cut(visible(self._card.details.name), LONGEST_NAME)
        # A name never stands in a title: others read the task bar, too.
        column.addWidget(FlowingLabel(theme, name or _("No name given"), muted=True))
        column.addWidget(LabelledField(theme, _("Which call"), self.calls))
        column.addWidget(LabelledField(theme, _("What came of it"), self.outcome))
        column.addWidget(self._again)
        column.addWidget(LabelledField(theme, _("Why it is corrected"), self.why))
        column.addWidget(self.means)
        column.addStretch(1)

    def _fill(self) -> None:
        now, calendar = self._desk.now(), self._settings.calendar
        for attempt in self._attempts:
            label = self._card.labels.get(attempt.outcome or "", "")
            when = say_past(attempt.at, now, calendar)
            self.calls.addItem(f"{when}: {visible(label)}, {visible(attempt.by)}")
        for outcome in self._offered():
            self.outcome.addItem(visible(outcome.label), outcome.code)
        self.outcome.addItem(NOT_A_CALL, None)
        self.outcome.setMinimumContentsLength(len(NOT_A_CALL))
        self.again.propose(call_again(now, calendar))

    def _offered(self) -> Sequence[Outcome]:
        """The clinic's outcomes, those included by which the calls were recorded."""
        recorded = {attempt.outcome for attempt in self._attempts}
        every = self._settings.outcomes.values()
        return [o for o in every if o.active or o.code in recorded]

    def _attempt(self) -> Attempt:
        return self._attempts[max(0, self.calls.currentIndex())]

    def _chosen(self) -> Outcome | None:
        """What is meant; None for no call at all."""
        return self._settings.outcomes.get(self.outcome.currentData() or "")

    def _on_call_chosen(self) -> None:
        """What was recorded stands there, to be put right."""
        self.outcome.setCurrentIndex(self.outcome.findData(self._attempt().outcome))
        self._on_outcome_chosen()

    def _on_outcome_chosen(self) -> None:
        self._again.setVisible(_asks_when(self._chosen()))
        self.notice.hide()
        self._say_means()

    def _say_means(self) -> None:
        """What it does; and that nobody is there at the time that is typed."""
        was = self._settings.outcomes.get(self._attempt().outcome or "")
        meant, calendar = self._chosen(), self._settings.calendar
        safety = self._card.details.safety
        said = say_what_it_means(was, meant, safety=safety)
        at = self._next_at() if _asks_when(meant) else None
        if at is not None and not calendar.is_open(at):
            said = f"{say_nobody_there(at, calendar)} {said}"
        self.means.say(said)

    def _next_at(self) -> datetime | None:
        """When to call again, as typed; None for none, or none that lies ahead."""
        again = call_again(self._desk.now(), self._settings.calendar)
        wall = self.again.named()
        if wall is None or wall < again.earliest:
            return None
        return again.instant(wall)

    def _on_save(self) -> None:
        attempt, meant, next_at = self._attempt(), self._chosen(), None
        why = self.why.text().strip()
        if (
            meant is not None
            and meant.code == attempt.outcome
            and not _asks_when(meant)
        ):
            self._refuse(SAME_AS_BEFORE, self.outcome)
            return
        if _asks_when(meant):
            next_at = self._next_at()
            if next_at is None:
                self._refuse(NO_TIME, self.again)
                return
        if not why:
            self._refuse(SAY_WHY, self.why)
            return
        number = attempt.attempt_id
        if meant is None:
            self.work(
                partial(undo_attempt, self._desk, number, why), self._on_done_with
            )
        else:
            call = Call(meant.code, next_at=next_at)
            correct = partial(correct_attempt, self._desk, number, call, why)
            self.work(correct, self._on_done_with)

    def _refuse(self, words: str, field: QWidget) -> None:
        """Say what is missing; the keys go there, and what is typed stays."""
        self.notice.say(words)
        field.setFocus()

    def _on_done_with(self, done: object) -> None:
        if isinstance(done, Recorded):
            self.accept()
            self.corrected.emit(done, self._chosen() is not None)


def _asks_when(outcome: Outcome | None) -> bool:
    return outcome is not None and outcome.next.kind is NextCall.ASK
