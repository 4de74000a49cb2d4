"""A call sheet on paper, and its results typed back by the number of the line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.call_sheet import PrintedSheet
from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.calling_errors import LeadJoined
from callback_desk.domain.clock_words import read_clock
from callback_desk.domain.day_errors import (
    CallNotThen,
    ClockUnreadable,
    NobodyToPrint,
    NoSheetYet,
    UnknownKey,
    UnknownLine,
    UnknownSheet,
)
from callback_desk.domain.errors import UnknownLead
from callback_desk.domain.lead_seen import LeadSeen
from callback_desk.domain.outcome import Outcome
from callback_desk.domain.standing import OpenLead
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.paper_wants import wants_on_paper
from callback_desk.services.record_outcome import Call, Recorded, record_seen
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.wording.meanwhile import ON_PAPER

# What a morning at the telephone can take; two pages.
MOST_LINES = 40


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
    """What somebody wrote on a line: the outcome's key, the time, a note."""

    key: str
    clock: str
    note: str = ""


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
    entries = found[:MOST_LINES]
    with desk.open_work() as work:
        now, me = desk.now(), desk.staff.staff_id
        numbers = [entry.lead.lead_id or 0 for entry in entries]
        sheet_id = work.sheets.add(numbers, me, now)
        outcomes = in_force(desk, work).outcomes
        work.audit.add("call_sheet_made", me, now, "call_sheet", sheet_id)
        work.commit()
    labels = {code: outcome.label for code, outcome in outcomes.items()}
    keyed = tuple(o for o in outcomes.values() if o.key and o.key.isdecimal())
    return CallSheet(
        *(sheet_id, now, entries, labels, keyed, calendar),
        wants=wants_on_paper(desk, entries, now),
        left_out=max(len(wanted) - len(found), 0),
        more=len(found) - len(entries),
    )


def note_printed(desk: Desk, sheet_id: int) -> None:
    """Note in the audit that a sheet went to the printer."""
    with desk.open_work() as work:
        me = desk.staff.staff_id
        work.audit.add("call_sheet_printed", me, desk.now(), "call_sheet", sheet_id)
        work.commit()


def find_sheet(desk: Desk, sheet_id: int | None = None) -> PrintedSheet:
    """A sheet by its number, or the one that was printed last.

    Raises:
        UnknownSheet: there is none.
    """
    with desk.open_work(writes=False) as work:
        sheets = work.sheets
        sheet = sheets.newest() if sheet_id is None else sheets.sheet(sheet_id)
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
        LeadMovedOn, LeadGone: others dealt with the lead since, or it was typed back
            before; with what LeadMovedOn carries as `seen` it is recorded all the same.
        UnknownKey: no outcome has that key.
        ClockUnreadable, CallNotThen: the time is none, or not one of that day.
        NextCallMissing and what else recording raises.
    """
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
    typed = written.key.strip().lower()
    outcome = next(
        (o for o in settings.outcomes.values() if typed and typed in (o.key, o.code)),
        None,
    )
    if outcome is None:
        raise UnknownKey(key=written.key)
    at = when_called(written.clock, sheet.at, desk.now(), settings.calendar)
    return record_seen(desk, seen, Call(outcome.code, written.note, at), ON_PAPER)


def when_called(
    clock: str, printed: datetime, now: datetime, calendar: BusinessCalendar
) -> datetime:
    """The instant that a written time means, since the sheet was printed.

    The first one within desk hours; where there is none, the first.

    Raises:
        ClockUnreadable: it is no time.
        CallNotThen: no such time lies between the printing and now.
    """
    times = read_clock(clock)
    if not times:
        raise ClockUnreadable(clock=clock)
    day, last = calendar.local_date(printed), calendar.local_date(now)
    # Minutes are written on paper: that of the printing counts.
    first = printed.replace(second=0)
    found: list[datetime] = []
    while day <= last:
        instants = [calendar.wall(datetime.combine(day, one)) for one in times]
        found += [at for at in instants if first <= at <= now]
        day += timedelta(days=1)
    if not found:
        raise CallNotThen(clock=clock)
    at = next((one for one in found if calendar.is_open(one)), found[0])
    return max(at, printed)
