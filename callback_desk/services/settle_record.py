"""Settling a record kept for a look: accept, join, set aside; and taking that back."""

from dataclasses import dataclass, replace

from callback_desk.domain.changes import Changes
from callback_desk.domain.lead import standing_attempts
from callback_desk.domain.ports import Work
from callback_desk.domain.record import Placed, Record
from callback_desk.domain.safety_care import Subject
from callback_desk.domain.safety_errors import OnlyClinicianReviews
from callback_desk.domain.settlement import (
    Aside,
    Fix,
    NewSettlement,
    Settled,
    Settlement,
    Undoing,
)
from callback_desk.domain.settlement_errors import (
    DecisionMissing,
    ReasonMissing,
    RecordHereAlready,
    RecordSettled,
    RecordStillUnread,
    SettlementTakenBack,
    SettlementWorkedOn,
)
from callback_desk.domain.submission import Verdict
from callback_desk.services.calendar_settings import keep_holidays
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import (
    LeadHistory,
    read_histories,
    settle_lead,
)
from callback_desk.services.needs_look import Judging
from callback_desk.services.priority_care import is_clinician
from callback_desk.services.promise_upkeep import follow_calendar
from callback_desk.services.taking_back import requests_left
from callback_desk.translation import _
from callback_desk.wording.kept_words import say_phrase

