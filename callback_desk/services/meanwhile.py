"""What others did about a lead while its call was open: told before it is recorded.

Attempts are only added, but the last one decides when a lead comes back and whether it
is closed: a call that passes by what somebody else agreed would undo it unseen.
"""

from dataclasses import replace

from callback_desk.domain.calling_errors import LeadJoined
from callback_desk.domain.day_errors import LeadGone, LeadMovedOn
from callback_desk.domain.errors import UnknownLead
from callback_desk.domain.lead import Attempt, standing_attempts
from callback_desk.domain.lead_seen import LeadSeen
from callback_desk.domain.outcome import Closes
from callback_desk.domain.ports import Work
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import LeadHistory, read_histories
from callback_desk.services.work_queue import LeadCard
from callback_desk.wording.day import say_held
from callback_desk.wording.meanwhile import (
    ASKED_MEANWHILE,
    BARRED_MEANWHILE,
    CLOSED_MEANWHILE,
    ON_CARD,
    AllTheSame,
    say_joined_meanwhile,
    say_moment,
    say_recorded_meanwhile,
    say_taken_back_meanwhile,
)
from callback_desk.wording.times import say_clock, say_soon


def seen_on(card: LeadCard) -> LeadSeen:
    """The lead as its card shows it."""
    attempts = [attempt.attempt_id for attempt in card.attempts]
    return LeadSeen(
        card.details.lead_id,
        max(attempts, default=0),
        card.state.is_open,
        card.details.barred,
        asked=card.details.asked,
    )


def news_on(desk: Desk, card: LeadCard, seen: LeadSeen) -> str:
    """What the card shows of others' doing since its call was opened; "" if nothing."""
    settings = desk.kept.settings
    if settings is None or card.details.lead_id != seen.lead_id:
        return ""
    return _say_change(desk, settings, card.attempts, seen, seen_on(card))


def history_unchanged(
    desk: Desk,
    work: Work,
    seen: LeadSeen,
    *,
    reopens: bool,
    closes: bool = False,
    told: AllTheSame = ON_CARD,
) -> LeadHistory:
    """The history of a lead whose call is open, if nobody else dealt with it since.

    Args:
        desk: whose call it is.
        work: the unit of work in which it is recorded.
        seen: the lead as the caller knows it.
        reopens: whether what is recorded opens a lead again that was closed.
        closes: whether it closes the lead with nobody reached, or not just now.
        told: what recording all the same means, where the caller asks.

    Raises:
        LeadMovedOn: somebody recorded, closed or joined it, barred its number, or has
            it open; or they asked again, and it would be closed.
        LeadGone: it is not there any more.
    """
    history = _history_there(work, seen.lead_id)
    settings, details = in_force(desk, work), history.details
    attempts = [attempt.attempt_id for attempt in history.attempts]
    claim = work.claims.of_lead(details.lead_id, desk.now())
    is_mine = claim is None or claim.opening == desk.opening
    there = LeadSeen(
        details.lead_id,
        max(attempts, default=0),
        history.state(settings.outcomes).is_open,
        details.barred,
        None if claim is None or is_mine else claim.opening,
        asked=details.asked,
    )
    if details.lead_id != seen.lead_id:
        news, means = say_joined_meanwhile(details.name), told.elsewhere
    else:
        news = _say_change(desk, settings, history.attempts, seen, there)
        opens = reopens and not there.is_open and not there.barred
        means = told.opens if opens else told.adds
    if not news and claim is not None and there.holder not in (None, seen.holder):
        since = say_clock(settings.calendar.local(claim.at))
        news = say_held(claim.by, since)
    if news:
        # That they asked again is told by itself.
        there = replace(there, asked=seen.asked)
    elif closes and not details.safety:
        news = ASKED_MEANWHILE if there.asked_more_than(seen) else ""
    if news:
        raise LeadMovedOn(seen=there, news=news, means=means)
    return history


def _history_there(work: Work, lead_id: int) -> LeadHistory:
    """The history of a lead, or of the one that it was joined to."""
    try:
        return read_histories(work, [lead_id])[lead_id]
    except LeadJoined as joined:
        into = joined.fields["into"]
        if not isinstance(into, int):
            raise
        return _history_there(work, into)
    except UnknownLead as gone:
        raise LeadGone() from gone


def _say_change(
    desk: Desk,
    settings: SettingsInForce,
    attempts: list[Attempt],
    seen: LeadSeen,
    there: LeadSeen,
) -> str:
    """What was done to a lead since it was seen; "" if nothing that matters."""
    closed = seen.is_open and not there.is_open
    if there.newest > seen.newest:
        newer = [a for a in standing_attempts(attempts) if a.attempt_id > seen.newest]
        # What stands says more than that something else was taken back after it.
        newest = max(newer or attempts, key=lambda attempt: attempt.attempt_id)
        return _say_attempt(desk, settings, newest, closed=closed)
    if there.barred and not seen.barred:
        return BARRED_MEANWHILE
    return CLOSED_MEANWHILE if closed else ""


def _say_attempt(
    desk: Desk, settings: SettingsInForce, attempt: Attempt, *, closed: bool
) -> str:
    calendar = settings.calendar
    when = say_moment(attempt.entered_at, desk.now(), calendar)
    outcome = settings.outcomes.get(attempt.outcome or "")
    if outcome is None:
        return say_taken_back_meanwhile(attempt.by, when)
    agreed = attempt.next_call_at if attempt.next_is_agreed else None
    next_at = "" if agreed is None else say_soon(agreed, desk.now(), calendar)
    closes = outcome.closes is Closes.YES or attempt.details.closes
    return say_recorded_meanwhile(
        *(attempt.by, when, outcome.label),
        closed=closed and closes,
        was_closed=closed and not closes,
        next_at=next_at,
    )
