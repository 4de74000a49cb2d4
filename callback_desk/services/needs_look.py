"""Needs a look: the records that could not be taken in by themselves, and what is seen.

What a correction would come to is judged by the same rules as an import, and nothing
is written here: `services/settle_record.py` decides.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.errors import InstantUnreadable, UnknownRecord
from callback_desk.domain.kept_file import KeptSource
from callback_desk.domain.local_time import read_instant, zone_named
from callback_desk.domain.ports import Work
from callback_desk.domain.record import Placed, Record
from callback_desk.domain.safety import Lane, SafetyFinding
from callback_desk.domain.settlement import Fix, KeptKey, KeptRow, Settlement
from callback_desk.domain.settlement_errors import ExtensionUnreadable
from callback_desk.domain.standing import goal_for
from callback_desk.domain.submission import (
    Precision,
    Verdict,
    Why,
    WrittenTime,
)
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force
from callback_desk.services.judging import Judge
from callback_desk.services.kept_deadline import deadline_of
from callback_desk.services.who_is_who import WhoIsWho

# A page of the list, and how far the badge counts.
PAGE, COUNTED = 100, 100
# Problems of a field that can be typed anew; all others are of the record as a whole.
_OF_A_FIELD = frozenset({Why.PHONE, Why.NAME})
# No submission has it: a record that is settled must not be told known by itself.
_UNSEEN = b""
_LONGEST_EXTENSION = 7
_TIME_FORMS = {
    Precision.SECOND: "%Y-%m-%d %H:%M:%S",
    Precision.MINUTE: "%Y-%m-%d %H:%M",
    Precision.DAY: "%Y-%m-%d",
}


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page of the list.

    Attributes:
        rows: those in danger first, then the earliest due.
        counted: how many there are in all, counted no further than `COUNTED`.
        calendar: whose days the deadlines are told in.
        is_last: whether nothing follows.
    """

    rows: list[KeptRow]
    counted: int
    calendar: BusinessCalendar
    is_last: bool


@dataclass(frozen=True, slots=True)
class KeptView:
    """One record with its raw text, what was understood, and why it is here.

    Attributes:
        row: as the list shows it.
        record: as it was judged.
        source: the import that it came by.
        settled: what somebody decided about it meanwhile, or None.
        calendar: the clinic's.
    """

    row: KeptRow
    record: Record
    source: KeptSource
    settled: Settlement | None
    calendar: BusinessCalendar


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a record would become as it is corrected.

    Attributes:
        record: corrected, with its verdict: new, repeat, known or needs a look.
        lead_name: the lead that it would join, or None.
        asked: how often that lead will have asked, this time included.
        is_new_request: whether a promise of its own begins.
        due_at: until when the promise runs that it belongs to.
    """

    record: Record
    lead_name: str | None
    asked: int
    is_new_request: bool
    due_at: datetime


def list_kept(
    desk: Desk,
    after: KeptKey | None = None,
    limit: int = PAGE,
    until: int | None = None,
) -> KeptPage:
    """The records that wait for a look.

    Args:
        desk: where to look.
        after: the last one that is known, or None for the beginning.
        limit: how many at most, unless `until` stands behind them.
        until: a record that is wanted, wherever it stands; None for none.
    """
    with desk.open_work(writes=False) as work:
        rows = work.kept.rows(after, limit + 1)
        wanted = None if until is None else _place_of(work, until)
        while wanted and len(rows) > limit and rows[limit - 1].key < wanted:
            rows = [*rows[:limit], *work.kept.rows(rows[limit - 1].key, PAGE + 1)]
            limit += PAGE
        counted = work.kept.count(COUNTED)
        calendar = in_force(desk, work).calendar
        return KeptPage(rows[:limit], counted, calendar, is_last=len(rows) <= limit)


def _place_of(work: Work, record_id: int) -> KeptKey | None:
    """Where a record stands in the list; None where there is none, or it is settled."""
    try:
        row = work.kept.row(record_id)
    except UnknownRecord:
        return None
    return None if work.kept.standing(record_id) else row.key


def count_kept(desk: Desk) -> int:
    """How many records wait for a look, counted no further than `COUNTED`."""
    with desk.open_work(writes=False) as work:
        return work.kept.count(COUNTED)


def look_at(desk: Desk, record_id: int) -> KeptView:
    """One record that was kept.

    Raises:
        UnknownRecord: there is none of that number.
    """
    with desk.open_work(writes=False) as work:
        return KeptView(
            row=work.kept.row(record_id),
            record=work.imports.record(record_id),
            source=work.kept.source(record_id),
            settled=work.kept.standing(record_id),
            calendar=in_force(desk, work).calendar,
        )


def act_by(row: KeptRow, calendar: BusinessCalendar) -> datetime:
    """Until when somebody must look: in danger the desk's goal, else the promise."""
    if row.safety:
        return goal_for(calendar, row.received_at, safety=True)
    return row.due_at


