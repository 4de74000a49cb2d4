"""Missed callbacks: each with its timeline, the likely cause, and the sign-off."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.desk_time import ONE_DAY
from callback_desk.domain.due_promise import DuePromise
from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.missed_cause import (
    DeskLoad,
    Moment,
    Reason,
    minutes_late,
    timeline,
    usual_dials,
    work_out,
)
from callback_desk.domain.ports import Work
from callback_desk.domain.promise import Promise
from callback_desk.domain.review import Review
from callback_desk.domain.review_errors import NothingToSignOff
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.reasons import explain_request
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role

# The days before a deadline by which it is told what the desk usually handles.
USUAL_DAYS = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class MissedCallback:
    """A promise that nobody dialled for in time, nor was anybody reached.

    Attributes:
        promise: the promise, judged.
        reason: the likely cause, and what it was worked out from.
        timeline: what happened, oldest first.
        minutes_late: desk minutes from the deadline to the first call, or to now.
        review: what the office manager said of it, or None.
        explained: why it was due then.
    """

    promise: DuePromise
    reason: Reason
    timeline: Sequence[Moment]
    minutes_late: int
    review: Review | None
    explained: Promise


def explain_missed(
    desk: Desk,
    work: Work,
    settings: SettingsInForce,
    missed: Sequence[DuePromise],
    loads: Mapping[date, DeskLoad],
    now: datetime,
) -> list[MissedCallback]:
    """Missed promises with why, given how much there was to do on their days."""
    calendar = settings.calendar
    looked = work.reviews.looked_at({p.told.lead_id for p in missed})
    reviews = work.reviews.of([p.told.request.request_id for p in missed])
    return [
        MissedCallback(
            promise=promise,
            reason=work_out(
                promise,
                looked[promise.told.lead_id],
                loads[calendar.local_date(promise.due_at)],
                calendar,
            ),
            timeline=timeline(promise, looked[promise.told.lead_id]),
            minutes_late=minutes_late(promise, calendar, now),
            review=reviews.get(promise.told.request.request_id),
            explained=explain_request(desk, work, settings, promise.told.request),
        )
        for promise in missed
    ]


def loads_of(
    work: Work,
    calendar: BusinessCalendar,
    due: Mapping[date, int],
    missed: Sequence[DuePromise],
) -> Mapping[date, DeskLoad]:
    """How much there was to do on each day on which a callback was missed."""
    if not missed:
        return {}
    days = sorted({calendar.local_date(p.due_at) for p in missed})
    dials = Counter(
        calendar.local_date(at)
        for at in work.reviews.dials_between(
            calendar.day_start(days[0] - USUAL_DAYS),
            calendar.day_start(days[-1] + ONE_DAY),
        )
    )
    return {
        day: DeskLoad(
            due.get(day, 0),
            dials[day],
            usual_dials(
                [dials[day - ONE_DAY * back] for back in range(1, USUAL_DAYS.days + 1)]
            ),
        )
        for day in days
    }


def sign_off(
    desk: Desk, request_ids: Collection[int], cause: str, note: str = ""
) -> None:
    """Keep who reviewed missed callbacks, when, and the cause as they see it.

    Raises:
        NotAllowed: whoever is signed in is no office manager.
        NothingToSignOff: none is chosen.
    """
    staff = desk.staff
    if not staff.manages:
        raise NotAllowed(
            role=say_a_role(staff.role), what=_("sign missed callbacks off")
        )
    if not request_ids:
        raise NothingToSignOff()
    now = desk.now()
    with desk.open_work() as work:
        for request_id in sorted(request_ids):
            work.reviews.add(request_id, staff.staff_id, now, cause, note.strip())
            work.audit.add(
                "missed_signed_off", staff.staff_id, now, "request", request_id
            )
        work.commit()


def note_seen(desk: Desk, lead_id: int, *, by_itself: bool = False) -> None:
    """Keep in the audit that somebody had a lead before them for a while.

    Args:
        desk: whose.
        lead_id: the lead.
        by_itself: whether it came up after a call, and was not chosen by anybody.
    """
    act = "lead_came_up" if by_itself else "lead_seen"
    with desk.open_work() as work:
        work.audit.add(act, desk.staff.staff_id, desk.now(), "lead", lead_id)
        work.commit()
