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
from callback_desk.translation import _
from callback_desk.wording.holidays import say_holiday
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
    sentences += _say_passed(passed)
    # A weekday that begins one is small in some languages.
    return [f"{sentence[:1].upper()}{sentence[1:]}" for sentence in sentences]


def _say_step(step: Step) -> str:
    match step:
        case Received(at, Precision.DAY):
            return _("Received {day}, time of day not known.", day=say_day(at))
        case Received(at, Precision.UNKNOWN):
            return _(
                "Came in {instant}; when it was sent is not known.",
                instant=say_instant(at),
            )
        case Received(at, _):
            return _("Received {instant}.", instant=say_instant(at))
        case BeforeOpening(_, opens_at):
            return _(
                "That is before the desk opens at {clock}.", clock=say_clock(opens_at)
            )
        case NotBeforeCutOff(on, cut_off_at):
            close = _say_close(on, cut_off_at)
            return _("The cut-off that day was {clock}.", clock=close)
        case CountsAsReceived(on):
            return _("It counts as received on {day}.", day=say_day(on))
        case DueAtClose(on, close_at, same_day):
            day, close = say_day(on), _say_close(on, close_at)
            if same_day:
                return _(
                    "{day} is a business day; it closes at {close}.",
                    day=day,
                    close=close,
                )
            return _(
                "{day} is the next business day; it closes at {close}.",
                day=day,
                close=close,
            )
        case DueAfterOpenTime(hours, due_at):
            return _(
                "{hours:g} desk hours later is {instant}.",
                hours=hours,
                instant=say_instant(due_at),
            )
        case DueAtClockTime(_, due_at, True):
            return _(
                "The next opening on a business day is {instant}.",
                instant=say_instant(due_at),
            )
        case DueAtClockTime(_, due_at, False):
            return _(
                "The same time on the next business day is {instant}.",
                instant=say_instant(due_at),
            )
        case MovedSince(promised_at, changed_at, by):
            return _(
                "First promised by {instant}; moved when the "
                "calendar was changed on {day} by {by}.",
                instant=say_instant(promised_at),
                day=say_day(changed_at),
                by=by,
            )
        case _:
            raise AssertionError(f"no words for {step!r}")


def _say_close(on: date, close_at: datetime) -> str:
    return say_clock(close_at) if close_at.date() == on else _("midnight")


def _say_passed(days: Sequence[DayPassedOver]) -> Iterator[str]:
    """One sentence for each run of days passed over for the same reason."""
    for run in _runs(days):
        first, last = run[0], run[-1]
        if first.closed_by is None:
            yield _("{days} open, but not a business day.", days=_say_dates(run))
        elif first.closed_by is ClosedBy.WEEKDAY:
            names = ", ".join(WEEKDAYS[day.on.weekday()] for day in run)
            long = len(run) > len(WEEKDAYS)
            dates = _say_dates((first, last)) if long else names
            yield _("{days} closed.", days=dates)
        elif first.name:
            name = say_holiday(first.name)
            yield _("{days} closed: {name}.", days=_say_dates(run), name=name)
        else:
            yield _("{days} closed.", days=_say_dates(run))


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
    if first == last:
        return say_day(first)
    return _("{first} to {last}", first=say_day(first), last=say_day(last))
