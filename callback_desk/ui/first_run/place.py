"""Looking a place up: its regions and its holidays, off the GUI thread."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from callback_desk.domain.plain_text import fold
from callback_desk.ui.first_run.choices import HolidayBook
from callback_desk.ui.first_run.closing_dates import Suggestion, suggest
from callback_desk.wording.places import say_place

Choice = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """What is known of a place.

    Attributes:
        country: its code.
        region: its subdivision's code, or None.
        regions: the country's subdivisions as (code, name), by name.
        suggestion: its holidays.
        countries: the codes of all countries, where they were asked for.
    """

    country: str
    region: str | None
    regions: tuple[Choice, ...]
    suggestion: Suggestion
    countries: tuple[str, ...] = ()


def look_up(
    book: HolidayBook,
    country: str,
    region: str | None,
    today: date,
    *,
    with_countries: bool,
) -> KnownPlace:
    """Ask the holiday library about a place.

    Raises:
        CalendarUnreadable: there is no such place.
    """
    return KnownPlace(
        country,
        region,
        tuple(sorted(_regions(book, country), key=by_name)),
        suggest(book, country, region, today),
        tuple(book.countries()) if with_countries else (),
    )


def _regions(book: HolidayBook, country: str) -> Iterator[Choice]:
    for code, name in book.subdivisions(country).items():
        yield code, say_place(name)


def by_name(choice: Choice) -> str:
    """What places are sorted by: their names, accents and capitals left out."""
    return fold(choice[1])
