"""What the fakes store, and those of them that hold settings, staff and audit."""

# ruff: noqa: D102 - the ports say what each method does

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.lead import Attempt, LeadState, Person, Request
from callback_desk.domain.outcome import Outcome
from callback_desk.domain.record import Placed
from callback_desk.domain.staff import Role, Staff, staff_name_key


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
    counts: dict[str, int] = field(default_factory=dict)
    seen: int | None = None
    is_pending: bool = True


@dataclass
class Stored:
    """Everything that is stored."""

    leads: dict[int, FakeLead] = field(default_factory=dict)
    requests: dict[int, tuple[int, Request]] = field(default_factory=dict)
    attempts: list[tuple[int, Attempt]] = field(default_factory=list)
    bars: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    batches: list[FakeBatch] = field(default_factory=list)
    records: list[tuple[int, Placed]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    calendars: list[CalendarDefinition] = field(default_factory=list)
    years: dict[tuple[str, str | None, int], Mapping[date, tuple[str, ...]]] = field(
        default_factory=dict
    )
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    staff: list[Staff] = field(default_factory=list)
    audit: list[tuple[str, int, str | None, int | None]] = field(default_factory=list)
    settings_version: int = 1
    problems: list[str] = field(default_factory=list)

    def copied(self) -> "Stored":
        """A copy that can be changed without changing this."""
        twin = Stored(**{f.name: copy(getattr(self, f.name)) for f in fields(self)})
        twin.leads = {number: copy(lead) for number, lead in self.leads.items()}
        twin.batches = [copy(batch) for batch in self.batches]
        return twin

    def is_seen(self, batch_id: int | None, own: int | None = None) -> bool:
        """Whether a batch is whole, or one's own."""
        return batch_id in (None, own) or not self.batches[batch_id - 1].is_pending

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
        self, definition: CalendarDefinition, at: datetime, staff_id: int
    ) -> int:
        self._stored.calendars.append(definition)
        self._stored.settings_version += 1
        return len(self._stored.calendars)

    def holiday_years(
        self, country: str, subdivision: str | None
    ) -> dict[int, Mapping[date, tuple[str, ...]]]:
        stored = self._stored.years.items()
        return {year: d for (*of, year), d in stored if of == [country, subdivision]}

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
        self._stored.settings_version += 1

    def outcomes(self) -> dict[str, Outcome]:
        return dict(self._stored.outcomes)

    def add_outcomes(self, outcomes: Iterable[Outcome]) -> None:
        self._stored.outcomes |= {outcome.code: outcome for outcome in outcomes}
        self._stored.settings_version += 1


class FakeStaffList:
    """Who works here."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def all(self) -> list[Staff]:
        return list(self._stored.staff)

    def named(self, name: str) -> Staff | None:
        key = staff_name_key(name)
        return next((s for s in self.all() if staff_name_key(s.name) == key), None)

    def add(self, name: str, role: Role, at: datetime) -> Staff:
        self._stored.staff.append(Staff(len(self._stored.staff) + 1, name, role))
        return self._stored.staff[-1]


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
