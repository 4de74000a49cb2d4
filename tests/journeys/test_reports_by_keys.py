"""From a bar of the reports to the lead behind it, by keys, in the whole window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.reports.people_list import PeopleModel
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.benchmarks.year_desk import make_year_desk
from tests.desks import DeskClock, opened

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEADS, MOST_TABS = 600, 60


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_year_desk(tmp_path_factory.mktemp("reports"), LEADS)


@pytest.fixture
def desk(year: Path) -> Iterator[Desk]:
    with opened(year, DeskClock()) as desk:
        yield desk


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> Iterator[DeskWindow]:
    ini = QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)
    state = WindowState(ini, "Kim Osei", "desk")
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    window.resize(1366, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: bool(window.today.lead_shown()))
    yield window
    background.close()


def press(
    window: DeskWindow,
    key: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def tab_to(window: DeskWindow, wanted: QWidget) -> None:
    """Press Tab until somebody without a mouse is there."""
    for _ in range(MOST_TABS):
        if QApplication.focusWidget() is wanted:
            return
        press(window, KEY.Key_Tab)
    raise AssertionError(f"{wanted.accessibleName()} is not reached by Tab")


def people_of_a_week(qtbot: QtBot, window: DeskWindow) -> PeopleModel:
    """Ctrl+4, Tab to the weeks, Enter on the last bar but two: one is in the list."""
    press(window, KEY.Key_4, CONTROL)
    assert window.reports is not None
    page = window.reports.page
    qtbot.waitUntil(lambda: page.view is not None and not page.wall.is_drawing)
    weeks = page.wall.weeks
    assert weeks is not None
    tab_to(window, weeks)
    press(window, KEY.Key_End)
    press(window, KEY.Key_Left)
    press(window, KEY.Key_Left)
    with qtbot.waitSignal(page.listed):
        press(window, KEY.Key_Return)
    assert "due in the week of" in page.people.told
    assert QApplication.focusWidget() is page.people.view
    # All of the list that there is room for, not its heading alone.
    rows = page.people.view.viewport()
    qtbot.waitUntil(lambda: rows.visibleRegion().boundingRect() == rows.rect())
    model = page.people.view.model()
    assert isinstance(model, PeopleModel)
    return model


def test_escape_leads_back_to_the_bar(qtbot: QtBot, window: DeskWindow) -> None:
    people_of_a_week(qtbot, window)
    assert window.reports is not None
    weeks = window.reports.page.wall.weeks
    assert weeks is not None
    assert weeks.visibleRegion().isEmpty()
    place = weeks.place
    press(window, KEY.Key_Escape)
    assert QApplication.focusWidget() is weeks
    assert weeks.place == place
    qtbot.waitUntil(lambda: not weeks.visibleRegion().isEmpty())


@pytest.mark.parametrize("wants_open", [True, False])
def test_the_lead_behind_a_bar_is_opened(
    qtbot: QtBot, window: DeskWindow, desk: Desk, wants_open: bool
) -> None:
    model = people_of_a_week(qtbot, window)
    place = 0
    while True:
        row = model.row(place)
        assert row is not None, "nobody of that kind"
        if show_lead(desk, row.lead_id).state.is_open is wants_open:
            break
        press(window, KEY.Key_Down)
        place += 1
    press(window, KEY.Key_Return)
    assert window.page_shown() is window.today

    def is_shown() -> bool:
        card = window.today.card_shown()
        return card is not None and card.details.lead_id == row.lead_id

    qtbot.waitUntil(is_shown)
    # What the page reads anew when it is seen again leaves the card as it is.
    with qtbot.waitSignal(window.today.queue.read):
        window.today.refresh()
    qtbot.waitUntil(is_shown)
    assert window.today.lead_shown() == row.name


def test_from_the_list_the_way_back_leads_to_the_same_reports(
    qtbot: QtBot, window: DeskWindow
) -> None:
    people_of_a_week(qtbot, window)
    press(window, KEY.Key_Return)
    press(window, KEY.Key_4, CONTROL)
    assert window.reports is not None
    page = window.reports.page
    assert "due in the week of" in page.people.told
    qtbot.waitUntil(lambda: not page.wall.is_drawing)
    assert "due in the week of" in page.people.told
