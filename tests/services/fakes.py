"""The ports in memory: small, honest stand-ins for what storage does.

A unit of work changes a copy of what is stored; only its commit puts the copy in place.
"""

# ruff: noqa: D102 - the ports say what each method does

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from callback_desk.domain.being_told import Coming
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import (
    CallbackQueue,
    QueueKey,
    QueueKind,
    QueuePage,
    QueueSummary,
    build_queue,
    is_of,
    queue_key,
    sum_up,
)
from callback_desk.domain.day_progress import DayCounts
from callback_desk.domain.errors import UnknownAttempt, UnknownLead
from callback_desk.domain.import_errors import ImportGoingOn
from callback_desk.domain.lead import (
    Attempt,
    LeadDetails,
    LeadState,
    NewAttempt,
    Person,
    Request,
    read_history,
)
from callback_desk.domain.lead_search import FoundLead
from callback_desk.domain.ports import LeadFile
from callback_desk.domain.record import (
    Asking,
    Placed,
    Record,
    StoredSubmission,
    TakenBack,
    Waiting,
)
from callback_desk.domain.safety_care import Subject, care_of
from callback_desk.domain.standing import OpenLead, goal_for
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.submission import Verdict
from callback_desk.domain.while_away import ChangedMeanwhile
from tests.services.fake_day import (
    FakeCallSheets,
    FakeClaims,
    FakeDeskNumbers,
    FakeNotices,
    FakeOwners,
)
from tests.services.fake_grown_files import FakeGrownFiles
from tests.services.fake_kept import FakeKept
from tests.services.fake_mail import FakeMailboxes
from tests.services.fake_people import FakePeople
from tests.services.fake_purging import FakePurging
from tests.services.fake_readings import FakeReadings
from tests.services.fake_safety import FakeSafety, FakeTexts
from tests.services.fake_stored import (
    FakeAudit,
    FakeBatch,
    FakeCalendars,
    FakeDeadlines,
    FakeLead,
    FakeSecondFactors,
    FakeSettings,
    FakeStaffList,
    Stored,
)

ASKINGS = (Verdict.NEW, Verdict.REPEAT, Verdict.NEEDS_LOOK)


