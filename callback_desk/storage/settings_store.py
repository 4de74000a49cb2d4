"""The clinic's settings, as domain values."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, update

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_file import read_calendar, write_calendar
from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.outcome import Outcome
from callback_desk.storage import outcome_store
from callback_desk.storage.calendar_store import CalendarStore, write_dates
from callback_desk.storage.calendar_tables import CalendarVersionRow, HolidayYearRow
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.tables import NumberRow

_VERSION = Prepared(select(NumberRow.next).where(NumberRow.kind == "settings"))
GROW = (
    update(NumberRow)
    .where(NumberRow.kind == "settings")
    .values(next=NumberRow.next + 1)
)
_CALENDAR_VERSION = Prepared(select(func.max(CalendarVersionRow.version_id)))


class SettingsStore:
    """Calendar, holidays and outcomes, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def version(self) -> int:
        """A number that grows whenever any of them changes."""
        ((version,),) = _VERSION.rows(self._connection)
        return int(version)

    def calendar_version(self) -> int:
        """The number of the calendar in force."""
        ((version,),) = _CALENDAR_VERSION.rows(self._connection)
        return int(version)

    def calendar(self) -> tuple[int, CalendarDefinition]:
        """The version in force."""
        version, text = self._connection.execute(
            select(CalendarVersionRow.version_id, CalendarVersionRow.definition)
            .order_by(CalendarVersionRow.version_id.desc())
            .limit(1)
        ).one()
        return version, read_calendar(text)

    def set_calendar(
        self,
        definition: CalendarDefinition,
        at: datetime,
        staff_id: int,
        took_year: int | None = None,
    ) -> int:
        """Put a calendar in force; its version."""
        result = self._connection.execute(
            insert(CalendarVersionRow).values(
                set_at=at,
                staff_id=staff_id,
                definition=write_calendar(definition),
                took_year=took_year,
            )
        )
        self._connection.execute(GROW)
        (version,) = result.inserted_primary_key or (0,)
        return int(version)

    def holiday_years(
        self, country: str, subdivision: str | None
    ) -> dict[int, Mapping[date, tuple[str, ...]]]:
        """The holidays stored, by year, as they are in force."""
        return CalendarStore(self._connection).holiday_years(country, subdivision)

    def add_holiday_year(
        self,
        country: str,
        subdivision: str | None,
        year: int,
        dates: Mapping[date, tuple[str, ...]],
        library: str,
    ) -> None:
        """Keep a year's holidays as the library names them today."""
        self._connection.execute(
            insert(HolidayYearRow).values(
                country=country,
                subdivision=subdivision or "",
                year=year,
                library=library,
                dates=write_dates(dates),
            )
        )
        self._connection.execute(GROW)

    def outcomes(self) -> dict[str, Outcome]:
        """The clinic's outcomes by code, in the order of the screen."""
        return outcome_store.read_outcomes(self._connection)

    def add_outcomes(self, outcomes: Iterable[Outcome]) -> None:
        """Add outcomes behind those that are there."""
        outcome_store.add_outcomes(self._connection, outcomes)
        self._connection.execute(GROW)

    def change_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Let the outcomes be these, in this order; none that is there is missing."""
        outcome_store.change_outcomes(self._connection, outcomes)
        self._connection.execute(GROW)

    def call_rules(self) -> CallRules:
        """The clinic's rules for calling."""
        return outcome_store.read_call_rules(self._connection)

    def set_call_rules(self, rules: CallRules) -> None:
        """Put rules for calling in force."""
        outcome_store.write_call_rules(self._connection, rules)
        self._connection.execute(GROW)
