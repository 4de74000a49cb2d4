"""What the fakes store, and those of them that hold settings, staff and audit."""

# ruff: noqa: D102 - the ports say what each method does

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime

from callback_desk.domain.audit_finding import AuditFinding, AuditHead
from callback_desk.domain.audit_trail import AuditAsked, AuditEntry
from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_versions import CalendarVersion, YearConfirmed
from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.claim import Claim
from callback_desk.domain.clinic_text import ClinicText
from callback_desk.domain.lead import Attempt, LeadState, Person, Request
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.outcome import Outcome
from callback_desk.domain.reading_choices import ReadingChoices
from callback_desk.domain.record import Asking, Placed
from callback_desk.domain.running_promise import PromiseMove, RunningPromise
from callback_desk.domain.safety_care import SafetyEntry
from callback_desk.domain.safety_contact import SafetyContact
from callback_desk.domain.settlement import NewSettlement, Settled
from callback_desk.domain.sign_in_code import SecondFactor
from callback_desk.domain.staff import Role, Staff, Tenure
from callback_desk.domain.staff_name import staff_name_key
from callback_desk.domain.stopping import Heed, go_on
from tests.services.fake_mail import FakeStoredMail
from tests.services.fake_people import FakeStoredPeople

LONG_AGO = datetime(2020, 1, 6, 14, tzinfo=UTC)

# When the calendar was set that a fake desk has from the start.
FIRST_SET = datetime(2026, 11, 2, 14, 0, tzinfo=UTC)


@dataclass
class FakeLead:
    """A lead and what the queue knows of it."""

    person: Person
    extension: str | None
    email: str | None
    safety: bool
    goal_at: datetime
    state: LeadState
    asked: int = 1


@dataclass
class FakeBatch:
    """A batch; its counts come with its end."""

    file_name: str
    source_name: str | None
    made_at: datetime
    counts: dict[str, int] = field(default_factory=dict)
    seen: int | None = None
    is_pending: bool = True


@dataclass
class NewerYear:
    """A year's holidays as they were taken anew with a version."""

    of: tuple[str, str | None, int]
    version: int
    dates: Mapping[date, tuple[str, ...]]
    library: str


@dataclass
class Stored:
    """Everything that is stored."""

    leads: dict[int, FakeLead] = field(default_factory=dict)
    requests: dict[int, tuple[int, Request]] = field(default_factory=dict)
    origins: dict[int, Request] = field(default_factory=dict)
    attempts: list[tuple[int, Attempt]] = field(default_factory=list)
    bars: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    batches: list[FakeBatch] = field(default_factory=list)
    records: list[tuple[int, Placed]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    calendars: list[CalendarDefinition] = field(default_factory=list)
    years: dict[tuple[str, str | None, int], Mapping[date, tuple[str, ...]]] = field(
        default_factory=dict
    )
    set_when: list[tuple[datetime, int, int | None]] = field(default_factory=list)
    libraries: dict[tuple[str, str | None, int], str] = field(default_factory=dict)
    newer: list[NewerYear] = field(default_factory=list)
    confirmed: dict[tuple[str, str | None, int], YearConfirmed] = field(
        default_factory=dict
    )
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    call_rules: CallRules = field(default_factory=CallRules)
    people: FakeStoredPeople = field(default_factory=FakeStoredPeople)
    staff: list[Staff] = field(default_factory=list)
    came: dict[int, datetime] = field(default_factory=dict)
    left: dict[int, datetime] = field(default_factory=dict)
    audit: list[tuple[str, int, str | None, int | None]] = field(default_factory=list)
    factors: dict[int, SecondFactor] = field(default_factory=dict)
    spare: dict[int, list[bytes]] = field(default_factory=dict)
    settlements: list[NewSettlement] = field(default_factory=list)
    settled_by: list[int] = field(default_factory=list)
    settled: set[int] = field(default_factory=set)
    settings_version: int = 1
    care: list[SafetyEntry] = field(default_factory=list)
    contacts: list[SafetyContact] = field(default_factory=list)
    texts: dict[str, ClinicText] = field(default_factory=dict)
    claims: dict[int, Claim] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)
    desk_numbers: dict[str, int] = field(default_factory=dict)
    readings: dict[bytes, tuple[ReadingChoices, int]] = field(default_factory=dict)
    mail: FakeStoredMail = field(default_factory=FakeStoredMail)
    problems: list[str] = field(default_factory=list)

    def copied(self) -> "Stored":
        """A copy that can be changed without changing this."""
        twin = Stored(**{f.name: copy(getattr(self, f.name)) for f in fields(self)})
        twin.leads = {number: copy(lead) for number, lead in self.leads.items()}
        twin.batches = [copy(batch) for batch in self.batches]
        twin.mail = self.mail.copied()
        twin.people = self.people.copied()
        return twin

    def askings(self, lead_ids: Collection[int]) -> dict[int, list[Asking]]:
        """The records by which leads asked."""
        found: dict[int, list[Asking]] = {lead_id: [] for lead_id in lead_ids}
        corrected = {
            new.record_id: new
            for number, new in enumerate(self.settlements, 1)
            if new.record is not None and self.stands(number)
        }
        for number, (_, placed) in enumerate(self.records, 1):
            if placed.lead_id not in found or placed.request is None:
                continue
            new = corrected.get(number)
            record = new.record if new and new.record else placed.record
            _, request = self.requests[placed.request.request_id]
            found[placed.lead_id].append(
                Asking(
                    placed.lead_id,
                    request.request_id,
                    record.received_at,
                    record.precision,
                    record.due_at,
                    request.calendar_version,
                    record.safety.flagged,
                    new.made_request if new else placed.is_new_request,
                )
            )
        return found

    def is_seen(self, batch_id: int | None, own: int | None = None) -> bool:
        """Whether a batch is whole, or one's own."""
        return batch_id in (None, own) or not self.batches[batch_id - 1].is_pending

    def stands(self, settlement_id: int) -> bool:
        """Whether a decision decides something, and was not taken back."""
        new = self.settlements[settlement_id - 1]
        taken_back = {later.takes_back for later in self.settlements}
        return new.how is not Settled.TAKEN_BACK and settlement_id not in taken_back

    def is_barred(self, phone: str) -> bool:
        """Whether a bar of the number stands."""
        return (phone, None) in self.bars.values()


