"""Words apart from meaning: the domain's values as sentences, for every surface.

The one place that turns steps of a promise, outcomes and standings into English. It
knows no Qt, so that window, report and command line say the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar, ClosedBy
from callback_desk.domain.outcome import Closes, NextCall, Outcome
from callback_desk.domain.promise import (
    BeforeOpening,
    CountsAsReceived,
    DayPassedOver,
    DueAfterOpenTime,
    DueAtClockTime,
    DueAtClose,
    NotBeforeCutOff,
    Received,
    Step,
)
from callback_desk.domain.staff import Role
from callback_desk.domain.standing import Standing
from callback_desk.domain.submission import Precision, Problem, Verdict, Why

_ROLES = {
    Role.RECEPTIONIST: "receptionist",
    Role.CLINICIAN: "clinician",
    Role.OFFICE_MANAGER: "office manager",
}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def visible(text: str) -> str:
    """A stranger's text on one line, with every character that hides made visible.

    Controls, direction marks, zero-width characters and lone surrogates would act on
    the reader's screen instead of standing on it.
    """
    if text.isprintable():
        return text
    return "".join(
        "⏎" if c == "\n" else c if c.isprintable() else f"⟨{ord(c):04X}⟩" for c in text
    )


def say_role(role: Role) -> str:
    """A role in words."""
    return _ROLES[role]


def say_day(day: date) -> str:
    """A date like `Thu 2 Jul`."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def say_clock(at: datetime) -> str:
    """A clock time like `3:00 PM`."""
    return f"{at.hour % 12 or 12}:{at.minute:02} {'AM' if at.hour < 12 else 'PM'}"


def say_instant(at: datetime) -> str:
    """A local time like `Thu 2 Jul 3:00 PM`."""
    return f"{say_day(at)} {say_clock(at)}"


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
            names = ", ".join(_WEEKDAYS[day.on.weekday()] for day in run)
            long = len(run) > len(_WEEKDAYS)
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


_STANDINGS = {
    Standing.RESTING: "resting",
    Standing.FOLLOW_UP: "follow-up",
    Standing.OVERDUE: "overdue",
    Standing.TRIED: "tried",
    Standing.DUE_TODAY: "due today",
    Standing.ON_TRACK: "coming",
}
_COUNTED = {"safety": "priority"} | {s.value: w for s, w in _STANDINGS.items()}
_VERDICTS = {
    Verdict.NEW: "new",
    Verdict.REPEAT: "asked again",
    Verdict.KNOWN: "known already",
    Verdict.NEEDS_LOOK: "need a look",
    Verdict.SKIPPED: "skipped",
}
_ONE_VERDICT = _VERDICTS | {
    Verdict.KNOWN: "known",
    Verdict.NEEDS_LOOK: "needs a look",
}
_PROBLEMS = {
    Why.PHONE: "Number",
    Why.NAME: "Name",
    Why.COLUMNS: "Columns",
    Why.QUOTES: "Quotation marks",
    Why.ENCODING: "Characters",
    Why.SIZE: "Size",
    Why.UNRECOGNISED: "Not recognised",
    Why.BLANK: "Blank",
    Why.TEST_LEAD: "Test lead",
}
_PRODUCTS = {
    "wpforms": "WPForms",
    "cf7": "Contact Form 7",
    "generic": "a plain",
    "meta": "Meta lead ads",
}
SECONDS_A_MINUTE, MINUTES_AN_HOUR = 60, 60


def say_standing(standing: Standing) -> str:
    """A standing in the word of the screen."""
    return _STANDINGS[standing]


def say_queue_counts(counts: Mapping[str, int]) -> str:
    """How many leads stand where, those that are not none."""
    said = [f"{count} {_COUNTED[kind]}" for kind, count in counts.items() if count]
    return ", ".join(said) or "no open leads"


def say_verdict(verdict: Verdict) -> str:
    """A verdict in the words of the screen."""
    return _ONE_VERDICT[verdict]


def say_problem(problem: Problem) -> str:
    """Why a record needs a look or was skipped, in words."""
    kind = _PROBLEMS[problem.why]
    return f"{kind}: {problem.words}" if problem.words else kind


def say_product(recognised_as: str) -> str:
    """A form product and medium, such as `Gravity Forms CSV`."""
    name, _, medium = recognised_as.rpartition("-")
    words = _PRODUCTS.get(name, name.replace("-", " ").title())
    return f"{words} {medium.upper() if medium == 'csv' else medium}".strip()


def say_counts(seen: int, counts: Mapping[str, int], *, total: bool = True) -> str:
    """What became of the records of a file, with or without how many there are."""
    said = [f"{counts[v]} {w}" for v, w in _VERDICTS.items() if counts.get(v)]
    if not total:
        return ", ".join(said)
    records = "1 record" if seen == 1 else f"{seen} records"
    return f"{records}: {', '.join(said)}" if said else "no records"


def say_span(seconds: int) -> str:
    """A span of open time like `2 h 10 m`."""
    hours, minutes = divmod(seconds // SECONDS_A_MINUTE, MINUTES_AN_HOUR)
    return f"{hours} h {minutes} m" if hours else f"{minutes} m"


# Within these a weekday's name says which day is meant.
DAYS_NAMED_ALONE = 6


def say_when(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    """An instant on the clinic's clocks, `today 5:00 PM` or `Thu 2 Jul 5:00 PM`."""
    local = calendar.local(at)
    if local.date() == calendar.local_date(now):
        return f"today {say_clock(local)}"
    return say_instant(local)


def say_soon(at: datetime, now: datetime, calendar: BusinessCalendar) -> str:
    """As `say_when`, with the weekday alone where that is enough: `Wed 5:00 PM`."""
    local = calendar.local(at)
    if 0 < (local.date() - calendar.local_date(now)).days <= DAYS_NAMED_ALONE:
        return f"{_WEEKDAYS[local.weekday()]} {say_clock(local)}"
    return say_when(at, now, calendar)


def say_foreseen(
    outcome: Outcome,
    next_call_at: datetime | None,
    now: datetime,
    calendar: BusinessCalendar,
) -> str:
    """What an outcome would do to the lead, before its key is pressed."""
    if outcome.closes is Closes.YES:
        barred = " The number is never called again." if outcome.bars_number else ""
        return f"Closes the lead.{barred}"
    if outcome.next.kind is NextCall.ASK:
        return "Asks when to call again."
    if next_call_at is None:
        return "Stays in the list."
    return f"Comes back {say_when(next_call_at, now, calendar)}."


def say_saved(outcome: str, name: str) -> str:
    """That an outcome was saved, with initials only: others read the screen too."""
    initials = " ".join(f"{word[0].upper()}." for word in visible(name).split()[:3])
    return f"Saved: {outcome.lower()} for {initials}"


def say_came_in(counts: Mapping[str, int]) -> str:
    """What came in with an import."""
    coming = counts[Verdict.NEW] + counts[Verdict.REPEAT]
    said = f"{coming} {'lead' if coming == 1 else 'leads'} came in."
    kept = counts[Verdict.NEEDS_LOOK]
    if kept:
        said += f" {kept} {'record needs' if kept == 1 else 'records need'} a look."
    return said
