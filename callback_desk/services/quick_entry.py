"""A lead entered by hand: a name and a number, its deadline said at once."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from callback_desk.domain.calling_errors import NameMissing, NumberUnreadable
from callback_desk.domain.hand_entry import BY_HAND, Entered, Foretold, Typed
from callback_desk.domain.person_name import names_agree
from callback_desk.domain.ports import Work
from callback_desk.domain.record import Record
from callback_desk.domain.submission import (
    Precision,
    Submission,
    Verdict,
    WrittenTime,
)
from callback_desk.services.calendar_settings import keep_holidays
from callback_desk.services.desk import Desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import ImportRun, SourceSettings
from callback_desk.wording.kept_words import say_phrase

# How lists and reports call what was entered by hand.
SOURCE = "Entered by hand"


class HandEntry:
    """What was typed, as a file of one record.

    Attributes:
        name: how the list of imports calls it.
        recognised_as: that it was entered by hand.
        encoding: None; it was typed.
        layout: None; it has no columns.
        digest: SHA-256 of what was typed and when.
    """

    name = SOURCE
    recognised_as = BY_HAND
    encoding = None
    layout = None

    def __init__(self, typed: Typed, at: datetime) -> None:
        raw = "\n".join((typed.name, typed.phone, typed.words))
        told = f"{at.isoformat()}\n{raw}".encode("utf-8", "surrogatepass")
        self.digest = hashlib.sha256(told).hexdigest()
        self._submission = Submission(
            row=1,
            raw=raw,
            recognised_as=BY_HAND,
            name=" ".join(typed.name.split()),
            phone_text=typed.phone.strip(),
            message=typed.words.strip(),
            received=WrittenTime(at, Precision.SECOND),
        )

    def submissions(self) -> Iterator[Submission]:
        """The one record that it is."""
        yield self._submission


def foretell_entry(desk: Desk, typed: Typed) -> Foretold:
    """What entering this would come to; nothing is written.

    Raises:
        NameMissing, NumberUnreadable: it is not enough to call anybody.
    """
    with desk.open_work(writes=False) as work:
        run = ImportRun(desk, work, SourceSettings(None, SOURCE), remember=True)
        record = _judged(run, desk, typed)
        _check(record)
        (placed,) = run.place([record.submission], FileReport())
        name, barred = "", placed.record.barred
        if placed.lead_id is not None and not placed.is_new_lead:
            details = work.leads.details([placed.lead_id])[placed.lead_id]
            name = details.name
        due = placed.request.due_at if placed.request else placed.record.due_at
        return Foretold(
            verdict=placed.record.verdict,
            lead_id=None if placed.is_new_lead else placed.lead_id,
            lead_name=name,
            due_at=due,
            safety=placed.record.safety,
            barred=barred,
            calendar=run.judge.calendar,
        )


def enter_lead(desk: Desk, typed: Typed) -> Entered:
    """Make a lead of what was typed, or let the person who is here ask again.

    It is one transaction of its own, and waits for no import that is going on.

    Raises:
        NameMissing, NumberUnreadable: it is not enough to call anybody.
    """
    with desk.open_work() as work:
        run = ImportRun(desk, work, SourceSettings(None, SOURCE), remember=False)
        record = _judged(run, desk, typed)
        _check(record)
        now, staff_id, report = run.judge.now, desk.staff.staff_id, FileReport()
        file = HandEntry(typed, run.judge.calendar.local(now))
        batch = work.imports.begin_batch(file, SOURCE, now, staff_id)
        placed = run.place(list(file.submissions()), report)
        if placed[0].record.verdict is Verdict.KNOWN:
            return _known(work, record)
        work.imports.add_records(batch, placed, run.judge.zone.key)
        run.settle(placed, batch)
        work.imports.finish_batch(batch, report.counts, report.seen)
        calendar = run.judge.calendar
        keep_holidays(work, calendar.definition, desk.holidays, calendar.years)
        work.audit.add("entered_by_hand", staff_id, now, "batch", batch)
        work.commit()
    (one,) = placed
    lead_id = one.lead_id or one.record.lead_id
    if lead_id is None:
        raise AssertionError("a number that was read made no lead")
    due = one.request.due_at if one.request else one.record.due_at
    return Entered(
        *(lead_id, one.record.verdict, due, one.record.safety.flagged, batch),
        barred=one.record.barred,
    )


def _known(work: Work, record: Record) -> Entered:
    """Who it is that just asked so; they may have another name by now, or be joined."""
    name = record.submission.name
    people = work.leads.people_with([record.phone or ""])
    agreeing = [person for person in people if names_agree(person.name, name)]
    if not people:
        raise AssertionError("a known record belongs to nobody")
    newest = max(person.lead_id for person in people)
    lead_id = agreeing[0].lead_id if agreeing else newest
    flagged = record.safety.flagged
    return Entered(lead_id, Verdict.KNOWN, record.due_at, flagged, None)


def _judged(run: ImportRun, desk: Desk, typed: Typed) -> Record:
    local = run.judge.calendar.local(desk.now())
    (submission,) = HandEntry(typed, local).submissions()
    return run.judge.judge(submission)


def _check(record: Record) -> None:
    if record.phone is None:
        problem = record.problem.words if record.problem else None
        raise NumberUnreadable(problem=say_phrase(problem or "there is no number"))
    if not record.submission.name:
        raise NameMissing()