class FakeSettings:
    """The clinic's settings; each change of them grows their version."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def version(self) -> int:
        return self._stored.settings_version

    def calendar(self) -> tuple[int, CalendarDefinition]:
        return len(self._stored.calendars), self._stored.calendars[-1]

    def set_calendar(
        self,
        definition: CalendarDefinition,
        at: datetime,
        staff_id: int,
        took_year: int | None = None,
    ) -> int:
        self._stored.calendars.append(definition)
        self._stored.set_when.append((at, staff_id, took_year))
        self._stored.settings_version += 1
        return len(self._stored.calendars)

    def holiday_years(
        self, country: str, subdivision: str | None
    ) -> dict[int, Mapping[date, tuple[str, ...]]]:
        newest = len(self._stored.calendars)
        return FakeCalendars(self._stored).holiday_years(country, subdivision, newest)

    def add_holiday_year(
        self,
        country: str,
        subdivision: str | None,
        year: int,
        dates: Mapping[date, tuple[str, ...]],
        library: str,
    ) -> None:
        if (country, subdivision, year) in self._stored.years:
            raise ValueError("that year is here already")
        self._stored.years[country, subdivision, year] = dates
        self._stored.libraries[country, subdivision, year] = library
        self._stored.settings_version += 1

    def outcomes(self) -> dict[str, Outcome]:
        return dict(self._stored.outcomes)

    def add_outcomes(self, outcomes: Iterable[Outcome]) -> None:
        self._stored.outcomes |= {outcome.code: outcome for outcome in outcomes}
        self._stored.settings_version += 1

    def change_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        self._stored.outcomes = {outcome.code: outcome for outcome in outcomes}
        self._stored.settings_version += 1

    def call_rules(self) -> CallRules:
        return self._stored.call_rules

    def set_call_rules(self, rules: CallRules) -> None:
        self._stored.call_rules = rules
        self._stored.settings_version += 1


class FakeCalendars:
    """The calendars that were ever in force; the first was there from the start."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def versions(self) -> list[CalendarVersion]:
        made = [(FIRST_SET, 1, None), *self._stored.set_when]
        names = {member.staff_id: member.name for member in self._stored.staff}
        return [
            CalendarVersion(number, at, names[staff_id], definition, took_year)
            for number, (definition, (at, staff_id, took_year)) in enumerate(
                zip(self._stored.calendars, made, strict=True), 1
            )
        ][::-1]

    def version(self, version: int) -> CalendarVersion:
        return self.versions()[-version]

    def holiday_years(
        self, country: str, subdivision: str | None, version: int
    ) -> dict[int, Mapping[date, tuple[str, ...]]]:
        stored = self._stored.years.items()
        years = {year: d for (*of, year), d in stored if of == [country, subdivision]}
        for newer in self._stored.newer:
            if newer.of[:2] == (country, subdivision) and newer.version <= version:
                years[newer.of[2]] = newer.dates
        return years

    def library_of(
        self, country: str, subdivision: str | None, year: int
    ) -> str | None:
        of = country, subdivision, year
        taken = [newer.library for newer in self._stored.newer if newer.of == of]
        return taken[-1] if taken else self._stored.libraries.get(of)

    def take_holidays(
        self,
        version: int,
        country: str,
        subdivision: str | None,
        year: int,
        dates: Mapping[date, tuple[str, ...]],
        library: str,
    ) -> None:
        of = country, subdivision, year
        self._stored.newer.append(NewerYear(of, version, dates, library))

    def confirmation(
        self, country: str, subdivision: str | None, year: int
    ) -> YearConfirmed | None:
        return self._stored.confirmed.get((country, subdivision, year))

    def confirm(
        self,
        country: str,
        subdivision: str | None,
        year: int,
        library: str,
        at: datetime,
        staff_id: int,
    ) -> None:
        by = next(s.name for s in self._stored.staff if s.staff_id == staff_id)
        confirmed = YearConfirmed(at, by, library)
        self._stored.confirmed[country, subdivision, year] = confirmed


