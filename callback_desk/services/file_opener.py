"""Opening a file by what staff say of it; whoever waits may end that.

What was shown before is opened as that alone: corrections are made by the row.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from callback_desk.domain.grown_file import GrowingFile
from callback_desk.domain.import_errors import FileNotAsShown
from callback_desk.domain.ports import LeadFile, OpenLeadFile
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.services.file_report import FileReport

Opener = Callable[[], LeadFile]
_PIECE: Final = 1024 * 1024


class Shown(NamedTuple):
    """A file as somebody looked at it; of one that could not be read, None."""

    digest: str | None
    length: int | None


@dataclass(frozen=True, slots=True)
class FileOpener:
    """Opens a file at a path.

    Attributes:
        open_lead_file: the desk's way.
        path: where it is.
        choices: what staff say of how it is to be read.
        shown: what it was as somebody looked at it; None: nobody has yet.
    """

    open_lead_file: OpenLeadFile
    path: Path
    choices: ReadingChoices = NO_CHOICES
    shown: Shown | None = None

    def __call__(self) -> LeadFile:
        """The file.

        Raises:
            FileNotAsShown: it is another than was shown.
        """
        return self._as_shown(self.open_lead_file(self.path, self.choices), go_on)

    def weight(self) -> int:
        """Its size in bytes; 0 where that cannot be told."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def heeding(self, heed: Heed) -> LeadFile:
        """The file, unless it is wanted no more before its mails are found."""
        file = self.open_lead_file(self.path, self.choices, heed)
        return self._as_shown(file, heed)

    def _as_shown(self, file: LeadFile, heed: Heed) -> LeadFile:
        """The file; mails may have come behind those that an archive showed."""
        if self.shown is None or self.shown.digest == file.digest:
            return file
        digest, length = self.shown
        # Else other mails have the rows of those that were shown.
        grows = isinstance(file, GrowingFile) and length is not None
        if grows and _digest_of(self.path, length or 0, heed) == digest:
            return file
        raise FileNotAsShown(file=file.name)


def as_shown(opener: Opener, shown: FileReport) -> Opener:
    """An opener of the very file that was shown; what is no file stays as it is.

    Args:
        opener: of what was looked at.
        shown: what that told. What could not be read then was not shown.
    """
    if not isinstance(opener, FileOpener):
        return opener
    return replace(opener, shown=Shown(shown.digest, shown.length))


def _digest_of(path: Path, length: int, heed: Heed) -> str:
    """SHA-256 of a file's first bytes; if it cannot be read, of those that can."""
    sha256 = hashlib.sha256()
    with suppress(OSError), path.open("rb") as file:
        while piece := file.read(min(length, _PIECE)):
            heed()
            sha256.update(piece)
            length -= len(piece)
    return sha256.hexdigest()


def opened_heeding(opener: Opener, heed: Heed) -> LeadFile:
    """What an opener opens, unless it is wanted no more.

    Raises:
        Stopped: it is wanted no more.
        FileError: it cannot be read.
    """
    heed()
    file = opener.heeding(heed) if isinstance(opener, FileOpener) else opener()
    heed()
    return file
