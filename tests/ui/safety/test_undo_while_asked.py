"""A wrong key on a priority lead is taken back while the desk asks whom it told."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.desk_window import DeskWindow
from tests.ui.desk_windows import DANA, Screen
from tests.ui.keyboard import press

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
UNDOES = "Ctrl+Z takes the last outcome back."
pytestmark = pytest.mark.usefixtures("contact")


@pytest.fixture
def asked(qtbot: QtBot, window: DeskWindow) -> DeskWindow:
    """Dana was tried, by a wrong key; whom the desk told is asked."""
    press(window, KEY.Key_Return)
    press(window, KEY.Key_4)
    qtbot.waitUntil(lambda: window.today.card.is_asked)
    return window


def is_untried(desk: Desk) -> bool:
    return not show_lead(desk, DANA).lead.dialled


def test_ctrl_z_takes_it_back_and_the_question_goes(
    qtbot: QtBot, asked: DeskWindow, desk: Desk
) -> None:
    card = asked.today.card
    assert UNDOES in card.question.said()
    press(asked, KEY.Key_Z, held=CTRL)
    qtbot.waitUntil(lambda: is_untried(desk))
    qtbot.waitUntil(lambda: not card.is_asked)
    assert show_lead(desk, DANA).care_log == []
    press(asked, KEY.Key_Return)
    qtbot.waitUntil(lambda: card.is_calling)


def test_in_a_name_that_is_typed_it_is_the_text_that_is_undone(
    asked: DeskWindow, desk: Desk
) -> None:
    card = asked.today.card
    press(asked, KEY.Key_B)
    assert card.question.own.text()
    press(asked, KEY.Key_Z, held=CTRL)
    assert card.is_asked
    assert not is_untried(desk)


def test_behind_esc_it_is_taken_back_as_well(
    qtbot: QtBot, asked: DeskWindow, desk: Desk
) -> None:
    press(asked, KEY.Key_Escape)
    qtbot.waitUntil(lambda: not asked.today.card.is_asked)
    press(asked, KEY.Key_Z, held=CTRL)
    qtbot.waitUntil(lambda: is_untried(desk))


def test_where_there_is_nothing_to_undo_it_is_not_offered(
    qtbot: QtBot, asked: DeskWindow, desk: Desk, screen: Screen
) -> None:
    press(asked, KEY.Key_Z, held=CTRL)
    qtbot.waitUntil(lambda: not asked.today.card.is_asked)
    press(asked, KEY.Key_Return)
    press(asked, KEY.Key_4)
    qtbot.waitUntil(lambda: asked.today.card.is_asked)
    later = screen.show(desk)
    qtbot.waitUntil(lambda: later.today.card.is_asked)
    assert UNDOES not in later.today.card.question.said()
    press(later, KEY.Key_Z, held=CTRL)
    assert later.today.card.is_asked
