"""In a strip the list is not seen; why nobody stands in it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.card import NOTHING_CHOSEN
from callback_desk.ui.today.list_words import NO_LEADS_YET
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.widgets import PlainLabel
from tests.desks import copy_desk, opened
from tests.ui.desk_windows import take_in_sample

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
