"""A watched folder on the disk: which files lie there, and moving them out of the way.

Nothing here waits: a half-written file is told by changing between two looks.
"""

import hashlib
import os
import stat
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Final

from callback_desk.domain.errors import FileChanged
from callback_desk.domain.folder_errors import FileNotMoved, FolderUnreadable
from callback_desk.domain.folder_ports import FileState, FoundFile
from callback_desk.intake.lead_file import LEAD_SUFFIXES
from callback_desk.intake.regular_file import (
    check_unchanged,
    identity_of,
    opened_regular,
    reason_of,
)
from callback_desk.translation import _

HIDDEN: Final = (".", "~$", "~")
"""How names begin that programs give to what they have not finished."""

_PIECE: Final = 1024 * 1024


class DiskFolders:
    """Folders of this computer, or of one that it is connected to."""

    def look(self, folder: Path) -> Sequence[FoundFile]:
        """The files of leads in it, by name; folders inside are not looked into."""
        found = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not _names_leads(entry.name):
                        continue
                    one = _found(entry)
                    if one is not None:
                        found.append(one)
        except (OSError, ValueError) as error:
            raise FolderUnreadable(folder=folder, reason=_why(error)) from error
        return sorted(found, key=_name)

    def digest(self, found: FoundFile) -> str:
        """SHA-256 of a file's bytes, hex."""
        path, name = found.path, found.path.name
        sha256 = hashlib.sha256()
        with opened_regular(path, name, again=True) as descriptor:
            while piece := _read(descriptor, name):
                sha256.update(piece)
            check_unchanged(path, name, descriptor, found.state)
        return sha256.hexdigest()

    def move(self, found: FoundFile, into: str) -> bool:
        """Move a file into a folder beside it; whether it was there to be moved."""
        target = found.path.parent / into
        try:
            target.mkdir(exist_ok=True)
            if _state(found.path) != found.state:
                return False
            place = _free(target, found.path)
            os.rename(found.path, place)
            if _state(place) != found.state:
                # Another one was put in its place at that very instant.
                os.rename(place, found.path)
                return False
        except FileNotFoundError:
            # Another desk was faster.
            return False
        except OSError as error:
            raise FileNotMoved(
                file=found.path.name, folder=into, reason=_why(error)
            ) from error
        return True


def _names_leads(name: str) -> bool:
    return (
        not name.startswith(HIDDEN)
        and os.path.splitext(name)[1].lower() in LEAD_SUFFIXES
    )


def _found(entry: "os.DirEntry[str]") -> FoundFile | None:
    """What stands there; None for a folder, or for what has just vanished."""
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        return None
    wrong = None
    if stat.S_ISLNK(status.st_mode):
        wrong = "it is a link, and links are not followed here"
    elif not stat.S_ISREG(status.st_mode):
        wrong = "it is not a regular file"
    # On Windows the entry knows neither device nor number of a file.
    if wrong is None:
        try:
            return FoundFile(Path(entry.path), _state(Path(entry.path)))
        except FileNotFoundError:
            return None
    return FoundFile(Path(entry.path), identity_of(status), wrong)


def _name(found: FoundFile) -> str:
    return found.path.name


def _state(path: Path) -> FileState:
    return identity_of(os.lstat(path))


def _read(descriptor: int, name: str) -> bytes:
    try:
        return os.read(descriptor, _PIECE)
    except OSError as error:
        raise FileChanged(file=name) from error


def _free(folder: Path, file: Path) -> Path:
    """A place in a folder by a file's name, numbered where that is taken."""
    place = folder / file.name
    numbers = count(2)
    while os.path.lexists(place):
        place = folder / f"{file.stem} ({next(numbers)}){file.suffix}"
    return place


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("there is no such folder")
    return reason_of(error)
