"""Opening a file by what staff say of it; whoever waits may end that."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from callback_desk.domain.ports import LeadFile, OpenLeadFile
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.stopping import Heed

Opener = Callable[[], LeadFile]


@dataclass(frozen=True, slots=True)
class FileOpener:
    """Opens a file at a path.

    Attributes:
        open_lead_file: the desk's way.
        path: where it is.
        choices: what staff say of how it is to be read.
    """

    open_lead_file: OpenLeadFile
    path: Path
    choices: ReadingChoices = NO_CHOICES

    def __call__(self) -> LeadFile:
        """The file."""
        return self.open_lead_file(self.path, self.choices)

    def weight(self) -> int:
        """Its size in bytes; 0 where that cannot be told."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def heeding(self, heed: Heed) -> LeadFile:
        """The file, unless it is wanted no more before its mails are found."""
        return self.open_lead_file(self.path, self.choices, heed)


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
