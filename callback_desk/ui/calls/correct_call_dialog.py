"""Correcting a call that was recorded: what came of it, or that there was none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.lead import Attempt, standing_attempts
from callback_desk.domain.outcome import Closes, NextCall, Outcome
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
from callback_desk.ui.calls.asked_field import AskedField
from callback_desk.ui.calls.person_dialog import PersonDialog
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.call_again import call_again
from callback_desk.ui.today.call_view import call_view
from callback_desk.ui.today.card_view import cut
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.named_time_field import NamedTimeField
from callback_desk.ui.today.questions import Answer, next_question
from callback_desk.ui.today.said_times import say_past
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.calling import say_give_up, say_nobody_there
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
# What one outcome asks beside the time of the next call.
MOST_ASKED = 2


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
        self._asking = call_view(card, desk.now(), settings.calendar).asking
        self.calls, self.outcome = ChoiceBox(theme), ChoiceBox(theme)
        self.again = NamedTimeField(theme, _("When to call again"))
        self.why = QLineEdit()
        self.why.setMaxLength(LONGEST_WHY)
        self.means = PlainLabel(theme, wraps=True, muted=True)
        self._again = LabelledField(theme, _("When to call again"), self.again)
        self.asked = [AskedField(theme) for _unused in range(MOST_ASKED)]
        self._build()
        self._fill()
        self.calls.currentIndexChanged.connect(self._on_call_chosen)
        self.outcome.currentIndexChanged.connect(self._on_outcome_chosen)
        self.again.understood.connect(self._on_answered)
        for field in self.asked:
            field.changed.connect(self._on_answered)
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
        for field in self.asked:
            column.addWidget(field)
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
        """Ask what it asks; of the outcome that was recorded, with what was said."""
        self._again.setVisible(_asks_when(self._chosen()))
        self.notice.hide()
        for field in self.asked:
            field.withdraw()
        self._ask()
        attempt, meant = self._attempt(), self._chosen()
        if meant is not None and meant.code == attempt.outcome:
            details = replace(attempt.details, outside_because=None, phone=None)
            self.asked[0].show_answer(Answer(details=details))
        self._say_means()

    def _on_answered(self) -> None:
        self.notice.hide()
        self._ask()
        self._say_means()

    def _ask(self) -> Answer | None:
        """Ask what is left to be asked; the answer, or None while one is missing."""
        meant, answer = self._chosen(), Answer()
        questions = 0
        if meant is None:
            return answer
        if _asks_when(meant):
            next_at = self._next_at()
            answer, questions = Answer(next_at=next_at), 1
        asking = replace(self._asking, proposes=self._proposes)
        given: Answer | None = answer
        called_on = self._settings.calendar.local_date(self._attempt().at)
        for field in self.asked:
            question = None
            if given is not None and not (_asks_when(meant) and given.next_at is None):
                question = next_question(meant, asking, given, questions)
            if question is None:
                field.withdraw()
                continue
            field.ask(question, called_on)
            given, questions = field.answer(), questions + 1
        return given

    def _proposes(self, code: str) -> str:
        """That there is no other number to call; "" where closing is not proposed."""
        outcome, facts = self._settings.outcomes[code], self._card.facts
        has_other = facts is not None and facts.next_number is not None
        proposes = outcome.closes is Closes.PROPOSES and not has_other
        if not proposes or self._card.details.safety:
            return ""
        return say_give_up(0, outcome.label, is_wrong=True)

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
        attempt, meant, answer = self._attempt(), self._chosen(), self._ask()
        why = self.why.text().strip()
        has_time = self._next_at() is not None
        if answer is not None and answer.next_at is None:
            has_time = False
        if _asks_when(meant) and not has_time:
            self._refuse(NO_TIME, self.again)
            return
        if answer is None:
            missing = next(f for f in self.asked if f.question and f.answer() is None)
            self.notice.say(missing.say_missing())
            missing.take_keys()
            return
        call = self._call(attempt, meant, answer)
        if call is not None and _is_same(call, attempt):
            self._refuse(SAME_AS_BEFORE, self.outcome)
            return
        if not why:
            self._refuse(SAY_WHY, self.why)
            return
        number = attempt.attempt_id
        work = partial(undo_attempt, self._desk, number, why)
        if call is not None:
            correct = partial(correct_attempt, asked_anew=True)
            work = partial(correct, self._desk, number, call, why)
        self.work(work, self._on_done_with)

    def _call(
        self, attempt: Attempt, meant: Outcome | None, answer: Answer
    ) -> Call | None:
        """The call as it is meant, or None: there was none.

        What is about the call itself stays, and who had taken it on unless asked.
        """
        if meant is None:
            return None
        was = attempt.details
        details = replace(
            answer.details,
            owner=answer.details.owner or was.owner,
            outside_because=was.outside_because,
            phone=was.phone,
        )
        return Call(meant.code, next_at=answer.next_at, details=details)

    def _refuse(self, words: str, field: QWidget) -> None:
        """Say what is missing; the keys go there, and what is typed stays."""
        self.notice.say(words)
        field.setFocus()

    def _on_done_with(self, done: object) -> None:
        if isinstance(done, Recorded):
            self.accept()
            self.corrected.emit(done, self._chosen() is not None)


def _is_same(call: Call, attempt: Attempt) -> bool:
    """Whether that is what was recorded."""
    is_said = call.outcome == attempt.outcome and call.next_at is None
    return is_said and call.details == attempt.details


def _asks_when(outcome: Outcome | None) -> bool:
    return outcome is not None and outcome.next.kind is NextCall.ASK
