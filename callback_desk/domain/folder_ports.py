"""The seam of watched folders: what the services ask of the file system."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

FileState = tuple[int, int, int, int]
"""Device, inode, size and time of the last change."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of leads in a folder, by its name and looks.

    Attributes:
        path: where it is.
        state: what tells this state of it from any other.
        wrong: why it is none that can be taken in whatever is in it, or None.
    """

    path: Path
    state: FileState
    wrong: str | None = None


class FolderReader(Protocol):
    """Reads a folder and moves files inside it."""

    def look(self, folder: Path) -> Sequence[FoundFile]:
        """The files of leads in it, by name; folders inside are not looked into.

        Raises:
            FolderUnreadable: it is not there, or may not be listed.
        """
        ...

    def digest(self, found: FoundFile) -> str:
        """SHA-256 of a file's bytes, hex.

        Raises:
            FileUnreadable: it is gone or may not be opened.
            FileChanged: it is not the one that was found.
        """
        ...

    def move(self, found: FoundFile, into: str) -> bool:
        """Move a file into a folder beside it; whether it was there to be moved.

        What stands there by the same name stays, too; a file that was put in its
        place meanwhile is left where it is.

        Raises:
            FileNotMoved: it cannot be.
        """
        ...
