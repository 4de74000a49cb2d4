"""Reviewing priority leads: a clinician looks, decides and signs; nobody else can."""

from dataclasses import dataclass, replace
from enum import StrEnum

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import QueuePage
from callback_desk.domain.ports import Work
from callback_desk.domain.safety_care import (
    REVIEWS,
    Act,
    NewSafetyEntry,
    Subject,
    standing_entries,
)
from callback_desk.domain.safety_errors import (
    MoreSinceRead,
    NoteMissing,
    NotPriority,
    NotReviewed,
    OnlyClinicianReviews,
)
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import (
    LeadHistory,
    read_histories,
    settle_lead,
)
from callback_desk.services.priority_care import (
    Stamped,
    is_clinician,
    keep,
    take_back,
)
from callback_desk.services.work_queue import LeadCard, first_page
from callback_desk.translation import _


class Decision(StrEnum):
    """What a clinician decides.

    KEEP_ON_TOP: reviewed, and the lead stays a priority lead. RELEASE: reviewed and
    signed; the desk goes on as with every lead, and one that is closed leaves the list.
    """

    KEEP_ON_TOP = "keep_on_top"
    RELEASE = "release"


_ACTS = {Decision.KEEP_ON_TOP: Act.KEPT_ON_TOP, Decision.RELEASE: Act.RELEASED}


@dataclass(frozen=True, slots=True)
class WasRead:
    """How much of a lead a clinician had before them: what is newer was not read.

    Attributes:
        asked: how often they had asked.
        newest: the number of the newest attempt; 0 while there is none.
    """

    asked: int
    newest: int


def read_on(card: LeadCard) -> WasRead:
    """What stands on a lead's card."""
    newest = max((one.attempt_id for one in card.attempts), default=0)
    return WasRead(card.details.asked, newest)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review came to; `closed` tells that the lead left the list with it."""

    stamped: Stamped
    lead_id: int
    closed: bool


def review_lead(
    desk: Desk,
    lead_id: int,
    decision: Decision,
    note: str,
    read: WasRead | None = None,
) -> Reviewed:
    """Sign a review of a safety lead.

    Args:
        desk: the clinician's.
        lead_id: whose.
        decision: what is decided.
        note: and why.
        read: what they had before them; None where it is not known.

    Raises:
        UnknownLead: there is none of that number.
        OnlyClinicianReviews: whoever asks is no clinician.
        NotPriority: the lead is no safety lead, or was released meanwhile.
        NoteMissing: it is not said what was decided.
        MoreSinceRead: they wrote again, or somebody recorded a call, since it was read.
    """
    with desk.open_work() as work:
        _check_clinician(desk, work)
        history = read_histories(work, [lead_id])[lead_id]
        if not history.details.safety:
            raise NotPriority(
                name=history.details.name or _("Lead {lead_id}", lead_id=lead_id)
            )
        if not note.strip():
            raise NoteMissing(what=_("what was decided, and why"))
        if read is not None and _has_more(history, read):
            raise MoreSinceRead()
        now = desk.now()
        entry = NewSafetyEntry(
            Subject(lead_id=lead_id), _ACTS[decision], now, now, note=note.strip()
        )
        stamped, closed = keep(desk, work, entry), False
        if decision is Decision.RELEASE:
            details = replace(history.details, safety=False)
            calm = replace(history, details=details)
            state, _unused = settle_lead(
                work, calm, in_force(desk, work), flagged=False
            )
            closed = not state.is_open
            work.safety.set_current(entry.subject, current=False)
        work.commit()
        return Reviewed(stamped, lead_id, closed)


def take_back_review(desk: Desk, lead_id: int) -> Stamped:
    """Take the last review of a lead back that stands: it waits for one again.

    Raises:
        UnknownLead: there is none of that number.
        NotReviewed: no review of it stands.
        OnlyClinicianReviews: whoever asks is no clinician.
    """
    with desk.open_work(writes=False) as work:
        _check_clinician(desk, work)
        details = read_histories(work, [lead_id])[lead_id].details
        log = standing_entries(work.safety.of(Subject(lead_id=lead_id)))
    reviews = [entry.entry_id for entry in log if entry.act in REVIEWS]
    if not reviews:
        raise NotReviewed(name=details.name or _("Lead {lead_id}", lead_id=lead_id))
    return take_back(desk, reviews[-1])


def list_reviews(desk: Desk) -> tuple[QueuePage, BusinessCalendar]:
    """The priority leads and kept records that wait for a clinician, in their order."""
    return first_page(desk, "safety")


def has_clinician(desk: Desk) -> bool:
    """Whether any clinician can sign in at all."""
    with desk.open_work(writes=False) as work:
        return any(
            one.active and one.role is Role.CLINICIAN for one in work.staff.all()
        )


def _has_more(history: LeadHistory, read: WasRead) -> bool:
    newest = max((one.attempt_id for one in history.attempts), default=0)
    return history.details.asked > read.asked or newest > read.newest


def _check_clinician(desk: Desk, work: Work) -> None:
    if not is_clinician(desk, work):
        raise OnlyClinicianReviews()
