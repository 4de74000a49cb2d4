"""A mail that was handed over without a file, and what reads one."""

from dataclasses import dataclass
from typing import Protocol

from callback_desk.domain.ports import LeadFile
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices


@dataclass(frozen=True, slots=True)
class HeldMail:
    """What a mail program handed over: it is held in memory and written nowhere.

    Attributes:
        name: as the mail program calls it, without a folder.
        data: its bytes, as they would stand in its file.
    """

    name: str
    data: bytes


class OpenHeld(Protocol):
    """Opens a mail that is in memory alone."""

    def __call__(
        self, held: HeldMail, choices: ReadingChoices = NO_CHOICES
    ) -> LeadFile:
        """The mail as a file of leads.

        Raises:
            FileError: it is no mail, or cannot be read.
        """
        ...
