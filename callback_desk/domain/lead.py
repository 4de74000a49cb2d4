"""A lead is a person; each asking of theirs is a request with a promise of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from callback_desk.domain.attempt_details import NO_DETAILS, AttemptDetails
from callback_desk.domain.last_word import closed_by, last_word
from callback_desk.domain.outcome import Channel, Contact, Direction, Outcome
from callback_desk.domain.submission import Precision
from callback_desk.domain.visit import MARKS


@dataclass(frozen=True, slots=True)
class Request:
    """One asking.

    Attributes:
        request_id: its number.
        received_at: aware UTC.
        precision: how exactly that is known.
        promised_due_at: the deadline given when it came in; never moves.
        due_at: the deadline in force.
        calendar_version: the calendar in force when it came in.
        due_version: the calendar by which `due_at` was reckoned, if another.
        due_from: the receipt by which it was reckoned, if another: of several askings
            the earliest deadline stays, whichever was first.
        due_precision: how exactly that is known, if otherwise.
    """

    request_id: int
    received_at: datetime
    precision: Precision
    promised_due_at: datetime
    due_at: datetime
    calendar_version: int
    due_version: int | None = None
    due_from: datetime | None = None
    due_precision: Precision | None = None

    @property
    def reckoned_by(self) -> int:
        """The calendar by which the deadline in force was reckoned."""
        return self.due_version or self.calendar_version

    @property
    def reckoned_from(self) -> tuple[datetime, Precision]:
        """The receipt by which it was reckoned, and how exactly that is known."""
        return self.due_from or self.received_at, self.due_precision or self.precision


@dataclass(frozen=True, slots=True)
class Attempt:
    """One dial or one call of theirs; a correction is an attempt that names another.

    Attributes:
        attempt_id: its number.
        at: when the call was, aware UTC.
        entered_at: when it was recorded, aware UTC.
        outcome: the outcome's code; None takes the named attempt back.
        direction: who called whom.
        channel: by what means.
        note: what was said, in the staff member's words.
        by: the staff member's name.
        next_call_at: when the lead comes back by this attempt, or None.
        next_is_agreed: whether that was agreed with the person (else it is planned).
        corrects: the attempt that this one replaces, or None.
        why: the reason of a correction.
        details: what was asked further.
    """

    attempt_id: int
    at: datetime
    entered_at: datetime
    outcome: str | None
    direction: Direction
    channel: Channel
    note: str
    by: str
    next_call_at: datetime | None = None
    next_is_agreed: bool = False
    corrects: int | None = None
    why: str | None = None
    details: AttemptDetails = NO_DETAILS


@dataclass(frozen=True, slots=True)
class Person:
    """A lead as far as telling people apart needs it."""

    lead_id: int
    name: str
    phone: str
    batch_id: int | None = None


@dataclass(frozen=True, slots=True)
class LeadDetails:
    """Who a lead is, beside its history."""

    lead_id: int
    name: str
    phone: str
    extension: str | None
    email: str | None
    safety: bool
    barred: bool
    asked: int


@dataclass(frozen=True, slots=True)
class NewAttempt:
    """An attempt about to be added."""

    at: datetime
    entered_at: datetime
    outcome: str | None
    direction: Direction
    channel: Channel
    note: str
    next_call_at: datetime | None
    next_is_agreed: bool
    corrects: int | None = None
    why: str | None = None
    details: AttemptDetails = NO_DETAILS

    def as_attempt(self, attempt_id: int, by: str) -> Attempt:
        """The attempt that it became, with its number and who made it."""
        return Attempt(
            attempt_id=attempt_id,
            at=self.at,
            entered_at=self.entered_at,
            outcome=self.outcome,
            direction=self.direction,
            channel=self.channel,
            note=self.note,
            by=by,
            next_call_at=self.next_call_at,
            next_is_agreed=self.next_is_agreed,
            corrects=self.corrects,
            why=self.why,
            details=self.details,
        )


class Result(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    TRIED = "tried"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class RequestState:
    """How far a request has come.

    Attributes:
        request: the asking itself.
        first_dial_at: when somebody first dialled, or None.
        first_contact_at: when the person was first reached, or None.
        contact: how, or none.
        closed_by: the attempt that closed it for now, or None.
    """

    request: Request
    first_dial_at: datetime | None
    first_contact_at: datetime | None
    contact: Contact
    closed_by: Attempt | None

    @property
    def closed_at(self) -> datetime | None:
        """When it was closed for now, or None."""
        return None if self.closed_by is None else self.closed_by.at

    @property
    def answered_at(self) -> datetime | None:
        """When it was answered: the first contact, or its closing; None while open.

        What was asked until then is answered by it; what was asked later is a request
        of its own (promise.md, "A promise belongs to a request").
        """
        ends = (self.first_contact_at, self.closed_at)
        return min((at for at in ends if at is not None), default=None)

    def result(self, now: datetime) -> Result | None:
        """Kept, tried or missed; None while nothing is decided.

        A promise closed in time with neither dial nor contact is none of the three.
        """
        due = self.request.due_at
        if self.first_contact_at is not None and self.first_contact_at <= due:
            return Result.KEPT
        closed_in_time = self.closed_at is not None and self.closed_at <= due
        if now <= due and not closed_in_time:
            return None
        if self.first_dial_at is not None and self.first_dial_at <= due:
            return Result.TRIED
        return None if closed_in_time else Result.MISSED


@dataclass(frozen=True, slots=True)
class LeadState:
    """What a lead's whole history comes to.

    Attributes:
        requests: every request's state, oldest first; the last one is current.
        is_open: whether there is anything left to do.
        attempts: how many stand, corrected ones counted once, marks of visits not.
        last_outcome: the code of the latest, or None.
        next_call_at: when the current request comes back, or None.
        next_is_agreed: whether that was agreed with the person.
        handed_over: whether an outcome ever made a safety lead of it.
    """

    requests: tuple[RequestState, ...]
    is_open: bool
    attempts: int
    last_outcome: str | None
    next_call_at: datetime | None
    next_is_agreed: bool
    handed_over: bool

    def held_open(self) -> "LeadState":
        """The same, open whatever its outcomes say: a clinician must review it."""
        return self if self.is_open else replace(self, is_open=True)

    @property
    def is_held(self) -> bool:
        """Whether an outcome closed it, and it is open for the review alone."""
        return self.is_open and self.current.closed_at is not None

    @property
    def current(self) -> RequestState:
        """The newest request's state."""
        return self.requests[-1]


