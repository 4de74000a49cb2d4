"""The people behind a bar of a report, for the list beneath it."""

from callback_desk.domain.asking import StoredAsking, effects_of
from callback_desk.domain.asking_course import Asking
from callback_desk.domain.desk_time import ONE_DAY, DeskTime
from callback_desk.domain.due_promise import Became
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.outcome import Contact
from callback_desk.domain.period_report import Period, PeriodBounds
from callback_desk.domain.report_choice import (
    Choice,
    FallingDue,
    NeverReached,
    OfHour,
    OfSource,
    OfWeek,
    PromiseList,
    PromiseRow,
)
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.reports import (
    askings_of,
    bounds_of,
    in_bulk,
    time_around,
)

# More than anybody reads; the total is said beside.
MOST_ROWS = 300

_Behind = tuple[StoredAsking, Became | None, int | None]


def list_behind(
    desk: Desk,
    period: Period,
    choice: Choice,
    source: str | None = None,
    *,
    is_whole: bool = False,
) -> PromiseList:
    """The promises behind what was chosen in a picture, the missed ones first.

    Args:
        desk: whose.
        period: of the report.
        choice: a bar, a cell or a row of it.
        source: of one source alone, or None.
        is_whole: whether all are told, and not only as many as anybody reads.
    """
    now = desk.now()
    with in_bulk(), desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        calendar = settings.calendar
        if isinstance(choice, FallingDue):
            begins = max(to_epoch(calendar.day_start(choice.day)), to_epoch(now))
            ends = to_epoch(calendar.day_start(choice.day + ONE_DAY))
            rows: list[_Behind] = [
                (one, None, None)
                for one in work.askings.falling_due(begins, ends)
                if source in (None, one.source)
            ]
        else:
            narrowed = _narrowed(period, choice)
            bounds = bounds_of(calendar, narrowed, now)
            clinic = time_around(calendar, narrowed)
            rows = [
                (one.stored, _became(one, bounds), one.first_call_at)
                for one in askings_of(
                    work, effects_of(settings.outcomes), bounds, source
                )
                if _is_behind(one, choice, clinic, bounds)
            ]
        rows.sort(key=_missed_first)
        shown = rows if is_whole else rows[:MOST_ROWS]
        people = work.askings.people({one.lead_id for one, _, _ in shown})
    return PromiseList(
        choice,
        tuple(
            PromiseRow(
                lead_id=one.lead_id,
                name=people[one.lead_id][0],
                phone=people[one.lead_id][1],
                received_at=from_epoch(one.received_at),
                timed=bool(one.timed),
                due_at=from_epoch(one.due_at),
                became=became,
                first_call_at=None if first is None else from_epoch(first),
                source=one.source,
            )
            for one, became, first in shown
        ),
        len(rows),
    )


def _missed_first(row: _Behind) -> tuple[bool, int, int]:
    one, became, _ = row
    return became is not Became.MISSED, one.due_at, one.request_id


def _narrowed(period: Period, choice: Choice) -> Period:
    """The part of a period in which everything that was chosen lies."""
    if not isinstance(choice, OfWeek):
        return period
    sunday = choice.monday + 6 * ONE_DAY
    return Period(max(choice.monday, period.first), min(sunday, period.last))


def _is_behind(
    one: Asking, choice: Choice, clinic: DeskTime, bounds: PeriodBounds
) -> bool:
    """Whether an asking is counted in what was chosen."""
    stored = one.stored
    match choice:
        case OfWeek():
            return one.course.became is not None and bounds.is_due(stored.due_at)
        case OfHour(weekday, hour):
            at = stored.received_at
            return (
                one.course.counted
                and bool(stored.timed)
                and bounds.is_in(at)
                and clinic.date_of(at).weekday() == weekday
                and clinic.hour_of(at) == hour
            )
        case OfSource(source):
            return (
                one.course.counted
                and stored.source == source
                and bounds.is_in(stored.received_at)
            )
        case NeverReached(given_up):
            return (
                one.course.became is not None
                and bounds.is_due(stored.due_at)
                and one.course.reached_by is Contact.NONE
                and (one.course.lost_to is not None) is given_up
                and (given_up or one.course.dials > 0)
            )
        case _:
            return False


def _became(one: Asking, bounds: PeriodBounds) -> Became | None:
    """What a promise became, as far as it has fallen due."""
    return one.course.became if one.stored.due_at < bounds.now else None
