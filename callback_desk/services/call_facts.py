"""What somebody needs to know of a lead before they call it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from callback_desk.domain.cadence import Reason
from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.languages import Speakers, speakers_of
from callback_desk.domain.lead import standing_attempts
from callback_desk.domain.lead_identity import Join, LeadEdit, OtherNumber
from callback_desk.domain.ports import Work
from callback_desk.domain.reach import Reach, ToldReach
from callback_desk.domain.visit import MARKS
from callback_desk.domain.whereabouts import Whereabouts, whereabouts
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.lead_identity import identity_in
from callback_desk.services.lead_upkeep import LeadHistory
from callback_desk.services.next_try import tries_in_vain, why_then
from callback_desk.services.other_numbers import next_number
from callback_desk.services.reach_leads import reach_in


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What is known around the next call.

    Attributes:
        where: in which zones the number may be.
        rules: the clinic's rules for calling.
        numbers: the other numbers.
        next_number: that of them to call where the one in use is wrong, or None.
        edits: what was corrected, the oldest first.
        joins: the leads that became part of this one.
        told: how to reach them, each time that somebody confirmed it.
        confirmed: how to reach them, as somebody confirmed it.
        proposed: what their words propose; once somebody confirmed, the later ones.
        staff: who works here, to take something on.
        speakers: who of them speaks the language that the lead wants.
        tries: dials in vain since somebody last spoke with the person.
        last_try_at: when the last of them was, or None.
        why_then: why the next try is planned when it is; () where none is.
    """

    where: Whereabouts
    rules: CallRules
    numbers: tuple[OtherNumber, ...]
    next_number: OtherNumber | None
    edits: tuple[LeadEdit, ...]
    joins: tuple[Join, ...]
    told: tuple[ToldReach, ...]
    confirmed: Reach
    proposed: Reach
    staff: tuple[str, ...]
    speakers: Speakers
    tries: int
    last_try_at: datetime | None
    why_then: tuple[Reason, ...] = ()

    @property
    def reach(self) -> Reach:
        """How to reach them, what is only proposed included."""
        return self.proposed.beside(self.confirmed)

    def may_be_called(self, at: datetime) -> bool:
        """Whether it is neither too early nor too late for them."""
        return self.where.may_be_called(at, self.rules)

    def too_soon_until(self, at: datetime) -> datetime | None:
        """Until when the gap after the last try runs, or None: it is over."""
        if self.last_try_at is None:
            return None
        over = self.last_try_at + timedelta(minutes=self.rules.gap_minutes)
        return over if at < over else None


def call_facts(
    desk: Desk,
    work: Work,
    settings: SettingsInForce,
    history: LeadHistory,
) -> CallFacts:
    """What is known around the next call of a lead."""
    lead_id, now = history.details.lead_id, desk.now()
    identity = identity_in(work, lead_id)
    words = work.people.words([lead_id]).get(lead_id, ())
    confirmed, proposed = reach_in(work, lead_id, words)
    reach, staff = proposed.beside(confirmed), work.staff.all()
    tries = tries_in_vain(history, settings.outcomes, now)
    zone = settings.calendar.definition.timezone
    return CallFacts(
        where=whereabouts(history.details.phone, desk.zones_of, zone),
        rules=settings.rules,
        numbers=tuple(identity.numbers),
        next_number=next_number(work, identity.numbers, history.details.phone),
        edits=tuple(identity.edits),
        joins=tuple(identity.joins),
        told=tuple(identity.told),
        confirmed=confirmed,
        proposed=proposed,
        staff=tuple(s.name for s in staff if s.active),
        speakers=speakers_of(staff, reach.language, desk.staff.staff_id),
        tries=len(tries),
        last_try_at=max(tries, default=None),
        why_then=_why_then(desk, settings, history),
    )


def _why_then(
    desk: Desk, settings: SettingsInForce, history: LeadHistory
) -> tuple[Reason, ...]:
    standing = standing_attempts(history.attempts)
    by = [a for a in standing if a.outcome not in MARKS]
    if not by or by[-1].next_call_at is None:
        return ()
    return why_then(by[-1], history, settings, desk.zones_of)