_WHAT = {
    Settled.ACCEPTED: _("it is a lead now"),
    Settled.JOINED: _("it belongs to a lead now"),
    Settled.SET_ASIDE: _("it was set aside"),
}
_ACTS = {
    Settled.ACCEPTED: "record_accepted",
    Settled.JOINED: "record_joined",
    Settled.SET_ASIDE: "record_set_aside",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision came to.

    Attributes:
        settlement_id: its number, by which it is taken back.
        record_id: the record.
        record: as it was taken in, or as it came where it was not.
        lead_id: the lead that it belongs to, or None.
        changes: what was touched.
    """

    settlement_id: int
    record_id: int
    record: Record
    lead_id: int | None
    changes: Changes


def accept_record(
    desk: Desk, record_id: int, fix: Fix, by_batch: int | None = None
) -> Decided:
    """Take a corrected record in: a new lead, or one that asked again.

    Args:
        desk: where.
        record_id: the record.
        fix: its fields as somebody left them.
        by_batch: the import before which it was corrected; taking that back takes
            this back, too.

    Raises:
        UnknownRecord: there is none of that number.
        RecordSettled: somebody has decided about it meanwhile.
        RecordStillUnread: as corrected it cannot be taken in either.
        RecordHereAlready: as corrected it is another one that is here.
        InstantUnreadable, ExtensionUnreadable: a field says something that cannot be.
    """
    return _take_in(desk, record_id, fix, None, by_batch)


def join_record(desk: Desk, record_id: int, fix: Fix, lead_id: int) -> Decided:
    """Let a record be one more submission of a lead that somebody chose.

    Raises:
        UnknownRecord, UnknownLead: there is none of that number.
        RecordSettled: somebody has decided about it meanwhile.
        InstantUnreadable, ExtensionUnreadable: a field says something that cannot be.
    """
    return _take_in(desk, record_id, fix, lead_id)


def set_record_aside(
    desk: Desk,
    record_id: int,
    reason: Aside,
    words: str = "",
    *,
    decided: bool = False,
    by_batch: int | None = None,
) -> Decided:
    """Let a record wait no more, for a reason.

    Args:
        desk: where.
        record_id: the record.
        reason: why.
        words: a few words of it; needed for another reason, and with safety words.
        decided: whether somebody has decided about the person in it.
        by_batch: the import before which it was corrected, as for `accept_record`.

    Raises:
        UnknownRecord: there is none of that number.
        RecordSettled: somebody has decided about it meanwhile.
        ReasonMissing: another reason needs words.
        OnlyClinicianReviews: the record has words that must not wait, and whoever asks
            is no clinician.
        DecisionMissing: it has such words, and it is not said what was decided.
    """
    with desk.open_work() as work:
        _check_waits(work, record_id)
        record = work.imports.record(record_id)
        if record.safety.flagged:
            if not is_clinician(desk, work):
                raise OnlyClinicianReviews()
            if not (decided and words.strip()):
                raise DecisionMissing()
        if reason is Aside.OTHER and not words.strip():
            raise ReasonMissing()
        now = desk.now()
        work.kept.put_aside(record_id, now)
        work.safety.set_current(Subject(record_id=record_id), current=False)
        new = NewSettlement(
            record_id,
            now,
            Settled.SET_ASIDE,
            reason=reason,
            words=words.strip(),
            by_batch=by_batch,
        )
        return _keep(desk, work, new, record)


def undo_settlement(desk: Desk, settlement_id: int) -> Decided:
    """Take a decision back by a row that names it; the record waits again.

    Raises:
        UnknownSettlement: there is none of that number.
        SettlementTakenBack: it does not stand any more.
        SettlementWorkedOn: somebody has worked on what came of it.
    """
    with desk.open_work() as work:
        decided = take_settlement_back(desk, work, settlement_id)
        work.commit()
        return decided


def take_settlement_back(desk: Desk, work: Work, settlement_id: int) -> Decided:
    """The same within a unit of work that somebody else commits."""
    undoing = work.kept.undoing(settlement_id)
    settlement, now = undoing.settlement, desk.now()
    standing = work.kept.standing(settlement.record_id)
    if standing is None or standing.settlement_id != settlement_id:
        raise SettlementTakenBack()
    if settlement.lead_id is not None:
        _check_can_leave(desk, work, settlement, settlement.lead_id)
    work.kept.release(settlement.record_id)
    work.safety.follow(settlement.record_id, None)
    work.safety.set_current(Subject(record_id=settlement.record_id), current=True)
    if settlement.lead_id is not None:
        _take_from_lead(desk, work, undoing, settlement.lead_id)
    record = work.imports.record(settlement.record_id)
    taken_back = NewSettlement(
        settlement.record_id, now, Settled.TAKEN_BACK, takes_back=settlement_id
    )
    number = work.kept.settle(taken_back, desk.staff.staff_id)
    work.audit.add(
        *("record_settlement_undone", desk.staff.staff_id, now),
        *("record", settlement.record_id),
    )
    leads = () if settlement.lead_id is None else (settlement.lead_id,)
    return Decided(number, settlement.record_id, record, None, Changes(leads=leads))


def _take_in(
    desk: Desk,
    record_id: int,
    fix: Fix,
    lead_id: int | None,
    by_batch: int | None = None,
) -> Decided:
    with desk.open_work() as work:
        _check_waits(work, record_id)
        settings, now = in_force(desk, work), desk.now()
        judging = Judging(desk, work, settings, remember=False)
        placed = judging.place(record_id, fix, lead_id)
        record = placed.record
        if record.verdict is Verdict.KNOWN:
            raise RecordHereAlready()
        if placed.lead_id is None or placed.request is None:
            problem = record.problem.words if record.problem else "something is missing"
            raise RecordStillUnread(problem=say_phrase(problem))
        before = None
        if not placed.is_new_lead:
            before = read_histories(work, [placed.lead_id])[placed.lead_id]
        work.kept.add_people([placed])
        for of, request in judging.people.moved_requests():
            work.imports.move_request_earlier(of, request)
        work.kept.attach(record_id, placed, now)
        work.safety.follow(record_id, placed.lead_id)
        new = NewSettlement(
            record_id,
            now,
            Settled.ACCEPTED if lead_id is None else Settled.JOINED,
            record=replace(record, lead_id=placed.lead_id),
            made_lead=placed.is_new_lead,
            made_request=placed.is_new_request,
            request_id=placed.request.request_id,
            made_safety=_makes_safety(before, record),
            by_batch=by_batch,
        )
        if before is not None:
            _settle_again(work, placed, settings)
        # A date that somebody typed may lie in a year that was not needed before.
        calendar = settings.calendar
        keep_holidays(work, calendar.definition, desk.holidays, calendar.years)
        return _keep(desk, work, new, record)


def _keep(desk: Desk, work: Work, new: NewSettlement, record: Record) -> Decided:
    staff_id = desk.staff.staff_id
    number = work.kept.settle(new, staff_id)
    work.audit.add(_ACTS[new.how], staff_id, new.at, "record", new.record_id)
    work.commit()
    lead_id = new.record.lead_id if new.record else None
    leads = () if lead_id is None else (lead_id,)
    return Decided(number, new.record_id, record, lead_id, Changes(leads=leads))


def _check_waits(work: Work, record_id: int) -> None:
    settled = work.kept.standing(record_id)
    if settled is not None:
        raise RecordSettled(by=settled.by, what=_WHAT[settled.how])
    work.kept.row(record_id)


def _makes_safety(before: LeadHistory | None, record: Record) -> bool:
    return record.safety.flagged and before is not None and not before.details.safety


def _settle_again(work: Work, placed: Placed, settings: SettingsInForce) -> None:
    if placed.lead_id is None:
        return
    grown = read_histories(work, [placed.lead_id])[placed.lead_id]
    settle_lead(work, grown, settings, flagged=placed.record.safety.flagged)


def _take_from_lead(desk: Desk, work: Work, undoing: Undoing, lead_id: int) -> None:
    """Take what a record brought away from its lead; nothing else of it changes."""
    settlement, settings = undoing.settlement, in_force(desk, work)
    history = read_histories(work, [lead_id])[lead_id]
    if settlement.made_lead:
        work.kept.remove_lead(lead_id)
        return
    askings = work.imports.askings([lead_id])[lead_id]
    requests_left(desk, work, settings, history, askings)
    left = read_histories(work, [lead_id])[lead_id]
    in_danger = left.state(settings.outcomes).handed_over or (
        work.kept.flagged_besides(lead_id, settlement.record_id)
    )
    if undoing.made_safety and not in_danger:
        left = replace(left, details=replace(left.details, safety=False))
    left = follow_calendar(work, left, settings, desk.now())
    settle_lead(work, left, settings, flagged=False)


def _check_can_leave(
    desk: Desk, work: Work, settlement: Settlement, lead_id: int
) -> None:
    """Raise if anybody worked on what came of it; nothing is changed yet."""
    history = read_histories(work, [lead_id])[lead_id]
    others = work.kept.others_of(lead_id, settlement.record_id)
    _check_untouched(history, settlement, others.get(settlement.request_id or 0, 0))
    if settlement.made_lead and _is_in_hand(desk, work, lead_id):
        raise SettlementWorkedOn(name=history.details.name or _("The lead"))


def _is_in_hand(desk: Desk, work: Work, lead_id: int) -> bool:
    """Whether a lead is told of, corrected, open just now, or asks again just now.

    Somebody may be on the phone with them: what comes of it would have no place. Nor
    would what a file says of them that is still coming in.
    """
    about = work.safety.of(Subject(lead_id=lead_id))
    return (
        any(entry.told.subject.record_id is None for entry in about)
        or bool(work.people.edits(lead_id) or work.people.reach_told(lead_id))
        or work.claims.of_lead(lead_id, desk.now()) is not None
        or work.kept.is_waited_for(lead_id)
    )


def _check_untouched(history: LeadHistory, of: Settlement, others: int) -> None:
    """Raise if anybody worked on what a decision made.

    What only joined an open request can always be taken away again.
    """
    if not (of.made_lead or of.made_request):
        return
    # The record itself is one of those by which the lead asked.
    asked_later = others > 0 or (of.made_lead and history.details.asked > 1)
    worked_on = any(a.entered_at > of.at for a in standing_attempts(history.attempts))
    # Even an attempt that was taken back still names its lead.
    named = of.made_lead and bool(history.attempts)
    if asked_later or worked_on or named:
        raise SettlementWorkedOn(name=history.details.name or _("The lead"))
