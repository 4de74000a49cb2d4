"""What is remembered of how files were read, in memory."""

# ruff: noqa: D102 - the ports say what each method does

from datetime import datetime

from callback_desk.domain.reading_choices import ReadingChoices
from tests.services.fake_stored import Stored


class FakeReadings:
    """What staff said of files, by the headers of these."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def said_of(self, key: bytes) -> ReadingChoices | None:
        choices, _ = self._stored.readings.get(key, (None, 0))
        return choices

    def keep(
        self,
        key: bytes,
        choices: ReadingChoices,
        batch_id: int,
        at: datetime,
        staff_id: int,
    ) -> None:
        self._stored.readings[key] = choices, batch_id

    def forget(self, batch_id: int) -> None:
        for key, (_, by) in list(self._stored.readings.items()):
            if by == batch_id:
                del self._stored.readings[key]
