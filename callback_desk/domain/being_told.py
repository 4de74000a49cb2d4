"""What the desk is told by itself, when, and never twice for the same thing.

Counts only: a notification is seen by whoever stands before the screen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.local_time import from_epoch

# How long before each instant the desk is told, in open time.
BEFORE_DUE, BEFORE_GOAL = timedelta(minutes=60), timedelta(minutes=20)
BEFORE_PRIORITY = BEFORE_CALL = timedelta(minutes=10)
# From when on the afternoon's line is said, and how long before closing the evening's.
AFTERNOON, BEFORE_CLOSE = time(13), timedelta(minutes=30)

# What stands before an instant that was told of on a day before.
DAY_BEFORE = "before-"


class Kind(StrEnum):
    """What is told."""

    PRIORITY = "priority"
    DUE = "due"
    GOAL = "goal"
    CALL = "call"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class Coming:
    """An instant by which somebody should act, of a lead or a kept record.

    Attributes:
        kind: which of its instants it is: PRIORITY, DUE, GOAL or CALL.
        number: the lead's, or minus the kept record's.
        at: the instant.
    """

    kind: Kind
    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DayNumbers:
    """How the day stands, in counts.

    Attributes:
        priority: safety leads that are open.
        overdue: promises that ran out, nobody having dialled.
        end_today: promises that end later today, nobody having been reached.
        calls_today: agreed calls of today.
        done: of what the day asks for, so much is done.
        total: what the day asks for.
    """

    priority: int
    overdue: int
    end_today: int
    calls_today: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Told:
    """Something to be told.

    Attributes:
        kind: what.
        count: how many.
        at: until when the first of them is.
        day: how the day stands, in a line of the day's times.
        is_past: whether that instant passed, and nobody acted.
        about: the instants that it tells of.
        on: the day whose line it is.
    """

    kind: Kind
    count: int = 0
    at: datetime | None = None
    day: DayNumbers | None = None
    is_past: bool = False
    about: tuple[Coming, ...] = field(default=(), compare=False)
    on: date | None = field(default=None, compare=False)


@dataclass(slots=True)
class Memory:
    """What was told already; it is kept over a restart.

    Attributes:
        instants: `kind:number:epoch` of each instant that was told, with `before-`
            where that was on a day before.
        days: `kind:date` of each line that was said.
    """

    instants: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)

    def forget_before(self, day: date, but: Iterable[Coming] = ()) -> None:
        """Let go of what can never come again; `but`: what there still is."""
        least = datetime(day.year, day.month, day.day).timestamp() - 86_400  # noqa: DTZ001 - a day more is kept
        there = set(map(_key, but))
        self.instants = {
            one
            for one in self.instants
            if one in there or float(one.rsplit(":", 1)[1]) > least
        }
        self.days = {one for one in self.days if one.rsplit(":", 1)[1] >= str(day)}


_BEFORE = {
    Kind.PRIORITY: BEFORE_PRIORITY,
    Kind.DUE: BEFORE_DUE,
    Kind.GOAL: BEFORE_GOAL,
    Kind.CALL: BEFORE_CALL,
}


def what_to_tell(
    coming: Sequence[Coming],
    numbers: DayNumbers,
    now: datetime,
    calendar: BusinessCalendar,
    memory: Memory,
    silent: Iterable[Kind] = (),
) -> list[Told]:
    """What is to be told now; the memory holds afterwards that it was.

    Args:
        coming: the instants that lie ahead; of priority leads nobody dialled also
            those that passed, which nobody may have been told of.
        numbers: how the day stands.
        now: the instant.
        calendar: whose desk hours count; outside them nothing is told.
        memory: what was told before.
        silent: kinds that somebody does not want; Priority is always told.
    """
    if not calendar.is_open(now):
        return []
    unwanted = set(silent) - {Kind.PRIORITY}
    told = _lines(numbers, now, calendar, memory)
    for kind, before in _BEFORE.items():
        ends = calendar.add_open_time(now, int(before.total_seconds()))
        soon = [c for c in coming if c.kind is kind and now <= c.at <= ends]
        keys = {c: _key_told(c, now, calendar) for c in soon}
        fresh = [c for c in soon if keys[c] not in memory.instants]
        memory.instants |= {keys[c] for c in fresh}
        if fresh:
            told.append(_told_of(kind, fresh))
    late = [
        c
        for c in coming
        if c.kind is Kind.PRIORITY and c.at < now and _key(c) not in memory.instants
    ]
    if late:
        # It came in late, by a mail that was held up, say.
        memory.instants |= set(map(_key, late))
        told.append(Told(Kind.PRIORITY, len(late), is_past=True, about=tuple(late)))
    return [one for one in told if one.kind not in unwanted]


def still_true(
    told: Sequence[Told],
    coming: Sequence[Coming],
    numbers: DayNumbers,
    now: datetime,
    calendar: BusinessCalendar,
) -> list[Told]:
    """What was told, as it is by now; without what holds no longer.

    Args:
        told: what stands there.
        coming: the instants that lie ahead; of priority leads nobody dialled also
            those that passed.
        numbers: how the day stands.
        now: the instant.
        calendar: whose days they are.
    """
    there, still = set(coming), list[Told]()
    today = calendar.local_date(now)
    for one in told:
        if one.day is not None:
            if one.on == today and _holds(one.kind, numbers, now, calendar):
                still.append(replace(one, count=numbers.end_today, day=numbers))
            continue
        left = [c for c in one.about if c in there]
        if passed := [c for c in left if c.at < now and c.kind is Kind.PRIORITY]:
            still.append(_told_of(one.kind, passed, is_past=True))
        if ahead := [c for c in left if c.at >= now]:
            still.append(_told_of(one.kind, ahead))
    return still


def told_beside(stands: Sequence[Told], fresh: Sequence[Told]) -> list[Told]:
    """What stands there with what is told now: of each kind one sentence.

    The first of two calls is told on until its time; a line of the day gives way.
    """
    joined: dict[tuple[Kind | None, bool], Told] = {}
    for one in (*(old for old in stands if old.day is None), *fresh):
        key = (None if one.day is not None else one.kind), one.is_past
        if (before := joined.get(key)) is not None and one.day is None:
            about = tuple(dict.fromkeys((*before.about, *one.about)))
            one = _told_of(one.kind, about, is_past=one.is_past)
        joined[key] = one
    return list(joined.values())


def _holds(
    kind: Kind, numbers: DayNumbers, now: datetime, calendar: BusinessCalendar
) -> bool:
    """Whether a line of this day is the hour's still."""
    day = calendar.day(calendar.local_date(now))
    # Somebody may have closed it meanwhile, for snow.
    if not day.spans or now >= from_epoch(day.close):
        return False
    if kind is Kind.MORNING:
        return calendar.local(now).time() < AFTERNOON
    return kind is not Kind.AFTERNOON or bool(numbers.end_today)


