"""People on file and what they asked, as an import sees them and moves them."""

from dataclasses import dataclass, field
from datetime import datetime

from callback_desk.domain.lead import Request, RequestState
from callback_desk.domain.submission import Precision


@dataclass(slots=True)
class Asking:
    """A request of a known or of a new person; `answered_at` is None while open."""

    request_id: int | None
    received_at: datetime
    precision: Precision
    due_at: datetime
    promised_due_at: datetime
    version: int
    due_from: datetime
    due_precision: Precision
    due_version: int
    answered_at: datetime | None = None
    closed: bool = False
    is_new: bool = True
    moved: bool = False

    def move_to(self, request: Request) -> None:
        """Take over the receipt and deadline of a request."""
        self.received_at, self.precision = request.received_at, request.precision
        self.due_at, self.promised_due_at = request.due_at, request.promised_due_at
        self.due_from, self.due_precision = request.reckoned_from
        self.due_version = request.reckoned_by
        self.moved = True

    def as_request(self) -> Request:
        """As it is stored; what goes without saying is left out."""
        same_version = self.due_version == self.version
        same_receipt = self.due_from == self.received_at
        same_precision = self.due_precision is self.precision
        return Request(
            request_id=self.request_id or 0,
            received_at=self.received_at,
            precision=self.precision,
            promised_due_at=self.promised_due_at,
            due_at=self.due_at,
            calendar_version=self.version,
            due_version=None if same_version else self.due_version,
            due_from=None if same_receipt else self.due_from,
            due_precision=None if same_precision else self.due_precision,
        )


@dataclass(slots=True)
class PersonOnFile:
    """A lead that is stored, or one that this run has found."""

    lead_id: int | None
    name: str
    askings: list[Asking] = field(default_factory=list)
    last_call_at: datetime | None = None
    is_new: bool = False
    is_elsewhere: bool = False


def stored_asking(state: RequestState) -> Asking:
    """A request that is stored, with what was done about it."""
    request = state.request
    return Asking(
        request_id=request.request_id,
        received_at=request.received_at,
        precision=request.precision,
        due_at=request.due_at,
        promised_due_at=request.promised_due_at,
        version=request.calendar_version,
        due_from=request.reckoned_from[0],
        due_precision=request.reckoned_from[1],
        due_version=request.reckoned_by,
        answered_at=state.answered_at,
        closed=state.closed_at is not None,
        is_new=False,
    )
