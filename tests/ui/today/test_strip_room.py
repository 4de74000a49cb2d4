"""In a strip the list is not seen; why nobody stands in it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.card import NOTHING_CHOSEN
from callback_desk.ui.today.list_words import NO_LEADS_YET
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.widgets import PlainLabel
from tests.desks import copy_desk, opened
from tests.ui.desk_windows import Screen, take_in_sample

STRIP, WIDE = (640, 350), (1366, 700)
WHY = " ".join(NO_LEADS_YET)


@pytest.fixture
def new_desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, background: Background, new_desk: Desk
) -> TodayPage:
    page = TodayPage(theme, background, new_desk)
    qtbot.addWidget(page)
    page.resize(*STRIP)
    page.show()
    with qtbot.waitSignal(page.looked):
        page.refresh()
    qtbot.waitUntil(lambda: page.queue.summary is not None)
    return page


def said(page: TodayPage) -> list[str]:
    """What can be read on the card."""
    labels = page.card.findChildren(PlainLabel)
    return [label.text() for label in labels if label.isVisible()]


def test_a_new_desk_says_in_a_strip_how_leads_come_in(
    qtbot: QtBot, page: TodayPage
) -> None:
    qtbot.waitUntil(lambda: WHY in said(page))
    page.resize(*WIDE)
    qtbot.waitUntil(lambda: NOTHING_CHOSEN in said(page))
    assert WHY not in said(page)
    page.resize(*STRIP)
    qtbot.waitUntil(lambda: WHY in said(page))


def test_who_came_in_stands_there_instead(
    qtbot: QtBot, page: TodayPage, new_desk: Desk
) -> None:
    take_in_sample(new_desk)
    page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")
    QApplication.processEvents()
    assert WHY not in said(page)


@pytest.fixture
def window(screen: Screen, desk: Desk) -> DeskWindow:
    """A desk's window that opens as a strip while another one has the keys."""
    other = QLineEdit()
    screen.qtbot.addWidget(other)
    with screen.qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    other.setFocus()
    window = screen.show(desk, size=STRIP)
    other.hide()
    screen.qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    return window


def test_enter_calls_as_soon_as_a_strip_is_open(
    qtbot: QtBot, window: DeskWindow
) -> None:
    """The keys were on the rail, and Enter led to the page that stood there."""
    qtbot.waitUntil(window.today.card.hasFocus)
    QTest.keyClick(window.today.card, Qt.Key.Key_Return)
    assert window.today.card.is_calling


def test_the_way_to_today_leads_to_the_card_in_a_strip(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.show_page(window.calendar)
    window.calendar.setFocus()
    QTest.keyClick(
        window.focusWidget(), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier
    )
    qtbot.waitUntil(window.today.card.hasFocus)
    window.resize(*WIDE)
    qtbot.waitUntil(window.today.list.view.hasFocus)
