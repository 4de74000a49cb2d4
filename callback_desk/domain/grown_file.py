"""Files that grow at their end: what an earlier import has need not be read again."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from callback_desk.domain.stopping import Heed
from callback_desk.domain.submission import Submission


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first bytes of a file, all of which an earlier import has.

    Attributes:
        batch_id: that import.
        length: how many bytes they are.
        known: how many records they hold that are known now.
        skipped: how many were skipped, and would be again.
    """

    batch_id: int
    length: int
    known: int
    skipped: int


@runtime_checkable
class GrowingFile(Protocol):
    """A file to whose end its program only ever adds."""

    @property
    def length(self) -> int:
        """Its bytes."""
        ...

    @property
    def read_as(self) -> str:
        """What its reading depends on, but for its bytes; the same for the same."""
        ...

    @property
    def beginnings(self) -> Mapping[int, str]:
        """The digests of its first bytes, by how many, where a record begins behind."""
        ...

    def count_behind(self, length: int) -> int:
        """How many records, or more, stand behind one of its beginnings, or behind 0.

        A mail is one, whatever is attached to it.
        """
        ...

    def begins_with(self, length: int, digest: str, heed: Heed) -> bool:
        """Whether its first bytes, so many, hash to this.

        Raises:
            DeskError: the file changed or vanished meanwhile.
            Stopped: `heed` ended it.
        """
        ...

    def submissions_behind(self, length: int) -> Iterable[Submission]:
        """The records behind one of its beginnings, their rows those of the file.

        Raises:
            DeskError: the file changed or vanished meanwhile.
        """
        ...


class GrownFiles(Protocol):
    """What is stored of files that may have grown when they come again."""

    def lengths(self) -> Collection[int]:
        """How long such files were, the latest ones."""
        ...

    def known_beginning(
        self, digests: Mapping[int, str], read_as: str
    ) -> Beginning | None:
        """The longest beginning of which every record would be known or skipped.

        Args:
            digests: of a file's first bytes, by how many they are.
            read_as: how it is read; what was read otherwise counts for nothing.
        """
        ...

    def keep(
        self, batch_id: int, length: int, read_as: str, after: Beginning | None
    ) -> None:
        """Keep how long the file of an import was, and what of it was not read."""
        ...


class GrownFilesWork(Protocol):
    """A unit of work in which files are looked at that may have grown."""

    @property
    def grown_files(self) -> GrownFiles:
        """What is stored of them."""
        ...
