"""The week's desk hours, by keys."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callback_desk.ui.first_run.day_hours import BACKWARD, NO_TIME
from callback_desk.ui.first_run.hours_panel import NO_DAY, HoursPanel
from callback_desk.ui.theme import Theme
from tests.ui.sign_in.walks import press, stop, type_in

TAB, SPACE, UP = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Up
USUAL = ((540, 1020),)


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> HoursPanel:
    made = HoursPanel(theme)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.first_field().setFocus()
    return made


def tab(panel: HoursPanel, times: int) -> None:
    for _ in range(times):
        press(panel, TAB)


def test_monday_to_friday_nine_to_five_is_offered(panel: HoursPanel) -> None:
    assert panel.check()
    assert panel.week() == (USUAL,) * 5 + ((), ())
    assert panel.say() == "Mon to Fri 9:00 AM to 5:00 PM"


def test_the_other_days_follow_monday(panel: HoursPanel) -> None:
    tab(panel, 1)
    type_in(panel, "8")
    tab(panel, 1)
    type_in(panel, "6")
    tab(panel, 1)
    assert panel.days[0].end.text() == "6:00 PM"
    assert panel.week() == (((480, 1080),),) * 5 + ((), ())


def test_a_day_with_times_of_its_own_does_not_follow(panel: HoursPanel) -> None:
    tab(panel, 5)
    type_in(panel, "7 pm")
    panel.days[0].start.setFocus()
    panel.days[0].start.selectAll()
    type_in(panel, "10")
    tab(panel, 1)
    assert panel.week()[1] == ((540, 1140),)
    assert panel.week()[2] == ((600, 1020),)
    assert panel.say() == (
        "Mon 10:00 AM to 5:00 PM; Tue 9:00 AM to 7:00 PM; "
        "Wed to Fri 10:00 AM to 5:00 PM"
    )


def test_the_arrows_step_by_a_quarter_of_an_hour(panel: HoursPanel) -> None:
    tab(panel, 1)
    press(panel, UP)
    press(panel, UP)
    assert panel.week()[0] == ((570, 1020),)
    assert panel.week()[4] == ((570, 1020),)


def test_space_opens_a_saturday(panel: HoursPanel) -> None:
    tab(panel, 15)
    assert stop(panel).accessibleName() == "Saturday"
    press(panel, SPACE)
    tab(panel, 2)
    type_in(panel, "1")
    assert panel.week()[5] == ((540, 780),)


def test_lunch_is_cut_out_of_every_day(panel: HoursPanel) -> None:
    panel.lunch.tick.setFocus()
    press(panel, SPACE)
    assert panel.week()[0] == ((540, 720), (780, 1020))
    assert panel.say().endswith("; closed for lunch 12:00 PM to 1:00 PM")


def test_what_is_no_time_is_said_beside_it(panel: HoursPanel) -> None:
    tab(panel, 4)
    type_in(panel, "early")
    assert not panel.check()
    assert panel.days[1].wrong == NO_TIME
    assert stop(panel) is panel.days[1].start
    type_in(panel, "9")
    assert panel.days[1].wrong == ""
    assert panel.check()


def test_an_end_before_its_start_is_said_beside_it(panel: HoursPanel) -> None:
    tab(panel, 2)
    type_in(panel, "8 am")
    assert not panel.check()
    assert panel.days[0].wrong == BACKWARD
    assert stop(panel) is panel.days[0].end


def test_a_week_without_a_day_is_refused(panel: HoursPanel) -> None:
    for day in panel.days[:5]:
        day.tick.setFocus()
        press(panel, SPACE)
    assert not panel.check()
    assert panel.wrong == NO_DAY
    press(panel, SPACE)
    assert panel.wrong == ""
    assert panel.check()


def test_a_lunch_that_takes_the_whole_day_is_refused(panel: HoursPanel) -> None:
    panel.lunch.tick.setFocus()
    press(panel, SPACE)
    tab(panel, 1)
    type_in(panel, "9 am")
    tab(panel, 1)
    type_in(panel, "5 pm")
    assert not panel.check()
    assert "Monday" in panel.wrong


def test_midnight_ends_a_day(panel: HoursPanel) -> None:
    tab(panel, 2)
    type_in(panel, "12 am")
    tab(panel, 1)
    assert panel.days[0].end.text() == "midnight"
    assert panel.week()[0] == ((540, 1440),)
