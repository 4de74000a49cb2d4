"""Missed callbacks: each with its timeline, the likely cause, and the sign-off."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.desk_time import ONE_DAY
from callback_desk.domain.due_promise import Became, DuePromise
from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.figures import Figures
from callback_desk.domain.missed_cause import (
    DeskLoad,
    Moment,
    Reason,
    minutes_late,
    timeline,
    usual_dials,
    work_out,
)
from callback_desk.domain.period_report import Period
from callback_desk.domain.ports import Work
from callback_desk.domain.promise import Promise
from callback_desk.domain.review import Review
from callback_desk.domain.review_errors import NothingToSignOff
from callback_desk.domain.stopping import Heed, go_on, heeding
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force
from callback_desk.services.reasons import explain_request
from callback_desk.services.reports import due_promises, figures_of_promises
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


def list_missed(desk: Desk, period: Period) -> list[MissedCallback]:
    """The missed callbacks of a period, by deadline."""
    now = desk.now()
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        promises = due_promises(work, settings, period, now)
        return missed_among(desk, work, settings, promises, now)


@dataclass(frozen=True, slots=True)
class PeriodReview:
    """A period as the office manager reviews it.

    Attributes:
        period: which days.
        missed: the missed callbacks, by deadline.
        figures: of all promises that fell due in it.
        before: of as many days just before.
        calendar: in force.
    """

    period: Period
    missed: list[MissedCallback]
    figures: Figures
    before: Figures
    calendar: BusinessCalendar

    @property
    def unsigned(self) -> int:
        """How many nobody signed off."""
        return sum(one.review is None for one in self.missed)


def review_period(desk: Desk, period: Period, heed: Heed = go_on) -> PeriodReview:
    """The missed callbacks of a period, with its figures and those before.

    Raises:
        Stopped: `heed` ended it.
    """
    now = desk.now()
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        promises = due_promises(work, settings, period, now, heed)
        earlier = due_promises(work, settings, period.before, now, heed)
        missed = missed_among(desk, work, settings, promises, now, heed)
    return PeriodReview(
        period=period,
        missed=missed,
        figures=figures_of_promises(promises, settings.calendar),
        before=figures_of_promises(earlier, settings.calendar),
        calendar=settings.calendar,
    )


def missed_among(
    desk: Desk,
    work: Work,
    settings: SettingsInForce,
    promises: Sequence[DuePromise],
    now: datetime,
    heed: Heed = go_on,
) -> list[MissedCallback]:
    """The missed ones of promises that are judged already."""
    calendar = settings.calendar
    missed = [p for p in promises if p.became is Became.MISSED]
    if not missed:
        return []
    looked = work.reviews.looked_at({p.told.lead_id for p in missed})
    reviews = work.reviews.of([p.told.request.request_id for p in missed])
    loads = _loads(work, calendar, promises, missed)
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
        for promise in heeding(missed, heed)
    ]


def _loads(
    work: Work,
    calendar: BusinessCalendar,
    promises: Sequence[DuePromise],
    missed: Sequence[DuePromise],
) -> Mapping[date, DeskLoad]:
    """How much there was to do on each day on which a callback was missed."""
    due = Counter(calendar.local_date(p.due_at) for p in promises)
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
            due[day],
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