class FakeLeads:
    """Leads with their requests and attempts."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def details(
        self, lead_ids: Collection[int], own: int | None = None
    ) -> dict[int, LeadDetails]:
        for lead_id in lead_ids:
            lead = self._stored.leads.get(lead_id)
            if lead is None or not self._stored.is_seen(lead.person.batch_id, own):
                raise UnknownLead(lead_id=lead_id)
        return {lead_id: self._details(lead_id) for lead_id in lead_ids}

    def _details(self, lead_id: int) -> LeadDetails:
        lead = self._stored.leads[lead_id]
        asked = sum(
            placed.lead_id == lead_id and placed.record.verdict in ASKINGS
            for _, placed in self._stored.records
        )
        return LeadDetails(
            *(lead_id, lead.person.name, lead.person.phone, lead.extension),
            *(lead.email, lead.safety, self._stored.is_barred(lead.person.phone)),
            asked,
        )

    def people_with(
        self, phones: Collection[str], own: int | None = None
    ) -> list[Person]:
        people = (lead.person for lead in self._stored.leads.values())
        return [
            person
            for person in people
            if person.phone in phones and self._stored.is_seen(person.batch_id, own)
        ]

    def requests(self, lead_ids: Collection[int]) -> dict[int, list[Request]]:
        stored = self._stored.requests.values()
        return {
            lead_id: [r for of, r in stored if of == lead_id] for lead_id in lead_ids
        }

    def attempts(self, lead_ids: Collection[int]) -> dict[int, list[Attempt]]:
        stored = self._stored.attempts
        return {
            lead_id: [a for of, a in stored if of == lead_id] for lead_id in lead_ids
        }

    def lead_of_attempt(self, attempt_id: int) -> int:
        if not 0 < attempt_id <= len(self._stored.attempts):
            raise UnknownAttempt(attempt_id=attempt_id)
        return self._stored.attempts[attempt_id - 1][0]

    def add_attempt(self, lead_id: int, staff_id: int, attempt: NewAttempt) -> int:
        attempt_id = len(self._stored.attempts) + 1
        by = next(s.name for s in self._stored.staff if s.staff_id == staff_id)
        self._stored.attempts.append((lead_id, attempt.as_attempt(attempt_id, by)))
        return attempt_id

    def store_state(
        self, lead: OpenLead, state: LeadState, returns_at: datetime | None
    ) -> None:
        stored = self._stored.leads[lead.lead_id or 0]
        stored.state, stored.goal_at, stored.safety = state, lead.goal_at, lead.safety
        stored.asked = lead.asked

    def add_askings(self, counts: Mapping[int, int]) -> None:
        for lead_id, more in counts.items():
            self._stored.leads[lead_id].asked += more

    def refresh_order(
        self, calendar: BusinessCalendar, lead_ids: Collection[int] | None = None
    ) -> None:
        """Nothing is kept of the order here."""

    def bar_number(self, phone: str, attempt_id: int) -> None:
        was, _ = self._stored.bars.get(attempt_id, (phone, None))
        self._stored.bars[attempt_id] = was, None

    def lift_bar(self, attempt_id: int, by_attempt_id: int) -> str | None:
        if attempt_id not in self._stored.bars:
            return None
        phone, _ = self._stored.bars[attempt_id]
        self._stored.bars[attempt_id] = phone, by_attempt_id
        return phone

    def submissions(self, lead_id: int) -> list[StoredSubmission]:
        return [
            StoredSubmission(
                submission_id=number,
                batch_id=batch,
                file_name=self._stored.batches[batch - 1].file_name,
                record=placed.record,
                request_id=placed.request.request_id if placed.request else None,
            )
            for number, (batch, placed) in enumerate(self._stored.records, 1)
            if placed.lead_id == lead_id and placed.record.verdict in ASKINGS
        ]


class FakeMet:
    """Who was met, all in mind."""

    def __init__(self) -> None:
        self.submissions: set[bytes] = set()
        self.people: list[tuple[str, str]] = []

    def known(self, fingerprints: Collection[bytes]) -> set[bytes]:
        return self.submissions.intersection(fingerprints)

    def names(self, phones: Iterable[str]) -> dict[str, list[str]]:
        return {one: [n for p, n in self.people if p == one] for one in phones}

    def keep(
        self, fingerprints: Iterable[bytes], people: Iterable[tuple[str, str]]
    ) -> None:
        self.submissions.update(fingerprints)
        self.people += people

    def forget(self) -> None:
        self.submissions.clear()
        self.people.clear()


class FakeImports:
    """Batches and the records in them."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def met(self) -> FakeMet:
        return FakeMet()

    def record(self, record_id: int) -> Record:
        _, placed = self._stored.records[record_id - 1]
        return replace(placed.record, lead_id=placed.lead_id)

    def known_fingerprints(
        self,
        fingerprints: Collection[bytes],
        own: int | None = None,
        phones: Collection[str] = (),
    ) -> set[bytes]:
        here = {
            placed.record.fingerprint
            for batch, placed in self._stored.records
            if placed.record.verdict not in (Verdict.SKIPPED, Verdict.KNOWN)
            and self._stored.is_seen(batch, own)
        }
        by_hand = {
            new.record.fingerprint
            for number, new in enumerate(self._stored.settlements, 1)
            if new.record is not None and self._stored.stands(number)
        }
        return (here | by_hand) & set(fingerprints)

    def barred(self, phones: Collection[str]) -> set[str]:
        return {phone for phone in phones if self._stored.is_barred(phone)}

    def reserve(self, kind: str, count: int) -> int:
        first = self._stored.numbers.get(kind, 1)
        self._stored.numbers[kind] = first + count
        return first

    def begin_batch(
        self, file: LeadFile, source_name: str | None, at: datetime, staff_id: int
    ) -> int:
        self._stored.batches.append(FakeBatch(file.name, source_name, at))
        return len(self._stored.batches)

    def add_records(self, batch_id: int, placed: Sequence[Placed], zone: str) -> None:
        for one in placed:
            self._stored.records.append((batch_id, one))
        self.add_people(placed, batch_id)

    def add_people(self, placed: Sequence[Placed], batch_id: int | None = None) -> None:
        for one in placed:
            lead_id, request = one.lead_id, one.request
            if lead_id is None or request is None:
                continue
            if one.is_new_request:
                self._stored.requests[request.request_id] = lead_id, request
            if one.is_new_lead and one.record.phone and one.goal_at:
                self._stored.leads[lead_id] = FakeLead(
                    Person(
                        lead_id,
                        one.record.submission.name,
                        one.record.phone,
                        batch_id,
                    ),
                    one.record.extension,
                    one.record.submission.email,
                    one.record.safety.flagged,
                    one.goal_at,
                    read_history([request], [], self._stored.outcomes),
                )

    def move_request_earlier(self, lead_id: int, request: Request) -> None:
        _, before = self._stored.requests[request.request_id]
        self._stored.origins.setdefault(request.request_id, before)
        self._stored.requests[request.request_id] = lead_id, request

    def waiting(self, batch_id: int, count: int) -> list[Waiting]:
        return [
            Waiting(number, placed.waits_for, placed.record)
            for number, (batch, placed) in enumerate(self._stored.records, 1)
            if batch == batch_id and placed.waits_for is not None
        ][:count]

    def join_waiting(self, joined: Collection[tuple[int, Placed]]) -> None:
        for number, placed in joined:
            batch_id, _ = self._stored.records[number - 1]
            self._stored.records[number - 1] = batch_id, placed
            if placed.is_new_request and placed.lead_id and placed.request:
                self._stored.requests[placed.request.request_id] = (
                    placed.lead_id,
                    placed.request,
                )

    def finish_batch(self, batch_id: int, counts: Mapping[str, int], seen: int) -> None:
        batch = self._stored.batches[batch_id - 1]
        batch.counts, batch.seen, batch.is_pending = dict(counts), seen, False

    def begin_taking_back(self, batch_id: int) -> None:
        raise NotImplementedError("taking back is tested on a real desk")

    def half_taken_back(self) -> list[int]:
        return []

    def brought(
        self, batch_id: int, records: Collection[int] | None = None
    ) -> list[int]:
        raise NotImplementedError("taking back is tested on a real desk")

    def take_back(
        self, batch_id: int, lead_ids: Collection[int], now: datetime
    ) -> TakenBack:
        raise NotImplementedError("taking back is tested on a real desk")

    def stop_taking_back(self, batch_id: int, behind: int) -> int | None:
        raise NotImplementedError("taking back is tested on a real desk")

    def take_leadless(self, batch_id: int, behind: int, most: int) -> int | None:
        raise NotImplementedError("taking back is tested on a real desk")

    def end_taking_back(self, batch_id: int) -> None:
        raise NotImplementedError("taking back is tested on a real desk")

    def askings(self, lead_ids: Collection[int]) -> dict[int, list[Asking]]:
        return self._stored.askings(lead_ids)

    def request_origins(self, request_ids: Collection[int]) -> dict[int, Request]:
        origins = self._stored.origins
        return {one: origins[one] for one in request_ids if one in origins}

    def remove_request(self, request_id: int) -> None:
        del self._stored.requests[request_id]

    def remove_leads(self, lead_ids: Sequence[int]) -> None:
        raise NotImplementedError("taking back is tested on a real desk")

    def pending_batches(self) -> list[int]:
        return [n for n, b in enumerate(self._stored.batches, 1) if b.is_pending]

    def drop_some(self, batch_id: int, count: int) -> bool:
        """Drop the newest batch; nothing else came in behind its records."""
        stored = self._stored
        newest = [placed for of, placed in stored.records if of == batch_id][-count:]
        stored.records = stored.records[: len(stored.records) - len(newest)]
        for placed in newest:
            if placed.is_new_lead and placed.lead_id is not None:
                del stored.leads[placed.lead_id]
                stored.requests = {
                    number: (of, request)
                    for number, (of, request) in stored.requests.items()
                    if of != placed.lead_id
                }
        if len(newest) < count:
            stored.batches.pop()
        return len(newest) < count


