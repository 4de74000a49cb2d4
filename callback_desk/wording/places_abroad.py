"""Regions, cities and time zones of other countries, as libraries name them."""

from typing import Final

from callback_desk.translation import _later

REGIONS_ABROAD: Final = frozenset(
    {
        *(_later("Australian Capital Territory"), _later("Bayern")),
        *(_later("Brandenburg"), _later("Catalunya"), _later("Colombie-Britannique")),
        *(_later("England"), _later("Hessen"), _later("Illes Balears")),
        *(_later("Mecklenburg-Vorpommern"), _later("New South Wales")),
        *(_later("New South Wales Western Division"), _later("Niedersachsen")),
        *(_later("Nordrhein-Westfalen"), _later("Northern Ireland")),
        *(_later("Northern Territory"), _later("Nouveau-Brunswick")),
        *(_later("Nouvelle-Écosse"), _later("Québec"), _later("Rheinland-Pfalz")),
        *(_later("Saarland"), _later("Sachsen"), _later("Sachsen-Anhalt")),
        *(_later("Scotland"), _later("South Australia")),
        *(_later("Terre-Neuve-et-Labrador"), _later("Territoires du Nord-Ouest")),
        *(_later("Thüringen"), _later("Valenciana"), _later("Wales")),
        *(_later("Western Australia"), _later("Yukon")),
        _later("Île-du-Prince-Édouard"),
    }
)
CITIES_ABROAD: Final = frozenset(
    {
        *(_later("Asuncion"), _later("Athens"), _later("Berlin"), _later("Bogota")),
        *(_later("Brussels"), _later("Canary"), _later("Cordoba"), _later("Dublin")),
        *(_later("Easter"), _later("Galapagos"), _later("Havana")),
        *(_later("Jerusalem"), _later("Lisbon"), _later("London"), _later("Moscow")),
        *(_later("Panama"), _later("Paris"), _later("Rome"), _later("Santo Domingo")),
        *(_later("Sao Paulo"), _later("Sydney"), _later("Tokyo"), _later("Toronto")),
        *(_later("Tucuman"), _later("Vienna"), _later("Zurich")),
    }
)
ZONES_ABROAD: Final = frozenset(
    {
        *(_later("AST - QC (Lower North Shore)"), _later("Atlantic - Labrador")),
        _later("Atlantic - NS (Cape Breton)"),
        _later("Atlantic - NS (most areas), PE"),
        *(_later("Atlantic - New Brunswick"), _later("Aysen Region")),
        *(_later("Azores"), _later("CST - SK"), _later("CST - SK (midwest)")),
        *(_later("Canary Islands"), _later("Central - NU (Resolute)")),
        *(_later("Central - NU (central)"), _later("Chatham Islands")),
        *(_later("EST - ON (Atikokan), NU (Coral H)"), _later("Easter Island")),
        *(_later("Eastern - NU"), _later("Eastern - ON & QC")),
        *(_later("Ecuador (mainland)"), _later("Galapagos Islands")),
        *(_later("Lord Howe Island"), _later("Macquarie Island")),
        *(_later("Madeira Islands"), _later("Magallanes Region")),
        *(_later("Mountain - NU (west)"), _later("Newfoundland, Labrador (SE)")),
        *(_later("Portugal (mainland)"), _later("Spain (mainland)")),
        *(_later("Tasmania"), _later("most of Chile"), _later("most of New Zealand")),
    }
)
