"""Countries, states and time zones in the reader's language.

Libraries name them in English. The states are those of the United States, the zones
those of the United States and Mexico; of other countries there are the likeliest
(`places_abroad.py`), what is not known stands as the time zone database has it.
"""

from typing import Final

from callback_desk.translation import _later, said_now
from callback_desk.wording.countries import COUNTRIES
from callback_desk.wording.places_abroad import (
    CITIES_ABROAD,
    REGIONS_ABROAD,
    ZONES_ABROAD,
)

STATES: Final = frozenset(
    {
        *(_later("Alabama"), _later("Alaska"), _later("American Samoa")),
        *(_later("Arizona"), _later("Arkansas"), _later("California")),
        *(_later("Colorado"), _later("Connecticut"), _later("Delaware")),
        *(_later("District of Columbia"), _later("Florida"), _later("Georgia")),
        *(_later("Guam"), _later("Hawaii"), _later("Idaho"), _later("Illinois")),
        *(_later("Indiana"), _later("Iowa"), _later("Kansas"), _later("Kentucky")),
        *(_later("Louisiana"), _later("Maine"), _later("Maryland")),
        *(_later("Massachusetts"), _later("Michigan"), _later("Minnesota")),
        *(_later("Mississippi"), _later("Missouri"), _later("Montana")),
        *(_later("Nebraska"), _later("Nevada"), _later("New Hampshire")),
        *(_later("New Jersey"), _later("New Mexico"), _later("New York")),
        *(_later("North Carolina"), _later("North Dakota")),
        *(_later("Northern Mariana Islands"), _later("Ohio"), _later("Oklahoma")),
        *(_later("Oregon"), _later("Pennsylvania"), _later("Puerto Rico")),
        *(_later("Rhode Island"), _later("South Carolina"), _later("South Dakota")),
        *(_later("Tennessee"), _later("Texas")),
        *(_later("United States Minor Outlying Islands"), _later("Utah")),
        *(_later("Vermont"), _later("Virgin Islands, U.S."), _later("Virginia")),
        *(_later("Washington"), _later("West Virginia"), _later("Wisconsin")),
        *(_later("Wyoming"),),
    }
)
CITIES: Final = frozenset(
    {
        *(_later("Los Angeles"), _later("Mexico City"), _later("Cancun")),
        *(_later("Merida"), _later("Ciudad Juarez"), _later("Mazatlan")),
        *(_later("Bahia Banderas"),),
        # A state's name as well.
        "New York",
    }
)
ZONES: Final = frozenset(
    {
        _later("Eastern"),
        _later("Eastern - MI"),
        _later("Eastern - KY (Louisville area)"),
        _later("Eastern - KY (Wayne)"),
        _later("Eastern - IN"),
        _later("Eastern - IN (Da, Du, K, Mn)"),
        _later("Eastern - IN (Pulaski)"),
        _later("Eastern - IN (Crawford)"),
        _later("Eastern - IN (Pike)"),
        _later("Eastern - IN (Switzerland)"),
        _later("Central"),
        _later("Central - IN (Perry)"),
        _later("Central - IN (Starke)"),
        _later("Central - MI (Wisconsin border)"),
        _later("Central - ND (Oliver)"),
        _later("Central - ND (Morton rural)"),
        _later("Central - ND (Mercer)"),
        _later("Mountain"),
        _later("Mountain - ID (south), OR (east)"),
        _later("MST - AZ (except Navajo)"),
        _later("Pacific"),
        _later("Alaska - Juneau area"),
        _later("Alaska - Sitka area"),
        _later("Alaska - Annette Island"),
        _later("Alaska - Yakutat"),
        _later("Alaska (west)"),
        _later("Alaska - western Aleutians"),
        _later("Central Mexico"),
        _later("Campeche, Yucatan"),
        _later("Durango; Coahuila, Nuevo Leon, Tamaulipas"),
        _later("Coahuila, Nuevo Leon, Tamaulipas (US border)"),
        _later("Chihuahua (US border - west)"),
        _later("Chihuahua (US border - east)"),
        _later("Baja California Sur, Nayarit (most areas), Sinaloa"),
        _later("Bahia de Banderas"),
        # States' names as well.
        *("Alaska", "Hawaii"),
    }
)
_ABROAD: Final = REGIONS_ABROAD | CITIES_ABROAD | ZONES_ABROAD
_NAMES: Final = COUNTRIES | STATES | CITIES | ZONES | _ABROAD


def say_place(name: str) -> str:
    """A country, a state, a zone's city or what is said of where that zone holds."""
    return said_now(name) if name in _NAMES else name
