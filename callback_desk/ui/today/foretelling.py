"""What a key will do, said before it is pressed; asks nothing of storage."""

from collections.abc import Callable, Sequence

from callback_desk.domain.outcome import Closes, Direction, NextCall, Outcome
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.foresee import Foreseen, foresee
from callback_desk.services.work_queue import LeadCard
from callback_desk.ui.today.call_view import call_view
from callback_desk.ui.today.card_view import CardView
from callback_desk.ui.today.said_before import SaidBefore
from callback_desk.wording.calling import (
    say_closing,
    say_comes_back,
    say_give_up,
    say_if_no_answer,
    say_number_next,
    say_stays_on_top,
)
from callback_desk.wording.meanwhile import STAYS_CLOSED
from callback_desk.wording.outcomes import say_openly
from callback_desk.wording.queue import STAYS_OFF, say_foreseen
from callback_desk.wording.times import say_nearest, say_soon

# What is said at once when a call is opened: the outcome that most dials come to.
USUAL = "no_answer"
# More would not be read.
MOST_SAID = 3


class Foretelling:
    """Tells of the lead on the card what each outcome would come to."""

    def __init__(self, desk: Desk, shown: Callable[[], LeadCard | None]) -> None:
        self._desk, self._shown = desk, shown
        # Words of danger in the note of what was just not saved.
        self.noted = ""

    def card_shown(self) -> LeadCard | None:
        """The lead on the card with all that is known, or None."""
        return self._shown()

    def said(self) -> SaidBefore:
        """All of it, for the card."""
        return SaidBefore(
            *(self.say, self.proposes, self.beside, self.say_inbound),
            *(self.caution, self.usual, self.usual_inbound, lambda: self.noted),
        )

    def caution(self, view: CardView) -> str:
        """Why somebody should not be called at this very moment."""
        settings, card = self._desk.kept.settings, self._shown()
        if settings is None or card is None or card.details.lead_id != view.lead_id:
            return view.call.caution
        return call_view(card, self._desk.now(), settings.calendar).caution

    def label(self, code: str) -> str:
        """The clinic's words for an outcome."""
        settings = self._desk.kept.settings
        outcome = settings.outcomes.get(code) if settings is not None else None
        return outcome.label if outcome is not None else code

    def label_in_lists(self, code: str) -> str:
        """The same where others may read along."""
        settings = self._desk.kept.settings
        outcome = settings.outcomes.get(code) if settings is not None else None
        return say_openly(outcome) if outcome is not None else code

    def say(self, code: str, direction: Direction = Direction.OUT) -> str:
        """What an outcome would do; "" where nobody knows."""
        known = self._foreseen(code, direction)
        if known is None:
            return ""
        settings, card, foreseen = known
        outcome, facts = foreseen.outcome, card.facts
        if _stays_off(card) and not foreseen.closes:
            return STAYS_OFF
        if foreseen.stays_closed:
            return f"{STAYS_CLOSED} {foreseen.promise}".strip()
        if _wants_other(outcome) and facts is not None and facts.next_number:
            number = facts.next_number
            show = self._desk.phones.show
            return say_number_next(show(number.phone, number.extension))
        if foreseen.proposes_closing:
            return self._give_up(card, foreseen)
        words = say_foreseen(
            outcome,
            foreseen.next_call_at,
            self._desk.now(),
            settings.calendar,
            held=foreseen.held,
        )
        return f"{words} {foreseen.promise}".strip()

    def say_inbound(self, code: str) -> str:
        """What an outcome of a call of theirs would do."""
        return self.say(code, Direction.IN)

    def proposes(self, code: str) -> str:
        """Why closing is proposed with an outcome; "" where it is not."""
        known = self._foreseen(code, Direction.OUT)
        if known is None:
            return ""
        _, card, foreseen = known
        has_other = card.facts is not None and card.facts.next_number is not None
        if not foreseen.proposes_closing or (
            _wants_other(foreseen.outcome) and has_other
        ):
            return ""
        return self._give_up(card, foreseen)

    def beside(self) -> str:
        """When the lead is called again if nobody answers now; "" if not at all."""
        known = self._foreseen(USUAL, Direction.OUT)
        if known is None or known[2].next_call_at is None:
            return ""
        settings, card, foreseen = known
        if foreseen.held or _stays_off(card):
            return ""  # It never rests, or is not called.
        at = foreseen.next_call_at or self._desk.now()
        return say_if_no_answer(say_soon(at, self._desk.now(), settings.calendar))

    def usual_inbound(self, in_view: Sequence[Outcome]) -> str:
        """The same in a call of theirs."""
        return self.usual(in_view, Direction.IN)

    def usual(
        self, in_view: Sequence[Outcome], direction: Direction = Direction.OUT
    ) -> str:
        """When the lead comes back after outcomes in view, or which of them close it.

        The usual one is left out: beside the note stands what it does, and who calls
        us has answered.
        """
        now, said = self._desk.now(), []
        settings = self._desk.kept.settings
        card = self._shown()
        if settings is None or card is None:
            return ""
        if _stays_off(card):
            return STAYS_OFF
        if card.lead.safety:
            lead = card.lead
            tried = lead.dialled or lead.contact or direction is Direction.IN
            goal = "" if tried else say_nearest(lead.goal_at, now, settings.calendar)
            return say_stays_on_top(goal)
        for outcome in in_view:
            if outcome.code == USUAL:
                continue
            known = self._foreseen(outcome.code, direction)
            if known is None or known[2].next_call_at is None:
                continue
            if outcome.next.kind is not NextCall.ASK and not known[2].proposes_closing:
                at = say_soon(known[2].next_call_at, now, known[0].calendar)
                said.append(say_comes_back(outcome.label, at))
        if said:
            return "; ".join(said[:MOST_SAID])
        closing = [o for o in in_view if o.closes is Closes.YES]
        return say_closing(closing, [o for o in in_view if o not in closing])

    def _give_up(self, card: LeadCard, foreseen: Foreseen) -> str:
        outcome = foreseen.outcome
        is_wrong = outcome.closes is Closes.PROPOSES
        return say_give_up(foreseen.tries, outcome.label, is_wrong=is_wrong)

    def _foreseen(
        self, code: str, direction: Direction
    ) -> tuple[SettingsInForce, LeadCard, Foreseen] | None:
        settings, card = self._desk.kept.settings, self._shown()
        if settings is None or card is None or code not in settings.outcomes:
            return None
        return settings, card, foresee(self._desk, settings, card, code, direction)


def _stays_off(card: LeadCard) -> bool:
    """Whether a lead is not called whatever comes of a call; danger is on top."""
    return card.details.barred and not card.details.safety


def _wants_other(outcome: Outcome) -> bool:
    return outcome.next.kind is NextCall.OTHER_NUMBER
