"""What staff said of a file is said of the next one with the same headers."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from callback_desk.domain.file_reading import FileReading
from callback_desk.domain.ports import OpenWork, Work
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices

KEY_BYTES = 16


def header_key(headers: Sequence[str]) -> bytes:
    """What the same set of headers has in common, whatever their order."""
    whole = "\x1f".join(sorted(header.strip() for header in headers))
    data = whole.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=KEY_BYTES).digest()


def recall(open_work: OpenWork, headers: Sequence[str]) -> ReadingChoices | None:
    """What was said last of a file with these headers; None where it has none."""
    if not headers:
        return None
    with open_work(writes=False) as work:
        return work.readings.said_of(header_key(headers))


def keep_reading(
    work: Work, reading: FileReading, batch_id: int, at: datetime, staff_id: int
) -> None:
    """Keep what was said of a file for the next one with its headers.

    Its encoding is not kept, for bytes tell it better, nor the name of its source:
    the same headers come from more than one.
    """
    choices = replace(reading.choices, encoding=None, source_name=None)
    if not reading.headers or choices == NO_CHOICES:
        return
    key = header_key(reading.headers)
    if work.readings.said_of(key) != choices:
        work.readings.keep(key, choices, batch_id, at, staff_id)


def recaller(open_work: OpenWork) -> partial[ReadingChoices | None]:
    """What recalls, for whoever opens files."""
    return partial(recall, open_work)
