"""The time zones of a country, and the likeliest of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import tzlocal

from callback_desk.domain.errors import UnknownZone
from callback_desk.domain.local_time import zone_named
from callback_desk.translation import _
from callback_desk.wording.places import say_place

UNIVERSAL = "UTC"
# What the list adds to the zone that most of a region keeps; it helps nobody choose.
MOST_AREAS = " (most areas)"
# Far enough apart that one of two instants has summer time, wherever that is kept.
HALF_A_YEAR = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class PlaceZone:
    """A time zone with the words a person knows it by."""

    zone: str
    words: str


@cache
def _table() -> dict[str, list[PlaceZone]]:
    """The zones of each country code, from the time zone database's own list.

    Lines of `zone.tab`: country, coordinates, zone, and where there are several, a
    remark on where it holds, separated by tabs.
    """
    zones: dict[str, list[PlaceZone]] = {}
    text = (files("tzdata.zoneinfo") / "zone.tab").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        country, _unused, zone, *remark = line.split("\t")
        city = say_place(zone.rpartition("/")[2].replace("_", " "))
        where = say_place(remark[0].removesuffix(MOST_AREAS)) if remark else ""
        words = f"{city}: {where}" if where else city
        zones.setdefault(country, []).append(PlaceZone(zone, words))
    return zones


def zones_of(country: str) -> list[PlaceZone]:
    """A country's time zones, the one of most people first."""
    return list(_table().get(country, [PlaceZone(UNIVERSAL, _("Universal time"))]))


def computer_zone() -> str:
    """The zone that this computer is set to."""
    name = tzlocal.get_localzone_name()
    try:
        zone_named(name)
    except UnknownZone:
        return UNIVERSAL
    return name


def likeliest(zones: list[PlaceZone], computer: str, now: datetime) -> int:
    """The index of the zone that agrees with the computer's, else the first.

    A computer may know its zone by another name, so the clocks are compared too.
    """
    found = _like(zones, computer, now)
    return 0 if found is None else found


def keeps_clock(zones: list[PlaceZone], computer: str, now: datetime) -> bool:
    """Whether one of the zones may be the computer's; universal time tells nothing."""
    tells = _clocks(zone_named(computer), now) != _clocks(zone_named(UNIVERSAL), now)
    return not tells or _like(zones, computer, now) is not None


def _like(zones: list[PlaceZone], computer: str, now: datetime) -> int | None:
    names = [place.zone for place in zones]
    if computer in names:
        return names.index(computer)
    clocks = _clocks(zone_named(computer), now)
    for index, name in enumerate(names):
        if _clocks(zone_named(name), now) == clocks:
            return index
    return None


def _clocks(zone: ZoneInfo, now: datetime) -> tuple[timedelta | None, ...]:
    return tuple(
        instant.astimezone(zone).utcoffset() for instant in (now, now + HALF_A_YEAR)
    )
