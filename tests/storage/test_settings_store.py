"""The clinic's settings and staff come back as they were stored."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.outcome import (
    SHIPPED_OUTCOMES,
    Closes,
    Contact,
    NextCall,
    NextRule,
    Outcome,
)
from callback_desk.domain.visit import VISIT_OUTCOMES
from callback_desk.services.desk import Desk
from tests.desks import CALENDAR, MONDAY, copy_desk, opened
from tests.storage.stored_desk import rows_of

OWN = Outcome(
    code="own",
    label="Ünsere eigene …",
    key="9",
    dialled=False,
    contact=Contact.MESSAGE,
    closes=Closes.PROPOSES,
    next=NextRule(NextCall.MINUTES, 7, other_part=True, other_part_after=3),
    counted=False,
    bars_number=True,
    hands_over=True,
)


def test_a_new_desk_has_the_calendar_it_was_given(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk, desk.open_work(writes=False) as work:
        assert work.settings.calendar() == (1, read_calendar(CALENDAR))


def test_the_newest_calendar_is_in_force_and_the_old_one_is_kept(
    tmp_path: Path,
) -> None:
    path = copy_desk(tmp_path)
    changed = read_calendar(CALENDAR.replace("New_York", "Chicago"))
    with opened(path) as desk:
        with desk.open_work() as work:
            assert work.settings.set_calendar(changed, MONDAY, 1) == 2
            work.commit()
        with desk.open_work(writes=False) as work:
            assert work.settings.calendar() == (2, changed)
    assert rows_of(path, "SELECT count(*) FROM calendar_versions") == [(2,)]


def test_the_outcomes_that_ship_come_back_in_the_order_of_the_screen(
    tmp_path: Path,
) -> None:
    with opened(copy_desk(tmp_path)) as desk, desk.open_work(writes=False) as work:
        stored = tuple(work.settings.outcomes().values())
        assert stored == SHIPPED_OUTCOMES + VISIT_OUTCOMES


def test_an_outcome_of_the_clinics_own_comes_behind_with_all_that_it_says(
    tmp_path: Path,
) -> None:
    with opened(copy_desk(tmp_path)) as desk, desk.open_work() as work:
        work.settings.add_outcomes([OWN])
        found = work.settings.outcomes()
    assert list(found)[-1] == "own"
    assert found["own"] == OWN


def test_a_code_is_given_once(tmp_path: Path) -> None:
    with (
        opened(copy_desk(tmp_path)) as desk,
        desk.open_work() as work,
        pytest.raises(DBAPIError),
    ):
        work.settings.add_outcomes([SHIPPED_OUTCOMES[0]])


def test_holidays_come_back_by_year_with_all_their_names(tmp_path: Path) -> None:
    dates = {
        date(2031, 1, 1): ("New Year's Day",),
        date(2031, 5, 1): ("Día del Trabajo", "Ascension"),
    }
    with opened(copy_desk(tmp_path)) as desk, desk.open_work() as work:
        work.settings.add_holiday_year("MX", None, 2031, dates, "holidays 1")
        work.settings.add_holiday_year("MX", "X", 2031, {}, "holidays 1")
        assert work.settings.holiday_years("MX", None) == {2031: dates}
        assert work.settings.holiday_years("MX", "X") == {2031: {}}
        assert work.settings.holiday_years("FR", None) == {}


def test_a_new_desk_holds_the_years_at_hand(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk, desk.open_work(writes=False) as work:
        years = work.settings.holiday_years("US", None)
    assert sorted(years) == [2025, 2026, 2027, 2028]
    assert years[2026][date(2026, 11, 26)] == ("Thanksgiving Day",)


@pytest.mark.parametrize("change", ["calendar", "outcomes", "holidays"])
def test_the_version_grows_with_every_change(tmp_path: Path, change: str) -> None:
    with opened(copy_desk(tmp_path)) as desk, desk.open_work() as work:
        before = work.settings.version()
        if change == "calendar":
            work.settings.set_calendar(read_calendar(CALENDAR), MONDAY, 1)
        elif change == "outcomes":
            work.settings.add_outcomes([OWN])
        else:
            work.settings.add_holiday_year("MX", None, 2031, {}, "x")
        assert work.settings.version() > before


def test_the_version_stands_while_nothing_changes(tmp_path: Path) -> None:
    def version(desk: Desk) -> int:
        with desk.open_work(writes=False) as work:
            return work.settings.version()

    with opened(copy_desk(tmp_path)) as desk:
        assert version(desk) == version(desk)
