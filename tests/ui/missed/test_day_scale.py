"""Where instants stand on the line: in order, closed time narrow."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.calendar_file import read_calendar
from callback_desk.ui.missed.day_scale import MOST_DAYS, DayScale
from tests.desks import CALENDAR, MONDAY
from tests.domain.calendars import calendar_of

CLINIC = calendar_of(read_calendar(CALENDAR))
instants = st.integers(0, 40 * 24 * 60).map(lambda m: MONDAY + timedelta(minutes=m))


@given(st.lists(instants, min_size=2, max_size=8))
def test_places_are_in_order_and_within(moments: list[datetime]) -> None:
    scale = DayScale(CLINIC, moments)
    places = [scale.place(moment) for moment in sorted(moments)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    assert scale.stretches[0].left == 0
    assert abs(scale.stretches[-1].right - 1) < 1e-9
    assert len(scale.days) <= MOST_DAYS


def test_a_weekend_is_narrower_than_a_desk_day() -> None:
    scale = DayScale(CLINIC, [MONDAY, MONDAY + timedelta(days=7)])
    widths = {day.words: day.right - day.left for day in scale.days}
    assert widths["Sat 21 closed"] < widths["Tue 17"] / 2
    saturday = next(day for day in scale.days if day.words == "Sat 21 closed")
    assert saturday.short == "Sat 21"