def fix_of(view: KeptView) -> Fix:
    """A record's fields as they were understood."""
    submission = view.record.submission
    return Fix(
        name=submission.name,
        phone_text=submission.phone_text,
        extension=view.record.extension or "",
        email=submission.email or "",
        message=submission.message,
        received=received_text(view.record, view.calendar),
    )


def received_text(record: Record, calendar: BusinessCalendar) -> str:
    """When a record was sent, as it can be typed; "" where that is not known."""
    form = _TIME_FORMS.get(record.precision)
    return calendar.local(record.received_at).strftime(form) if form else ""


def foresee_settling(
    desk: Desk, record_id: int, fix: Fix, lead_id: int | None = None
) -> Judgement:
    """What accepting a record, or joining it to a lead, would come to.

    Args:
        desk: where.
        record_id: the record.
        fix: its fields as they stand on the screen.
        lead_id: the lead to join it to, or None to accept it.

    Raises:
        UnknownRecord, UnknownLead: there is none of that number.
        InstantUnreadable, ExtensionUnreadable: a field says something that cannot be.
    """
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        judging = Judging(desk, work, settings, remember=True)
        placed = judging.place(record_id, fix, lead_id)
        name, asked = None, 1
        if placed.lead_id is not None and not placed.is_new_lead:
            details = work.leads.details([placed.lead_id])[placed.lead_id]
            name, asked = details.name, details.asked + 1
        return Judgement(
            record=placed.record,
            lead_name=name,
            asked=asked,
            is_new_request=placed.is_new_request,
            due_at=placed.request.due_at if placed.request else placed.record.due_at,
        )


