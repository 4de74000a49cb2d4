"""The seam of what is remembered of how files were read."""

from datetime import datetime
from typing import Protocol

from callback_desk.domain.reading_choices import ReadingChoices


class Readings(Protocol):
    """What staff said of files, by the headers of these."""

    def said_of(self, key: bytes) -> ReadingChoices | None:
        """What was said last of files with these headers, or None."""
        ...

    def keep(
        self,
        key: bytes,
        choices: ReadingChoices,
        batch_id: int,
        at: datetime,
        staff_id: int,
    ) -> None:
        """Keep what was said with an import, in place of what was said before."""
        ...

    def forget(self, batch_id: int) -> None:
        """Forget what was said with an import that is taken back."""
        ...
