"""Who a lead is: other numbers, what was corrected, and leads that are one person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# RFC 3966 has a place for the extension: the history keeps a number so.
EXTENSION = ";ext="


def bare_number(written: str) -> str:
    """A number of the history without its extension."""
    return written.partition(EXTENSION)[0]


class NumberState(StrEnum):
    """What is known of another number of a lead."""

    GOOD = "good"
    WRONG = "wrong"
    DISCONNECTED = "disconnected"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """A number of a lead beside the one that is called.

    Attributes:
        number_id: its own number.
        phone: E.164.
        extension: digits, or None.
        state: what is known of it.
    """

    number_id: int
    phone: str
    extension: str | None
    state: NumberState


class Edited(StrEnum):
    """What of a lead was corrected."""

    NAME = "name"
    NUMBER = "number"
    NUMBER_ADDED = "number_added"
    NUMBER_REMOVED = "number_removed"
    JOINED = "joined"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class LeadEdit:
    """A correction of who a lead is; rows are only ever added.

    Attributes:
        edit_id: its number.
        at: when, aware UTC.
        by: who made it.
        what: what of the lead.
        before: what stood there.
        after: what stands there now.
        attempt_id: the attempt by which it came about, or None.
    """

    edit_id: int
    at: datetime
    by: str
    what: Edited
    before: str
    after: str
    attempt_id: int | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Two leads that were made one.

    Attributes:
        join_id: its number.
        into: the lead that stayed.
        lead_id: the lead that became part of it.
        name: that lead's name.
        phone: that lead's number.
        at: when, aware UTC.
        by: who said so.
    """

    join_id: int
    into: int
    lead_id: int
    name: str
    phone: str
    at: datetime
    by: str
