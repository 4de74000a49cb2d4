"""The seams of a day's work among several people: claims, owners, notice, sheets."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from callback_desk.domain.being_told import Coming
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.call_sheet import PrintedSheet
from callback_desk.domain.claim import Claim
from callback_desk.domain.day_progress import DayCounts
from callback_desk.domain.notice import Notice
from callback_desk.domain.while_away import ChangedMeanwhile


class Claims(Protocol):
    """Who has which lead open."""

    def standing(self, now: datetime) -> list[Claim]:
        """Those that hold at an instant."""
        ...

    def of_lead(self, lead_id: int, now: datetime) -> Claim | None:
        """The one that holds on a lead, or None."""
        ...

    def hold(self, claim: Claim, now: datetime) -> None:
        """Let this be the only claim on its lead; marks long dead go with it."""
        ...

    def free(self, lead_id: int, opening: str) -> None:
        """Let go of a lead, if that open desk has it."""
        ...

    def free_all(self, opening: str) -> None:
        """Let go of everything that an open desk has."""
        ...

    def free_of_staff(self, staff_id: int) -> None:
        """Let go of everything that somebody has, wherever."""
        ...


class Owners(Protocol):
    """Who looks after which lead; most have nobody of their own."""

    def of(self, lead_ids: Collection[int]) -> dict[int, int]:
        """The owner's staff number by lead; leads without one are left out."""
        ...

    def given_since(self, lead_id: int, since: datetime) -> int | None:
        """To whom a lead was given since an instant, by staff number, or None."""
        ...

    def leads_of(self, staff_id: int) -> list[int]:
        """The open leads that somebody owns."""
        ...

    def agreed_with(self, staff_id: int) -> list[int]:
        """The open leads without an owner whose call somebody agreed."""
        ...

    def set(self, owners: Mapping[int, int | None], by: int, at: datetime) -> None:
        """Give leads an owner by staff number, or None for nobody."""
        ...


class Notices(Protocol):
    """The desk's notice line."""

    def newest(self) -> Notice | None:
        """The one in force, or None."""
        ...

    def set(self, text: str, staff_id: int, at: datetime) -> int:
        """Put a notice in the place of the one before; "" takes it down."""
        ...

    def dismiss(self, notice_id: int, staff_id: int) -> None:
        """Note that somebody has read it."""
        ...

    def is_dismissed(self, notice_id: int, staff_id: int) -> bool:
        """Whether somebody has read it."""
        ...


class CallSheets(Protocol):
    """The call sheets that were printed."""

    def add(self, lead_ids: Sequence[int], staff_id: int, at: datetime) -> int:
        """Keep which leads stand on which lines, the first being 1; its number."""
        ...

    def sheet(self, sheet_id: int) -> PrintedSheet | None:
        """A sheet by its number, or None."""
        ...

    def newest(self) -> PrintedSheet | None:
        """The sheet that was printed last, or None."""
        ...


class DeskNumbers(Protocol):
    """Settings of the clinic that are a number each."""

    def number(self, name: str, otherwise: int) -> int:
        """The number of a setting."""
        ...

    def set_number(self, name: str, number: int) -> None:
        """Set it."""
        ...


class LooksAhead(Protocol):
    """What lies ahead today, and what changed since an instant."""

    def coming(
        self, calendar: BusinessCalendar, now: datetime, until: datetime
    ) -> list[Coming]:
        """The instants from now until then by which somebody should act.

        Of people in danger whom nobody dialled, those that passed as well.
        """
        ...

    def day_counts(self, begins: datetime, ends: datetime, up_to: int) -> DayCounts:
        """What falls due within a day, and what was left before; each up to a limit."""
        ...

    def count_ahead(
        self, calendar: BusinessCalendar, now: datetime, tomorrow: datetime
    ) -> tuple[int, int]:
        """How many untried promises end before tomorrow, and agreed calls."""
        ...

    def changed_since(self, since: datetime, staff_id: int) -> ChangedMeanwhile:
        """What came in, what others recorded and what moved since an instant."""
        ...
