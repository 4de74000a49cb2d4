"""A booked visit: the day it is for, and whether the person came."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from callback_desk.domain.outcome import Outcome
from callback_desk.translation import _

# The outcomes by which a visit is booked; codes stay whatever the clinic calls them.
BOOKED = frozenset({"booked", "booked_elsewhere"})


class Visit(StrEnum):
    """What became of a booked visit."""

    AHEAD = "ahead"
    CAME = "came"
    NO_SHOW = "no_show"
    CANCELED = "canceled"


# What staff say of a visit is an outcome of its own, by these codes.
MARKS = {mark.value: mark for mark in (Visit.CAME, Visit.NO_SHOW, Visit.CANCELED)}


# Who did not come is called again.
REOPENING = frozenset({Visit.NO_SHOW.value})
VISIT_OUTCOMES = (
    Outcome("came", _("Came"), dialled=False, active=False),
    Outcome("no_show", _("No-show"), dialled=False, active=False),
    Outcome("canceled", _("Canceled"), dialled=False, active=False),
)


@dataclass(frozen=True, slots=True)
class BookedVisit:
    """A visit that somebody booked.

    Attributes:
        attempt_id: the call by which it was booked.
        lead_id: whose it is.
        name: theirs.
        phone: theirs, E.164.
        on: the day it is for; None where nobody said one.
        booked_at: when it was booked, aware UTC.
        booked_by: the staff member's name.
        visit: what became of it.
        marked_by: the attempt that says so, or None.
    """

    attempt_id: int
    lead_id: int
    name: str
    phone: str
    on: date | None
    booked_at: datetime
    booked_by: str
    visit: Visit = Visit.AHEAD
    marked_by: int | None = None
