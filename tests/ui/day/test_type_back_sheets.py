"""Results typed back from several sheets: each goes to whom its own sheet names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.services.call_sheet import make_sheet
from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.day.type_back_dialog import TypeBackDialog
from callback_desk.ui.desk_window import DeskWindow
from tests.ui.desk_windows import MARIA, SEAN


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


def test_enter_pressed_twice_records_a_line_once(
    qtbot: QtBot, typing: TypeBackDialog, background: Background, desk: Desk
) -> None:
    for field, text in ((typing.line, "1"), (typing.key, "4"), (typing.clock, "1:00p")):
        QTest.keyClicks(field, text)
    qtbot.waitUntil(lambda: "Maria" in typing.who.text())
    QTest.keyClick(typing.clock, Qt.Key.Key_Return)
    QTest.keyClick(typing.clock, Qt.Key.Key_Return)
    # Nor does what is typed next stand beside what was typed before.
    typing.line.setText("7")
    qtbot.waitUntil(lambda: typing.so_far.count() == 1)
    with qtbot.waitCallback() as ended:
        background.run(lambda: None, ended)
    assert "Maria Alvarez" in typing.so_far.item(0).text()
    assert not typing.notice.isVisible()
    assert outcomes(desk, MARIA) == ["no_answer"]
    typing.undo.click()
    typing.undo.click()
    qtbot.waitUntil(lambda: typing.so_far.count() == 0)
    assert outcomes(desk, MARIA) == ["no_answer", None]


def test_nothing_is_recorded_of_another_sheet_than_stands_there(
    qtbot: QtBot, typing: TypeBackDialog, background: Background, desk: Desk
) -> None:
    typing.sheet_number.setText("7")
    typing.sheet_number.editingFinished.emit()
    qtbot.waitUntil(typing.notice.isVisible)
    for field, text in ((typing.line, "1"), (typing.key, "4"), (typing.clock, "1:00p")):
        QTest.keyClicks(field, text)
    assert typing.who.text() == ""
    QTest.keyClick(typing.clock, Qt.Key.Key_Return)
    with qtbot.waitCallback() as ended:
        background.run(lambda: None, ended)
    assert typing.notice.isVisible()
    assert typing.focusWidget() is typing.sheet_number
    assert (outcomes(desk, SEAN), outcomes(desk, MARIA)) == ([], [])
    assert typing.line.text() == "1"
