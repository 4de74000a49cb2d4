"""A list that was narrowed hides nobody in danger: they come first all the same."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.safety_care import Act, Subject, Told
from callback_desk.domain.standing import Standing
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from callback_desk.ui.window_state import WindowState
from callback_desk.wording.safety import ALL_SHOWN_AGAIN
from tests.cli.command_line import SAMPLES
from tests.desks import copy_desk, opened

DANA = 4
KEY = Qt.Key
TYPED = Typed("Ruth Adler", "(212) 555-0177", "I want to die")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        yield desk


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> DeskWindow:
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim Osei", "main")
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    window.resize(1366, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    qtbot.waitUntil(lambda: window.day.safety.watched is not None)
    window.today.list.setFocus()
    return window


def press(window: DeskWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key)


def foot(window: DeskWindow) -> list[str]:
    labels = window.findChildren(PlainLabel)
    return [one.text() for one in labels if one.accessibleName() == "Status"]


def narrow(qtbot: QtBot, window: DeskWindow) -> None:
    """To what is due today: Maria and Sean."""
    window.today.counters.counter(Standing.DUE_TODAY).click()
    qtbot.waitUntil(lambda: window.today.table.row_of(DANA) is None)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    window.today.list.setFocus()


def care_for_dana(desk: Desk) -> None:
    """She was spoken with, and somebody knows."""
    later = desk.now() + timedelta(hours=1)
    record_outcome(desk, DANA, Call("call_again", next_at=later))
    subject = Subject(lead_id=DANA)
    stamp(desk, subject, Stamp(Act.TOLD, "Dr. Berg", Told.BY_PHONE))


def test_who_waits_out_of_sight_comes_before_a_call(
    qtbot: QtBot, window: DeskWindow
) -> None:
    narrow(qtbot, window)
    press(window, KEY.Key_Return)
    assert window.today.card.is_asked
    assert not window.today.card.is_calling


def test_a_search_hides_nobody_in_danger_either(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.today.search.setText("alvarez")
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    window.today.list.setFocus()
    press(window, KEY.Key_Return)
    assert window.today.card.is_asked


@pytest.mark.parametrize("searches", [False, True])
def test_who_comes_in_meanwhile_is_next_and_it_is_said(
    qtbot: QtBot, window: DeskWindow, desk: Desk, searches: bool
) -> None:
    care_for_dana(desk)
    window.refresh()
    qtbot.waitUntil(lambda: not window.day.safety.comes_first())
    if searches:
        window.today.search.setText("alvarez")
        qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
        window.today.list.setFocus()
    else:
        narrow(qtbot, window)
    press(window, KEY.Key_Return)
    assert window.today.card.is_calling
    enter_lead(desk, TYPED)
    press(window, KEY.Key_4)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Ruth Adler")
    assert window.today.counters.filter() is None
    assert window.today.search.text() == ""
    assert window.today.list.view.currentIndex().row() == 0
    assert ALL_SHOWN_AGAIN in foot(window)


def test_show_leads_to_them_out_of_a_narrowed_list(
    qtbot: QtBot, window: DeskWindow
) -> None:
    narrow(qtbot, window)
    window.day.safety.strip.show_button.click()
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    assert window.today.counters.filter() is None