class NotOnFakes:
    """Stands for what is tested on a real desk alone."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever is asked for
        raise NotImplementedError(f"{name} is tested on a real desk")


class FakeWork:
    """One transaction on a copy of what is stored."""

    def __init__(self, store: "FakeStore") -> None:
        self._store = store
        self._stored = store.stored.copied()
        self.leads = FakeLeads(self._stored)
        self.people = FakePeople(self._stored)
        self.imports = FakeImports(self._stored)
        self.import_list: Any = NotOnFakes()
        self.folders: Any = NotOnFakes()
        self.mail = FakeMailboxes(self._stored.mail)
        self.kept = FakeKept(self._stored, self.imports)
        self.settings = FakeSettings(self._stored)
        self.calendars = FakeCalendars(self._stored)
        self.deadlines = FakeDeadlines(self._stored)
        self.staff = FakeStaffList(self._stored)
        self.codes = FakeSecondFactors(self._stored.factors, self._stored.spare)
        self.safety = FakeSafety(self._stored)
        self.texts = FakeTexts(self._stored)
        self.promises: Any = NotOnFakes()
        self.reviews: Any = NotOnFakes()
        self.askings: Any = NotOnFakes()
        self.spend: Any = NotOnFakes()
        self.visits: Any = NotOnFakes()
        self.history: Any = NotOnFakes()
        self.purging = FakePurging()
        self.audit = FakeAudit(self._stored)
        self.claims = FakeClaims(self._stored)
        self.owners = FakeOwners(self._stored)
        self.notices, self.sheets = FakeNotices(), FakeCallSheets()
        self.numbers = FakeDeskNumbers(self._stored)
        self.readings = FakeReadings(self._stored)
        self.grown_files = FakeGrownFiles()
        self.facts: Any = NotOnFakes()
        self.half_typed: Any = NotOnFakes()

    def open_leads(self, calendar: BusinessCalendar) -> list[OpenLead]:
        return [
            *(self._cared_for(_of_lead(lead)) for lead in self._stored.leads.values()
              if lead.state.is_open
              and self._stored.is_seen(lead.person.batch_id) and (
                  lead.safety or not self._stored.is_barred(lead.person.phone))),
            *(self._cared_for(_of_kept(number, placed, calendar))
              for number, (batch, placed) in enumerate(self._stored.records, 1)
              if placed.record.verdict is Verdict.NEEDS_LOOK
              and self._stored.is_seen(batch)
              and number not in self._stored.settled
              and placed.record.safety.flagged),
        ]  # fmt: skip

    def _cared_for(self, lead: OpenLead) -> OpenLead:
        if not lead.safety:
            return lead
        whose = (
            Subject(record_id=lead.record_id)
            if lead.lead_id is None
            else Subject(lead_id=lead.lead_id)
        )
        heard_at = self.safety.heard_at(whose.lead_id) if whose.lead_id else None
        return replace(lead, care=care_of(self.safety.of(whose), heard_at))

    def queue_page(
        self,
        calendar: BusinessCalendar,
        now: datetime,
        after: QueueKey | None,
        limit: int,
        kind: QueueKind | None,
    ) -> QueuePage:
        queue = build_queue(self.open_leads(calendar), now, calendar)
        return page_of(queue, after, limit, kind)

    def sum_up_queue(
        self, calendar: BusinessCalendar, now: datetime, up_to: int
    ) -> QueueSummary:
        summary = sum_up(build_queue(self.open_leads(calendar), now, calendar))
        counts = {kind: min(n, up_to) for kind, n in summary.counts.items()}
        return replace(summary, counts=counts)

    def any_rested(self, now: datetime) -> bool:
        return False  # how leads stand in an index is no matter without one

    def wake_rested(self, now: datetime, most: int) -> int:
        return 0

    def find_leads(self, text: str, limit: int) -> list[FoundLead]:
        raise NotImplementedError("searching is tested on a real desk")

    def waits_for_index(self) -> bool:
        return False  # everybody is looked at plainly

    def index_some(self, most: int) -> int:
        return 0

    def forget_index(self) -> None:
        """There is none."""

    def day_counts(self, begins: datetime, ends: datetime, up_to: int) -> DayCounts:
        raise NotImplementedError("the day is counted on a real desk")

    def coming(
        self, calendar: BusinessCalendar, now: datetime, until: datetime
    ) -> list[Coming]:
        raise NotImplementedError("what lies ahead is asked of a real desk")

    def count_ahead(
        self, calendar: BusinessCalendar, now: datetime, tomorrow: datetime
    ) -> tuple[int, int]:
        raise NotImplementedError("what lies ahead is asked of a real desk")

    def changed_since(self, since: datetime, staff_id: int) -> ChangedMeanwhile:
        raise NotImplementedError("what changed is asked of a real desk")

    def data_version(self) -> int:
        return self._store.commits

    def problems(self) -> tuple[list[str], int]:
        return list(self._stored.problems), len(self._stored.records)

    def commit(self) -> None:
        self._store.stored = self._stored.copied()
        self._store.commits += 1


def page_of(
    queue: CallbackQueue, after: QueueKey | None, limit: int, kind: QueueKind | None
) -> QueuePage:
    """A page cut out of a queue that is there as a whole."""
    whole = queue.entries if kind is None else (*queue.entries, *queue.resting)
    left = [
        entry
        for entry in whole
        if (kind is None or is_of(entry, kind))
        and (after is None or queue_key(entry) > after)
    ]
    following = queue_key(left[limit - 1]) if len(left) > limit else None
    return QueuePage(queue.at, tuple(left[:limit]), following)


class FakeStore:
    """Begins units of work; counts what was committed."""

    def __init__(self, stored: Stored) -> None:
        self.stored = stored
        self.commits = 0
        self.is_importing = False
        self.moving: set[int] = set()

    @contextmanager
    def importing(self, *, waits: bool = True) -> Iterator[None]:
        """The turn to import."""
        if self.is_importing:
            raise ImportGoingOn()
        self.is_importing = True
        try:
            yield
        finally:
            self.is_importing = False

    def rewrite(self, heed: Heed = go_on) -> None:
        """Nothing is left of what is removed here."""

    @contextmanager
    def moving_mail(self, mailbox_id: int, waits_s: float) -> Iterator[bool]:
        """The turn to move a mailbox's mails."""
        has_it = mailbox_id not in self.moving
        self.moving.add(mailbox_id)
        try:
            yield has_it
        finally:
            if has_it:
                self.moving.discard(mailbox_id)

    @contextmanager
    def __call__(
        self, *, writes: bool = True, lasts: bool = True
    ) -> Iterator[FakeWork]:
        yield FakeWork(self)


