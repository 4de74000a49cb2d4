"""The holidays of the twelve months to come, and which of them close the desk."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from callback_desk.date_style import date_style
from callback_desk.services.calendar_settings import (
    KEPT_BY_MOST_OFFICES,
    YEARS_NAMED_AHEAD,
    plain_name,
)
from callback_desk.translation import _
from callback_desk.ui.first_run.choices import HolidayBook
from callback_desk.wording.times import say_day

# Here most offices close on a few of the named days only (promise.md).
COUNTRY_OF_FEW = "US"
A_YEAR = timedelta(days=365)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SuggestedClosing:
    """A holiday that the desk may close on.

    Attributes:
        name: without the mark of an observed day.
        dates: its dates within the twelve months, at least one.
        closed: whether it is ticked to begin with.
    """

    name: str
    dates: tuple[date, ...]
    closed: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a country's holidays suggest.

    Attributes:
        closings: by their first date.
        open_unseen: holidays of later years that nobody was asked about, and that
            leave the desk open.
    """

    closings: tuple[SuggestedClosing, ...] = ()
    open_unseen: frozenset[str] = frozenset()

    def open_on(self, closed: Collection[str]) -> tuple[str, ...]:
        """The names of the holidays on which the desk is open, given the closed."""
        asked = {closing.name for closing in self.closings}
        return tuple(sorted((asked - set(closed)) | self.open_unseen))


def suggest(
    book: HolidayBook, country: str, subdivision: str | None, today: date
) -> Suggestion:
    """Look a place's holidays up.

    Raises:
        CalendarUnreadable: there is no such place.
    """
    dates: dict[str, list[date]] = {}
    names: set[str] = set()
    for year in range(today.year, today.year + YEARS_NAMED_AHEAD):
        for day, called in book.holidays(country, subdivision, year).items():
            for name in map(plain_name, called):
                names.add(name)
                if today <= day < today + A_YEAR:
                    dates.setdefault(name, []).append(day)
    few = country == COUNTRY_OF_FEW
    closings = [
        SuggestedClosing(
            name, tuple(sorted(set(days))), not few or name in KEPT_BY_MOST_OFFICES
        )
        for name, days in dates.items()
    ]
    unseen = names - dates.keys() - KEPT_BY_MOST_OFFICES if few else set[str]()
    return Suggestion(
        tuple(sorted(closings, key=_first_date)),
        frozenset(unseen),
    )


def _first_date(closing: SuggestedClosing) -> tuple[date, str]:
    return closing.dates[0], closing.name


def say_dates(dates: tuple[date, ...]) -> str:
    """A holiday's dates like `Fri 3, Sat 4 Jul` or `Thu 4 Jun to Sat 6 Jun`.

    Where the month stands first, both days have it: `Fri Jul 3, Sat Jul 4`.
    """
    if len(dates) <= 2:
        first, last = dates[0], dates[-1]
        if first == last:
            return say_day(first)
        alike = (first.year, first.month) == (last.year, last.month)
        alike = alike and not date_style().month_first
        said = say_day(first).rpartition(" ")[0] if alike else say_day(first)
        return f"{said}, {say_day(last)}"
    if all(later - earlier == A_DAY for earlier, later in pairwise(dates)):
        return _("{day} to {day_2}", day=say_day(dates[0]), day_2=say_day(dates[-1]))
    return _("{day} and {count} more", day=say_day(dates[0]), count=len(dates) - 1)
