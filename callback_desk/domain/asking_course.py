"""What came of an asking, read from its calls.

A year has a hundred thousand askings and a few hundred courses: whatever was called at
whichever hour, one unanswered call in time is like another. So what the calls say is
read once for all askings of which they say the same.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from callback_desk.domain.asking import (
    SAID,
    Effects,
    StoredAsking,
    StoredCall,
    Told,
    standing_calls,
)
from callback_desk.domain.due_promise import Became
from callback_desk.domain.figures import End
from callback_desk.domain.outcome import Contact
from callback_desk.domain.visit import Visit

REOPENED_BY = (Visit.NO_SHOW,)


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """What came of an asking, but for its times; shared by all that went the same way.

    Attributes:
        counted: whether whoever asked was a lead at all.
        end: what the promise was when it fell due, and whether it is overdue now: not
            dialled, reached or closed; None where it does not count.
        first_call: the place of the first dial or contact among its calls, or None.
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

    counted: bool
    end: End | None
    first_call: int | None
    first_call_by: str | None
    dials: int
    reached_by: Contact
    they_called: bool
    spoken: bool
    messaged: bool
    booked: bool
    visit: Visit | None
    lost_to: str | None

    @property
    def became(self) -> Became | None:
        """What the promise was when it fell due; None where it does not count."""
        return None if self.end is None else self.end[0]


UNTOUCHED = Course(
    *(True, (Became.MISSED, True), None, None, 0, Contact.NONE, False),
    *(False, False, False, None, None),
)


class Asking(NamedTuple):
    """An asking with what came of it.

    Attributes:
        stored: what is stored of it.
        course: what came of it.
        first_call_at: when the first dial or contact was, or None.
    """

    stored: StoredAsking
    course: Course
    first_call_at: int | None


# What the calls of an asking say, and which of them were in time.
_Said = tuple[object, ...]


class AskingReader:
    """Reads the askings of a report.

    Args:
        effects: what the clinic's outcomes mean.
    """

    def __init__(self, effects: Effects) -> None:
        self._effects = effects
        self._courses: dict[_Said, Course] = {}

    def read_all(self, told: Told) -> list[Asking]:
        """The askings of many leads."""
        found: list[Asking] = []
        several: defaultdict[int, list[StoredAsking]] = defaultdict(list)
        often = _who_asked_often(told.askings)
        read, calls_of = self._read, told.calls.get
        for one in told.askings:
            calls = calls_of(one.lead_id)
            if one.lead_id in often:
                several[one.lead_id].append(one)
            elif calls is None:
                found.append(Asking(one, UNTOUCHED, None))
            else:
                found.append(read(one, standing_calls(calls)))
        for lead_id, theirs in several.items():
            found += self._read_several(theirs, calls_of(lead_id) or ())
        return found

    def _read_several(
        self, stored: Sequence[StoredAsking], calls: Sequence[StoredCall]
    ) -> list[Asking]:
        """A lead's askings, oldest first: a call belongs to the last one before it."""
        requests = sorted(stored, key=lambda one: (one.received_at, one.request_id))
        belonging: list[list[StoredCall]] = [[] for _ in requests]
        for call in standing_calls(calls):
            place = sum(one.received_at <= call.at for one in requests)
            belonging[max(place - 1, 0)].append(call)
        visits = self._visits(belonging)
        return [
            _with_visit(self._read(one, theirs), visits.get(place))
            for place, (one, theirs) in enumerate(zip(requests, belonging, strict=True))
        ]

    def _visits(self, belonging: Sequence[Sequence[StoredCall]]) -> dict[int, Visit]:
        """What became of the visit that each asking led to; a mark is of the last."""
        found: dict[int, Visit] = {}
        booked_in: int | None = None
        for place, calls in enumerate(belonging):
            for call in calls:
                told = self._effects[call.outcome or "", call.direction].visit
                if told is Visit.AHEAD:
                    booked_in = place
                if told is not None and booked_in is not None:
                    found[booked_in] = told
        return found

    def _read(self, stored: StoredAsking, calls: Sequence[StoredCall]) -> Asking:
        """An asking by the calls that stand, oldest first."""
        if not calls:
            return Asking(stored, UNTOUCHED, None)
        due = stored.due_at
        said: _Said
        if len(calls) == 1:
            said = calls[0][SAID], calls[0].at <= due
        else:
            said = tuple([(call[SAID], call.at <= due) for call in calls])
        course = self._courses.get(said)
        if course is None:
            course = self._courses[said] = course_of(calls, due, self._effects)
        first = course.first_call
        return Asking(stored, course, None if first is None else calls[first].at)


