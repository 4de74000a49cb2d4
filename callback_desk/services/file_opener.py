"""Opening a file by what staff say of it; whoever waits may end that.

What was shown before is opened as that alone: corrections are made by the row.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from callback_desk.domain.grown_file import GrowingFile
from callback_desk.domain.import_errors import FileNotAsShown
from callback_desk.domain.ports import LeadFile, OpenLeadFile
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.services.file_report import FileReport

Opener = Callable[[], LeadFile]


@dataclass(frozen=True, slots=True)
class FileOpener:
    """Opens a file at a path.

    Attributes:
        open_lead_file: the desk's way.
        path: where it is.
        choices: what staff say of how it is to be read.
        shown: the digest of what somebody has seen of it; None: nobody has yet.
        length: its bytes then, where more may have come behind them since.
    """

    open_lead_file: OpenLeadFile
    path: Path
    choices: ReadingChoices = NO_CHOICES
    shown: str | None = None
    length: int | None = None

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
        if self.shown in (None, file.digest):
            return file
        if (
            isinstance(file, GrowingFile)
            and self.length is not None
            and file.begins_with(self.length, self.shown or "", heed)
        ):
            return file
        raise FileNotAsShown(file=file.name)


def as_shown(opener: Opener, seen: FileReport) -> Opener:
    """An opener of the very file that was shown; what is no file stays as it is."""
    if not isinstance(opener, FileOpener):
        return opener
    # What could not be read was not shown, and is not taken in unseen.
    return replace(opener, shown=seen.digest or "", length=seen.length)


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
