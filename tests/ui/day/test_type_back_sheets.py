"""Results typed back from several sheets: each goes to whom its own sheet names."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.settlement_errors import KeptFileNotWritten
from callback_desk.domain.staff import Role
from callback_desk.services.call_sheet import make_sheet
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import (
    Call,
    Recorded,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.day import type_back_dialog
from callback_desk.ui.day.type_back_dialog import TypeBackDialog
from callback_desk.ui.desk_window import DeskWindow
from tests.desks import PASSWORD, DeskClock
from tests.ui.desk_windows import MARIA, SEAN
from tests.ui.keyboard import press


@pytest.fixture
def typing(qtbot: QtBot, window: DeskWindow, desk: Desk) -> TypeBackDialog:
    """On the second sheet, with Maria on its line 1; Sean has line 1 of the first."""
    make_sheet(desk, [SEAN])
    make_sheet(desk, [MARIA])
    window.day.type_sheet_back()
    (dialog,) = window.findChildren(TypeBackDialog)
    qtbot.waitUntil(lambda: dialog.sheet_number.text() == "2")
    return dialog


def turn_to(qtbot: QtBot, typing: TypeBackDialog, sheet: int) -> None:
    typing.sheet_number.clear()
    QTest.keyClicks(typing.sheet_number, str(sheet))
    typing.sheet_number.editingFinished.emit()
    who = {1: "O'Brien, Sean", 2: "Maria Alvarez"}[sheet]
    typing.line.clear()
    QTest.keyClicks(typing.line, "1")
    qtbot.waitUntil(lambda: who in typing.who.text())
    typing.line.clear()


def type_line_1(qtbot: QtBot, typing: TypeBackDialog, count: int) -> None:
    for field, text in ((typing.line, "1"), (typing.key, "4"), (typing.clock, "1:00p")):
        field.setFocus()
        QTest.keyClicks(field, text)
    QTest.keyClick(typing.clock, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: typing.so_far.count() == count)


def refused(desk: Desk, attempt_id: int) -> Recorded:
    raise KeptFileNotWritten(file="desk", reason="it is busy")


def outcomes(desk: Desk, lead_id: int) -> list[str | None]:
    return [attempt.outcome for attempt in show_lead(desk, lead_id).attempts]


def test_a_line_is_that_of_its_sheet_after_another_sheets_was_taken_back(
    qtbot: QtBot, typing: TypeBackDialog, desk: Desk
) -> None:
    type_line_1(qtbot, typing, 1)
    turn_to(qtbot, typing, 1)
    typing.undo.click()
    qtbot.waitUntil(lambda: typing.so_far.count() == 0)
    # What was taken back was Maria's; what is typed now is Sean's.
    type_line_1(qtbot, typing, 1)
    assert outcomes(desk, SEAN) == ["no_answer"]
    assert outcomes(desk, MARIA) == ["no_answer", None]
    turn_to(qtbot, typing, 2)
    type_line_1(qtbot, typing, 2)
    assert outcomes(desk, MARIA) == ["no_answer", None, "no_answer"]
    assert outcomes(desk, SEAN) == ["no_answer"]


def test_the_same_line_of_two_sheets_is_no_news(
    qtbot: QtBot, typing: TypeBackDialog, desk: Desk
) -> None:
    type_line_1(qtbot, typing, 1)
    turn_to(qtbot, typing, 1)
    type_line_1(qtbot, typing, 2)
    assert not typing.notice.isVisible()
    assert (outcomes(desk, SEAN), outcomes(desk, MARIA)) == (["no_answer"],) * 2
    typing.undo.click()
    qtbot.waitUntil(lambda: outcomes(desk, SEAN) == ["no_answer", None])


def test_what_cannot_be_taken_back_stays_and_nothing_else_is(
    qtbot: QtBot, typing: TypeBackDialog, desk: Desk
) -> None:
    """The line before went from the list, or was taken back in its place."""
    type_line_1(qtbot, typing, 1)
    turn_to(qtbot, typing, 1)
    type_line_1(qtbot, typing, 2)
    # Somebody else took Sean's back; the click says so, and leaves Maria's alone.
    undo_attempt(desk, show_lead(desk, SEAN).attempts[-1].attempt_id)
    typing.undo.click()
    qtbot.waitUntil(lambda: not typing.notice.isHidden())
    assert typing.so_far.count() == 2
    assert outcomes(desk, MARIA) == ["no_answer"]
    qtbot.waitUntil(typing.undo.isEnabled)
    typing.undo.click()
    qtbot.waitUntil(lambda: typing.so_far.count() == 1)
    assert "O'Brien, Sean" in typing.so_far.item(0).text()
    assert outcomes(desk, MARIA) == ["no_answer", None]
    assert not typing.undo.isEnabled()


def test_what_failed_to_be_taken_back_is_the_last_one_still(
    qtbot: QtBot,
    typing: TypeBackDialog,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_line_1(qtbot, typing, 1)
    turn_to(qtbot, typing, 1)
    type_line_1(qtbot, typing, 2)
    with monkeypatch.context() as broken:
        broken.setattr(type_back_dialog, "undo_attempt", refused)
        typing.undo.click()
        qtbot.waitUntil(lambda: not typing.notice.isHidden())
    typing.undo.click()
    qtbot.waitUntil(lambda: typing.so_far.count() == 1)
    assert outcomes(desk, SEAN) == ["no_answer", None]
    assert outcomes(desk, MARIA) == ["no_answer"]


def test_what_others_recorded_before_it_was_taken_back_is_asked_about(
    qtbot: QtBot, typing: TypeBackDialog, desk: Desk
) -> None:
    """A line typed anew passed by what another desk had agreed meanwhile."""
    type_line_1(qtbot, typing, 1)
    ann = add_staff(desk, "Ann Lee", Role.RECEPTIONIST, PASSWORD)
    record_outcome(replace(desk, staff=ann), MARIA, Call("booked"))
    typing.undo.click()
    qtbot.waitUntil(lambda: typing.so_far.count() == 0)
    for field, text in ((typing.line, "1"), (typing.key, "3"), (typing.clock, "1:00p")):
        field.setFocus()
        QTest.keyClicks(field, text)
    QTest.keyClick(typing.clock, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Ann Lee" in typing.notice.sentence)
    assert outcomes(desk, MARIA) == ["no_answer", "booked", None]
    QTest.keyClick(typing.clock, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: typing.so_far.count() == 1)


@pytest.mark.parametrize("text", ["99", "1x"])
def test_nothing_is_recorded_by_a_sheet_that_is_not_there(
    qtbot: QtBot, typing: TypeBackDialog, desk: Desk, text: str
) -> None:
    """It went to whoever stood on that line of the sheet before."""
    typing.sheet_number.clear()
    QTest.keyClicks(typing.sheet_number, text)
    QTest.keyClick(typing.sheet_number, Qt.Key.Key_Return)
    said = f"There is no call sheet {text}."
    qtbot.waitUntil(lambda: typing.notice.sentence == said)
    for field, words in (
        (typing.line, "1"),
        (typing.key, "4"),
        (typing.clock, "1:00p"),
    ):
        QTest.keyClicks(field, words)
    typing.notice.hide()
    QTest.keyClick(typing.clock, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: typing.notice.sentence == said)
    assert typing.who.text() == ""
    assert (outcomes(desk, SEAN), outcomes(desk, MARIA)) == ([], [])
    assert typing.clock.text() == "1:00p"


def test_who_stands_on_another_sheet_is_seen_before_it_is_recorded(
    qtbot: QtBot, typing: TypeBackDialog, desk: Desk
) -> None:
    for field, words in (
        (typing.line, "1"),
        (typing.key, "4"),
        (typing.clock, "1:00p"),
    ):
        QTest.keyClicks(field, words)
    qtbot.waitUntil(lambda: "Maria" in typing.who.text())
    typing.sheet_number.clear()
    assert typing.who.text() == ""
    QTest.keyClicks(typing.sheet_number, "1")
    QTest.keyClick(typing.sheet_number, Qt.Key.Key_Return)
    said = "1  O'Brien, Sean  (917) 555-0117:  No answer, today 1:00 PM"
    qtbot.waitUntil(lambda: typing.who.text() == said)
    assert (outcomes(desk, SEAN), outcomes(desk, MARIA)) == ([], [])
    QTest.keyClick(typing.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: typing.so_far.count() == 1)
    assert (outcomes(desk, SEAN), outcomes(desk, MARIA)) == (["no_answer"], [])
    assert typing.so_far.item(0).text() == said


def test_the_next_call_of_a_sheet_is_typed_as_well(
    qtbot: QtBot, typing: TypeBackDialog, desk: Desk
) -> None:
    """It said to give it with --next, and there was no place for it."""
    QTest.keyClicks(typing.line, "1")
    qtbot.waitUntil(lambda: "Maria" in typing.who.text())
    assert not typing.fields.next_call.isVisible()
    QTest.keyClicks(typing.key, "2")
    QTest.keyClicks(typing.clock, "1:00p")
    QTest.keyClick(typing.clock, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "needs the time" in typing.notice.sentence)
    assert "Next call" in typing.notice.what_to_do
    QTest.keyClicks(typing.fields.next_call, "whenever")
    QTest.keyClick(typing.fields.next_call, Qt.Key.Key_Return)
    assert typing.notice.sentence.startswith("That is not a day and a time.")
    typing.fields.next_call.clear()
    QTest.keyClicks(typing.fields.next_call, "fri 10")
    said = "Call again, today 1:00 PM; next call Fri 20 Nov 10:00 AM"
    assert typing.who.text().endswith(said)
    QTest.keyClick(typing.fields.next_call, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: typing.so_far.count() == 1)
    (attempt,) = show_lead(desk, MARIA).attempts
    assert attempt.next_is_agreed
    assert attempt.next_call_at == datetime(2026, 11, 20, 15, tzinfo=UTC)
    assert not typing.fields.next_call.isVisible()


def test_a_line_that_was_asked_about_is_asked_about_again_after_another(
    qtbot: QtBot, typing: TypeBackDialog, desk: Desk, clock: DeskClock
) -> None:
    clock.now += timedelta(minutes=1)
    type_line_1(qtbot, typing, 1)
    for _each in range(2):
        for field, words in (
            (typing.line, "1"),
            (typing.key, "3"),
            (typing.clock, "1:00p"),
        ):
            field.clear()
            QTest.keyClicks(field, words)
        QTest.keyClick(typing.clock, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "recorded a call" in typing.notice.sentence)
        typing.notice.hide()
    assert outcomes(desk, MARIA) == ["no_answer"]


def test_lines_are_typed_as_fast_as_keys_come(
    qtbot: QtBot, typing: TypeBackDialog, desk: Desk
) -> None:
    """What was typed while the line before was written went with that one's fields."""
    make_sheet(desk, [SEAN, MARIA])
    typing.sheet_number.clear()
    QTest.keyClicks(typing.sheet_number, "3")
    QTest.keyClick(typing.sheet_number, Qt.Key.Key_Return)
    QTest.keyClicks(typing.line, "1")
    qtbot.waitUntil(lambda: typing.who.text() != "")
    typing.line.clear()
    for line in ("1", "2"):
        for word in (line, "4", "1:00p"):
            for letter in word:
                press(typing, Qt.Key(ord(letter.upper())))
            press(typing, Qt.Key.Key_Tab)
        press(typing, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: typing.so_far.count() == 2)
    assert (outcomes(desk, SEAN), outcomes(desk, MARIA)) == (["no_answer"],) * 2
