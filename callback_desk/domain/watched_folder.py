"""A watched folder: files that appear there are taken in by themselves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from callback_desk.domain.kept_failure import KeptFailure


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder as the clinic set it up.

    Attributes:
        folder_id: its number; 0 for one that is not stored.
        path: where it is, as this computer calls it.
        source_name: the name under which reports count its leads, or None.
        zone: of times that are written without one; None: the clinic's.
        move_to: the folder inside it that files are moved to once they are safely
            taken in, or None: they stay.
        active: whether it is watched.
    """

    path: str
    source_name: str | None = None
    zone: str | None = None
    move_to: str | None = None
    active: bool = True
    folder_id: int = 0


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that stays in the folder, with what is wrong with it."""

    name: str
    wrong: KeptFailure

    @property
    def sentence(self) -> str:
        """What is wrong with it and what to do, in the language of this run."""
        return self.wrong.said


@dataclass(frozen=True, slots=True)
class FolderState:
    """How the last look into a folder went.

    Attributes:
        looked_at: when that was, or None.
        problem: why the folder itself could not be read, or None.
        refused: the files in it that cannot be taken in.
    """

    looked_at: datetime | None = None
    problem: KeptFailure | None = None
    refused: tuple[RefusedFile, ...] = ()


class Folders(Protocol):
    """Watched folders, and which files of them were taken in."""

    def all(self) -> list[WatchedFolder]:
        """Those that are set up, in the order they were added."""
        ...

    def get(self, folder_id: int) -> WatchedFolder:
        """One of them.

        Raises:
            FolderUnknown: there is none of that number.
        """
        ...

    def state(self, folder_id: int) -> FolderState:
        """How the last look into it went."""
        ...

    def add(self, folder: WatchedFolder, at: datetime) -> WatchedFolder:
        """Keep a new one; it with its number."""
        ...

    def change(self, folder: WatchedFolder) -> None:
        """Keep changed settings."""
        ...

    def remove(self, folder_id: int, at: datetime) -> None:
        """Watch a folder no more; what was taken in of it stays known."""
        ...

    def taken_in(self, folder_id: int, digests: Collection[str]) -> set[str]:
        """Those of them whose files were taken in."""
        ...

    def remember(
        self, folder_id: int, digest: str, name: str, at: datetime, batch_id: int | None
    ) -> None:
        """Remember a file as taken in; a second time is nothing new."""
        ...

    def note_look(
        self,
        folder_id: int,
        at: datetime,
        problem: KeptFailure | None,
        refused: Sequence[RefusedFile],
    ) -> None:
        """Keep how a look went."""
        ...
