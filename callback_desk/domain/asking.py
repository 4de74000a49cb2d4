"""One asking as reports count it: small, in epoch seconds, read by the thousand.

`due_promise.judge` says the same of one promise with everything that a review needs;
a report of a year has no use for names and notes, and no time for them. A test holds
the two equal.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from callback_desk.domain.outcome import Closes, Contact, Direction, Outcome
from callback_desk.domain.visit import BOOKED, MARKS, Visit

# Of a call: what it says, whatever its time and number.
SAID = slice(5, None)


class StoredAsking(NamedTuple):
    """A request as it is stored; instants in epoch seconds.

    Attributes:
        request_id: its number.
        lead_id: whose it is.
        received_at: when it came.
        timed: whether that is known to the minute.
        due_at: the deadline in force.
        safety: whether the lead is a safety lead.
        source: the name under which reports count it.
        campaign: the campaign, if it is known.
        interests: what it was about: codes as a JSON list, or None.
    """

    request_id: int
    lead_id: int
    received_at: int
    timed: bool
    due_at: int
    safety: bool
    source: str
    campaign: str | None
    interests: str | None


class StoredCall(NamedTuple):
    """An attempt as it is stored; instants in epoch seconds.

    Attributes:
        lead_id: whose it is.
        attempt_id: its number.
        at: when the call was.
        corrects: the attempt that it replaces, or None.
        next_call_at: when the lead comes back by it, or None.
        outcome: the outcome's code; None takes `corrects` back.
        direction: who called whom.
        by: the staff member's name.
        next_is_agreed: whether that was agreed with the person.
        reason: why somebody is not interested, or None.
        closes: whether whoever called decided to give up.
    """

    lead_id: int
    attempt_id: int
    at: int
    corrects: int | None
    next_call_at: int | None
    outcome: str | None
    direction: str
    by: str
    next_is_agreed: int
    reason: str | None
    closes: int | None


class Told(NamedTuple):
    """Some leads with all that they asked and all calls, as they were entered.

    Attributes:
        askings: of all of them.
        calls: by lead, and perhaps of leads that are not meant; none of who has none.
    """

    askings: Sequence[StoredAsking]
    calls: Mapping[int, Sequence[StoredCall]]


# Where an asking stands by its deadline: that, and its number.
Place = tuple[int, int]


class SomeDue(NamedTuple):
    """Some askings in the order of their deadlines, a part of very many.

    Attributes:
        request_ids: which.
        told: their leads, with all that these have.
        following: where they end, or None where nothing follows.
    """

    request_ids: frozenset[int]
    told: Told
    following: Place | None


class Askings(Protocol):
    """The stored askings, for a report."""

    def of_period(self, begins: int, ends: int) -> Told:
        """The leads with an asking that was received, or fell due, within a time.

        That is from `begins` until before `ends`, epoch seconds; all that such a lead
        has is told.
        """
        ...

    def due_behind(self, place: Place, ends: int, most: int) -> SomeDue:
        """The next of those that are due before `ends`, behind a place in order."""
        ...

    def received_behind(
        self, place: Place, most: int
    ) -> tuple[list[tuple[int, bool]], Place | None]:
        """When the next of those behind a place came, and whether by a safety lead.

        They stand in the order of their deadlines; with where the part ends, or None
        where nothing follows.
        """
        ...

    def agreed_between(self, begins: int, ends: int) -> Told:
        """The leads with a call agreed for an instant between these."""
        ...

    def falling_due(self, begins: int, ends: int) -> list[StoredAsking]:
        """The open askings that nobody has called yet, due within that time."""
        ...

    def people(self, lead_ids: Collection[int]) -> dict[int, tuple[str, str]]:
        """The names and numbers of leads, by lead."""
        ...


class Effect(NamedTuple):
    """What an attempt means, by its outcome and who called whom.

    `visit` is what it says of one: that it was booked, or what became of it.
    """

    is_dial: bool
    contact: Contact
    closes: bool
    counted: bool
    visit: Visit | None


# By outcome and direction.
Effects = Mapping[tuple[str, str], Effect]


def effects_of(outcomes: Mapping[str, Outcome]) -> Effects:
    """What the clinic's outcomes mean, looked up once."""
    return {
        (code, way.value): Effect(
            outcome.is_dial(way),
            outcome.contact_by(way),
            outcome.closes is Closes.YES,
            outcome.counted,
            Visit.AHEAD if code in BOOKED else MARKS.get(code),
        )
        for code, outcome in outcomes.items()
        for way in Direction
    }


def standing_calls(calls: Sequence[StoredCall]) -> list[StoredCall]:
    """The calls that stand, oldest first: the twin of `lead.standing_attempts`."""
    if len(calls) == 1 and calls[0].corrects is None:
        return list(calls)
    if not any([call.corrects for call in calls]):
        return sorted(calls, key=_when)
    corrects = {call.attempt_id: call.corrects for call in calls}
    taken_back = {call.corrects for call in calls if call.outcome is None}
    replaced = {c.corrects for c in calls if c.attempt_id not in taken_back}

    def entered_as(attempt_id: int) -> int:
        while (earlier := corrects.get(attempt_id)) is not None:
            attempt_id = earlier
        return attempt_id

    standing = [
        call
        for call in calls
        if call.outcome is not None and call.attempt_id not in replaced
    ]
    standing.sort(key=lambda call: (call.at, entered_as(call.attempt_id)))
    return standing


def _when(call: StoredCall) -> tuple[int, int]:
    return call.at, call.attempt_id
