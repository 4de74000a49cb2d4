"""Public holidays, from the `holidays` library, as plain dates and names."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType, ModuleType

from callback_desk.domain.errors import CalendarUnreadable
from callback_desk.translation import _

ENGLISH = "en_US"


class HolidayTable:
    """Names the public holidays of a country and its subdivisions, in English.

    A look-up in one of the library's own objects changes that object, so the dates of
    a year are taken out of it once and frozen.
    """

    @property
    def library(self) -> str:
        """The library's name and version."""
        # Imported only here, as the library is.
        from importlib.metadata import version

        return f"holidays {version('holidays')}"

    def countries(self) -> tuple[str, ...]:
        """The codes of the countries it knows, of two letters."""
        supported = _library().list_supported_countries(include_aliases=False)
        return tuple(sorted(supported))

    def subdivisions(self, country: str) -> Mapping[str, str]:
        """The codes of a country's states or regions, each with its name."""
        entity = _library().country_holidays(country)
        names = {code: name for name, code in entity.subdivisions_aliases.items()}
        return {code: names.get(code, code) for code in entity.subdivisions}

    def holidays(
        self, country: str, subdivision: str | None, year: int
    ) -> Mapping[date, tuple[str, ...]]:
        """The holidays of one year, each date with all its names.

        Raises:
            CalendarUnreadable: no such country or subdivision.
        """
        return _year(country, subdivision, year)


def _library() -> ModuleType:
    """The library, imported only here: those that read leads apart never need it."""
    import holidays

    return holidays


@lru_cache(maxsize=512)
def _year(
    country: str, subdivision: str | None, year: int
) -> Mapping[date, tuple[str, ...]]:
    holidays = _library()
    supported = holidays.list_supported_countries(include_aliases=True)
    if country not in supported:
        raise CalendarUnreadable(
            field=_("country"),
            reason=_("{country!r} is not known", country=country),
            right=_("Use a code of two letters such as US."),
        )
    if subdivision is not None and subdivision not in supported[country]:
        known = ", ".join(supported[country])
        raise CalendarUnreadable(
            field=_("subdivision"),
            reason=_(
                "{country} has none called {subdivision!r}",
                country=country,
                subdivision=subdivision,
            ),
            right=_("Use one of: {known}.", known=known)
            if known
            else _("Leave it out."),
        )
    table = holidays.country_holidays(
        country, subdiv=subdivision, years=year, language=_language(country)
    )
    return MappingProxyType(
        {day: tuple(table.get_list(day)) for day in sorted(table) if day.year == year}
    )


def _language(country: str) -> str | None:
    """English where the library speaks it for that country, else its own default."""
    languages = _library().country_holidays(country).supported_languages
    return ENGLISH if ENGLISH in languages else None
