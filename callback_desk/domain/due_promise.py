"""A promise that fell due, with all that a review needs, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from callback_desk.domain.asking import Place
from callback_desk.domain.lead import (
    Attempt,
    Request,
    RequestState,
    attempts_by_request,
    request_state,
    standing_attempts,
)
from callback_desk.domain.outcome import Contact, Outcome


class Became(StrEnum):
    """What became of a promise by the instant when it fell due."""

    SPOKE = "spoke"
    MESSAGE = "message"
    TRIED = "tried"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Origin:
    """How a request came in.

    Attributes:
        imported_at: when it came to the desk, aware UTC.
        source: the name under which reports count it.
        form: the form's name, if it is known.
        campaign: the campaign, if it is known.
        interests: what it was about, by code.
    """

    imported_at: datetime
    source: str
    form: str | None = None
    campaign: str | None = None
    interests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredPromise:
    """A request whose deadline lies in a period, with its lead's whole history.

    Attributes:
        lead_id: whose it is.
        name: theirs.
        phone: theirs, E.164.
        safety: whether the lead is a safety lead.
        barred: whether the number may not be called.
        request: the promise itself.
        origin: how it came in.
        requests: all of the lead's.
        attempts: all of the lead's, as they were entered.
    """

    lead_id: int
    name: str
    phone: str
    safety: bool
    barred: bool
    request: Request
    origin: Origin
    requests: Sequence[Request]
    attempts: Sequence[Attempt]


@dataclass(frozen=True, slots=True)
class DuePromise:
    """A promise that fell due, judged.

    Attributes:
        told: what is stored of it.
        state: how far the request has come by now.
        attempts: the standing ones that belong to it, oldest first.
        became: what it was when it fell due.
        first_call: the first dial or contact, whoever made it, or None.
        is_overdue: whether nobody has dialled or was reached up to now.
    """

    told: StoredPromise
    state: RequestState
    attempts: tuple[Attempt, ...]
    became: Became
    first_call: Attempt | None
    is_overdue: bool

    @property
    def due_at(self) -> datetime:
        """When it fell due."""
        return self.told.request.due_at

    @property
    def tried_on_time(self) -> bool:
        """Whether somebody dialled, or was reached, in time."""
        return self.became is not Became.MISSED


class DuePromises(Protocol):
    """The stored promises, for a review."""

    def due_between(self, begins: datetime, ends: datetime) -> list[StoredPromise]:
        """Those whose deadline in force lies from `begins` until before `ends`."""
        ...

    def due_behind(
        self, place: Place, ends: datetime, most: int
    ) -> tuple[list[StoredPromise], Place | None]:
        """The next due before `ends`, behind a place; where they end, if more are."""
        ...


def judge(told: StoredPromise, outcomes: Mapping[str, Outcome]) -> DuePromise | None:
    """What became of a promise that has fallen due; None where it does not count.

    Left out are who turned out to be no lead (an outcome that reports do not count),
    and who was closed in time with neither dial nor contact (promise.md, "When is it
    kept?").
    """
    standing = standing_attempts(told.attempts)
    by_request = dict(
        (request.request_id, theirs)
        for request, theirs in attempts_by_request(told.requests, standing)
    )
    attempts = by_request[told.request.request_id]
    state = request_state(told.request, attempts, outcomes)
    if attempts and not outcomes[attempts[-1].outcome or ""].counted:
        return None
    due = told.request.due_at
    contacts = {
        _contact(attempt, outcomes) for attempt in attempts if attempt.at <= due
    }
    if Contact.SPOKE in contacts:
        became = Became.SPOKE
    elif Contact.MESSAGE in contacts:
        became = Became.MESSAGE
    elif state.first_dial_at is not None and state.first_dial_at <= due:
        became = Became.TRIED
    elif state.closed_at is not None and state.closed_at <= due:
        return None
    else:
        became = Became.MISSED
    first = next((a for a in attempts if _is_call(a, outcomes)), None)
    return DuePromise(
        told=told,
        state=state,
        attempts=tuple(attempts),
        became=became,
        first_call=first,
        is_overdue=first is None and state.closed_at is None,
    )


def _contact(attempt: Attempt, outcomes: Mapping[str, Outcome]) -> Contact:
    return outcomes[attempt.outcome or ""].contact_by(attempt.direction)


def _is_call(attempt: Attempt, outcomes: Mapping[str, Outcome]) -> bool:
    return (
        outcomes[attempt.outcome or ""].is_dial(attempt.direction)
        or _contact(attempt, outcomes) is not Contact.NONE
    )
