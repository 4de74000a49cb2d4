"""A call that was recorded wrongly is put right by keys, however long ago it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.calls.correct_call_dialog import CorrectCallDialog
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.wording.correcting import (
    CALL_IS_OPEN,
    NO_CALL_YET,
    NO_TIME,
    NOT_A_CALL,
    SAME_AS_BEFORE,
    SAY_WHY,
)
from tests.ui.calls.test_call_desk import says
from tests.ui.desk_windows import DANA, MARIA, SEAN
from tests.ui.dialogs import back, opened
from tests.ui.keyboard import press
from tests.ui.sign_in.walks import unnamed

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier


def asked_about(qtbot: QtBot, window: DeskWindow, lead_id: int) -> CorrectCallDialog:
    """The dialog over a lead's card."""

    def is_there() -> bool:
        card = window.today.card_shown()
        is_theirs = card is not None and card.details.lead_id == lead_id
        return card is not None and is_theirs and bool(card.attempts)

    window.today.show_lead(lead_id)
    qtbot.waitUntil(is_there)
    press(window, KEY.Key_E, held=BOTH)
    return opened(qtbot, window, CorrectCallDialog)


def type_in(dialog: CorrectCallDialog, text: str) -> None:
    """Type where the keys are."""
    QTest.keyClicks(dialog.focusWidget() or dialog, text)


def go_on(dialog: CorrectCallDialog) -> QWidget:
    """Go to the next field."""
    QTest.keyClick(dialog.focusWidget() or dialog, KEY.Key_Tab)
    field = dialog.focusWidget()
    assert field is not None
    return field


def save(qtbot: QtBot, dialog: CorrectCallDialog) -> None:
    with qtbot.waitSignal(dialog.corrected):
        QTest.keyClick(dialog.focusWidget() or dialog, KEY.Key_Return)


def outcomes(desk: Desk, lead_id: int) -> list[tuple[str | None, str | None]]:
    return [(a.outcome, a.why) for a in show_lead(desk, lead_id).attempts]


def test_a_wrong_do_not_call_is_put_right_and_that_can_be_undone(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    """It kept somebody from the list for good: only the command line knew a way."""
    record_outcome(desk, MARIA, Call("do_not_call", note="asked for noon"))
    record_outcome(desk, SEAN, Call("no_answer"))
    dialog = asked_about(qtbot, window, MARIA)
    assert unnamed(dialog) == []
    assert dialog.calls.currentText() == "Today 1:00 PM: Do not call, Kim Osei"
    assert dialog.focusWidget() is dialog.outcome
    type_in(dialog, "No a")
    assert dialog.outcome.currentText() == "No answer"
    assert "The number may be called again, unless" in dialog.means.text()
    assert go_on(dialog) is dialog.why
    type_in(dialog, "pressed the wrong key")
    save(qtbot, dialog)
    lead = show_lead(desk, MARIA)
    assert not lead.details.barred
    assert [(a.outcome, a.note) for a in lead.attempts][1:] == [
        ("no_answer", "asked for noon")
    ]
    assert lead.attempts[1].why == "pressed the wrong key"
    qtbot.waitUntil(lambda: says(window) == "Saved: a call to M. A. is corrected.")
    back(qtbot, window)
    press(window, KEY.Key_Z, held=CONTROL)
    qtbot.waitUntil(lambda: show_lead(desk, MARIA).details.barred)
    qtbot.waitUntil(lambda: says(window) == "Undone.")


def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("booked"))
    record_outcome(desk, MARIA, Call("busy"))
    dialog = asked_about(qtbot, window, MARIA)
    assert dialog.focusWidget() is dialog.calls
    QTest.keyClick(dialog.calls, KEY.Key_Down)
    assert dialog.calls.currentText().startswith("Today 1:00 PM: Booked")
    QTest.keyClick(dialog, KEY.Key_Return)
    assert dialog.notice.sentence == SAME_AS_BEFORE
    assert dialog.focusWidget() is dialog.outcome
    type_in(dialog, "Call again")
    assert go_on(dialog) is dialog.again
    type_in(dialog, "yesterday")
    assert go_on(dialog) is dialog.why
    type_in(dialog, "she moved it")
    QTest.keyClick(dialog, KEY.Key_Return)
    assert dialog.notice.sentence == NO_TIME
    dialog.again.selectAll()
    type_in(dialog, "21 Nov 3 PM")
    closed = "Sat 21 Nov 3:00 PM: the desk is closed then."
    assert dialog.means.text().startswith(closed)
    dialog.again.selectAll()
    type_in(dialog, "20 Nov 3 PM")
    assert closed not in dialog.means.text()
    dialog.why.clear()
    QTest.keyClick(dialog, KEY.Key_Return)
    assert dialog.notice.sentence == SAY_WHY
    assert outcomes(desk, MARIA) == [("booked", None), ("busy", None)]
    type_in(dialog, "she moved it")
    save(qtbot, dialog)
    (last,) = [a for a in show_lead(desk, MARIA).attempts if a.corrects is not None]
    assert (last.outcome, last.why) == ("call_again", "she moved it")
    assert last.next_call_at is not None
    assert last.next_call_at.isoformat() == "2026-11-20T20:00:00+00:00"


def test_a_call_that_was_none_is_taken_back_with_the_reason(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("booked"))
    dialog = asked_about(qtbot, window, MARIA)
    type_in(dialog, NOT_A_CALL[:12])
    assert dialog.outcome.currentText() == NOT_A_CALL
    assert "as if that call had not been made" in dialog.means.text()
    go_on(dialog)
    type_in(dialog, "that was Sean")
    save(qtbot, dialog)
    assert outcomes(desk, MARIA)[1] == (None, "that was Sean")
    assert show_lead(desk, MARIA).state.is_open
    qtbot.waitUntil(lambda: says(window) == "Saved: a call to M. A. is taken back.")
    assert not window.today.recording.can_undo


def test_somebody_in_danger_stays_on_top_and_the_dialog_says_so(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, DANA, Call("busy"))
    window.refresh()
    dialog = asked_about(qtbot, window, DANA)
    type_in(dialog, "Booked")
    assert "Stays on top until a clinician has reviewed it." in dialog.means.text()
    assert "Closes" not in dialog.means.text()


@pytest.mark.parametrize("is_calling", [False, True])
def test_where_nothing_can_be_corrected_that_is_said(
    qtbot: QtBot,
    window: DeskWindow,
    monkeypatch: pytest.MonkeyPatch,
    is_calling: bool,
) -> None:
    window.today.show_lead(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    if is_calling:
        press(window, KEY.Key_Return)
    told: list[str] = []
    monkeypatch.setattr(window, "tell", told.append)
    press(window, KEY.Key_E, held=BOTH)
    assert told == [CALL_IS_OPEN if is_calling else NO_CALL_YET]
