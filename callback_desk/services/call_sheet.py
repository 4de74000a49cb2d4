"""A call sheet on paper, and its results typed back by the number of the line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.call_sheet import PrintedSheet
from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.calling_errors import LeadJoined
from callback_desk.domain.day_errors import (
    CallNotThen,
    ClockMissing,
    ClockUnreadable,
    KeyMissing,
    NextCallNotTyped,
    NobodyToPrint,
    NoSheetYet,
    UnknownKey,
    UnknownLine,
    UnknownSheet,
)
from callback_desk.domain.errors import UnknownLead
from callback_desk.domain.fuzzy import folded
from callback_desk.domain.lead_seen import LeadSeen
from callback_desk.domain.named_time import MONTH_FIRST
from callback_desk.domain.outcome import Contact, NextCall, Outcome
from callback_desk.domain.standing import OpenLead
from callback_desk.domain.visit import MARKS
from callback_desk.domain.written_time import read_written_time
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.paper_wants import wants_on_paper
from callback_desk.services.record_outcome import Call, Recorded, record_seen
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.wording.meanwhile import ON_PAPER
from callback_desk.wording.outcomes import say_openly

# What a morning at the telephone can take; two pages. Who chose some wants them all.
MOST_LINES, MOST_CHOSEN = 40, 400
# So many letters of an outcome's name are a beginning that says which it is.
LEAST_LETTERS = 3
# The name of the number under which the sheet that was printed last is kept.
LAST_PRINTED = "last_sheet_printed"


@dataclass(frozen=True, slots=True)
class CallSheet:
    """What is printed: whom to call in order, never why.

    Attributes:
        sheet_id: its number.
        at: when it was made.
        entries: who stands on each line, the first being 1.
        labels: the clinic's words for its outcomes, by code.
        keyed: the outcomes that can be ticked, in the order of the screen.
        calendar: whose clocks it is told in.
        wants: how to reach them and in which hours, by lead, where that matters.
        left_out: how many of those asked for are not on it: closed, or barred.
        more: how many would come next; the sheet has no room for them.
    """

    sheet_id: int
    at: datetime
    entries: tuple[QueueEntry, ...]
    labels: dict[str, str]
    keyed: tuple[Outcome, ...]
    calendar: BusinessCalendar
    wants: Mapping[int, str]
    left_out: int
    more: int


@dataclass(frozen=True, slots=True)
class SheetLine:
    """Somebody on a sheet, as known now."""

    line: int
    lead: OpenLead


@dataclass(frozen=True, slots=True)
class WrittenCall:
    """What somebody wrote on a line: the outcome's key, the time, a note.

    `next_at` is the next call that was agreed, or None.
    """

    key: str
    clock: str
    note: str = ""
    next_at: datetime | None = None


def make_sheet(desk: Desk, lead_ids: Sequence[int] = ()) -> CallSheet:
    """Put leads on a sheet in the order of the queue, and keep who stands where.

    Args:
        desk: whose.
        lead_ids: the leads; those that are called next where none are named.

    Raises:
        NobodyToPrint: nobody is left to call.
    """
    queue, calendar = show_queue(desk)
    wanted = set(lead_ids)
    everybody = (*queue.entries, *queue.resting) if wanted else queue.entries
    found = tuple(
        entry
        for entry in everybody
        if entry.lead.lead_id is not None
        and not entry.lead.barred
        and (not wanted or entry.lead.lead_id in wanted)
    )
    if not found:
        raise NobodyToPrint()
    entries = found[: MOST_CHOSEN if wanted else MOST_LINES]
    with desk.open_work() as work:
        now, me = desk.now(), desk.staff.staff_id
        numbers = [entry.lead.lead_id or 0 for entry in entries]
        sheet_id = work.sheets.add(numbers, me, now)
        outcomes = in_force(desk, work).outcomes
        work.audit.add("call_sheet_made", me, now, "call_sheet", sheet_id)
        work.commit()
    labels = {code: say_openly(outcome) for code, outcome in outcomes.items()}
    offered = (o for o in outcomes.values() if o.active)
    keyed = tuple(o for o in offered if o.key and o.key.isdecimal())
    return CallSheet(
        *(sheet_id, now, entries, labels, keyed, calendar),
        wants=wants_on_paper(desk, entries, now),
        left_out=max(len(wanted) - len(found), 0),
        more=len(found) - len(entries),
    )


def note_printed(desk: Desk, sheet_id: int) -> None:
    """Note that a sheet went to the printer: its results are typed back later."""
    with desk.open_work() as work:
        me = desk.staff.staff_id
        work.numbers.set_number(LAST_PRINTED, sheet_id)
        work.audit.add("call_sheet_printed", me, desk.now(), "call_sheet", sheet_id)
        work.commit()


def find_sheet(desk: Desk, sheet_id: int | None = None) -> PrintedSheet:
    """A sheet by its number, or the one that was printed last, else made last.

    Raises:
        UnknownSheet: there is none.
    """
    with desk.open_work(writes=False) as work:
        sheets = work.sheets
        last = work.numbers.number(LAST_PRINTED, 0) if sheet_id is None else sheet_id
        is_newest = sheet_id is None and not last
        sheet = sheets.newest() if is_newest else sheets.sheet(last)
    if sheet is None:
        raise NoSheetYet() if sheet_id is None else UnknownSheet(sheet_id=sheet_id)
    return sheet


def find_line(desk: Desk, sheet: PrintedSheet, line: int) -> SheetLine:
    """Who stands on a line.

    Raises:
        UnknownLine: the sheet has no such line.
        UnknownLead: its import was taken back since.
    """
    return SheetLine(line, show_lead(desk, _lead_on(sheet, line)).lead)


def seen_on_paper(desk: Desk, sheet: PrintedSheet, line: int) -> LeadSeen:
    """The lead of a line as the paper shows it: open, and called by nobody since.

    Raises:
        UnknownLine: the sheet has no such line.
    """
    lead_id = _lead_on(sheet, line)
    try:
        attempts = show_lead(desk, lead_id).attempts
    except (LeadJoined, UnknownLead):
        attempts = []
    known = [one.attempt_id for one in attempts if one.entered_at <= sheet.at]
    return LeadSeen(lead_id, max(known, default=0), is_open=True, barred=False)


def _lead_on(sheet: PrintedSheet, line: int) -> int:
    lead_id = sheet.lines.get(line)
    if lead_id is None:
        raise UnknownLine(sheet_id=sheet.sheet_id, line=line)
    return lead_id


def type_back(
    desk: Desk, sheet: PrintedSheet, seen: LeadSeen, written: WrittenCall
) -> Recorded:
    """Record what the paper says: the call's time as written, the entry's as it is.

    Args:
        desk: whose.
        sheet: the paper.
        seen: the lead as whoever types it back knows it, at first `seen_on_paper`.
        written: what stands on its line.

    Raises:
        LeadMovedOn, LeadGone: others dealt with the lead since, it was typed back
            before, or they asked again after the call and would be closed with that;
            with what LeadMovedOn carries as `seen` it is recorded all the same.
        UnknownKey: no outcome has that key, or name.
        ClockUnreadable, CallNotThen: the time is none, or not one of those days.
        NextCallMissing and what else recording raises.
    """
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
    outcome = outcome_typed(settings.outcomes.values(), written.key)
    if outcome is None:
        key = written.key.strip()
        raise UnknownKey(key=key) if key else KeyMissing()
    at = when_called(written.clock, sheet.at, desk.now(), settings.calendar)
    next_at = written.next_at
    if outcome.next.kind is NextCall.ASK and next_at is None:
        raise NextCallNotTyped(outcome=outcome.label)
    if seen.asked is None:
        # Who is spoken with is asked all that they want; else the paper says it.
        reached = outcome.contact is not Contact.NONE
        asked = _asked_by(desk, seen.lead_id, at if reached else sheet.at)
        seen = replace(seen, asked=asked)
    call = Call(outcome.code, written.note, at, next_at)
    return record_seen(desk, seen, call, ON_PAPER)


def _asked_by(desk: Desk, lead_id: int, at: datetime) -> int | None:
    """How often a lead had asked by an instant; None where it is not there any more."""
    try:
        sent = show_lead(desk, lead_id).submissions
    except (LeadJoined, UnknownLead):
        return None
    return sum(one.record.received_at <= at for one in sent)


def outcome_typed(outcomes: Iterable[Outcome], text: str) -> Outcome | None:
    """The outcome whose key, code or name somebody typed; None for none.

    How a name begins is enough where only one begins so: on paper stand also those
    that have no box, such as somebody who is not to be called any more. One that is
    not offered any more, and may stand on an older sheet, gives way to those that are;
    what became of a visit is nothing that is said of a call.
    """
    typed = " ".join(folded(text).split())
    if not typed:
        return None
    of_calls = [one for one in outcomes if one.code not in MARKS]
    there = sorted(of_calls, key=lambda one: not one.active)
    for one in there:
        if typed in (one.key, one.code, folded(one.label)):
            return one
    begin = [o for o in there if o.active and folded(o.label).startswith(typed)]
    is_plain = len(typed) >= LEAST_LETTERS and len(begin) == 1
    return begin[0] if is_plain else None


def when_called(
    clock: str, printed: datetime, now: datetime, calendar: BusinessCalendar
) -> datetime:
    """The instant that a written time means, since the sheet was printed.

    The first one within desk hours; where there is none, the first.

    Raises:
        ClockUnreadable: it is no time.
        CallNotThen: no such time lies between the printing and now.
    """
    day, last = calendar.local_date(printed), calendar.local_date(now)
    month_first = calendar.definition.country in MONTH_FIRST
    named = read_written_time(clock, day, last, month_first=month_first)
    if named is None:
        raise ClockUnreadable(clock=clock) if clock.strip() else ClockMissing()
    if named.day is not None:
        day = last = named.day
    # Minutes are written on paper: that of the printing counts.
    first = printed.replace(second=0)
    found: list[datetime] = []
    while day <= last:
        instants = [calendar.wall(datetime.combine(day, one)) for one in named.clocks]
        found += [at for at in instants if first <= at <= now]
        day += timedelta(days=1)
    if not found:
        raise CallNotThen(clock=clock)
    at = next((one for one in found if calendar.is_open(one)), found[0])
    return max(at, printed)
