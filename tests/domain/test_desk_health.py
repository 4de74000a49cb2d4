"""When something of the desk itself is quietly said."""

from datetime import date, timedelta

import pytest

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.desk_health import (
    Kind,
    Worry,
    business_days_before,
    many_flagged,
    old_backup,
    silence,
)
from tests.desks import CALENDAR

CLINIC = BusinessCalendar(read_calendar(CALENDAR))
# A Monday: the three business days before it are Friday, Thursday and Wednesday.
TODAY = date(2026, 11, 23)
DAYS = business_days_before(TODAY, CLINIC, 23)


def test_the_business_days_before_leave_weekends_out() -> None:
    assert DAYS[:4] == [date(2026, 11, day) for day in (20, 19, 18, 17)]


def test_three_business_days_without_a_lead_are_silence() -> None:
    came = DAYS[3:]
    assert silence(came, TODAY, CLINIC) == Worry(Kind.SILENCE, 3, 20)
    assert silence(came[1:], TODAY, CLINIC) == Worry(Kind.SILENCE, 4, 19)


@pytest.mark.parametrize("back", [0, 1, 2, 4, 5])
def test_one_lead_ends_it(back: int) -> None:
    came = [*DAYS[3:], TODAY - timedelta(days=back)]
    assert silence(came, TODAY, CLINIC) is None


def test_where_leads_are_few_nothing_is_said() -> None:
    assert silence(DAYS[3::3], TODAY, CLINIC) is None
    assert silence([], TODAY, CLINIC) is None
    assert silence(DAYS[3:13], TODAY, CLINIC) is not None


def test_a_great_share_of_many_leads_is_said() -> None:
    assert many_flagged(5, 20) == Worry(Kind.FLAGGED, 5, 20)
    assert many_flagged(4, 20) is None
    assert many_flagged(19, 19) is None


def test_what_is_in_no_backup_for_a_business_day_is_said() -> None:
    friday, thursday, monday_before = DAYS[0], DAYS[1], DAYS[4]
    assert old_backup(None, TODAY, CLINIC) is None
    assert old_backup(TODAY, TODAY, CLINIC) is None
    # Its window closed without one; what is open again makes it within the minute.
    assert old_backup(friday, TODAY, CLINIC) is None
    said = old_backup(thursday, TODAY, CLINIC)
    assert said == Worry(Kind.BACKUP, 1, since=thursday)
    said = old_backup(monday_before, TODAY, CLINIC)
    assert said == Worry(Kind.BACKUP, 4, since=monday_before)
