"""What the card says around the call, made from what is known, without any Qt."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.reach import NOT_KNOWN, Reach, Voicemail, Writing
from callback_desk.services.call_facts import CallFacts
from callback_desk.services.work_queue import LeadCard
from callback_desk.translation import _
from callback_desk.ui.today.call_again import call_again
from callback_desk.ui.today.questions import Asking
from callback_desk.wording.calling import say_too_soon
from callback_desk.wording.people import visible
from callback_desk.wording.reaching import (
    NO_VOICEMAIL,
    reach_parts,
    say_no_calls,
    say_their_time,
)
from callback_desk.wording.times import say_day, say_soon

VOICEMAIL_CODE = "left_voicemail"
LONGEST_NAME = 40
# By which outcomes it is told that somebody was written to.
_BY = {
    Writing.TEXT: ("texted",),
    Writing.EMAIL: ("emailed",),
    Writing.EITHER: ("texted", "emailed"),
}


@dataclass(frozen=True, slots=True)
class CallView:
    """What is said around the call of one lead.

    Attributes:
        asking: what is known for asking.
        caution: why they should not be called now, in sentences; "" if they may be.
        instead: outcomes, by code, that tell they were written to as they asked.
        withheld: outcomes that are not offered, by code, with the reason.
        their_time: their time, and whether it is fine to call; "" where not known.
        is_fine: whether it is.
        told: how to reach them, part by part, as confirmed: field and words.
        proposed: the same as their words propose it, to be confirmed by a tap.
        reach: what was confirmed.
        proposal: what is proposed.
    """

    asking: Asking
    caution: str = ""
    instead: tuple[str, ...] = ()
    withheld: tuple[tuple[str, str], ...] = ()
    their_time: str = ""
    is_fine: bool = True
    told: tuple[tuple[str, str], ...] = ()
    proposed: tuple[tuple[str, str], ...] = ()
    reach: Reach = NOT_KNOWN
    proposal: Reach = NOT_KNOWN


def call_view(card: LeadCard, now: datetime, calendar: BusinessCalendar) -> CallView:
    """What is said around the call of a lead at an instant.

    Raises:
        NoBusinessDay: the calendar never opens again.
    """
    facts = card.facts
    name = visible(card.details.name)[:LONGEST_NAME].strip() or _("them")
    asking = Asking(
        name=name,
        again=call_again(now, calendar),
        calendar=calendar,
        today=calendar.local_date(now),
        staff=facts.staff if facts is not None else (),
        unwelcome=partial(_unwelcome, facts, calendar),
    )
    if facts is None:
        return CallView(asking)
    their_time, is_fine = say_their_time(facts.where, facts.rules, now)
    withheld: tuple[tuple[str, str], ...] = ()
    if facts.reach.voicemail is Voicemail.NO:
        withheld = ((VOICEMAIL_CODE, NO_VOICEMAIL),)
    return CallView(
        asking=asking,
        caution=_caution(card, facts, their_time, now, calendar),
        instead=() if facts.reach.writing is None else _BY[facts.reach.writing],
        withheld=withheld,
        their_time=their_time,
        is_fine=is_fine,
        told=tuple(reach_parts(facts.confirmed, facts.speakers)),
        proposed=tuple(reach_parts(facts.proposed, facts.speakers)),
        reach=facts.confirmed,
        proposal=facts.proposed,
    )


def _unwelcome(
    facts: CallFacts | None, calendar: BusinessCalendar, at: datetime
) -> str:
    """Why a call at an instant would be too early or too late for them."""
    if facts is None or facts.may_be_called(at):
        return ""
    their_time, _is_fine = say_their_time(facts.where, facts.rules, at)
    return f"{say_day(calendar.local(at))}, {their_time}."


def _caution(
    card: LeadCard,
    facts: CallFacts,
    their_time: str,
    now: datetime,
    calendar: BusinessCalendar,
) -> str:
    if not facts.may_be_called(now):
        return f"{their_time}."
    if facts.reach.writing is not None:
        return say_no_calls(facts.reach.writing)
    until = facts.too_soon_until(now)
    planned = card.lead.next_call_at
    agreed_for_now = planned is not None and planned <= now
    if card.lead.safety or until is None or agreed_for_now:
        return ""
    last = facts.last_try_at or now
    minutes = int((now - last).total_seconds()) // 60
    return say_too_soon(minutes, say_soon(planned or until, now, calendar))
