"""The clinic's time laid out once, held against the calendar instant by instant."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.desk_time import DeskTime
from callback_desk.domain.local_time import from_epoch, to_epoch
from tests.desks import CALENDAR

CLINIC = BusinessCalendar(read_calendar(CALENDAR))
# Both nights on which the clocks change lie in it, and some instants lie around it.
FIRST, LAST = date(2026, 2, 1), date(2026, 12, 31)
TIME = DeskTime(CLINIC, FIRST, LAST)
instants = st.integers(
    to_epoch(CLINIC.day_start(date(2026, 1, 15))),
    to_epoch(CLINIC.day_start(date(2027, 1, 20))),
)


@given(instants, instants)
def test_it_says_what_the_calendar_says(earlier: int, later: int) -> None:
    first, second = from_epoch(earlier), from_epoch(later)
    assert TIME.date_of(earlier) == CLINIC.local_date(first)
    assert TIME.hour_of(earlier) == CLINIC.local(first).hour
    expected = CLINIC.open_seconds_between(first, second)
    assert TIME.open_seconds(earlier, later) == expected


def test_a_day_without_a_time_is_the_whole_day() -> None:
    day = date(2026, 11, 1)
    begins = to_epoch(CLINIC.day_start(day))
    ends = to_epoch(CLINIC.day_start(date(2026, 11, 2)))
    assert TIME.whole_day(begins) == (begins, ends - 1)
    assert ends - begins == 25 * 3600
    assert TIME.whole_day(begins + 60) is None
    last = to_epoch(CLINIC.day_start(LAST))
    assert TIME.whole_day(last) == (last, last + 86_400 - 1)
