"""Countries, states and zones have their names in the reader's language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.translation import ENGLISH, speak
from callback_desk.ui.first_run.place import by_name
from callback_desk.ui.first_run.place_panel import country_name
from callback_desk.ui.first_run.time_zones import zones_of
from callback_desk.wording.countries import COUNTRIES
from callback_desk.wording.places import CITIES, STATES, ZONES, say_place


@pytest.fixture
def spanish() -> Iterator[None]:
    speak("es")
    yield
    speak(ENGLISH)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("United States", "Estados Unidos"),
        ("New York", "Nueva York"),
        ("Eastern", "hora del este"),
        ("Colombie-Britannique", "Columbia Británica"),
        ("Eastern - ON & QC", "hora del este, Ontario y Quebec"),
        ("London", "Londres"),
        ("Timbuktu", "Timbuktu"),
    ],
)
def test_a_place_is_named_in_spanish(name: str, said: str, spanish: None) -> None:
    assert say_place(name) == said


def test_every_country_and_state_that_is_offered_has_its_words() -> None:
    # A newer library may bring another: it goes into wording/countries.py or places.py.
    table = HolidayTable()
    known = {
        QLocale.territoryToString(QLocale.codeToTerritory(code))
        for code in table.countries()
    } - {"Default"}
    assert known - COUNTRIES == set()
    assert {*table.subdivisions("US").values()} - STATES == set()


def test_every_american_zone_has_its_words() -> None:
    for place in zones_of("US"):
        _city, _colon, where = place.words.partition(": ")
        assert where in ZONES, place
        assert "most areas" not in where
    assert CITIES & {place.words.partition(": ")[0] for place in zones_of("MX")}


def test_names_with_accents_stand_where_one_looks_for_them(spanish: None) -> None:
    named = [(code, country_name(code)) for code in ("IE", "IR", "IQ")]
    assert [name for _code, name in sorted(named, key=by_name)] == [
        *("Irak", "Irán", "Irlanda")
    ]
