"""The figures of a period: how many promises were kept, tried and missed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.due_promise import Became, DuePromise
from callback_desk.domain.submission import Precision

SECONDS_A_MINUTE = 60
# A receipt of which only the day is known says nothing of minutes or hours.
TIMED = (Precision.SECOND, Precision.MINUTE)

Key = str | int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of some promises that fell due.

    Attributes:
        due: how many there are.
        spoke_on_time: somebody was spoken with in time.
        message_on_time: a message reached them in time, and no more.
        tried_on_time: dialled or reached in time; the two above are among them.
        missed: every other one.
        overdue_now: those of the missed that nobody has dialled up to now.
        median_open_minutes: desk minutes from receipt to the first call, the median;
            None where none has one.
        nine_in_ten_open_minutes: within so many desk minutes nine in ten were called.
    """

    due: int
    spoke_on_time: int
    message_on_time: int
    tried_on_time: int
    missed: int
    overdue_now: int
    median_open_minutes: float | None
    nine_in_ten_open_minutes: int | None

    @property
    def contacted_on_time(self) -> int:
        """Spoken with, or a message left, in time."""
        return self.spoke_on_time + self.message_on_time


def figures_of(promises: Sequence[DuePromise], calendar: BusinessCalendar) -> Figures:
    """The figures of some promises."""
    became = [promise.became for promise in promises]
    minutes = sorted(
        wait
        for promise in promises
        if (wait := open_minutes_to_first_call(promise, calendar)) is not None
    )
    missed = became.count(Became.MISSED)
    return Figures(
        due=len(became),
        spoke_on_time=became.count(Became.SPOKE),
        message_on_time=became.count(Became.MESSAGE),
        tried_on_time=len(became) - missed,
        missed=missed,
        overdue_now=sum(promise.is_overdue for promise in promises),
        median_open_minutes=median(minutes) if minutes else None,
        nine_in_ten_open_minutes=_nine_in_ten(minutes),
    )


def grouped(
    promises: Iterable[DuePromise],
    calendar: BusinessCalendar,
    key: Callable[[DuePromise], Key],
) -> list[tuple[Key, Figures]]:
    """The figures by a key, in its order; what has none comes last."""
    groups: dict[Key, list[DuePromise]] = {}
    for promise in promises:
        groups.setdefault(key(promise), []).append(promise)
    return [(each, figures_of(groups[each], calendar)) for each in _in_order(groups)]


def open_minutes_to_first_call(
    promise: DuePromise, calendar: BusinessCalendar
) -> int | None:
    """Whole desk minutes from receipt to the first dial or contact.

    None while there is none, or where the receipt is not known to the minute.
    """
    request = promise.told.request
    if promise.first_call is None or request.precision not in TIMED:
        return None
    seconds = calendar.open_seconds_between(request.received_at, promise.first_call.at)
    return seconds // SECONDS_A_MINUTE


def _nine_in_ten(minutes: Sequence[int]) -> int | None:
    """The smallest of the values that nine in ten do not exceed."""
    if not minutes:
        return None
    return minutes[-(-len(minutes) * 9 // 10) - 1]


def _in_order(groups: Mapping[Key, object]) -> list[Key]:
    return sorted(groups, key=lambda key: (key is None, str(type(key)), key))
