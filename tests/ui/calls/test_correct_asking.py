"""A correction asks what its outcome asks: by the same questions, in the dialog."""

from datetime import date

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.calls.correct_call_dialog import CorrectCallDialog
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.wording.correcting import NO_TIME, SAME_AS_BEFORE
from tests.ui.calls.test_correct_call_dialog import (
    CONTROL,
    KEY,
    asked_about,
    go_on,
    save,
    type_in,
)
from tests.ui.desk_windows import DANA, MARIA
from tests.ui.dialogs import back
from tests.ui.keyboard import press
from tests.ui.sign_in.walks import unnamed


def meaning(dialog: CorrectCallDialog, outcome: str) -> CorrectCallDialog:
    """Another outcome is meant, for a reason."""
    dialog.outcome.setCurrentIndex(dialog.outcome.findData(outcome))
    dialog.why.setText("wrong key")
    return dialog


def last_details(desk: Desk, lead_id: int) -> AttemptDetails:
    return show_lead(desk, lead_id).attempts[-1].details


def test_a_visit_has_its_day(qtbot: QtBot, window: DeskWindow, desk: Desk) -> None:
    """It came into the day's visits as one without a day."""
    record_outcome(desk, MARIA, Call("no_answer"))
    dialog = meaning(asked_about(qtbot, window, MARIA), "booked")
    assert unnamed(dialog) == []
    QTest.keyClick(dialog, KEY.Key_Return)
    assert dialog.notice.sentence == "Booked: for which day?"
    assert dialog.focusWidget() is dialog.asked[0].choice
    type_in(dialog, "Another")
    assert dialog.asked[0].day.day == date(2026, 11, 17)
    assert dialog.notice.isHidden()
    type_in(dialog, "Next")
    save(qtbot, dialog)
    assert last_details(desk, MARIA).appointment_on == date(2026, 11, 17)


def test_the_day_of_a_visit_alone_can_be_put_right(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    wrong = AttemptDetails(appointment_on=date(2026, 11, 17), outside_because="asked")
    record_outcome(desk, MARIA, Call("booked", details=wrong))
    dialog = asked_about(qtbot, window, MARIA)
    dialog.why.setText("wrong day")
    QTest.keyClick(dialog, KEY.Key_Return)
    assert dialog.notice.sentence == SAME_AS_BEFORE
    dialog.outcome.setFocus()
    assert go_on(dialog) is dialog.asked[0].choice
    type_in(dialog, "Another")
    assert go_on(dialog) is dialog.asked[0].day
    dialog.asked[0].day.show_day(date(2026, 12, 1))
    save(qtbot, dialog)
    details = last_details(desk, MARIA)
    assert (details.appointment_on, details.outside_because) == (
        date(2026, 12, 1),
        "asked",
    )


def test_a_no_has_its_reason_in_their_words_too(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("booked"))
    dialog = meaning(asked_about(qtbot, window, MARIA), "not_interested")
    dialog.outcome.setFocus()
    assert go_on(dialog) is dialog.asked[0].choice
    type_in(dialog, "Other")
    assert go_on(dialog) is dialog.asked[0].words
    type_in(dialog, "12")
    QTest.keyClick(dialog, KEY.Key_Return)
    assert dialog.notice.sentence == "Type it in words, with letters."
    dialog.asked[0].words.clear()
    type_in(dialog, "moved away")
    save(qtbot, dialog)
    assert last_details(desk, MARIA).reason == "moved away"


def test_a_question_has_its_owner_and_undo_takes_both_back(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("no_answer"))
    dialog = meaning(asked_about(qtbot, window, MARIA), "question_for")
    dialog.asked[0].choice.setFocus()
    type_in(dialog, "Kim")
    save(qtbot, dialog)
    assert last_details(desk, MARIA).owner == "Kim Osei"
    back(qtbot, window)
    press(window, KEY.Key_Z, held=CONTROL)
    qtbot.waitUntil(lambda: show_lead(desk, MARIA).attempts[-1].outcome is None)
    with desk.open_work(writes=False) as work:
        assert work.owners.of([MARIA]) == {}


def test_a_call_agreed_in_closed_time_has_an_owner(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("no_answer"))
    dialog = meaning(asked_about(qtbot, window, MARIA), "call_again")
    dialog.again.setFocus()
    dialog.again.selectAll()
    type_in(dialog, "20 Nov 9 PM")
    QTest.keyClick(dialog, KEY.Key_Return)
    assert dialog.notice.sentence == (
        "Fri 20 Nov, 9:00 PM for them: too late to call; fine from 8 AM. "
        "Agree on it all the same?"
    )
    type_in(dialog, "Another")
    QTest.keyClick(dialog, KEY.Key_Return)
    assert dialog.notice.sentence == NO_TIME
    dialog.asked[0].choice.setCurrentIndex(0)
    QTest.keyClick(dialog, KEY.Key_Return)
    assert dialog.notice.sentence.endswith("Who will call?")
    type_in(dialog, "Kim")
    save(qtbot, dialog)
    assert last_details(desk, MARIA).owner == "Kim Osei"


def test_a_wrong_number_without_another_asks_whether_to_close(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("no_answer"))
    dialog = meaning(asked_about(qtbot, window, MARIA), "wrong_number")
    dialog.asked[0].choice.setFocus()
    type_in(dialog, "Close")
    save(qtbot, dialog)
    assert not show_lead(desk, MARIA).state.is_open


def test_nobody_in_danger_is_closed_that_way(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, DANA, Call("busy"))
    window.refresh()
    dialog = meaning(asked_about(qtbot, window, DANA), "wrong_number")
    assert dialog.asked[0].question is None
