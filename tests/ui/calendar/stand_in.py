"""Services that stand in for a desk's: a calendar, and leads that a test names."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from callback_desk.domain.business_calendar import CalendarDefinition, ClosedBy
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.errors import DeskError
from callback_desk.domain.promise import Promise
from callback_desk.domain.stopping import Heed
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_changes import (
    CalendarChange,
    CalendarVersion,
    MovedLead,
    PersonToCall,
)
from callback_desk.services.calendar_settings import (
    check_holidays,
    promises_at,
    ready_calendar,
)
from callback_desk.services.calendar_sheet import (
    CalendarSheet,
    DayKind,
    HolidayNews,
    SheetDay,
)
from callback_desk.ui.calendar.calendar_services import Applied, CalendarServices
from tests.desks import CALENDAR, MANAGER

# Monday 30 November 2026, 10:00 AM in New York.
NOW = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)
SHORT_DAY, USUAL_DAY = 3 * 3600, 8 * 3600


@dataclass(frozen=True)
class Waiting:
    """An open lead: who, and when it was received."""

    lead_id: int
    name: str
    received: str
    phone: str = "+12125550142"


@dataclass
class StandIn(CalendarServices):
    """A calendar in memory; what is asked of it is remembered."""

    definition: CalendarDefinition = field(
        default_factory=lambda: read_calendar(CALENDAR)
    )
    now: datetime = NOW
    waiting: list[Waiting] = field(default_factory=list)
    people: tuple[PersonToCall, ...] = ()
    news: dict[int, tuple[HolidayNews, ...]] = field(default_factory=dict)
    confirmed: set[int] = field(default_factory=lambda: {2025})
    unconfirmed: tuple[int, ...] = ()
    version: int = 1
    failures: list[Exception] = field(default_factory=list)
    before_apply: Callable[[], None] | None = None
    previews: int = 0

    def __post_init__(self) -> None:
        """Keep the first calendar as a version."""
        self.table = HolidayTable()
        self.kept = [CalendarVersion(1, self.now, MANAGER, self.definition)]

    def sheet(self, year: int, draft: CalendarDefinition | None) -> CalendarSheet:
        """A year, by the library's dates."""
        definition = draft or self.definition
        calendar = ready_calendar(definition, self.table)
        named = (
            self.table.holidays(definition.country, definition.subdivision, year)
            if definition.country
            else {}
        )
        days = {}
        day = date(year, 1, 1)
        while day.year == year:
            days[day] = self._day(
                day, calendar.day(day), named.get(day, ()), definition
            )
            day += timedelta(days=1)
        at = self.now if year in self.confirmed else None
        return CalendarSheet(
            year=year,
            version=self.version,
            definition=definition,
            calendar=calendar,
            days=days,
            confirmed_at=at,
            confirmed_by=MANAGER if at else None,
            library="holidays 0",
            news=self.news.get(year, ()),
        )

    def _day(
        self,
        on: date,
        day: object,
        names: tuple[str, ...],
        definition: CalendarDefinition,
    ) -> SheetDay:
        from callback_desk.domain.business_calendar import Day

        assert isinstance(day, Day)
        special = on in definition.special_hours
        open_time = sum(end - start for start, end in day.spans)
        kind = DayKind.OPEN
        if day.closed_by is ClosedBy.HOLIDAY:
            kind = DayKind.HOLIDAY_CLOSED
        elif not day.spans:
            kind = DayKind.CLOSED
        elif names and on.year not in self.confirmed and not special:
            kind = DayKind.TO_DECIDE
        elif special and open_time < USUAL_DAY:
            kind = DayKind.SHORT
        return SheetDay(day, kind, names, on in definition.closures, special)

    def years_to_confirm(self) -> tuple[int, ...]:
        """Those that a test named."""
        return tuple(y for y in self.unconfirmed if y not in self.confirmed)

    def due(self, draft: CalendarDefinition | None, received: str | None) -> Promise:
        """As the domain says."""
        calendar = ready_calendar(draft or self.definition, self.table)
        (promise,) = promises_at(calendar, [received or self.now.isoformat()])
        return promise

    def preview(self, draft: CalendarDefinition) -> CalendarChange:
        """The leads that wait, where their deadline differs."""
        self.previews += 1
        check_holidays(draft, self.table, self.now.year)
        moved = []
        for lead in self.waiting:
            before = self.due(None, lead.received).due_at
            after = self.due(draft, lead.received).due_at
            if before != after and before >= self.now:
                late = after < self.now
                moved.append(
                    MovedLead(lead.lead_id, lead.name, lead.phone, before, after, late)
                )
        moved.sort(key=lambda lead: lead.due_after)
        return CalendarChange(self.version, draft, tuple(moved))

    def apply(
        self, change: CalendarChange, closed: tuple[date, ...], heed: Heed
    ) -> Applied:
        """Put it in force, or fail as a test said."""
        if self.before_apply is not None:
            self.before_apply()
        heed()
        if self.failures:
            raise self.failures.pop(0)
        self.set(change.definition)
        return Applied(change, self.people if closed else ())

    def set(self, definition: CalendarDefinition) -> None:
        """Put a calendar in force, here or at another desk."""
        self.version += 1
        self.definition = definition
        self.kept.insert(
            0, CalendarVersion(self.version, self.now, MANAGER, definition)
        )

    def confirm(self, year: int) -> int:
        """Confirm it."""
        self.confirmed.add(year)
        return year

    def preview_news(self, year: int) -> CalendarChange:
        """Nothing moves."""
        return CalendarChange(self.version, self.definition, ())

    def take_news(self, year: int, change: CalendarChange) -> Applied:
        """Take it over, or fail as a test said."""
        if self.failures:
            raise self.failures.pop(0)
        del self.news[year]
        return Applied(self.preview_news(year))

    def versions(self) -> list[CalendarVersion]:
        """Every one, the newest first."""
        return list(self.kept)


class Refused(DeskError):
    """What a test has the desk say."""

    code = "refused"
    sentence_form = "It was refused."
    what_to_do_form = "Try something else."