def _who_asked_often(askings: Sequence[StoredAsking]) -> set[int]:
    """The leads that have more than one of these; there are few."""
    seen = {one.lead_id for one in askings}
    if len(seen) == len(askings):
        return set()
    counts = Counter([one.lead_id for one in askings])
    return {lead_id for lead_id, count in counts.items() if count > 1}


def _with_visit(asking: Asking, visit: Visit | None) -> Asking:
    """The same with the visit that the lead's whole history tells of it."""
    course = asking.course
    if course.visit is visit:
        return asking
    booked = visit is not None
    return asking._replace(course=replace(course, visit=visit, booked=booked))


def course_of(calls: Sequence[StoredCall], due: int, effects: Effects) -> Course:
    """What came of an asking by its calls that stand, oldest first.

    Args:
        calls: of each only what it says counts, and whether it was in time.
        due: the deadline, epoch seconds.
        effects: what the clinic's outcomes mean.
    """
    first: int | None = None
    reached_by, they_called = Contact.NONE, False
    dials, counted = 0, True
    spoke = messaged = spoke_in_time = message_in_time = dialled_in_time = False
    closed_in_time, is_closed = False, False
    lost_to: str | None = None
    visit: Visit | None = None
    for place, call in enumerate(calls):
        assert call.outcome is not None  # noqa: S101 - those do not stand
        in_time = call.at <= due
        effect = effects[call.outcome, call.direction]
        told, counted = effect.visit, effect.counted
        if told is Visit.AHEAD or (told is not None and visit is not None):
            visit = told
        reached = effect.contact is not Contact.NONE
        if effect.is_dial:
            dialled_in_time = dialled_in_time or in_time
            if reached_by is Contact.NONE:
                dials += 1
        if first is None and (effect.is_dial or reached):
            first = place
        if reached:
            if reached_by is Contact.NONE:
                reached_by, they_called = effect.contact, call.direction == "in"
            if effect.contact is Contact.SPOKE:
                spoke, spoke_in_time = True, spoke_in_time or in_time
            else:
                messaged, message_in_time = True, message_in_time or in_time
        if effect.closes or call.closes:
            is_closed, closed_in_time = True, in_time
            lost_to = call.reason or call.outcome
        elif reached or (call.next_is_agreed and told is None) or told in REOPENED_BY:
            is_closed, closed_in_time, lost_to = False, False, None
    became = _became(spoke_in_time, message_in_time, dialled_in_time, closed_in_time)
    is_overdue = first is None and not is_closed
    booked = visit is not None
    return Course(
        counted=counted,
        end=(became, is_overdue) if counted and became is not None else None,
        first_call=first,
        first_call_by=None if first is None else calls[first].by,
        dials=dials,
        reached_by=reached_by,
        they_called=they_called,
        spoken=spoke,
        messaged=messaged,
        booked=booked,
        visit=visit,
        lost_to=None if booked else lost_to,
    )


def _became(spoke: bool, message: bool, dialled: bool, closed: bool) -> Became | None:
    if spoke:
        return Became.SPOKE
    if message:
        return Became.MESSAGE
    if dialled:
        return Became.TRIED
    return None if closed else Became.MISSED
