"""One question behind another, by real keys."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.today.prompt_row import PromptRow
from tests.ui.desk_windows import SEAN
from tests.ui.keyboard import Alt, Key, press


def test_behind_a_time_that_was_typed_keys_answer_the_next_question(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    """The field went with the keys on it: Esc and digits did nothing any more."""
    page.show_lead(SEAN)
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    press(page, Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.is_calling)
    press(page, Key.Key_2, held=Alt)
    press(page, Key.Key_5, held=Alt)
    QTest.keyClicks(QApplication.focusWidget() or page, "fri 3am")
    press(page, Key.Key_Return)
    prompt = page.card.findChildren(PromptRow)[0]
    assert prompt.said().endswith("Agree on it all the same?")
    assert page.list.isAncestorOf(QApplication.focusWidget() or page)
    press(page, Key.Key_2)
    qtbot.waitUntil(lambda: prompt.said().endswith("again: when?"))
    assert show_lead(desk, SEAN).attempts == []
