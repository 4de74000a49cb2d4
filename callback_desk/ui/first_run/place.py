"""Looking a place up: its regions and its holidays, off the GUI thread."""

from dataclasses import dataclass
from datetime import date

from callback_desk.ui.first_run.choices import HolidayBook
from callback_desk.ui.first_run.closing_dates import Suggestion, suggest

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
        tuple(sorted(book.subdivisions(country).items(), key=_by_name)),
        suggest(book, country, region, today),
        tuple(book.countries()) if with_countries else (),
    )


def _by_name(region: Choice) -> str:
    return region[1].casefold()
