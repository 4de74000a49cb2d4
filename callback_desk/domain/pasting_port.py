"""What the services ask of whoever opens text that was pasted."""

from typing import Protocol

from callback_desk.domain.ports import LeadFile
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices


class OpenPasted(Protocol):
    """Opens rows of a spreadsheet, or a mail's text, that was pasted."""

    def __call__(self, text: str, choices: ReadingChoices = NO_CHOICES) -> LeadFile:
        """The text as a file of leads, read as staff say.

        Raises:
            FileError: there is nothing in it, or it cannot be read so.
        """
        ...
