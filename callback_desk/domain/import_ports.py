"""The seam of imports: what the services ask of storage for batches and records."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from callback_desk.domain.lead import Request
from callback_desk.domain.record import Asking, Placed, Record, TakenBack, Waiting

if TYPE_CHECKING:
    from callback_desk.domain.judged_block import NewPeople, PlainPeople
    from callback_desk.domain.ports import LeadFile


class MetPeople(Protocol):
    """Who was met in files of which nothing is stored, however many they are."""

    def known(self, fingerprints: Collection[bytes]) -> set[bytes]:
        """Those of the fingerprints that were kept."""
        ...

    def names(self, phones: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Who was kept with one of the numbers, each in the order they were met."""
        ...

    def keep(
        self, fingerprints: Iterable[bytes], people: Iterable[tuple[str, str]]
    ) -> None:
        """Keep submissions that were not kept before, and people with their numbers."""
        ...

    def forget(self) -> None:
        """Let go of all of them."""
        ...


class Imports(Protocol):
    """Batches and the records in them."""

    def known_fingerprints(
        self,
        fingerprints: Collection[bytes],
        own: int | None = None,
        phones: Collection[str] = (),
    ) -> set[bytes]:
        """Those of them that are here already, or in one's own pending batch.

        Args:
            fingerprints: of some records.
            own: one's own pending batch.
            phones: of those records: what came by the block is found by it alone.
        """
        ...

    def met(self) -> MetPeople:
        """Keeps who is met in a file that is only looked at; to be let go of."""
        ...

    def record(self, record_id: int) -> Record:
        """A record as it was judged.

        Raises:
            UnknownRecord: there is none of that number.
        """
        ...

    def barred(self, phones: Collection[str]) -> set[str]:
        """Those of the numbers that may not be called."""
        ...

    def reserve(self, kind: str, count: int) -> int:
        """The first of so many new numbers of a kind: `lead`, `request`."""
        ...

    def begin_batch(
        self, file: "LeadFile", source_name: str | None, at: datetime, staff_id: int
    ) -> int:
        """Start a batch that nobody sees yet; its number."""
        ...

    def add_records(self, batch_id: int, placed: Sequence[Placed], zone: str) -> None:
        """Keep records with their raw text, new leads and new requests."""
        ...

    def move_request_earlier(self, lead_id: int, request: Request) -> None:
        """Keep a request's earlier receipt and deadline."""
        ...

    def waiting(self, batch_id: int, count: int) -> list[Waiting]:
        """The first records of a pending batch that wait for leads of other batches."""
        ...

    def join_waiting(self, joined: Collection[tuple[int, Placed]]) -> None:
        """Put waiting records, by their numbers, to their leads and requests."""
        ...

    def finish_batch(self, batch_id: int, counts: Mapping[str, int], seen: int) -> None:
        """Let the batch be seen, with its counts."""
        ...

    def begin_taking_back(self, batch_id: int) -> None:
        """Let a batch be one that is taken back; it is seen until that is done.

        Raises:
            UnknownBatch: there is none that can be taken back.
        """
        ...

    def half_taken_back(self) -> list[int]:
        """The batches of which something may be left that was to be taken back."""
        ...

    def brought(
        self, batch_id: int, records: Collection[int] | None = None
    ) -> list[int]:
        """Whose records a batch holds, or some of its records are, in order."""
        ...

    def take_back(
        self, batch_id: int, lead_ids: Collection[int], now: datetime
    ) -> TakenBack:
        """Remove what some leads sent by a batch, but of who was worked on since.

        So stays whom somebody has open now.
        """
        ...

    def take_leadless(self, batch_id: int, behind: int, most: int) -> int | None:
        """Remove records of a batch that no lead has, with raw text nobody needs.

        Args:
            batch_id: theirs.
            behind: the last chunk of raw text that was looked at, at first 0.
            most: how many are removed at once, but for those of the last chunk.

        Returns:
            the last chunk that was looked at; None once there are none behind.
        """
        ...

    def end_taking_back(self, batch_id: int) -> None:
        """Let a batch be one that was taken back."""
        ...

    def stop_taking_back(self, batch_id: int, behind: int) -> int | None:
        """Let what is left of a batch stay, with no raw text that nobody needs.

        Args:
            batch_id: it is being taken back.
            behind: the last chunk of raw text that was looked at, at first 0.

        Returns:
            the last chunk that was looked at; None once the batch stands, in part.
        """
        ...

    def askings(self, lead_ids: Collection[int]) -> dict[int, list[Asking]]:
        """The records by which leads asked, by lead, in the order they were stored."""
        ...

    def request_origins(self, request_ids: Collection[int]) -> dict[int, Request]:
        """The requests that were moved earlier, as they were asked first."""
        ...

    def remove_request(self, request_id: int) -> None:
        """Remove a request of which no record is left."""
        ...

    def remove_leads(self, lead_ids: Sequence[int]) -> None:
        """Remove leads of whom no record is left, with their requests."""
        ...

    def pending_batches(self) -> list[int]:
        """The batches that are not whole yet."""
        ...

    def drop_some(self, batch_id: int, count: int) -> bool:
        """Remove so many records of a pending batch; whether it is gone altogether."""
        ...


@runtime_checkable
class KeepsBlocks(Protocol):
    """Batches that take records by the block as well."""

    def add_block(
        self,
        batch_id: int,
        new: "NewPeople",
        known: "PlainPeople",
        placed: Sequence[Placed],
        at: Sequence[int],
        zone: str,
    ) -> None:
        """Keep a block: the people whom nobody knew, what is known, and the others.

        Args:
            batch_id: that brings it.
            new: the people.
            known: what came in before, of nobody who was removed.
            placed: the others.
            at: their places in the block.
            zone: of times that are written without one.
        """
        ...

    def removed_among(self, fingerprints: Collection[bytes]) -> set[bytes]:
        """Those of the fingerprints that records have whose person was removed."""
        ...

    def note_fingerprints(self, batch_id: int, behind: int, most: int) -> int | None:
        """Let records of a batch be known by their fingerprints that came by the block.

        Args:
            batch_id: theirs; all of them are noted before it is whole.
            behind: the number of the last record that was looked at, at first 0.
            most: how many are looked at.

        Returns:
            the number of the last one; None once there are none behind.
        """
        ...
