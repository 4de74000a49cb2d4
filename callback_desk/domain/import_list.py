"""The imports so far: who took what in, and what taking one back would come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Protocol

from callback_desk.domain.record_place import RecordPlace
from callback_desk.domain.sort_order import SortOrder


class ImportState(StrEnum):
    """How an import stands."""

    GOING_ON = "pending"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    IN_PART = "part"

    @property
    def stands(self) -> bool:
        """Whether there is something of it to take back, and nobody is at it."""
        return self in {ImportState.DONE, ImportState.IN_PART}


class ImportKey(IntEnum):
    """What the list can be sorted by, as its columns stand.

    Attributes:
        WHEN: when it was begun.
        WHO: the importer's name.
        FILE: the file's or mailbox's name.
        BROUGHT: how many records it held.
        STATE: how many of them wait for a look; what was taken back has less than none.
    """

    WHEN = 0
    WHO = 1
    FILE = 2
    BROUGHT = 3
    STATE = 4


@dataclass(frozen=True, slots=True)
class ListedImport:
    """An import as the list shows it.

    Attributes:
        batch_id: its number.
        at: when it was begun.
        by: who imported.
        file_name: the file or mailbox.
        recognised_as: the form product and medium.
        source_name: the name under which reports count it, or None.
        state: going on, done, being taken back, taken back or that in part.
        seen: how many records it held.
        counts: them by verdict.
        waiting: how many of its records wait for a look now.
        undone_at: when it was taken back, even in part, or that was begun, or None.
        undone_by: who took it back, or began to, or None.
    """

    batch_id: int
    at: datetime
    by: str
    file_name: str
    recognised_as: str
    source_name: str | None
    state: ImportState
    seen: int
    counts: Mapping[str, int]
    waiting: int
    undone_at: datetime | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """What taking an import back would reach.

    Attributes:
        gone: how many leads nothing else brought, so that they would be gone.
        less: how many leads would lose what they sent by it, and stay otherwise.
        kept: the leads that somebody worked on since: they stay as they are.
        waiting: how many records that wait for a look would be gone with it.
    """

    gone: int
    less: int
    kept: tuple[int, ...]
    waiting: int


class ImportList(Protocol):
    """What storage tells of imports as a whole."""

    def listed(self, before: int | None, limit: int) -> Sequence[ListedImport]:
        """The newest first.

        Args:
            before: the number of the last one that is known, or None.
            limit: how many at most.
        """
        ...

    def listed_by(
        self, order: SortOrder, behind: int, limit: int
    ) -> Sequence[ListedImport]:
        """Sorted by an `ImportKey`; what is equal in it, the newest first.

        Args:
            order: which, and which way.
            behind: how many are known already, from the first on.
            limit: how many at most.
        """
        ...

    def whole(self) -> tuple[int, int]:
        """How many imports everybody sees, and how many records these brought."""
        ...

    def reach(self, batch_id: int, now: datetime) -> Reach:
        """What taking an import back would reach.

        Raises:
            UnknownBatch: there is none that can be taken back.
        """
        ...

    def numbers_of(
        self, batch_id: int, rows: Sequence[int]
    ) -> Mapping[RecordPlace, int]:
        """The numbers of an import's records in these rows, by their places."""
        ...
