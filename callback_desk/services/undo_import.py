"""Taking an import back: as if it had never been, but for what was worked on since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.joined_request import moved_earlier
from callback_desk.domain.lead import Request
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.ports import Work
from callback_desk.domain.promise import due_epoch
from callback_desk.domain.record import Asking
from callback_desk.domain.settlement_errors import SettlementWorkedOn
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.submission import Precision
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import LeadHistory, read_histories, settle_lead
from callback_desk.services.pending_imports import drop_pending
from callback_desk.services.reasons import past_calendar
from callback_desk.services.settle_record import take_settlement_back

# Leads worked out anew together.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of an import that was taken back.

    Attributes:
        removed: how many leads are gone.
        kept: the leads that somebody worked on since; they stay as they are.
    """

    removed: int
    kept: tuple[int, ...]


def undo_import(desk: Desk, batch_id: int, heed: Heed = go_on) -> Undone:
    """Take a batch back; leads that somebody worked on since stay, with what they sent.

    So does a lead that somebody has open.

    A lead that asked before, or by another import too, loses only what it sent by this
    one. Who was barred stays barred. The same file is new again afterwards.

    Raises:
        Stopped: `heed` ended it; nothing of it was taken back.
        UnknownBatch: there is none of that number, or it was taken back before.
        ImportGoingOn: somebody is importing, and goes on.
    """
    with desk.open_work.importing():
        drop_pending(desk.open_work)
        with desk.open_work() as work:
            undone = _take_back(desk, work, in_force(desk, work), batch_id, heed)
            work.readings.forget(batch_id)
            work.audit.add(
                "import_undone", desk.staff.staff_id, desk.now(), "batch", batch_id
            )
            work.commit()
            return undone


def _take_back(
    desk: Desk, work: Work, settings: SettingsInForce, batch_id: int, heed: Heed
) -> Undone:
    gone_before, kept_before = _take_decisions_back(desk, work, batch_id)
    heed()
    taken = work.imports.take_back(batch_id, desk.now())
    _release_mended(desk, work, batch_id)
    removed = gone_before
    for start in range(0, len(taken.leads), AT_ONCE):
        heed()
        some = taken.leads[start : start + AT_ONCE]
        left = work.imports.askings(some)
        gone = [lead_id for lead_id in some if not left[lead_id]]
        work.imports.remove_leads(gone)
        removed += len(gone)
        histories = read_histories(work, [i for i in some if left[i]])
        for lead_id, history in histories.items():
            asked_otherwise = _requests_of(desk, work, settings, history, left[lead_id])
            was_flagged = lead_id in taken.flagged
            details = replace(
                history.details, safety=history.details.safety and not was_flagged
            )
            settle_lead(
                work,
                LeadHistory(details, asked_otherwise, history.attempts),
                settings,
                flagged=any(asking.flagged for asking in left[lead_id])
                or history.state(settings.outcomes).handed_over,
            )
    return Undone(removed, tuple(sorted({*taken.kept, *kept_before})))


def _take_decisions_back(
    desk: Desk, work: Work, batch_id: int
) -> tuple[int, list[int]]:
    """Take back what somebody corrected before the import, where nobody worked on it.

    Returns:
        How many leads are gone, and those that stay.
    """
    gone, stay = 0, []
    for decision in work.kept.brought_by(batch_id):
        if decision.by_record is not None:
            continue
        settlement = work.kept.undoing(decision.settlement_id).settlement
        try:
            take_settlement_back(desk, work, decision.settlement_id)
        except SettlementWorkedOn:
            if settlement.lead_id is not None:
                stay.append(settlement.lead_id)
        else:
            gone += settlement.made_lead
    return gone, stay


def _release_mended(desk: Desk, work: Work, batch_id: int) -> None:
    """Let kept records wait again whose mended record was taken back."""
    for decision in work.kept.brought_by(batch_id):
        mended = decision.by_record
        if mended is not None and not work.kept.is_there(mended):
            take_settlement_back(desk, work, decision.settlement_id)


def _requests_of(
    desk: Desk,
    work: Work,
    settings: SettingsInForce,
    history: LeadHistory,
    askings: Sequence[Asking],
) -> list[Request]:
    """A lead's requests by the askings that are left; stored where they changed."""
    left: list[Request] = []
    origins = work.imports.request_origins([r.request_id for r in history.requests])
    lead_id = history.details.lead_id
    for request in history.requests:
        theirs = [a for a in askings if a.request_id == request.request_id]
        if not theirs:
            work.imports.remove_request(request.request_id)
            continue
        is_first = not left
        anew = _worked_out(
            request, origins.get(request.request_id), theirs, is_first=is_first
        )
        if _was_moved(request, anew):
            past = past_calendar(desk, work, settings, request.reckoned_by)
            anew = _due_anew(request, anew, past.calendar)
        if anew != request:
            work.imports.move_request_earlier(lead_id, anew)
        left.append(anew)
    return left


def _worked_out(
    request: Request,
    origin: Request | None,
    askings: Sequence[Asking],
    *,
    is_first: bool,
) -> Request:
    """A request as the askings that are left make it."""
    first, *others = askings
    if not first.opened_it:
        anew = replace(
            request,
            received_at=first.received_at,
            precision=first.precision,
            promised_due_at=first.due_at,
            due_at=first.due_at,
            due_version=_unless(first.due_version, request.calendar_version),
            due_from=None,
            due_precision=None,
        )
    elif origin is None:
        return request
    else:
        anew, others = origin, list(askings[1:])
    for asking in others:
        takes_over_calls = not is_first and asking.precision is Precision.DAY
        anew = moved_earlier(
            anew,
            asking.received_at,
            asking.precision,
            asking.due_at,
            asking.due_version,
            takes_over_calls=takes_over_calls,
        )
    return anew


def _unless(version: int, calendar_version: int) -> int | None:
    return None if version == calendar_version else version


def _due_anew(request: Request, anew: Request, calendar: BusinessCalendar) -> Request:
    """The deadline of a request that a change of the calendar had moved meanwhile.

    It goes by the same calendar, from the receipt that is left.
    """
    due_at = from_epoch(due_epoch(calendar, to_epoch(anew.reckoned_from[0])))
    version = _unless(request.reckoned_by, request.calendar_version)
    return replace(anew, due_at=due_at, due_version=version)


def _was_moved(request: Request, anew: Request) -> bool:
    """Whether a change of the calendar moved a request that asks otherwise now."""
    return (
        anew != request
        and request.due_at != request.promised_due_at
        and request.reckoned_by != anew.reckoned_by
    )
