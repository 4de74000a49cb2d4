"""Holidays have their names in the reader's language."""

from collections.abc import Iterator
from datetime import date

import pytest

from callback_desk.domain.business_calendar import ClosedBy
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.holiday_names import plain_name
from callback_desk.domain.promise import DayPassedOver
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_settings import ready_calendar
from callback_desk.translation import ENGLISH, speak
from callback_desk.wording.calling import say_nobody_there
from callback_desk.wording.holidays import NAMES, say_holiday, say_holidays
from callback_desk.wording.holidays_abroad import ABROAD
from callback_desk.wording.promises import say_promise
from tests.desks import CALENDAR
from tests.domain.calendars import local

YEARS = range(2024, 2032)


@pytest.fixture
def spanish() -> Iterator[None]:
    speak("es")
    yield
    speak(ENGLISH)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Thanksgiving Day", "Día de Acción de Gracias"),
        ("Independence Day (observed)", "Día de la Independencia (trasladado)"),
        ("Columbus Day and Christmas Day", "Día de Colón y Navidad"),
        ("Canada Day (observed)", "Día de Canadá (trasladado)"),
        ("Juan Pablo Duarte Day", "Día de Duarte"),
        # What the clinic, or another country, calls it.
        ("Painters and plumbers", "Painters and plumbers"),
        ("Dia de Muertos", "Dia de Muertos"),
    ],
)
def test_a_holiday_is_named_in_spanish(name: str, said: str, spanish: None) -> None:
    assert say_holiday(name) == said


def test_in_english_each_is_named_as_it_is_stored() -> None:
    names = ["Independence Day (observed)", "Painters and plumbers"]
    assert say_holidays(names) == names


def test_every_holiday_of_every_state_has_its_words() -> None:
    # A newer library may bring another: its Spanish goes into wording/holidays.py.
    table = HolidayTable()
    states = [None, *table.subdivisions("US")]
    found = {
        plain_name(name)
        for state in states
        for year in YEARS
        for names in table.holidays("US", state, year).values()
        for name in names
    }
    assert "Christmas Day" in found
    assert found - NAMES == set()


@pytest.mark.parametrize(
    "country", ["AU", "CA", "DE", "DO", "ES", "GB", "IE", "MX", "PE", "PR", "UY"]
)
def test_a_countrys_own_holidays_have_their_words(country: str) -> None:
    # A newer library may bring another: it goes into wording/holidays_abroad.py.
    found = {
        plain_name(name)
        for year in (2026, 2027)
        for names in HolidayTable().holidays(country, None, year).values()
        for name in names
    }
    assert found
    assert found - NAMES - ABROAD == set()


def test_a_reason_begins_with_a_capital_also_where_weekdays_do_not(
    spanish: None,
) -> None:
    closed = DayPassedOver(date(2026, 7, 4), ClosedBy.HOLIDAY, "Independence Day")
    (sentence,) = say_promise([closed])
    assert sentence[0].isupper()
    assert sentence.endswith("Día de la Independencia.")


def test_a_time_on_a_holiday_is_said_with_its_name(spanish: None) -> None:
    calendar = ready_calendar(read_calendar(CALENDAR), HolidayTable())
    said = say_nobody_there(local("2026-12-25 10:00"), calendar)
    assert said.endswith("Navidad.")
