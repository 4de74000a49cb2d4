"""What a place's holidays suggest."""

from datetime import date

import pytest

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.errors import CalendarUnreadable
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_settings import (
    KEPT_BY_MOST_OFFICES,
    check_holidays,
    ready_calendar,
)
from callback_desk.ui.first_run.closing_dates import Suggestion, say_dates, suggest
from tests.ui.first_run.known_places import LibraryBook

TODAY = date(2026, 11, 16)
WEEK = (((540, 1020),),) * 5 + ((), ())


def look(country: str, region: str | None = None) -> Suggestion:
    return suggest(LibraryBook(), country, region, TODAY)


def ticked(suggestion: Suggestion) -> set[str]:
    return {closing.name for closing in suggestion.closings if closing.closed}


@pytest.mark.parametrize("region", [None, "NY", "CA", "DC", "TX"])
def test_in_the_us_six_are_ticked(region: str | None) -> None:
    suggestion = look("US", region)
    assert ticked(suggestion) == KEPT_BY_MOST_OFFICES
    assert len(suggestion.closings) > len(KEPT_BY_MOST_OFFICES)


def test_elsewhere_all_are_ticked() -> None:
    suggestion = look("DE", "BY")
    assert ticked(suggestion) == {closing.name for closing in suggestion.closings}
    assert suggestion.open_on(ticked(suggestion)) == ()


def test_the_twelve_months_to_come_are_named_in_order() -> None:
    closings = look("US").closings
    assert closings[0].name == "Thanksgiving Day"
    firsts = [closing.dates[0] for closing in closings]
    assert firsts == sorted(firsts)
    assert all(TODAY <= day < date(2027, 11, 16) for c in closings for day in c.dates)


def test_an_observed_day_stands_with_its_holiday() -> None:
    by_name = {closing.name: closing.dates for closing in look("US").closings}
    assert by_name["Independence Day"] == (date(2027, 7, 4), date(2027, 7, 5))


def test_a_us_holiday_of_later_years_leaves_the_desk_open() -> None:
    suggestion = look("US", "DC")
    assert "Inauguration Day" in suggestion.open_on(KEPT_BY_MOST_OFFICES)


@pytest.mark.parametrize("place", [("US", "NY"), ("US", "DC"), ("DE", "BY")])
def test_the_names_left_open_are_ones_a_calendar_takes(place: tuple[str, str]) -> None:
    suggestion = look(*place)
    definition = CalendarDefinition(
        "America/New_York",
        WEEK,
        country=place[0],
        subdivision=place[1],
        open_on=suggestion.open_on(set()),
    )
    check_holidays(definition, HolidayTable(), TODAY.year)
    calendar = ready_calendar(definition, HolidayTable())
    days = {day for c in suggestion.closings for day in c.dates if day.weekday() < 5}
    assert all(calendar.day(day).spans for day in days)


def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(CalendarUnreadable):
        look("XX")


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ((date(2027, 1, 1),), "Fri 1 Jan"),
        ((date(2027, 7, 4), date(2027, 7, 5)), "Sun 4, Mon 5 Jul"),
        ((date(2027, 1, 31), date(2027, 2, 1)), "Sun 31 Jan, Mon 1 Feb"),
        (
            (date(2027, 6, 3), date(2027, 6, 4), date(2027, 6, 5)),
            "Thu 3 Jun to Sat 5 Jun",
        ),
        (
            (date(2027, 1, 1), date(2027, 3, 1), date(2027, 6, 5)),
            "Fri 1 Jan and 2 more",
        ),
    ],
)
def test_dates_are_said_short(dates: tuple[date, ...], said: str) -> None:
    assert say_dates(dates) == said