def _of_lead(lead: FakeLead) -> OpenLead:
    current = lead.state.current
    return OpenLead(
        lead_id=lead.person.lead_id,
        record_id=None,
        name=lead.person.name,
        phone=lead.person.phone,
        extension=lead.extension,
        safety=lead.safety,
        received_at=current.request.received_at,
        due_at=current.request.due_at,
        promised_due_at=current.request.promised_due_at,
        goal_at=lead.goal_at,
        next_call_at=lead.state.next_call_at,
        next_is_agreed=lead.state.next_is_agreed,
        attempts=lead.state.attempts,
        asked=lead.asked,
        last_outcome=lead.state.last_outcome,
        dialled=current.first_dial_at is not None,
        contact=current.first_contact_at is not None,
    )


def _of_kept(number: int, placed: Placed, calendar: BusinessCalendar) -> OpenLead:
    record = placed.record
    return OpenLead(
        lead_id=None,
        record_id=number,
        name=record.submission.name,
        phone=record.phone,
        extension=record.extension,
        safety=True,
        received_at=record.received_at,
        due_at=record.due_at,
        promised_due_at=record.due_at,
        goal_at=goal_for(calendar, record.received_at, safety=True),
        next_call_at=None,
        next_is_agreed=False,
        attempts=0,
        asked=1,
        last_outcome=None,
        dialled=False,
        contact=False,
    )
