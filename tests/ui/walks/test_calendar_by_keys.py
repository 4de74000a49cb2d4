"""By keyboard alone, and as it is heard: the Calendar page in the main window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callback_desk.services.calendar_changes import change_calendar, list_versions
from callback_desk.services.calendar_settings import USUAL_HOURS
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.page import CalendarPage
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from callback_desk.ui.window_state import WindowState
from tests.cli.command_line import SAMPLES
from tests.desks import DeskClock, copy_desk, opened
from tests.ui.sign_in.walks import hard_to_read, stop, tab_order, unnamed

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NO_KEY = Qt.KeyboardModifier.NoModifier
TUESDAY = date(2026, 11, 17)
LUNCH = ((540, 720), (780, 1020))
AROUND = ("Today", "Menu", "Lock · Kim", "Show", "Name the safety contact")
HEADER = ("Year before", "Year after")
BUTTONS = ("Close a day…", "Desk hours", "Export", "More", "Look at 2026")
DAY_SECTIONS = 3
# Stops whose middles differ by less stand on one line.
A_LINE = 12


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        in_force = list_versions(desk)[0].definition
        hours = (LUNCH, *in_force.hours[1:5], USUAL_HOURS, ())
        change_calendar(
            desk, replace(in_force, hours=hours, not_counted_weekdays=frozenset({5}))
        )
        yield desk


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> DeskWindow:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim Osei", "main")
    window = build_desk_window(theme, background, desk, state, discreet=True)
    qtbot.addWidget(window)
    window.resize(1366, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_page(window.calendar)
    qtbot.waitUntil(lambda: window.calendar.page.live.is_settled)
    qtbot.waitUntil(window.day.safety.strip.isVisible)
    window.calendar.page.sheet.setFocus()
    return window


@pytest.fixture
def page(window: DeskWindow) -> CalendarPage:
    return window.calendar.page


def press(page: CalendarPage, *keys: Qt.Key, held: object = NO_KEY) -> None:
    for key in keys:
        QTest.keyClick(stop(page.window()), key, held)  # type: ignore[call-overload] # a modifier


def ready(qtbot: QtBot, page: CalendarPage) -> None:
    qtbot.waitUntil(page.side.change.apply_button.isEnabled)


def places(window: QWidget) -> list[QWidget]:
    """What the Tab key comes to, once around."""
    first, stops = stop(window), [stop(window)]
    for _ in range(60):
        QTest.keyClick(stop(window), Key.Key_Tab)
        if stop(window) is first:
            return list(dict.fromkeys(stops))
        stops.append(stop(window))
    raise AssertionError("the Tab key never came around")


def reads_downward(qtbot: QtBot, page: CalendarPage) -> None:
    """Every stop of the side lies below the one before, or right of it."""
    page.sheet.setFocus()
    inside = [w for w in places(page.window()) if page.side.isAncestorOf(w)]
    assert len(inside) > 3

    def follow() -> None:
        # What was shown just now is laid out with the next events.
        panels = page.side.view.widget()
        assert panels is not None
        for part in (panels, page.side):
            stops = [
                (w.mapTo(part, w.rect().center()), w.accessibleName())
                for w in inside
                if (panels.isAncestorOf(w)) is (part is panels)
            ]
            for (before, _), (after, name) in pairwise(stops):
                down = after.y() - before.y()
                on_line = abs(down) < A_LINE
                assert after.x() > before.x() if on_line else down > 0, name

    qtbot.waitUntil(follow)


def test_all_that_can_have_the_keys_bears_a_name(
    qtbot: QtBot, window: DeskWindow, page: CalendarPage
) -> None:
    assert unnamed(window) == []
    side = page.side
    for panel in (side.week, side.place, side.holidays, side.close_day, side.whom):
        side.show_panel(panel)
        assert unnamed(window) == []
    page.errands.show_history()
    qtbot.waitUntil(lambda: side.shown is side.history)
    assert unnamed(window) == []


def test_tab_goes_as_one_reads(qtbot: QtBot, page: CalendarPage) -> None:
    names = tab_order(page.window())
    start = names.index("Today")
    assert names[start:] + names[:start] == [
        *AROUND,
        *HEADER,
        *BUTTONS,
        "Calendar 2026, Mon 16 Nov 2026",
        *("As usual", "Counts as a business day", "The promise"),
        *(("A lead received: day",) * DAY_SECTIONS),
        "A lead received: time",
    ]


def test_tab_goes_as_one_reads_with_a_preview(qtbot: QtBot, page: CalendarPage) -> None:
    press(page, Key.Key_Right, Key.Key_Return)
    press(page, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    assert stop(page).accessibleName() == "Desk hours to"
    QTest.keyClicks(stop(page), "11 am")
    press(page, Key.Key_Tab)
    ready(qtbot, page)
    page.side.day.spans.rows[0].button.click()
    ready(qtbot, page)
    reads_downward(qtbot, page)


def test_tab_goes_through_the_week_as_one_reads(
    qtbot: QtBot, page: CalendarPage
) -> None:
    page.header.hours.click()
    qtbot.waitUntil(lambda: page.side.shown is page.side.week)
    reads_downward(qtbot, page)
    # Another desk takes the lunch break away, then somebody adds one here.
    page.side.week.days[0].spans.show_spans(USUAL_HOURS)
    reads_downward(qtbot, page)
    page.side.week.days[1].spans.rows[0].button.click()
    ready(qtbot, page)
    reads_downward(qtbot, page)


def test_open_days_that_do_not_count_are_told_from_the_others(
    page: CalendarPage,
) -> None:
    (word,) = (
        label
        for label in page.legend.findChildren(PlainLabel)
        if label.text() == "open, no business day"
    )
    assert word.isVisible()
    picture = page.sheet.grab().toImage()

    def inks_beneath(day: date) -> set[str]:
        place = page.sheet.place_of(day).toAlignedRect()
        middle = place.center().x()
        lows = range(place.bottom() - 4, place.bottom() + 1)
        return {picture.pixelColor(middle, low).name() for low in lows}

    friday, saturday = date(2026, 11, 20), date(2026, 11, 21)
    assert len(inks_beneath(friday)) == 1
    assert len(inks_beneath(saturday)) > 1


def test_everything_can_be_read(qtbot: QtBot, page: CalendarPage) -> None:
    window = page.window()
    assert hard_to_read(window) == {}
    press(page, Key.Key_Right, Key.Key_Return, Key.Key_Right)
    ready(qtbot, page)
    assert hard_to_read(window) == {}
    page.side.change.leave_button.click()
    page.header.hours.click()
    qtbot.waitUntil(lambda: page.live.is_settled)
    assert hard_to_read(window) == {}
