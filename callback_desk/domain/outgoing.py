"""What leaves the desk: plain tables, and how a file comes to stand in its place."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

# Text, a number, or nothing.
OutgoingCell = str | int | float | None


class Shown(StrEnum):
    """How a column is read on paper; in a file it stands as it is counted with."""

    PLAIN = "plain"
    PHONE = "phone"
    LOCAL_TIME = "local_time"
    DESK_MINUTES = "desk_minutes"


@dataclass(frozen=True, slots=True)
class OutgoingColumn:
    """A column that can be ticked.

    Attributes:
        code: its name for options.
        heading: what stands above it.
        usual: whether it is ticked unless somebody says otherwise.
        shown: how it is read on paper.
    """

    code: str
    heading: str
    usual: bool = True
    shown: Shown = Shown.PLAIN

    def in_zone(self, zone: str) -> "OutgoingColumn":
        """The same, its heading with the zone that its times are in."""
        return replace(self, heading=self.heading.format(zone=zone))


@dataclass(frozen=True, slots=True)
class OutgoingTable:
    """A table that leaves the desk.

    Attributes:
        title: its name for people; never a person's.
        columns: what stands in each row.
        rows: a cell per column.
    """

    title: str
    columns: tuple[OutgoingColumn, ...]
    rows: tuple[tuple[OutgoingCell, ...], ...]

    def only(self, ticked: Collection[str] | None) -> "OutgoingTable":
        """The ticked columns alone; the usual ones where nothing is said."""
        places = [
            place
            for place, column in enumerate(self.columns)
            if (column.usual if ticked is None else column.code in ticked)
        ]
        return OutgoingTable(
            self.title,
            tuple(self.columns[place] for place in places),
            tuple(tuple(row[place] for place in places) for row in self.rows),
        )


class Delivery(Protocol):
    """How what leaves the desk gets to where it goes, in steps that can be ended."""

    def prepare(self) -> None:
        """Make it whole, where nobody takes it for finished."""
        ...

    def finish(self) -> None:
        """Put it in its place."""
        ...

    def abandon(self) -> None:
        """Leave nothing of what was not finished."""
        ...
