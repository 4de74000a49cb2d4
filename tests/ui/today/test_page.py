"""Today: two keys a call, the next lead is there, and nothing moves under the hand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from callback_desk.domain.staff import Role
from callback_desk.domain.standing import Standing
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.reviewing import Decision, review_lead
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.ui.today.digit_wait import DigitWait
from callback_desk.ui.today.lead_table import NAME
from callback_desk.ui.today.list_words import PROMISES_KEPT
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.widgets import PlainLabel
from tests.desks import PASSWORD
from tests.ui.desk_windows import DANA, MARIA, SEAN
from tests.ui.keyboard import Key, press
from tests.ui.today.page_watch import choose_kept, said


def shows(qtbot: QtBot, page: TodayPage, name: str) -> None:
    qtbot.waitUntil(lambda: page.lead_shown() == name)


def attempts(desk: Desk, lead_id: int) -> list[str | None]:
    return [a.outcome for a in show_lead(desk, lead_id).attempts]


def test_two_keys_record_a_call_and_the_next_lead_is_there(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    press(page, Key.Key_Down)
    shows(qtbot, page, "Maria Alvarez")
    press(page, Key.Key_Return, Key.Key_4)
    qtbot.waitUntil(lambda: attempts(desk, MARIA) == ["no_answer"])
    shows(qtbot, page, "Dana Lee")
    assert "Saved: no answer for M. A." in said(page)
    assert page.table.rowCount() == 4, "a resting lead is out of the way"


def test_undo_brings_the_lead_back(qtbot: QtBot, page: TodayPage, desk: Desk) -> None:
    press(page, Key.Key_Down)
    shows(qtbot, page, "Maria Alvarez")
    press(page, Key.Key_Return, Key.Key_1)
    waits = page.card.findChildren(DigitWait)[0]
    with qtbot.waitSignal(waits.stood_alone):
        assert waits.held == "1"
    press(page, Key.Key_1, Key.Key_Return)
    shows(qtbot, page, "Dana Lee")
    QTest.keyClick(
        QApplication.focusWidget() or page,
        Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier,
    )
    shows(qtbot, page, "Maria Alvarez")
    assert attempts(desk, MARIA) == ["booked", None]
    assert show_lead(desk, MARIA).state.is_open


def test_a_digit_without_a_call_records_nothing(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    press(page, Key.Key_4)
    page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")
    assert attempts(desk, DANA) == []


def test_a_refresh_moves_nothing_under_the_hand(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    press(page, Key.Key_Down, Key.Key_Down)
    shows(qtbot, page, "O'Brien, Sean")
    note = page.card.findChild(QPlainTextEdit)
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    QTest.keyClicks(note, "asked about ins")
    record_outcome(desk, MARIA, Call("booked"))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.rowCount() == 4)
    assert page.lead_shown() == "O'Brien, Sean"
    assert note.toPlainText() == "asked about ins"
    assert note.hasFocus()
    chosen = page.list.chosen()
    assert chosen is not None
    assert chosen.lead.lead_id == SEAN


def test_search_and_counters_narrow_the_list(qtbot: QtBot, page: TodayPage) -> None:
    page.search.setFocus()
    QTest.keyClicks(page.search, "alvarez maria")
    assert page.table.rowCount() == 1
    press(page, Key.Key_Escape)
    assert page.table.rowCount() == 5
    page.counters.counter("safety").click()
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    page.counters.clear_filter()
    qtbot.waitUntil(lambda: page.table.rowCount() == 5)


def test_the_counters_follow_the_rows(qtbot: QtBot, page: TodayPage) -> None:
    qtbot.waitUntil(lambda: page.counters.counter("safety").count == 1)
    total = sum(page.queue.summary.counts.values()) if page.queue.summary else 0
    assert total == page.table.rowCount() == 5


def test_resting_leads_are_read_when_their_counter_is_pressed(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("no_answer"))
    page.refresh()
    resting = page.counters.counter(Standing.RESTING)
    qtbot.waitUntil(lambda: resting.count == 1)
    resting.click()
    shows(qtbot, page, "Maria Alvarez")
    assert page.table.rowCount() == 1
    record_outcome(desk, MARIA, Call("booked"))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.rowCount() == 0)
    assert "Nobody fits." in said(page)


def test_what_cannot_be_recorded_keeps_the_note(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    press(page, Key.Key_Return)
    note = page.card.findChild(QPlainTextEdit)
    assert isinstance(note, QPlainTextEdit)
    note.setPlainText("very long call")
    page.card.outcome_chosen.emit(Call("nonsense", note="very long call"))
    qtbot.waitUntil(lambda: "There is no outcome" in said(page))
    assert note.toPlainText() == "very long call"
    assert attempts(desk, DANA) == []


def test_every_promise_kept_is_said(qtbot: QtBot, page: TodayPage, desk: Desk) -> None:
    for entry in show_queue(desk)[0].entries:
        record_outcome(desk, entry.lead.lead_id or 0, Call("booked"))
    page.refresh()
    # Dana waits for a clinician: nothing is said of every promise.
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    said = [label.text() for label in page.list.findChildren(PlainLabel)]
    assert not any(PROMISES_KEPT in text for text in said)
    berg = add_staff(desk, "Dr. Berg", Role.CLINICIAN, PASSWORD)
    review_lead(replace(desk, staff=berg), DANA, Decision.RELEASE, "spoke with her")
    page.refresh()
    qtbot.waitUntil(lambda: page.table.rowCount() == 0)
    assert page.lead_shown() == ""

    def is_said() -> bool:
        labels = page.list.findChildren(PlainLabel)
        return any(PROMISES_KEPT in label.text() for label in labels)

    # Which promise is next is asked behind the list.
    qtbot.waitUntil(is_said)


def test_copying_puts_the_number_alone_on_the_clipboard(
    qtbot: QtBot, page: TodayPage
) -> None:
    page.card.copy_wanted.emit("+17185550163")
    assert QApplication.clipboard().text() == "+17185550163"


def test_a_kept_record_with_safety_words_says_what_it_is(
    qtbot: QtBot, page: TodayPage, kept_record: int
) -> None:
    choose_kept(page, kept_record)
    qtbot.waitUntil(lambda: "Kept for a look" in said(page))
    assert "Ann Bell" in said(page)
    assert "want to die" not in said(page), "others may see the screen"


@pytest.mark.parametrize("width", range(500, 1000, 25))
def test_where_the_list_is_seen_its_names_can_be_read(
    qtbot: QtBot, page: TodayPage, width: int
) -> None:
    """With large text on a small screen it stood there with one letter of each."""
    page.resize(width, 700)
    QApplication.processEvents()
    if not page.list.isVisible():
        assert page.card.width() == page.width()
        return
    view = page.list.view
    wide = view.horizontalHeader().sectionSize(NAME)
    metrics = QFontMetrics(view.font())
    words = [word for e in page.table.entries() for word in e.lead.name.split()]
    assert wide >= max(metrics.horizontalAdvance(word) for word in words)


def test_in_a_strip_the_card_has_the_keys(qtbot: QtBot, page: TodayPage) -> None:
    page.list.setFocus()
    page.resize(420, 700)
    qtbot.waitUntil(page.card.hasFocus)
    QTest.keyClick(page.card, Qt.Key.Key_Return)
    assert page.card.is_calling
    # From the note, too, the keys come back to the card, or digits would be text.
    page.card.note_field.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    with qtbot.waitSignal(page.recording.recorded):
        QTest.keyClick(page.card.note_field, Qt.Key.Key_4, alt)
    assert page.card.hasFocus()
    page.resize(1366, 700)
    qtbot.waitUntil(page.list.view.hasFocus)


def test_undo_brings_the_note_back_for_what_is_recorded_instead(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    """It stood in the history alone, struck out: it had to be typed once more."""
    press(page, Key.Key_Down)
    shows(qtbot, page, "Maria Alvarez")
    press(page, Key.Key_Return)
    page.card.note_field.setPlainText("asks for Tuesday, 2 pm")
    press(page, Key.Key_4, held=Qt.KeyboardModifier.AltModifier)
    shows(qtbot, page, "Dana Lee")
    assert page.card.note_field.half_typed() == {}
    page.undo()
    shows(qtbot, page, "Maria Alvarez")
    assert page.card.note_field.toPlainText() == "asks for Tuesday, 2 pm"
    press(page, Key.Key_Return)
    press(page, Key.Key_5, held=Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: attempts(desk, MARIA) == ["no_answer", None, "busy"])
    notes = [a.note for a in show_lead(desk, MARIA).attempts]
    assert notes == ["asks for Tuesday, 2 pm", "", "asks for Tuesday, 2 pm"]