class Judging:
    """Judges corrected records by the rules of an import."""

    def __init__(
        self, desk: Desk, work: Work, settings: SettingsInForce, *, remember: bool
    ) -> None:
        self._desk, self._work, self._settings = desk, work, settings
        self._zone = zone_named(settings.calendar.definition.timezone)
        self.people = WhoIsWho(work, settings, remember=remember)

    def place(self, record_id: int, fix: Fix, lead_id: int | None) -> Placed:
        """A corrected record with its verdict, its lead and its request."""
        kept = self._work.imports.record(record_id)
        if lead_id is None:
            return self.place_corrected(kept, fix)
        record, now = self.corrected(kept, fix), self._desk.now()
        details = self._work.leads.details([lead_id])[lead_id]
        (person,) = (
            one
            for one in self._work.leads.people_with([details.phone])
            if one.lead_id == lead_id
        )
        barred = replace(record, barred=details.barred)
        placed = self.people.join(barred, person, now)
        own = replace(placed.record, fingerprint=record.fingerprint)
        return replace(placed, record=own)

    def place_corrected(self, kept: Record, fix: Fix) -> Placed:
        """The same of a record that is not stored, or not to be joined to a lead."""
        record = self.corrected(kept, fix)
        if self._is_here(record, kept):
            known = replace(record, verdict=Verdict.KNOWN, problem=None)
            return Placed(known, None, None, None, False, False)
        unseen = replace(record, fingerprint=_UNSEEN)
        (placed,) = self.people.place([unseen], self._desk.now())
        own = replace(placed.record, fingerprint=record.fingerprint)
        return replace(placed, record=own)

    def _is_here(self, record: Record, kept: Record) -> bool:
        if record.verdict is not Verdict.NEW or record.fingerprint == kept.fingerprint:
            return False
        return bool(self._work.imports.known_fingerprints({record.fingerprint}))

    def corrected(self, kept: Record, fix: Fix) -> Record:
        """A record as a person corrected it, judged anew.

        What was found about safety stays found, and the deadline stays the one of the
        time when it was sent: it never gets later because the record waited.
        """
        calendar = self._settings.calendar
        received, moved = self._received(kept, fix)
        torn = kept.problem is not None and kept.problem.why not in _OF_A_FIELD
        submission = replace(
            kept.submission,
            name=fix.name.strip(),
            phone_text=fix.phone_text.strip(),
            email=fix.email.strip() or None,
            message=fix.message,
            received=received,
            problem=None,
            repairs=(),
        )
        judge = Judge(
            phones=self._desk.phones,
            interest_words=self._desk.interest_words,
            calendar=calendar,
            zone=self._zone,
            # What says no time counts from when it came in, not from today.
            now=self._desk.now() if received else kept.received_at,
            source_name=None,
            words=self._settings.safety,
            is_confirmed=True,
        )
        record = judge.judge(submission)
        words = record
        if torn:
            # A torn record's words were looked for in all of its cells.
            words = judge.judge(replace(submission, problem=kept.problem))
        where = self._desk, self._work, self._settings
        due_at, version = deadline_of(*where, kept, record.due_at, moved=moved)
        self.people.promise_by(version)
        return replace(
            self._with_extension(record, fix, kept),
            due_at=due_at,
            interests=words.interests,
            safety=_graver(kept.safety, words.safety),
            repairs=(*kept.repairs, *_by_hand(kept, fix, moved=moved)),
        )

    def _received(self, kept: Record, fix: Fix) -> tuple[WrittenTime | None, bool]:
        """When it was sent, as far as that is known, and whether somebody said so."""
        typed, calendar = fix.received.strip(), self._settings.calendar
        if not typed or typed == received_text(kept, calendar):
            return kept.submission.received, False
        try:
            received, precision = read_instant(typed.replace(" ", "T", 1), self._zone)
        except InstantUnreadable as error:
            raise InstantUnreadable(text=typed) from error
        return WrittenTime(calendar.local(received), precision), True

    def _with_extension(self, record: Record, fix: Fix, kept: Record) -> Record:
        typed = fix.extension.strip()
        if not typed or typed == record.extension:
            return record
        if not typed.isdecimal() or len(typed) > _LONGEST_EXTENSION:
            raise ExtensionUnreadable(text=typed)
        return replace(record, extension=typed)


def _graver(kept: SafetyFinding, now: SafetyFinding) -> SafetyFinding:
    """Both findings as one: what was found once is never lost by a correction."""
    lanes = {finding.lane for finding in (kept, now) if finding.lane is not None}
    if not lanes:
        return kept
    return SafetyFinding(
        own_words=kept.own_words or now.own_words,
        answer=kept.answer or now.answer,
        lane=Lane.HARM_TO_SELF if Lane.HARM_TO_SELF in lanes else Lane.EMERGENCY,
    )


def _by_hand(kept: Record, fix: Fix, *, moved: bool) -> tuple[str, ...]:
    """What was corrected, as one repair among the others."""
    submission = kept.submission
    changed = [
        word
        for word, before, after in (
            ("name", submission.name.strip(), fix.name.strip()),
            ("number", submission.phone_text.strip(), fix.phone_text.strip()),
            ("extension", kept.extension or "", fix.extension.strip()),
            ("e-mail", submission.email or "", fix.email.strip()),
            ("message", submission.message, fix.message),
        )
        if before != after
    ] + (["time"] if moved else [])
    return (f"corrected by hand: {', '.join(changed)}",) if changed else ()
