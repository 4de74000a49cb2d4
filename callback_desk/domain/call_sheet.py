"""A call sheet: leads to call on paper, each by the number of its line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet that was printed.

    Attributes:
        sheet_id: its number, printed on it.
        at: when it was printed; what stands on it was so then.
        by: who printed it.
        lines: the lead of each line's number.
    """

    sheet_id: int
    at: datetime
    by: str
    lines: Mapping[int, int]
