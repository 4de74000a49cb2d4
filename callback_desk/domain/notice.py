"""A notice line: one sentence for everybody at the desk."""

from dataclasses import dataclass
from datetime import datetime

LONGEST_NOTICE = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands above the pages of every window of the desk.

    Attributes:
        notice_id: its number.
        text: plain, on one line.
        by: who set it.
        at: when.
    """

    notice_id: int
    text: str
    by: str
    at: datetime
