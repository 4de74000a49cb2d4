"""They called us from a number of theirs: what is typed of it is kept."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.lead_identity import show_identity
from callback_desk.ui.calls.called_us_dialog import CalledUsDialog
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.today.prompt_row import PromptRow
from tests.ui.desk_windows import MARIA
from tests.ui.dialogs import opened
from tests.ui.keyboard import Key, press


@pytest.fixture
def dialog(qtbot: QtBot, window: DeskWindow) -> CalledUsDialog:
    """Maria is found."""
    press(window, Key.Key_F2)
    dialog = opened(qtbot, window, CalledUsDialog)
    QTest.keyClicks(dialog.search, "maria")
    qtbot.waitUntil(lambda: bool(dialog.lines()) and "Maria" in dialog.lines()[0])
    return dialog


def is_heard(window: DeskWindow) -> bool:
    (prompt,) = window.today.card.findChildren(PromptRow)
    return prompt.said() == "Maria Alvarez called us. What happened?"


def test_enter_behind_the_number_they_call_from_keeps_it(
    qtbot: QtBot, window: DeskWindow, desk: Desk, dialog: CalledUsDialog
) -> None:
    """The call was taken, and the number was gone without a word."""
    QTest.keyClicks(dialog.number, "917-555-0170")
    QTest.keyClick(dialog.number, Key.Key_Return)
    qtbot.waitUntil(lambda: is_heard(window))
    qtbot.waitUntil(lambda: bool(show_identity(desk, MARIA).numbers))
    (number,) = show_identity(desk, MARIA).numbers
    assert number.phone == "+19175550170"


def test_a_number_that_is_none_does_not_hinder_the_call(
    qtbot: QtBot, window: DeskWindow, desk: Desk, dialog: CalledUsDialog
) -> None:
    QTest.keyClicks(dialog.number, "0170")
    QTest.keyClick(dialog.number, Key.Key_Return)
    qtbot.waitUntil(lambda: is_heard(window))
    assert show_identity(desk, MARIA).numbers == []
