"""Two leads that are one person made one, and split again; nothing gets lost."""

from dataclasses import replace

from callback_desk.domain.calling_errors import CannotJoin, CannotSplit
from callback_desk.domain.changes import Changes
from callback_desk.domain.lead import LeadDetails
from callback_desk.domain.lead_identity import Edited, Join, NumberState
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.ports import Work
from callback_desk.domain.promise import due_epoch
from callback_desk.domain.record import Record, Waiting
from callback_desk.domain.safety_care import Subject
from callback_desk.domain.submission import Verdict
from callback_desk.services.around_joins import (
    carry_over,
    give_owner_back,
    reach_of_both,
)
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import read_histories, settle_lead
from callback_desk.services.promise_upkeep import follow_calendar
from callback_desk.services.taking_back import requests_left
from callback_desk.services.who_is_who import WhoIsWho
from callback_desk.translation import _


def join_leads(desk: Desk, into: int, lead_id: int) -> Join:
    """Let all that a lead asked, and all that was tried, belong to another.

    Its number becomes another number of that one. Where either may not be called, the
    lead that they are now may not be either, and one in danger stays in danger.

    Raises:
        UnknownLead, LeadJoined: one of them is none, or none any more.
        CannotJoin: they are the same.
    """
    if into == lead_id:
        raise CannotJoin(problem=_("it is the same lead"))
    with desk.open_work() as work:
        both = work.leads.details([into, lead_id])
        stays, part = both[into], both[lead_id]
        now, staff_id = desk.now(), desk.staff.staff_id
        reach = reach_of_both(work, into, lead_id)
        join_id = work.people.join(into, lead_id, now, staff_id)
        known = {stays.phone} | {n.phone for n in work.people.numbers(into)}
        if part.phone not in known:
            work.people.add_number(
                *(into, part.phone, part.extension, NumberState.GOOD, now, staff_id)
            )
        if part.barred and not stays.barred:
            # The bar of one number stands for the person that both are.
            work.people.set_number(into, part.phone, part.extension)
            work.people.add_number(
                *(into, stays.phone, stays.extension, NumberState.GOOD, now, staff_id)
            )
        join = Join(
            *(join_id, into, lead_id, part.name, part.phone, now, desk.staff.name)
        )
        carry_over(work, join, reach, staff_id)
        work.people.add_edit(
            into, Edited.JOINED, str(lead_id), part.name, now, staff_id
        )
        work.audit.add("leads_joined", staff_id, now, "lead", into)
        settings = in_force(desk, work)
        history = read_histories(work, [into])[into]
        settle_lead(work, history, settings, flagged=part.safety)
        work.commit()
        return join


def split_leads(desk: Desk, into: int, join_id: int) -> Changes:
    """Make two leads of one again: what a join moved goes back.

    What was asked or tried since the join stays with the lead that stayed.

    Raises:
        UnknownLead: the lead is not there any more.
        CannotSplit: they were split before, or nothing asked would be left.
    """
    with desk.open_work() as work:
        stays = work.leads.details([into])[into]
        join = next((j for j in work.people.joins(into) if j.join_id == join_id), None)
        if join is None:
            raise CannotSplit(problem=_("somebody has split them meanwhile"))
        now, staff_id = desk.now(), desk.staff.staff_id
        work.people.split(join_id, now, staff_id)
        settings = in_force(desk, work)
        if not work.leads.requests([into])[into]:
            raise CannotSplit(
                problem=_("{name} asked nothing else", name=stays.name or _("the lead"))
            )
        if not work.leads.requests([join.lead_id])[join.lead_id]:
            raise CannotSplit(problem=_("what it asked was taken back with its import"))
        _give_number_back(work, stays, join)
        give_owner_back(work, join, staff_id)
        _ask_apart(desk, work, settings, into, join.lead_id)
        work.people.add_edit(
            into, Edited.SPLIT, str(join.lead_id), join.name, now, staff_id
        )
        work.audit.add("leads_split", staff_id, now, "lead", into)
        histories = read_histories(work, [into, join.lead_id])
        for history in histories.values():
            if history.details.safety:
                # Released as one person, they wait for a review apart.
                subject = Subject(lead_id=history.details.lead_id)
                work.safety.set_current(subject, current=True)
            caught_up = follow_calendar(work, history, settings, now)
            settle_lead(work, caught_up, settings, flagged=False)
        work.commit()
        return Changes(leads=(into, join.lead_id))


def _give_number_back(work: Work, stays: LeadDetails, join: Join) -> None:
    """The number of the one that leaves goes with it, unless both had it before."""
    into = stays.lead_id
    given = work.people.given_at(into, join.at)
    others = [n for n in work.people.numbers(into) if n.phone != join.phone]
    if join.phone in given:
        for number in work.people.numbers(into):
            if number.phone == join.phone:
                work.people.mark_number(number.number_id, NumberState.REMOVED)
    elif not given:
        return
    # Beside that number the join gave it only the one that a barred number displaced.
    before = [n for n in others if n.phone in given] or others
    if stays.phone == join.phone and before:
        work.people.mark_number(before[-1].number_id, NumberState.REMOVED)
        work.people.set_number(into, before[-1].phone, before[-1].extension)


def _ask_apart(
    desk: Desk, work: Work, settings: SettingsInForce, into: int, part: int
) -> None:
    """What was asked since the join stays, also what had joined a request that goes.

    That one goes without it, and whoever stays asked as if they had been alone.
    """
    theirs = {request.request_id for request in work.leads.requests([into])[into]}
    waiting = [
        Waiting(one.submission_id, into, _due_anew(one.record, settings))
        for one in work.leads.submissions(into)
        if one.request_id not in theirs
    ]
    if not waiting:
        return
    people = WhoIsWho(work, settings, remember=False)
    work.imports.join_waiting(people.join_waiting(waiting, desk.now()))
    for of, request in people.moved_requests():
        work.imports.move_request_earlier(of, request)
    left = work.imports.askings([part])[part]
    requests_left(desk, work, settings, read_histories(work, [part])[part], left)


def _due_anew(record: Record, settings: SettingsInForce) -> Record:
    """A record with its deadline by the calendar in force, as a new request has it."""
    due = due_epoch(settings.calendar, to_epoch(record.received_at))
    return replace(record, verdict=Verdict.REPEAT, due_at=from_epoch(due))
