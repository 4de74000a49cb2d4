"""Words that are typed where something is asked, before any field has the focus."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.today.named_time_field import NamedTimeField
from callback_desk.ui.today.page import TodayPage
from tests.ui.desk_windows import SEAN
from tests.ui.keyboard import Alt, Key, press


def type_words(page: TodayPage, words: str) -> None:
    for letter in words:
        QTest.keyClicks(QApplication.focusWidget() or page, letter)


@pytest.fixture
def calling(qtbot: QtBot, page: TodayPage) -> TodayPage:
    page.card.set_discreet(True)
    page.show_lead(SEAN)
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    press(page, Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.is_calling)
    return page


@pytest.mark.parametrize("typed", ["thu 2pm", "3pm fri", "mon 14:15"])
def test_a_time_typed_at_once_is_no_digit_of_an_answer(
    calling: TodayPage, typed: str, desk: Desk
) -> None:
    """`thu 2pm` lost its letters, and its 2 agreed tomorrow morning."""
    press(calling, Key.Key_2, held=Alt)
    type_words(calling, typed)
    field = calling.card.findChildren(NamedTimeField)[0]
    assert (field.text(), field.hasFocus()) == (typed, True)
    assert show_lead(desk, SEAN).attempts == []


def test_a_reason_begins_with_its_first_letter(
    qtbot: QtBot, calling: TodayPage, desk: Desk
) -> None:
    press(calling, Key.Key_8, held=Alt)
    type_words(calling, "Too far, 2 hours")
    press(calling, Key.Key_Return)
    qtbot.waitUntil(lambda: len(show_lead(desk, SEAN).attempts) == 1)
    [attempt] = show_lead(desk, SEAN).attempts
    assert attempt.details.reason == "Too far, 2 hours"
