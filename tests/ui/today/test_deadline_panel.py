"""The box with the deadline."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.services.work_queue import LeadCard
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.deadline_panel import DeadlinePanel
from callback_desk.ui.widgets import NamedButton, PlainLabel
from tests.ui.today.lead_cards import closed, dana, maria, overdue, view_of


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> DeadlinePanel:
    made = DeadlinePanel(theme)
    qtbot.addWidget(made)
    made.resize(440, 100)
    made.show()
    return made


def shown(panel: DeadlinePanel) -> list[str]:
    return [x.text() for x in panel.findChildren(PlainLabel) if x.isVisible()]


@pytest.mark.parametrize("lead", [maria(), overdue(), dana(), closed()])
def test_says_until_when_and_why(panel: DeadlinePanel, lead: LeadCard) -> None:
    view = view_of(lead).deadline
    panel.show_deadline(view)
    said = [view.title, view.countdown, " ".join(view.reasons)]
    assert shown(panel) == [words for words in said if words]


def test_why_is_one_press_away_where_there_is_little_room(
    panel: DeadlinePanel,
) -> None:
    panel.show_deadline(view_of(maria()).deadline)
    panel.set_short(True)
    assert len(shown(panel)) == 2
    why = panel.findChildren(NamedButton)[0]
    QTest.mouseClick(why, Qt.MouseButton.LeftButton)
    assert "Thanksgiving" in shown(panel)[-1]
    QTest.mouseClick(why, Qt.MouseButton.LeftButton)
    assert len(shown(panel)) == 2
    panel.set_short(False)
    assert not why.isVisible()
    assert len(shown(panel)) == 3
