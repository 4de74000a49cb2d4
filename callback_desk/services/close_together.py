"""Closing several leads in one step, and taking that back in one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.day_errors import NothingToClose
from callback_desk.domain.outcome import Closes, Outcome
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import LeadHistory, read_histories
from callback_desk.services.record_outcome import Call, record_within, undo_within
from callback_desk.services.still_here import still_here


@dataclass(frozen=True, slots=True)
class ClosedTogether:
    """What closing came to.

    Attributes:
        attempts: the rows that closed a lead each, to be taken back.
        in_danger: leads that stay, since a person decides each of them.
        closed_before: leads that were closed already.
        in_hand: leads that stay, since each of them is open at another window.
        gone: how many are not there any more: joined to another, or taken back.
        moved: leads that stay, since somebody else dealt with them after it was asked.
        asked_again: leads that stay, since they asked once more than was seen.
    """

    attempts: tuple[int, ...]
    in_danger: tuple[int, ...]
    closed_before: tuple[int, ...]
    in_hand: tuple[int, ...] = ()
    gone: int = 0
    moved: tuple[int, ...] = ()
    asked_again: tuple[int, ...] = ()


def ways_to_close(desk: Desk) -> list[Outcome]:
    """The clinic's outcomes that close a lead without a call."""
    with desk.open_work(writes=False) as work:
        outcomes = in_force(desk, work).outcomes.values()
        return [o for o in outcomes if o.closes is Closes.YES and not o.dialled]


def close_together(
    desk: Desk,
    lead_ids: Collection[int],
    code: str,
    note: str,
    since: datetime | None = None,
    asked: Mapping[int, int] | None = None,
) -> ClosedTogether:
    """Close leads by one outcome, all in one transaction.

    Leads in danger stay: each is decided by a person, on its card. So do those that are
    open at another window, where somebody perhaps speaks with them, those that somebody
    else dealt with since it was asked which to close, and whoever asked again. Who is
    gone hinders nobody.

    Args:
        desk: whose leads they are.
        lead_ids: which.
        code: by which outcome.
        note: in whose words.
        since: when it was asked which to close.
        asked: how often each had asked, as far as whoever closes them has seen.

    Raises:
        NothingToClose: none of them can be closed so.
        UnknownOutcome: there is none such.
    """
    with desk.open_work() as work:
        outcomes = in_force(desk, work).outcomes
        closing, in_danger, before = list[int](), list[int](), list[int]()
        claims = work.claims.standing(desk.now())
        elsewhere = {c.lead_id for c in claims if c.opening != desk.opening}
        in_hand, moved, again = list[int](), list[int](), list[int]()
        here = still_here(work, lead_ids)
        for lead_id, history in read_histories(work, here).items():
            if not history.state(outcomes).is_open:
                before.append(lead_id)
            elif history.details.safety:
                in_danger.append(lead_id)
            elif lead_id in elsewhere:
                in_hand.append(lead_id)
            elif since is not None and _was_dealt_with(desk, history, since):
                moved.append(lead_id)
            elif asked and history.details.asked > asked.get(lead_id, 0):
                again.append(lead_id)
            else:
                closing.append(lead_id)
        if not closing:
            raise NothingToClose()
        call = Call(code, note)
        done = [record_within(desk, work, lead_id, call) for lead_id in closing]
        work.commit()
    attempts = tuple(one.attempt_id for one in done)
    stay = tuple(in_danger), tuple(before), tuple(in_hand)
    gone = len(lead_ids) - len(here)
    return ClosedTogether(attempts, *stay, gone, tuple(moved), tuple(again))


def _was_dealt_with(desk: Desk, history: LeadHistory, since: datetime) -> bool:
    """Whether somebody else recorded, corrected or took back a call since."""
    me = desk.staff.name
    return any(a.entered_at >= since and a.by != me for a in history.attempts)


def reopen_together(desk: Desk, closed: ClosedTogether) -> None:
    """Take back what closed leads together, in one transaction.

    Raises:
        AttemptCorrected: one of them was corrected since; none is taken back then.
    """
    with desk.open_work() as work:
        for attempt_id in closed.attempts:
            undo_within(desk, work, attempt_id)
        work.commit()
