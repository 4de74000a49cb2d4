"""The card with what people in danger need: who was told, guides, what is asked."""

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QEvent, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk.services.record_outcome import Call
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.call_stage import is_text_field
from callback_desk.ui.today.card import LeadCardPanel
from callback_desk.ui.today.card_view import CardView
from callback_desk.ui.today.care_banner import CareBanner
from callback_desk.ui.today.deadline_view import DeadlineView
from callback_desk.ui.today.half_said import HalfSaid, HalfSaidAnswers
from callback_desk.ui.today.instead_question import InsteadQuestion
from callback_desk.ui.today.lead_table import RowKey
from callback_desk.ui.today.note_field import DIGITS, ENTER
from callback_desk.ui.today.safety_questions import Question
from callback_desk.ui.today.said_before import rings
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.queue import say_not_recorded

# Asks what must be answered before a call is opened; None where nothing must.
BeforeCall = Callable[[CardView], Question | None]
# What must be answered of a lead as soon as it is shown; None where nothing must.
OnceShown = Callable[[CardView], Question | None]


class CarefulCard(LeadCardPanel):
    """Asks in the place of the call whom the desk told, and why somebody is skipped.

    `question_answered` tells the question, the lead, the answer (the place of a choice,
    or own words) and a clock time (None for now); `question_left` the question that
    was left, and the lead.
    """

    question_answered = Signal(object, object, object, object)
    question_left = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        self.banner, self.question = CareBanner(theme), InsteadQuestion(theme)
        self.before_call: BeforeCall | None = None
        self.once_shown: OnceShown | None = None
        self.clock: Callable[[], time] | None = None
        # Half typed answers, and of whom the question is that stands.
        self.half_said, self._asked_of = HalfSaidAnswers(), 0
        self._is_covered = self._is_answered = self._is_underway = False
        # Who is chosen and not shown yet, what is to be done with them then, and
        # whether an outcome came too early for that.
        self._awaited: RowKey | None = None
        self._waiting: Callable[[], object] | None = None
        self._was_refused = False
        self._last_digit = ""
        super().__init__(theme)
        self._scroll.put_first(self.banner, self._header)
        self._card.column.insertWidget(self._card.column.count() - 1, self.question)
        self.question.hide()
        self.question.answered.connect(self._on_answered)
        self.question.left.connect(self._on_left)

    @property
    def is_asked(self) -> bool:
        """Whether a question stands in the place of the call."""
        return not self.question.isHidden()

    @property
    def made(self) -> Call:
        """The call as it was opened last: whose it is, and why at an odd hour."""
        return self._call.made

    @property
    def rings(self) -> bool:
        """Whether that is a call of ours, to be dialed."""
        return rings(self.made)

    def _asks(self, kind: str) -> bool:
        asked = self.question.question
        return self.is_asked and asked is not None and asked.kind == kind

    @property
    def is_awaiting(self) -> bool:
        """Whether another one is chosen than the card shows still."""
        return self._awaited is not None

    def shows(self, lead_id: int) -> bool:
        """Whether it shows a lead, and nobody else is chosen."""
        view = self._view
        return view is not None and view.lead_id == lead_id and not self.is_awaiting

    def await_row(self, key: RowKey) -> None:
        """Another one is chosen, and is shown once it is read.

        Until then nothing acts on the one that is shown still: Enter, Call and Copy
        wait, and an outcome is refused.
        """
        if key != self._awaited:
            is_shown = self._view is not None and self._view.lead_id == key
            self._awaited = None if is_shown else key
            self._waiting, self._was_refused = None, False

    def show_card(self, view: CardView | None, nothing: str = "") -> None:
        """Show a lead, or none; and ask of it what must be answered."""
        self._show_and_ask(view, nothing)
        if view is None or view.lead_id == self._awaited:
            self._act_for(view)

    def _act_for(self, view: CardView | None) -> None:
        """Who was awaited is shown: do what waited for them; for nobody, nothing."""
        act, was_refused = self._waiting, self._was_refused
        self._awaited = self._waiting = None
        self._was_refused = False
        if act is not None and view is not None and not self.is_asked:
            act()
        if was_refused:
            self.refuse_outcome(of_saving=False)

    def show_kept(self, words: str, record_id: int | None) -> None:
        """Show a record that is no lead yet; who wanted to call is led to it."""
        wanted = self._waiting is not None
        super().show_kept(words, record_id)
        if wanted:
            self._on_decide()

    def holds(self, act: Callable[[], object]) -> bool:
        """Whether an act waits until whoever is chosen is shown."""
        if self.is_awaiting:
            self._waiting = act
        return self.is_awaiting

    def refuse_outcome(self, *, of_saving: bool = True) -> None:
        """Say that nothing was recorded of whom the card shows.

        Args:
            of_saving: whether the outcome was handed out already.
        """
        if self._view is not None:
            words = say_not_recorded(self._view.name)
            self.show_problem(words, of_saving=of_saving, of_lead=False)

    def _show_and_ask(self, view: CardView | None, nothing: str) -> None:
        before = self._view
        super().show_card(view, nothing)
        self.banner.show_care(None if view is None else view.care)
        self._show_discretion()
        if view is None or (before is not None and before.lead_id != view.lead_id):
            self._put_away()
        if view is not None and self.once_shown is not None and not self.is_calling:
            asked = self.once_shown(view)
            if asked is not None:
                self._ask(asked)
            elif self._asks("tell"):
                self._put_away()
            self.ask_again()

    def ask_again(self) -> None:
        """Ask what was half answered on this card, where that must be known still."""
        view = self._view
        if view is None or self.is_asked or self.is_calling:
            return
        kind = self.half_said.standing(view.lead_id)
        asked = self.before_call(view) if kind and self.before_call else None
        if asked is not None and asked.kind == kind:
            self._ask(asked)

    def keep_half_said(self, *, stands: bool = True) -> None:
        """Keep what is typed in the place of an answer, for its lead."""
        asked = self.question.question
        if self.is_asked and asked is not None:
            words = "" if self._is_answered else self.question.own.text()
            self.half_said.keep(self._asked_of, HalfSaid(asked.kind, words, stands))

    def _show_discretion(self) -> None:
        super()._show_discretion()
        self.banner.show_lane(not self._discreet or self._m_held)
        if self._is_covered:
            self._messages.hide()
            self._timeline.show_notes(False)
            self.banner.show_lane(False)

    def wipe(self) -> None:
        """Show nobody, and hold nothing of anybody but what is half noted."""
        self.show_card(None)
        self._header.wipe()
        self._deadline.show_deadline(DeadlineView("", "", (), None))
        self._messages.show_messages(())
        self._timeline.show_events(())

    def cover(self, covered: bool) -> None:
        """Hide what was sent while nobody touches anything in the middle of a call."""
        if covered is not self._is_covered:
            self._is_covered = covered
            self._show_discretion()

    def open_call(self, inbound: Call | None = None) -> None:
        """Open the call, unless something must be answered first.

        Whoever calls us is heard at once: nothing is asked before that.
        """
        if inbound is not None:
            self._awaited = self._waiting = None  # Nobody else: they are on the phone.
            self._put_away(stands=False)
            super().open_call(inbound)
        elif not (self.holds(self.open_call) or self._asks_before_call()):
            super().open_call()

    def _asks_before_call(self) -> bool:
        if self.is_asked:
            return True
        view = self._view
        if view is None or self.before_call is None or self.is_calling:
            return False
        asked = self.before_call(view)
        if asked is not None:
            self._ask(asked)
        return asked is not None

    def go_on_calling(self, lead_id: int) -> None:
        """Open the call that was held back, as its question is answered.

        Whoever went on to another lead meanwhile, or left the question, calls nobody.
        """
        view, stands = self._view, self.is_asked and self._asked_of == lead_id
        if view is not None and stands and not self.is_awaiting:
            self._put_away()
            # As it was decided, a number that is barred is dialed as well.
            self._call.open_call(inbound=Call("") if view.barred else None)

    def show_done(self, words: str, *, undoable: bool = True) -> None:
        """Say what else was done; an outcome that is being saved goes on."""
        self._call.strip.show_saved(words, undoable=undoable, is_call=False)

    def _ask(self, question: Question) -> None:
        clock = self.clock() if self.clock is not None else time()
        now = QTime(clock.hour, clock.minute)
        undoes = question.kind == "tell" and self._call.strip.can_undo
        if question != self.question.question and self._view is not None:
            self.keep_half_said()  # The same may be asked in other words meanwhile.
            self._asked_of = self._view.lead_id
            self._is_answered = self._is_underway = False
        typed = self.half_said.words_for(self._asked_of, question.kind)
        self.question.ask(question, now, self._last_digit, undoes=undoes, typed=typed)
        self._call.hide()
        self.question.show()

    def _put_away(self, *, stands: bool = True) -> None:
        self.keep_half_said(stands=stands)
        # Of this window: another one, such as the crisis panel, may stand before it.
        had_keys = self.question.isAncestorOf(self.window().focusWidget() or self)
        self.question.hide()
        self.question.withdraw()
        self._call.setVisible(True)
        if had_keys:
            self._on_hands_freed()

    def take_key(self, event: QKeyEvent) -> bool:
        """Keys go to a question first; nothing else acts while it stands."""
        is_press = event.type() is QEvent.Type.KeyPress
        if is_press and not self.is_asked:
            self._last_digit = chr(event.key()) if event.key() in DIGITS else ""
        if is_press and self.is_awaiting and self._waits_for_card(event):
            return True
        if is_press and self._asks("tell") and self._takes_back(event):
            return super().take_key(event)
        if self.is_asked and not (event.key() == Qt.Key.Key_M and self._discreet):
            return is_press and self._take_word(event, self.question.take_key)
        focus = QApplication.focusWidget()
        opens = is_press and event.key() in ENTER and not event.modifiers()
        on_list = self._is_on_list(focus)
        waits = opens and on_list and not self._decide.isVisible()
        if waits and self._asks_before_call():
            return True
        return super().take_key(event)

    def _takes_back(self, event: QKeyEvent) -> bool:
        """Ctrl+Z outside of text: the outcome was perhaps a wrong key."""
        undoes = event.matches(QKeySequence.StandardKey.Undo)
        return undoes and not is_text_field(QApplication.focusWidget())

    def _is_on_list(self, focus: QWidget | None) -> bool:
        is_own = is_text_field(focus) or isinstance(focus, NamedButton)
        return focus is self._home or not is_own

    def _waits_for_card(self, event: QKeyEvent) -> bool:
        """Enter calls whoever comes; a digit would record of whom nobody has seen."""
        if not self._is_on_list(QApplication.focusWidget()):
            return False
        if event.key() in ENTER and not event.modifiers():
            return self.holds(self.open_call)
        if event.key() not in DIGITS:
            return False
        if self._waiting is not None:
            self._was_refused = True
        elif self.is_calling:
            self.refuse_outcome(of_saving=False)
        else:
            return False
        return True

    def _copy_or_call(self) -> None:
        """Copy and call; a number that may not be called says so."""
        if self.number:
            self._on_copy_wanted(self.number)
        else:
            self._on_call_wanted()

    def copy_number(self) -> None:
        """Copy the number, as the button does."""
        if not self.holds(self._copy_or_call):
            super().copy_number()

    def _on_call_wanted(self) -> None:
        if not (self.holds(self._on_call_wanted) or self._asks_before_call()):
            super()._on_call_wanted()

    def _on_dialled_told(self) -> None:
        if not (self.holds(self._on_dialled_told) or self._asks_before_call()):
            super()._on_dialled_told()

    def _on_copy_wanted(self, number: str) -> None:
        if not (self.holds(self._copy_or_call) or self._asks_before_call()):
            super()._on_copy_wanted(number)

    def _on_answered(self, answer: object, at: QTime | None) -> None:
        question, view = self.question.question, self._view
        if question is not None and view is not None and not self._is_underway:
            clock = None if at is None else time(at.hour(), at.minute())
            self._is_answered = self._is_underway = True
            self.question_answered.emit(question, view.lead_id, answer, clock)

    def hear_kept(self) -> None:
        """An answer was kept; another one can be given."""
        self._is_underway = False

    def take_answer_back(self, lead_id: int, said: HalfSaid, why: str) -> bool:
        """It was not kept: it stands as given, or (False) waits with its lead."""
        if not (self._asks(said.kind) and self._asked_of == lead_id):
            self.half_said.keep(lead_id, said)
            return False
        self._is_answered = self._is_underway = False
        self.question.refuse(why)
        return True

    def _on_left(self) -> None:
        question, view = self.question.question, self._view
        self._put_away(stands=False)
        if view is not None and question is not None:
            self.question_left.emit(question, view.lead_id)
