"""Settling: what a person decides about a record that was kept for a look."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from callback_desk.domain.record import Record
from callback_desk.domain.submission import Precision, Problem


class Settled(StrEnum):
    """What was decided; a row that takes another back decides nothing by itself."""

    ACCEPTED = "accepted"
    JOINED = "joined"
    SET_ASIDE = "set_aside"
    TAKEN_BACK = "taken_back"


class Aside(StrEnum):
    """Why a record is set aside."""

    SPAM = "spam"
    TEST = "test"
    NO_LEAD = "no_lead"
    HERE_ALREADY = "here_already"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Fix:
    """A record's fields as a person left them.

    Attributes:
        name: as it shall be called.
        phone_text: read by the same rules as the cell of a file.
        extension: digits; "" leaves what stands in the number.
        email: "" for none.
        message: the visitor's own words.
        received: when it was sent as somebody typed it, an INSTANT such as
            `2026-11-16 10:00`; "" leaves what is known.
    """

    name: str
    phone_text: str
    extension: str = ""
    email: str = ""
    message: str = ""
    received: str = ""


@dataclass(frozen=True, slots=True, order=True)
class KeptKey:
    """A record's place in the list: those in danger first, then the earliest due."""

    calm: bool
    due_at: datetime
    record_id: int


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A kept record as far as the list needs it."""

    record_id: int
    name: str
    phone_text: str
    problem: Problem | None
    safety: bool
    received_at: datetime
    precision: Precision
    due_at: datetime
    file_name: str
    row: int

    @property
    def key(self) -> KeptKey:
        """Its place in the list."""
        return KeptKey(not self.safety, self.due_at, self.record_id)


@dataclass(frozen=True, slots=True)
class Settlement:
    """A decision as it is stored.

    Attributes:
        settlement_id: its number.
        record_id: the record that it is about.
        at: when it was made.
        by: who made it.
        how: what was decided.
        lead_id: the lead that the record went to, or None.
        made_lead: whether that lead was made by it.
        made_request: whether a request was made by it.
        request_id: the request that the record belongs to, or None.
        takes_back: the decision that it takes back, or None.
    """

    settlement_id: int
    record_id: int
    at: datetime
    by: str
    how: Settled
    lead_id: int | None = None
    made_lead: bool = False
    made_request: bool = False
    request_id: int | None = None
    takes_back: int | None = None


@dataclass(frozen=True, slots=True)
class NewSettlement:
    """A decision about to be stored.

    Attributes:
        record_id: the record that it is about.
        at: when.
        how: what was decided.
        record: the record as it was corrected and placed, or None.
        made_lead: whether it makes a lead.
        made_request: whether it makes a request.
        request_id: the request that the record goes to, or None.
        made_safety: whether the lead stands on top by it alone.
        reason: why it is set aside, or None.
        words: what the person wrote of it.
        takes_back: the decision that it takes back, or None.
        by_batch: the import that brought the decision with it, or None.
        by_record: the record that came in instead of it, or None.
    """

    record_id: int
    at: datetime
    how: Settled
    record: Record | None = None
    made_lead: bool = False
    made_request: bool = False
    request_id: int | None = None
    made_safety: bool = False
    reason: Aside | None = None
    words: str = ""
    takes_back: int | None = None
    by_batch: int | None = None
    by_record: int | None = None


@dataclass(frozen=True, slots=True)
class BroughtDecision:
    """A standing decision that came with an import.

    Attributes:
        settlement_id: its number.
        record_id: the kept record that it is about.
        by_record: the record that came in instead of it; None where somebody corrected
            the record itself.
    """

    settlement_id: int
    record_id: int
    by_record: int | None


@dataclass(frozen=True, slots=True)
class Undoing:
    """What taking a decision back needs to know of it."""

    settlement: Settlement
    made_safety: bool
