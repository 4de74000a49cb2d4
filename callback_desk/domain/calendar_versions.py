"""What is kept of a clinic's calendars: every version, and who confirmed a year."""

from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.business_calendar import CalendarDefinition


@dataclass(frozen=True, slots=True)
class CalendarVersion:
    """A calendar as it was set.

    Attributes:
        version: its number.
        set_at: when, aware UTC.
        set_by: who.
        definition: what was set.
        took_year: the year whose holidays were taken anew from the library with it,
            or None.
    """

    version: int
    set_at: datetime
    set_by: str
    definition: CalendarDefinition
    took_year: int | None = None


@dataclass(frozen=True, slots=True)
class YearConfirmed:
    """Somebody said that a year's holidays are decided.

    Attributes:
        at: when, aware UTC.
        by: who.
        library: whose dates were confirmed.
    """

    at: datetime
    by: str
    library: str
