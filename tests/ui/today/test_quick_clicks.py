"""Clicks that come before the card does: nobody else is called in the meantime."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DiskFull
from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import LeadCard, show_lead
from callback_desk.ui.today import card_reader
from callback_desk.ui.today.arrival import NOT_READ
from callback_desk.ui.today.page import TodayPage
from tests.ui.desk_windows import DANA, MARIA
from tests.ui.keyboard import Key, press
from tests.ui.today.page_watch import called, choose_kept, said

WAYS = ("Call", "I dialed", "Copy the number")


def click(page: TodayPage, name: str) -> None:
    """Click on a button of the card by the name that it is read by."""
    buttons = page.card.findChildren(QAbstractButton)
    (button,) = (b for b in buttons if b.isVisible() and b.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("way", WAYS)
def test_a_click_calls_whoever_is_chosen(
    qtbot: QtBot, page: TodayPage, gate: Event, way: str
) -> None:
    opened = called(page)
    QApplication.clipboard().clear()
    gate.clear()
    page.list.choose(MARIA)
    click(page, way)
    assert not page.card.is_calling
    assert QApplication.clipboard().text() == ""
    gate.set()
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert opened == [MARIA]
    copied = QApplication.clipboard().text()
    assert copied == (page.card.number if way == "Copy the number" else "")


def test_the_key_that_copies_waits_as_well(
    qtbot: QtBot, page: TodayPage, gate: Event
) -> None:
    opened = called(page)
    gate.clear()
    page.list.choose(MARIA)
    page.card.copy_number()
    assert opened == []
    gate.set()
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert opened == [MARIA]
    assert QApplication.clipboard().text() == page.card.number


def test_who_goes_on_again_is_not_called_by_the_click_before(
    qtbot: QtBot, page: TodayPage, gate: Event
) -> None:
    opened = called(page)
    gate.clear()
    page.list.choose(MARIA)
    click(page, "Call")
    page.list.choose(DANA)
    gate.set()
    page.list.choose(MARIA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert opened == []


def test_an_outcome_clicked_for_whom_was_left_is_refused_and_said(
    qtbot: QtBot, page: TodayPage, gate: Event, desk: Desk
) -> None:
    click(page, "Call")
    page.card.note_field.setPlainText("asked for the nurse")
    gate.clear()
    page.list.choose(MARIA)
    click(page, "No answer")
    refused = "Nothing was recorded for D. L."
    assert refused in said(page)
    gate.set()
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert refused in said(page)
    assert [show_lead(desk, n).attempts for n in (DANA, MARIA)] == [[], []]
    page.list.choose(DANA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")
    assert page.card.note == "asked for the nurse"


def test_an_outcome_clicked_as_a_kept_record_is_chosen_is_refused_and_said(
    qtbot: QtBot, page: TodayPage, gate: Event, desk: Desk, kept_record: int
) -> None:
    click(page, "Call")
    gate.clear()
    choose_kept(page, kept_record)
    click(page, "No answer")
    assert "Nothing was recorded for D. L." in said(page)
    gate.set()
    qtbot.waitUntil(lambda: "Kept for a look" in said(page))
    assert show_lead(desk, DANA).attempts == []
    # The next call is saved as ever.
    page.list.choose(DANA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")
    click(page, "Call")
    with qtbot.waitSignal(page.recording.recorded):
        click(page, "No answer")
    assert len(show_lead(desk, DANA).attempts) == 1


def test_whoever_wants_to_call_a_kept_record_is_led_to_it(
    qtbot: QtBot, page: TodayPage, gate: Event, kept_record: int
) -> None:
    opened, led = called(page), list[int]()
    page.card.record_wanted.connect(led.append)
    gate.clear()
    choose_kept(page, kept_record)
    click(page, "Call")
    gate.set()
    qtbot.waitUntil(lambda: led == [kept_record])
    assert opened == []


def test_who_cannot_be_read_leaves_nobody_else_on_the_card(
    qtbot: QtBot, page: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(desk: Desk, lead_id: int) -> LeadCard:
        raise DiskFull

    monkeypatch.setattr(card_reader, "show_lead", fails)
    with qtbot.waitSignal(page.told) as told:
        press(page, Key.Key_Down, Key.Key_Return)
    assert told.args is not None
    assert DiskFull().sentence in told.args[0]
    assert NOT_READ in said(page)
    assert page.card.view is None
    monkeypatch.setattr(card_reader, "show_lead", show_lead)
    page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    press(page, Key.Key_Return)
    assert page.card.is_calling