def _told_of(kind: Kind, about: Sequence[Coming], *, is_past: bool = False) -> Told:
    first = min(c.at for c in about)
    return Told(kind, len(about), first, is_past=is_past, about=tuple(about))


def _key(coming: Coming) -> str:
    return f"{coming.kind}:{coming.number}:{int(coming.at.timestamp())}"


def _key_told(coming: Coming, now: datetime, calendar: BusinessCalendar) -> str:
    """By what it is remembered: a call soon after opening is told on its day again.

    Nobody calls before the day that was agreed, and what was told the evening before is
    gone with that evening's window.
    """
    key = _key(coming)
    is_today = calendar.local_date(coming.at) == calendar.local_date(now)
    return key if coming.kind is not Kind.CALL or is_today else f"{DAY_BEFORE}{key}"


def _lines(
    numbers: DayNumbers, now: datetime, calendar: BusinessCalendar, memory: Memory
) -> list[Told]:
    """The lines of the day's times, each once a day, the latest of them alone."""
    today = calendar.local_date(now)
    close = from_epoch(calendar.day(today).close)
    kinds = [Kind.MORNING]
    if calendar.local(now).time() >= AFTERNOON:
        kinds.append(Kind.AFTERNOON)
    if close - BEFORE_CLOSE <= now:
        kinds.append(Kind.EVENING)
    fresh = [kind for kind in kinds if f"{kind}:{today}" not in memory.days]
    memory.days |= {f"{kind}:{today}" for kind in kinds}
    if not fresh:
        return []
    kind = fresh[-1]
    if kind is Kind.AFTERNOON and not numbers.end_today:
        return []
    return [Told(kind, numbers.end_today, day=numbers, on=today)]