class FakeDeadlines:
    """The promises that still run."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def running(self, due_from: int = 0) -> list[RunningPromise]:
        running = [
            RunningPromise(
                *(lead_id, None, current.request.request_id, lead.person.name),
                *(lead.person.phone, lead.safety, current.first_dial_at is not None),
                to_epoch(current.request.received_at),
                to_epoch(current.request.reckoned_from[0]),
                to_epoch(current.request.due_at),
                to_epoch(lead.goal_at),
                current.request.reckoned_by,
            )
            for lead_id, lead in self._stored.leads.items()
            if lead.state.is_open
            and (current := lead.state.current).first_contact_at is None
            and to_epoch(current.request.due_at) >= due_from
        ]
        return sorted(running, key=lambda promise: promise.due_from)

    def move(self, moves: Sequence[PromiseMove], version: int) -> None:
        for move in moves:
            lead = self._stored.leads[move.promise.lead_id or 0]
            *before, current = lead.state.requests
            if move.moves_deadline:
                due_at = from_epoch(move.due_at)
                moved = replace(current.request, due_at=due_at, due_version=version)
                self._stored.requests[moved.request_id] = lead.person.lead_id, moved
                current = replace(current, request=moved)
                lead.state = replace(lead.state, requests=(*before, current))
            lead.goal_at = from_epoch(move.goal_at or 0)


class FakeSecondFactors:
    """Who is asked for codes."""

    def __init__(
        self, factors: dict[int, SecondFactor], spare: dict[int, list[bytes]]
    ) -> None:
        self._factors, self._spare = factors, spare

    def of(self, staff_id: int) -> SecondFactor | None:
        return self._factors.get(staff_id)

    def set(self, staff_id: int, factor: SecondFactor, spare: Sequence[bytes]) -> None:
        self._factors[staff_id], self._spare[staff_id] = factor, list(spare)

    def use(self, staff_id: int, step: int) -> bool:
        factor = self._factors.get(staff_id)
        if factor is None or factor.last_step >= step:
            return False
        self._factors[staff_id] = replace(factor, last_step=step)
        return True

    def use_spare(self, staff_id: int, digest: bytes) -> bool:
        left = self._spare.get(staff_id, [])
        if digest not in left:
            return False
        left.remove(digest)
        return True

    def spare_left(self, staff_id: int) -> int:
        return len(self._spare.get(staff_id, ()))

    def spare_of_all(self) -> dict[int, int]:
        return {staff_id: self.spare_left(staff_id) for staff_id in self._factors}

    def drop(self, staff_id: int) -> None:
        self._factors.pop(staff_id, None)
        self._spare.pop(staff_id, None)


class FakeStaffList:
    """Who works here."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def all(self) -> list[Staff]:
        return list(self._stored.staff)

    def named(self, name: str) -> Staff | None:
        key = staff_name_key(name)
        return next((s for s in self.all() if staff_name_key(s.name) == key), None)

    def tenures(self) -> list[Tenure]:
        came, left = self._stored.came, self._stored.left
        return [
            Tenure(one, came.get(one.staff_id, LONG_AGO), left.get(one.staff_id))
            for one in self.all()
        ]

    def add(self, name: str, role: Role, at: datetime) -> Staff:
        self._stored.staff.append(Staff(len(self._stored.staff) + 1, name, role))
        self._stored.came[len(self._stored.staff)] = at
        return self._stored.staff[-1]

    def leave(self, staff_id: int, at: datetime) -> None:
        self._stored.left[staff_id] = at
        staff = self._stored.staff
        staff[staff_id - 1] = replace(staff[staff_id - 1], active=False)

    def come_back(self, staff_id: int, role: Role) -> Staff:
        del self._stored.left[staff_id]
        staff = self._stored.staff
        staff[staff_id - 1] = replace(staff[staff_id - 1], active=True, role=role)
        return staff[staff_id - 1]

    def set_languages(self, staff_id: int, languages: Sequence[str]) -> None:
        staff, spoken = self._stored.staff, tuple(languages)
        staff[staff_id - 1] = replace(staff[staff_id - 1], languages=spoken)


class FakeAudit:
    """Who did what."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def add(
        self,
        action: str,
        staff_id: int,
        at: datetime,
        subject: str | None = None,
        subject_id: int | None = None,
    ) -> None:
        self._stored.audit.append((action, staff_id, subject, subject_id))

    def head(self) -> AuditHead:
        return AuditHead(len(self._stored.audit), b"")

    def verify(
        self, known: AuditHead | None = None, heed: Heed = go_on
    ) -> AuditFinding:
        return AuditFinding(len(self._stored.audit))

    def entries(
        self, asked: AuditAsked, before: int | None, limit: int | None
    ) -> list[AuditEntry]:
        raise NotImplementedError("the audit is read on a real desk")