def standing_attempts(attempts: Sequence[Attempt]) -> list[Attempt]:
    """The attempts that stand: not replaced, not taken back; oldest call first.

    A correction that was itself taken back replaces nothing any more. Of calls at the
    same instant the one entered first comes first; a correction takes the place of
    what it corrects.
    """
    if not attempts:
        return []
    corrects = {attempt.attempt_id: attempt.corrects for attempt in attempts}
    taken_back = {a.corrects for a in attempts if a.outcome is None}
    replaced = {a.corrects for a in attempts if a.attempt_id not in taken_back}

    def entered_as(attempt_id: int) -> int:
        while (earlier := corrects.get(attempt_id)) is not None:
            attempt_id = earlier
        return attempt_id

    return sorted(
        (
            attempt
            for attempt in attempts
            if attempt.attempt_id not in replaced and attempt.outcome is not None
        ),
        key=lambda attempt: (attempt.at, entered_as(attempt.attempt_id)),
    )


def read_history(
    requests: Sequence[Request],
    attempts: Sequence[Attempt],
    outcomes: Mapping[str, Outcome],
) -> LeadState:
    """Work a lead's state out of what is stored; needs one request at least.

    An attempt belongs to the newest request that had been received when it was made.
    """
    standing = standing_attempts(attempts)
    by_request = attempts_by_request(requests, standing)
    belonging = [theirs for _, theirs in by_request]
    states = tuple(
        request_state(request, theirs, outcomes) for request, theirs in by_request
    )
    last = last_word(belonging[-1], outcomes)
    is_open = states[-1].closed_by is None
    return LeadState(
        requests=states,
        is_open=is_open,
        attempts=sum(attempt.outcome not in MARKS for attempt in standing),
        last_outcome=standing[-1].outcome if standing else None,
        next_call_at=last.next_call_at if last and is_open else None,
        next_is_agreed=bool(last and is_open and last.next_is_agreed),
        handed_over=any(_outcome(a, outcomes).hands_over for a in standing),
    )


def attempts_by_request(
    requests: Sequence[Request], standing: Sequence[Attempt]
) -> list[tuple[Request, list[Attempt]]]:
    """The requests, oldest first, each with the standing attempts that belong to it."""
    in_order = sorted(requests, key=lambda r: (r.received_at, r.request_id))
    belonging: list[list[Attempt]] = [[] for _ in in_order]
    for attempt in standing:
        place = sum(request.received_at <= attempt.at for request in in_order)
        belonging[max(place - 1, 0)].append(attempt)
    return list(zip(in_order, belonging, strict=True))


def _outcome(attempt: Attempt, outcomes: Mapping[str, Outcome]) -> Outcome:
    assert attempt.outcome is not None  # noqa: S101 - those do not stand
    return outcomes[attempt.outcome]


def request_state(
    request: Request, attempts: Sequence[Attempt], outcomes: Mapping[str, Outcome]
) -> RequestState:
    """How far a request has come by the standing attempts that belong to it."""
    dials = [a for a in attempts if _outcome(a, outcomes).is_dial(a.direction)]
    contacts = [
        (a, contact)
        for a in attempts
        if (contact := _outcome(a, outcomes).contact_by(a.direction))
        is not Contact.NONE
    ]
    return RequestState(
        request=request,
        first_dial_at=dials[0].at if dials else None,
        first_contact_at=contacts[0][0].at if contacts else None,
        contact=contacts[0][1] if contacts else Contact.NONE,
        closed_by=closed_by(attempts, outcomes),
    )
