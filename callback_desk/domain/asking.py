"""One asking as reports count it: small, in epoch seconds, read by the thousand.

`due_promise.judge` says the same of one promise with everything that a review needs;
a report of a year has no use for names and notes, and no time for them. A test holds
the two equal.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from callback_desk.domain.due_promise import Became
from callback_desk.domain.figures import Fact
from callback_desk.domain.outcome import Closes, Contact, Direction, Outcome
from callback_desk.domain.visit import BOOKED, MARKS, Visit

REOPENED_BY = (Visit.NO_SHOW,)


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
        outcome: the outcome's code; None takes `corrects` back.
        direction: who called whom.
        by: the staff member's name.
        next_call_at: when the lead comes back by it, or None.
        next_is_agreed: whether that was agreed with the person.
        corrects: the attempt that it replaces, or None.
        reason: why somebody is not interested, or None.
        closes: whether whoever called decided to give up.
    """

    lead_id: int
    attempt_id: int
    at: int
    outcome: str | None
    direction: str
    by: str
    next_call_at: int | None
    next_is_agreed: int
    corrects: int | None
    reason: str | None
    closes: int | None


class Asking(NamedTuple):
    """An asking with what became of it.

    Attributes:
        stored: what is stored of it.
        counted: whether whoever asked was a lead at all.
        became: what the promise was when it fell due; None where it does not count.
        is_overdue: whether nobody has dialled or was reached, nor closed it.
        first_call_at: the first dial or contact, or None.
        first_call_by: who made it.
        dials: how often the desk dialled until they were reached, or until now.
        reached_by: how they were first reached, or not at all.
        they_called: whether that was a call of theirs.
        spoken: whether they were spoken with by now.
        messaged: whether a message reached them by now.
        booked: whether a visit was booked.
        visit: what became of that visit, or None.
        lost_to: why it was closed without a visit: a reason, else an outcome; or None.
    """

    stored: StoredAsking
    counted: bool
    became: Became | None
    is_overdue: bool
    first_call_at: int | None
    first_call_by: str | None
    dials: int
    reached_by: Contact
    they_called: bool
    spoken: bool
    messaged: bool
    booked: bool
    visit: Visit | None
    lost_to: str | None


class Askings(Protocol):
    """The stored askings, for a report."""

    def of_period(
        self, begins: int, ends: int
    ) -> list[tuple[list[StoredAsking], list[StoredCall]]]:
        """By lead: its askings, and its calls as they were entered.

        Of every lead with an asking that was received, or fell due, from `begins`
        until before `ends`, epoch seconds; all that such a lead has is told.
        """
        ...

    def agreed_between(
        self, begins: int, ends: int
    ) -> list[tuple[list[StoredAsking], list[StoredCall]]]:
        """The same of every lead with a call agreed for an instant between these."""
        ...

    def falling_due(self, begins: int, ends: int) -> list[StoredAsking]:
        """The open askings that nobody has called yet, due within that time."""
        ...

    def names(self, lead_ids: Collection[int]) -> dict[int, str]:
        """The names of leads, by lead."""
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


def read_askings(
    stored: Sequence[StoredAsking], calls: Sequence[StoredCall], effects: Effects
) -> list[Asking]:
    """A lead's askings with what became of each, oldest first."""
    if len(stored) == 1:
        if not calls:
            return [_untouched(stored[0])]
        return [_read(stored[0], standing_calls(calls), effects)]
    requests = sorted(stored, key=lambda one: (one.received_at, one.request_id))
    belonging: list[list[StoredCall]] = [[] for _ in requests]
    for call in standing_calls(calls):
        place = sum(one.received_at <= call.at for one in requests)
        belonging[max(place - 1, 0)].append(call)
    visits = _visits(belonging, effects)
    return [
        _with_visit(_read(one, theirs, effects), visits.get(place))
        for place, (one, theirs) in enumerate(zip(requests, belonging, strict=True))
    ]


def _with_visit(asking: Asking, visit: Visit | None) -> Asking:
    """The same with the visit that the lead's whole history tells of it."""
    if asking.visit is visit:
        return asking
    return asking._replace(visit=visit, booked=visit is not None)


def _visits(
    belonging: Sequence[Sequence[StoredCall]], effects: Effects
) -> dict[int, Visit]:
    """What became of the visit that each asking led to; a mark is of the last one."""
    found: dict[int, Visit] = {}
    booked_in: int | None = None
    for place, calls in enumerate(belonging):
        for call in calls:
            told = effects[call.outcome or "", call.direction].visit
            if told is Visit.AHEAD:
                booked_in = place
            if told is not None and booked_in is not None:
                found[booked_in] = told
    return found


def _read(
    stored: StoredAsking,
    calls: Sequence[StoredCall],
    effects: Effects,
) -> Asking:
    if not calls:
        return _untouched(stored)
    due = stored.due_at
    first: StoredCall | None = None
    reached_by, they_called = Contact.NONE, False
    dials, counted = 0, True
    spoke = messaged = spoke_in_time = message_in_time = dialled_in_time = False
    closed_at: int | None = None
    lost_to: str | None = None
    visit: Visit | None = None
    none = Contact.NONE
    for call in calls:
        _, _, at, outcome, direction, _, _, agreed, _, reason, gives_up = call
        assert outcome is not None  # noqa: S101 - those do not stand
        is_dial, contact, closes, counted, told = effects[outcome, direction]
        if told is Visit.AHEAD or (told is not None and visit is not None):
            visit = told
        reached = contact is not none
        if is_dial:
            dialled_in_time = dialled_in_time or at <= due
            if reached_by is none:
                dials += 1
        if first is None and (is_dial or reached):
            first = call
        if reached:
            if reached_by is none:
                reached_by, they_called = contact, direction == "in"
            if contact is Contact.SPOKE:
                spoke, spoke_in_time = True, spoke_in_time or at <= due
            else:
                messaged, message_in_time = True, message_in_time or at <= due
        if closes or gives_up:
            closed_at, lost_to = at, reason or outcome
        elif reached or agreed or told in REOPENED_BY:
            closed_at = lost_to = None
    became = None
    if counted:
        closed = closed_at is not None and closed_at <= due
        became = _became(spoke_in_time, message_in_time, dialled_in_time, closed)
    booked = visit is not None
    return Asking(
        stored,
        counted,
        became,
        first is None and closed_at is None,
        None if first is None else first.at,
        None if first is None else first.by,
        dials,
        reached_by,
        they_called,
        spoke,
        messaged,
        booked,
        visit,
        None if booked else lost_to,
    )


def _untouched(stored: StoredAsking) -> Asking:
    return Asking(
        *(stored, True, Became.MISSED, True, None, None, 0, Contact.NONE, False),
        *(False, False, False, None, None),
    )


def _became(
    spoke: bool,
    message: bool,
    dialled: bool,
    closed: bool,
) -> Became | None:
    if spoke:
        return Became.SPOKE
    if message:
        return Became.MESSAGE
    if dialled:
        return Became.TRIED
    return None if closed else Became.MISSED


def fact_of(asking: Asking, open_minutes: int | None) -> Fact:
    """What figures need of an asking whose promise counts."""
    assert asking.became is not None  # noqa: S101 - those do not count
    return Fact(asking.became, asking.is_overdue, open_minutes)
