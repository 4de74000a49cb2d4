"""What of a picture was chosen, and the people behind it."""

from dataclasses import dataclass
from datetime import date, datetime

from callback_desk.domain.due_promise import Became


@dataclass(frozen=True, slots=True)
class OfWeek:
    """The promises that fell due in a week, by its Monday."""

    monday: date


@dataclass(frozen=True, slots=True)
class OfHour:
    """Who asked at an hour of a weekday, Monday 0."""

    weekday: int
    hour: int


@dataclass(frozen=True, slots=True)
class OfSource:
    """Who asked by a source."""

    source: str


@dataclass(frozen=True, slots=True)
class FallingDue:
    """The open promises that nobody has called yet, by the day they fall due."""

    day: date


@dataclass(frozen=True, slots=True)
class NeverReached:
    """Promises that fell due, were tried or closed, and nobody was reached by now.

    Attributes:
        given_up: those that were closed so; else those that are still tried.
    """

    given_up: bool


Choice = OfWeek | OfHour | OfSource | FallingDue | NeverReached


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise in the list beneath the pictures.

    Attributes:
        lead_id: whose it is.
        name: theirs.
        phone: theirs, E.164.
        received_at: when they asked, aware UTC.
        timed: whether that is known to the minute.
        due_at: when it falls or fell due.
        became: what it was then; None where it is not due yet, or does not count.
        first_call_at: the first dial or contact, or None.
        source: where the request came from.
    """

    lead_id: int
    name: str
    phone: str
    received_at: datetime
    timed: bool
    due_at: datetime
    became: Became | None
    first_call_at: datetime | None
    source: str


@dataclass(frozen=True, slots=True)
class PromiseList:
    """The promises behind a choice, at most so many of them.

    Attributes:
        choice: what was chosen.
        rows: the missed ones first, then by deadline.
        total: how many there are.
    """

    choice: Choice
    rows: tuple[PromiseRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ComingLoad:
    """Open promises that nobody has called yet, by the business day they fall due.

    Attributes:
        days: the next business days, today among them if it is one.
        usual: calls of a usual day; None where too few days are known.
    """

    days: tuple[tuple[date, int], ...]
    usual: float | None
