"""The services that the page stands on, as one thing that a test can stand in for."""

from dataclasses import dataclass
from datetime import date

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.promise import Promise
from callback_desk.domain.stopping import Heed
from callback_desk.services.calendar_changes import (
    CalendarChange,
    CalendarVersion,
    PersonToCall,
    change_calendar,
    list_versions,
    preview_change,
    preview_library_dates,
    take_library_dates,
)
from callback_desk.services.calendar_sheet import (
    CalendarSheet,
    confirm_year,
    show_sheet,
    would_be_due,
    years_to_confirm,
)
from callback_desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Applied:
    """What applying did, and who should hear of the days that were closed."""

    change: CalendarChange
    to_call: tuple[PersonToCall, ...] = ()


class CalendarServices:
    """A desk's calendar; every method asks the desk, and so runs behind."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def sheet(self, year: int, draft: CalendarDefinition | None) -> CalendarSheet:
        """A year, by a draft or as it is in force."""
        return show_sheet(self._desk, year, draft)

    def years_to_confirm(self) -> tuple[int, ...]:
        """The years that nobody has confirmed."""
        return years_to_confirm(self._desk)

    def due(self, draft: CalendarDefinition | None, received: str | None) -> Promise:
        """When a lead received then would be due."""
        return would_be_due(self._desk, draft, received)

    def preview(self, draft: CalendarDefinition) -> CalendarChange:
        """What a draft would move."""
        return preview_change(self._desk, draft)

    def apply(
        self, change: CalendarChange, closed: tuple[date, ...], heed: Heed
    ) -> Applied:
        """Put in force what was previewed, and nothing else, unless `heed` ends it."""
        done = change_calendar(
            self._desk,
            change.definition,
            change.base_version,
            seen=change.moved,
            closed=closed,
            heed=heed,
        )
        return Applied(done, done.to_call)

    def confirm(self, year: int) -> int:
        """Confirm a year; which it was."""
        confirm_year(self._desk, year)
        return year

    def preview_news(self, year: int) -> CalendarChange:
        """What taking the library's dates over would move."""
        return preview_library_dates(self._desk, year)

    def take_news(self, year: int, change: CalendarChange) -> Applied:
        """Take the library's dates of a year over, if they move what was previewed."""
        return Applied(take_library_dates(self._desk, year, seen=change.moved))

    def versions(self) -> list[CalendarVersion]:
        """Every calendar that was set."""
        return list_versions(self._desk)
