"""One deadline, and a hundred thousand, beside the libraries that reckon such things.

Every peer is set up for the same clinic: New York, Monday to Friday 9 to 5, the public
holidays of the state. What ours and a peer's come to is compared before it is timed.
Each pair is timed turn by turn in one run, in processor time: none of it waits for
anything, so what else the machine does need not count.
"""

import random
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from importlib import import_module
from statistics import median
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

from callback_desk.domain.business_calendar import BusinessCalendar, Policy
from callback_desk.domain.calendar_edits import set_policy
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.promise import due_epoch, due_epochs
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_settings import ready_calendar
from tests.benchmarks.figure import Figure, paired_ratio

NEW_YORK = ZoneInfo("America/New_York")
CLINIC = """
timezone = "America/New_York"
country = "US"
subdivision = "NY"
[hours]
mon = ["09:00-17:00"]
tue = ["09:00-17:00"]
wed = ["09:00-17:00"]
thu = ["09:00-17:00"]
fri = ["09:00-17:00"]
"""
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 12, 1, tzinfo=UTC)
ROUNDS = 15
FEW, MANY, BULK = 200, 2_000, 100_000
OPEN, CLOSE = time(9), time(17)


def measure() -> list[Figure]:
    """One by one against pandas, businesstimedelta, holidays; in bulk against numpy."""
    rng = random.Random(2026)  # noqa: S311 - drawn to be drawn again
    first, last = to_epoch(FIRST), to_epoch(LAST)
    epochs = [rng.randrange(first, last) for _ in range(BULK)]
    next_day, eight_hours = _clinic(Policy.NEXT_DAY_CLOSE), _clinic(Policy.OPEN_HOURS)
    few = _inside_desk_hours(epochs)[:FEW]
    days = [datetime.fromtimestamp(e, NEW_YORK).date() for e in epochs]
    return [
        _one_by_one("pandas CustomBusinessHour", eight_hours, few, _pandas(), 1 / 200),
        _one_by_one(
            "businesstimedelta", eight_hours, few, _businesstimedelta(), 1 / 500
        ),
        _against_holidays(next_day, epochs[:MANY], days[:MANY]),
        # As running promises are read: in the order in which they came in, and so they
        # lie in memory (adding nothing makes each of them anew).
        _in_bulk(
            "in order",
            next_day,
            [e + 0 for e in sorted(epochs)],
            sorted(days),
            in_order=True,
        ),
        _in_bulk("in any order", next_day, epochs, days),
    ]


def _clinic(policy: Policy) -> BusinessCalendar:
    definition = set_policy(read_calendar(CLINIC), policy)
    return ready_calendar(definition, HolidayTable())


def _holidays() -> Any:  # noqa: ANN401 - the library's own
    years = range(FIRST.year - 1, LAST.year + 2)
    return import_module("holidays").country_holidays("US", subdiv="NY", years=years)


def _inside_desk_hours(epochs: Sequence[int]) -> list[int]:
    """Those received while the desk is open, where all peers mean the same."""
    calendar = _clinic(Policy.NEXT_DAY_CLOSE)
    found = []
    for epoch in epochs:
        day = calendar.day(datetime.fromtimestamp(epoch, NEW_YORK).date())
        if any(start < epoch < end for start, end in day.spans):
            found.append(epoch)
    return found


def _pandas() -> Callable[[int], int]:
    pandas = import_module("pandas")
    eight_hours = pandas.offsets.CustomBusinessHour(
        n=8, start=OPEN, end=CLOSE, holidays=list(_holidays())
    )

    def due(epoch: int) -> int:
        received = pandas.Timestamp(epoch, unit="s", tz=NEW_YORK)
        return int((received + eight_hours).timestamp())

    return due


def _businesstimedelta() -> Callable[[int], int]:
    library, zone = import_module("businesstimedelta"), import_module("pytz")
    rules = library.Rules(
        [
            library.WorkDayRule(
                start_time=OPEN,
                end_time=CLOSE,
                working_days=[0, 1, 2, 3, 4],
                tz=zone.timezone("America/New_York"),
            ),
            library.HolidayRule(_holidays(), tz=zone.timezone("America/New_York")),
        ]
    )
    eight_hours = library.BusinessTimeDelta(rules, hours=8)

    def due(epoch: int) -> int:
        received = datetime.fromtimestamp(epoch, UTC)
        return int((received + eight_hours).timestamp())

    return due


def _one_by_one(
    name: str,
    calendar: BusinessCalendar,
    epochs: Sequence[int],
    peer: Callable[[int], int],
    goal: float,
) -> Figure:
    """One deadline at a time, epoch in and out."""
    if [due_epoch(calendar, epoch) for epoch in epochs] != list(map(peer, epochs)):
        raise AssertionError(f"{name} reckons something else")
    return _figure(
        f"one deadline, to {name}",
        partial(_each, calendar, epochs),
        lambda: [peer(epoch) for epoch in epochs],
        len(epochs),
        name,
        goal,
    )


def _against_holidays(
    calendar: BusinessCalendar, epochs: Sequence[int], days: Sequence[date]
) -> Figure:
    """Ours from epoch to epoch; the peer finds the day alone, of dates made before."""
    table = _holidays()
    found = [table.get_nth_working_day(day, 1) for day in days]
    if [_day(due_epoch(calendar, epoch)) for epoch in epochs] != found:
        raise AssertionError("holidays reckons something else")
    return _figure(
        "one deadline, to holidays.get_nth_working_day",
        partial(_each, calendar, epochs),
        lambda: [table.get_nth_working_day(day, 1) for day in days],
        len(epochs),
        "the day alone",
        1 / 10,
    )


def _in_bulk(
    order: str,
    calendar: BusinessCalendar,
    epochs: list[int],
    days: Sequence[date],
    *,
    in_order: bool = False,
) -> Figure:
    """Ours from epoch to epoch; the peer finds the days alone, of an array of days."""
    numpy = import_module("numpy")
    table = numpy.busdaycalendar(holidays=list(_holidays()))
    received = numpy.array(days, dtype="datetime64[D]")
    offset = partial(numpy.busday_offset, received, 1, roll="backward", busdaycal=table)
    if [_day(due) for due in due_epochs(calendar, epochs)] != offset().tolist():
        raise AssertionError("numpy reckons something else")
    return _figure(
        f"{BULK:,} deadlines {order}, to numpy busday_offset",
        partial(due_epochs, calendar, epochs, in_order=in_order),
        offset,
        len(epochs),
        "the days alone",
        1.0,
    )


def _day(due: int) -> date:
    return (datetime.fromtimestamp(due, NEW_YORK) - timedelta(seconds=1)).date()


def _each(calendar: BusinessCalendar, epochs: Sequence[int]) -> list[int]:
    return [due_epoch(calendar, epoch) for epoch in epochs]


def _figure(
    what: str,
    ours: Callable[[], object],
    peer: Callable[[], object],
    count: int,
    peer_name: str,
    goal: float,
) -> Figure:
    turns: list[float] = []
    others: list[float] = []
    # A turn of ours would be over before the processor's caches are its own again.
    times = max(1, BULK // 10 // count)
    for _ in range(ROUNDS):
        turns.append(_seconds(lambda: [ours() for _ in range(times)]) / count / times)
        others.append(_seconds(peer) / count)
    return Figure(
        what,
        f"{median(turns) * 1e9:.0f} ns",
        f"{median(others) * 1e9:.0f} ns, {peer_name}",
        paired_ratio(turns, others),
        goal,
    )


def _seconds(act: Callable[[], object]) -> float:
    started = process_time()
    act()
    return process_time() - started
