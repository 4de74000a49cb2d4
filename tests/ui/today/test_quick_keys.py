"""Keys that come before the card does: nobody else is called in the meantime."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import LeadCard, show_lead
from callback_desk.ui.today import card_reader
from callback_desk.ui.today.page import TodayPage

DANA, MARIA, SEAN = 4, 1, 2
Key = Qt.Key


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """While it is closed no card is read: another program holds the disk."""
    opened = Event()
    opened.set()

    def slow(desk: Desk, lead_id: int) -> LeadCard:
        opened.wait(10)
        return show_lead(desk, lead_id)

    monkeypatch.setattr(card_reader, "show_lead", slow)
    yield opened
    opened.set()


def press(page: TodayPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


def called(page: TodayPage) -> list[int]:
    opened: list[int] = []
    page.card.call_opened.connect(opened.append)
    return opened


def test_enter_behind_an_arrow_calls_the_lead_that_is_chosen(
    qtbot: QtBot, page: TodayPage, gate: Event
) -> None:
    opened = called(page)
    gate.clear()
    press(page, Key.Key_Down)
    press(page, Key.Key_Return)
    assert not page.card.is_calling, "whom the card shows still is not who is chosen"
    gate.set()
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert page.lead_shown() == "Maria Alvarez"
    assert opened == [MARIA]


def test_who_goes_on_before_the_card_is_there_calls_nobody_on_the_way(
    qtbot: QtBot, page: TodayPage, gate: Event
) -> None:
    opened = called(page)
    gate.clear()
    press(page, Key.Key_Down)
    press(page, Key.Key_Return)
    press(page, Key.Key_Down)
    gate.set()
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    assert not page.card.is_calling
    press(page, Key.Key_Return)
    assert opened == [SEAN]


def test_a_lead_that_is_found_is_called_once_it_is_there(
    qtbot: QtBot, page: TodayPage, gate: Event
) -> None:
    opened = called(page)
    gate.clear()
    page.show_lead(SEAN)
    press(page, Key.Key_Return)
    assert not page.card.is_calling
    gate.set()
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert opened == [SEAN]


def test_a_digit_behind_an_arrow_records_nothing_of_whom_was_left(
    qtbot: QtBot, page: TodayPage, gate: Event, desk: Desk
) -> None:
    press(page, Key.Key_Return)
    gate.clear()
    press(page, Key.Key_Down)
    press(page, Key.Key_4)
    gate.set()
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert not page.card.is_calling
    assert [show_lead(desk, n).attempts for n in (DANA, MARIA)] == [[], []]


def test_back_at_the_lead_that_is_shown_enter_calls_it(
    qtbot: QtBot, page: TodayPage, gate: Event
) -> None:
    opened = called(page)
    gate.clear()
    press(page, Key.Key_Down)
    press(page, Key.Key_Up)
    press(page, Key.Key_Return)
    gate.set()
    assert opened == [DANA]
    assert page.card.is_calling
