"""Why a deadline is when it is, in sentences."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from callback_desk.domain.business_calendar import ClosedBy
from callback_desk.domain.promise import (
    BeforeOpening,
    CountsAsReceived,
    DayPassedOver,
    DueAfterOpenTime,
    DueAtClockTime,
    DueAtClose,
    MovedSince,
    NotBeforeCutOff,
    Received,
    Step,
)
from callback_desk.domain.submission import Precision
from callback_desk.wording.times import WEEKDAYS, say_clock, say_day, say_instant


def say_promise(steps: Sequence[Step]) -> list[str]:
    """Why a deadline is when it is, one sentence a step."""
    sentences: list[str] = []
    passed: list[DayPassedOver] = []
    for step in steps:
        if isinstance(step, DayPassedOver):
            passed.append(step)
            continue
        sentences += _say_passed(passed)
        passed = []
        sentences.append(_say_step(step))
    return sentences + list(_say_passed(passed))


def _say_step(step: Step) -> str:
    match step:
        case Received(at, Precision.DAY):
            return f"Received {say_day(at)}, time of day not known."
        case Received(at, Precision.UNKNOWN):
            return f"Came in {say_instant(at)}; when it was sent is not known."
        case Received(at, _):
            return f"Received {say_instant(at)}."
        case BeforeOpening(_, opens_at):
            return f"That is before the desk opens at {say_clock(opens_at)}."
        case NotBeforeCutOff(on, cut_off_at):
            return f"The cut-off that day was {_say_close(on, cut_off_at)}."
        case CountsAsReceived(on):
            return f"It counts as received on {say_day(on)}."
        case DueAtClose(on, close_at, same_day):
            which = "a business day" if same_day else "the next business day"
            return f"{say_day(on)} is {which}; it closes at {_say_close(on, close_at)}."
        case DueAfterOpenTime(hours, due_at):
            return f"{hours:g} desk hours later is {say_instant(due_at)}."
        case DueAtClockTime(_, due_at, True):
            return f"The next opening on a business day is {say_instant(due_at)}."
        case DueAtClockTime(_, due_at, False):
            return f"The same time on the next business day is {say_instant(due_at)}."
        case MovedSince(promised_at, changed_at, by):
            return (
                f"First promised by {say_instant(promised_at)}; moved when the "
                f"calendar was changed on {say_day(changed_at)} by {by}."
            )
        case _:
            raise AssertionError(f"no words for {step!r}")


def _say_close(on: date, close_at: datetime) -> str:
    return say_clock(close_at) if close_at.date() == on else "midnight"


def _say_passed(days: Sequence[DayPassedOver]) -> Iterator[str]:
    """One sentence for each run of days passed over for the same reason."""
    for run in _runs(days):
        first, last = run[0], run[-1]
        if first.closed_by is None:
            yield f"{_say_dates(run)} open, but not a business day."
        elif first.closed_by is ClosedBy.WEEKDAY:
            names = ", ".join(WEEKDAYS[day.on.weekday()] for day in run)
            long = len(run) > len(WEEKDAYS)
            yield f"{_say_dates((first, last)) if long else names} closed."
        elif first.name:
            yield f"{_say_dates(run)} closed: {first.name}."
        else:
            yield f"{_say_dates(run)} closed."


def _runs(days: Sequence[DayPassedOver]) -> Iterator[list[DayPassedOver]]:
    run: list[DayPassedOver] = []
    for day in days:
        follows = (
            run
            and (run[-1].closed_by, run[-1].name) == (day.closed_by, day.name)
            and day.on - run[-1].on == timedelta(days=1)
        )
        if run and not follows:
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _say_dates(run: Sequence[DayPassedOver]) -> str:
    first, last = run[0].on, run[-1].on
    return say_day(first) if first == last else f"{say_day(first)} to {say_day(last)}"
