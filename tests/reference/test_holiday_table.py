"""Public holidays as plain dates: what this country names, and nothing changes it."""

from datetime import date

import pytest

from callback_desk.domain.errors import CalendarUnreadable
from callback_desk.reference.holiday_table import HolidayTable

TABLE = HolidayTable()


def test_the_holidays_of_a_year_stand_in_order_with_their_names() -> None:
    year = TABLE.holidays("US", None, 2026)
    assert list(year.items()) == [
        (date(2026, 1, 1), ("New Year's Day",)),
        (date(2026, 1, 19), ("Martin Luther King Jr. Day",)),
        (date(2026, 2, 16), ("Washington's Birthday",)),
        (date(2026, 5, 25), ("Memorial Day",)),
        (date(2026, 6, 19), ("Juneteenth National Independence Day",)),
        (date(2026, 7, 3), ("Independence Day (observed)",)),
        (date(2026, 7, 4), ("Independence Day",)),
        (date(2026, 9, 7), ("Labor Day",)),
        (date(2026, 10, 12), ("Columbus Day",)),
        (date(2026, 11, 11), ("Veterans Day",)),
        (date(2026, 11, 26), ("Thanksgiving Day",)),
        (date(2026, 12, 25), ("Christmas Day",)),
    ]


def test_a_state_adds_its_own() -> None:
    added = TABLE.holidays("US", "NY", 2026).keys() - TABLE.holidays("US", None, 2026)
    assert {date(2026, 2, 12), date(2026, 11, 3)} <= added


def test_new_years_day_observed_belongs_to_the_year_it_falls_in() -> None:
    assert TABLE.holidays("US", None, 2027)[date(2027, 12, 31)] == (
        "New Year's Day (observed)",
    )
    for year in range(2020, 2036):
        assert {day.year for day in TABLE.holidays("US", None, year)} == {year}


def test_a_date_may_bear_two_holidays() -> None:
    both = [
        names
        for year in range(2000, 2040)
        for names in TABLE.holidays("US", "TX", year).values()
        if len(names) > 1
    ]
    assert both
    assert all(";" not in name for names in both for name in names)


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("FR", date(2026, 7, 14), "National Day"),
        ("DE", date(2026, 10, 3), "German Unity Day"),
        ("JP", date(2026, 11, 3), "Culture Day"),
        ("MX", date(2026, 9, 16), "Independence Day"),
    ],
)
def test_names_are_english(country: str, day: date, name: str) -> None:
    assert TABLE.holidays(country, None, day.year)[day] == (name,)


@pytest.mark.parametrize("country", ["ZZ", "us", "", "United States", "U"])
def test_an_unknown_country_is_named(country: str) -> None:
    with pytest.raises(CalendarUnreadable) as refused:
        TABLE.holidays(country, None, 2026)
    assert refused.value.fields["field"] == "country"
    assert repr(country) in refused.value.sentence


@pytest.mark.parametrize(
    ("country", "subdivision", "advice"),
    [("US", "XX", "NY"), ("US", "ny", "NY"), ("US", "", "NY"), ("FR", "NY", "")],
)
def test_an_unknown_subdivision_is_named_with_those_there_are(
    country: str, subdivision: str, advice: str
) -> None:
    with pytest.raises(CalendarUnreadable) as refused:
        TABLE.holidays(country, subdivision, 2026)
    assert refused.value.fields["field"] == "subdivision"
    assert repr(subdivision) in refused.value.sentence
    assert advice in refused.value.what_to_do


def test_a_year_is_frozen_and_looking_up_changes_nothing() -> None:
    year = TABLE.holidays("US", None, 2026)
    before = dict(year)
    assert date(2027, 1, 1) not in year
    assert date(2025, 12, 25) not in year
    with pytest.raises(TypeError):
        year[date(2026, 11, 27)] = ("Closed",)  # type: ignore[index] # the point
    assert dict(TABLE.holidays("US", None, 2026)) == before


@pytest.mark.parametrize("year", [1970, 2199])
def test_the_first_and_the_last_year_can_be_asked_for(year: int) -> None:
    assert all(day.year == year for day in TABLE.holidays("US", None, year))


def test_the_library_is_named_with_its_version() -> None:
    name, _, version = TABLE.library.partition(" ")
    assert name == "holidays"
    assert all(part.isdigit() for part in version.split("."))
