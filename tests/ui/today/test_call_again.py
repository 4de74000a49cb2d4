"""The times offered for another call."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from callback_desk.date_style import DateStyle
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.ui.today.call_again import call_again
from callback_desk.wording.times import say_instant
from tests.dates import STYLES, written
from tests.domain.calendars import local
from tests.ui.today.lead_cards import CALENDAR


def offered(now: str) -> list[tuple[str, str]]:
    again = call_again(local(now), CALENDAR)
    return [(choice.words, choice.when) for choice in again.choices]


def test_a_usual_day() -> None:
    assert offered("2026-11-30 13:10") == [
        ("This afternoon", "today 2:30 PM"),
        ("Tomorrow morning", "Tue 1 Dec 10:00 AM"),
        ("Tomorrow afternoon", "Tue 1 Dec 2:00 PM"),
        ("In a week", "Mon 7 Dec 10:00 AM"),
    ]


@pytest.mark.parametrize("now", ["2026-11-30 16:10", "2026-11-29 12:00"])
def test_no_afternoon_is_offered_where_none_is_left(now: str) -> None:
    assert offered(now)[0][0] != "This afternoon"


def test_from_five_on_it_is_the_evening() -> None:
    until_eight = replace(CALENDAR.definition, hours=7 * (((9 * 60, 20 * 60),),))
    now = local("2026-11-30 16:50")
    first = call_again(now, BusinessCalendar(until_eight)).choices[0]
    assert (first.words, first.when) == ("This evening", "today 6:00 PM")


def test_over_a_weekend_and_holidays_the_day_is_named() -> None:
    words = [words for words, _ in offered("2026-11-25 16:30")]
    assert words[:2] == ["Mon morning", "Mon afternoon"]


def test_a_short_day_offers_what_it_has() -> None:
    # The desk closes at noon on 24 December.
    assert ("Tomorrow morning", "Thu 24 Dec 10:00 AM") in offered("2026-12-23 10:00")
    words = [words for words, _ in offered("2026-12-23 10:00")]
    assert "Tomorrow afternoon" not in words


def test_every_offer_lies_ahead_in_desk_hours() -> None:
    for hour in range(24):
        now = local(f"2026-12-23 {hour:02}:20")
        for choice in call_again(now, CALENDAR).choices:
            assert choice.at > now
            assert CALENDAR.is_open(choice.at)


def test_free_times_are_meant_on_the_clinics_clocks() -> None:
    again = call_again(local("2026-11-30 13:10"), CALENDAR)
    assert again.proposed == datetime(2026, 12, 1, 10)  # noqa: DTZ001 - a wall time
    assert again.earliest == datetime(2026, 11, 30, 13, 11)  # noqa: DTZ001 - the same
    assert again.instant(again.proposed) == local("2026-12-01 10:00")


@pytest.mark.parametrize("style", STYLES)
def test_a_time_that_is_shown_is_read_as_it_stands(style: DateStyle) -> None:
    again = call_again(local("2026-11-30 13:10"), CALENDAR)
    with written(style):
        # At night as well, where nobody would guess it.
        for at in (again.proposed + timedelta(minutes=35 * n) for n in range(60)):
            assert again.named(say_instant(at)) == at
