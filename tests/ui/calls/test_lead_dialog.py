"""Who a lead is, corrected by keys: whole or not at all, and taken back by Ctrl+Z."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from callback_desk.domain.reach import BestTime, Reach, Voicemail
from callback_desk.services.desk import Desk
from callback_desk.services.lead_identity import add_number, show_identity
from callback_desk.services.reach_leads import tell_reach
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.calls.lead_dialog import LeadDialog
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.needs_look.join_dialog import JoinDialog
from callback_desk.ui.today.status_strip import StatusStrip
from tests.ui.desk_windows import MARIA
from tests.ui.dialogs import back
from tests.ui.keyboard import press

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def shows(window: DeskWindow, name: str) -> bool:
    return window.today.lead_shown() == name


@pytest.fixture
def dialog(qtbot: QtBot, window: DeskWindow, desk: Desk) -> LeadDialog:
    """Who Maria is; she has another number."""
    add_number(desk, MARIA, "646-555-0188")
    press(window, KEY.Key_Down)
    qtbot.waitUntil(partial(shows, window, "Maria Alvarez"))
    return asked(qtbot, window)


def asked(qtbot: QtBot, window: DeskWindow) -> LeadDialog:
    press(window, KEY.Key_E, held=CONTROL)
    found = window.findChildren(LeadDialog)
    qtbot.waitUntil(lambda: found[-1].identity is not None)
    return found[-1]


def type_into(field: QLineEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)


def says(window: DeskWindow) -> str:
    return window.today.card.findChildren(StatusStrip)[0].said()


def test_a_bad_number_keeps_no_name_either(
    qtbot: QtBot, desk: Desk, dialog: LeadDialog
) -> None:
    type_into(dialog.name, "Mary Alvarez")
    type_into(dialog.number, "555-0142")
    QTest.keyClick(dialog.number, KEY.Key_Return)
    qtbot.waitUntil(lambda: "too short" in dialog.notice.sentence)
    assert dialog.name.text() == "Mary Alvarez"
    assert show_lead(desk, MARIA).details.name == "Maria Alvarez"


def test_what_is_half_typed_outlives_a_number_that_is_added_or_taken_away(
    qtbot: QtBot, desk: Desk, dialog: LeadDialog
) -> None:
    type_into(dialog.name, "Mary Alvarez")
    type_into(dialog.another, "917-555-0170")
    dialog.add_button.click()
    qtbot.waitUntil(lambda: len(show_identity(desk, MARIA).numbers) == 2)
    qtbot.waitUntil(lambda: "Number added: (917) 555-0170" in dialog.history)
    assert dialog.name.text() == "Mary Alvarez"
    dialog.row_buttons()[0].click()  # Call this one
    qtbot.waitUntil(lambda: dialog.number.text() == "(646) 555-0188")
    assert dialog.name.text() == "Mary Alvarez"


def test_what_is_typed_before_it_knows_who_it_is_stays(
    qtbot: QtBot, window: DeskWindow
) -> None:
    press(window, KEY.Key_E, held=CONTROL)
    dialog = window.findChildren(LeadDialog)[-1]
    assert dialog.identity is None
    type_into(dialog.number, "646-555-0199")
    qtbot.waitUntil(lambda: dialog.identity is not None)
    assert dialog.number.text() == "646-555-0199"


def test_what_came_is_chosen_so_that_typing_takes_its_place(
    qtbot: QtBot, window: DeskWindow, dialog: LeadDialog
) -> None:
    """It landed before the name, in it."""
    QTest.keyClicks(dialog.name, "Mary")
    assert dialog.name.text() == "Mary"
    dialog.name.undo()
    assert dialog.name.text() == "Maria Alvarez"
    dialog.name.end(False)
    dialog.row_buttons()[0].click()  # Call this one: it looks again.
    qtbot.waitUntil(lambda: dialog.number.text() == "(646) 555-0188")
    QTest.keyClicks(dialog.name, "-Ruiz")
    assert dialog.name.text() == "Maria Alvarez-Ruiz"


def test_a_number_that_has_the_keys_as_it_comes_is_chosen(
    qtbot: QtBot, window: DeskWindow
) -> None:
    press(window, KEY.Key_E, held=CONTROL)
    dialog = window.findChildren(LeadDialog)[-1]
    dialog.number.setFocus()
    qtbot.waitUntil(lambda: dialog.identity is not None)
    QTest.keyClicks(dialog.number, "646-555-0199")
    assert dialog.number.text() == "646-555-0199"


def test_a_number_that_waits_to_be_added_is_saved_along(
    qtbot: QtBot, window: DeskWindow, desk: Desk, dialog: LeadDialog
) -> None:
    """Enter beside it closed the dialog, and it was gone."""
    type_into(dialog.another, "917-555-0170 x12")
    QTest.keyClick(dialog.another, KEY.Key_Return)
    qtbot.waitUntil(lambda: says(window) == "The correction is saved.")
    numbers = [(n.phone, n.extension) for n in show_identity(desk, MARIA).numbers]
    assert numbers[1] == ("+19175550170", "12")


def test_one_ctrl_z_takes_a_correction_back(
    qtbot: QtBot, window: DeskWindow, desk: Desk, dialog: LeadDialog
) -> None:
    """Nothing came of it, and Undo in the menu took an earlier call back."""
    type_into(dialog.name, "Mary Alvarez")
    type_into(dialog.number, "+44 20 7946 0958 x5")
    QTest.keyClick(dialog.number, KEY.Key_Return)
    qtbot.waitUntil(partial(shows, window, "Mary Alvarez"))
    qtbot.waitUntil(lambda: says(window) == "The correction is saved.")
    back(qtbot, window)
    press(window, KEY.Key_Z, held=CONTROL)
    qtbot.waitUntil(partial(shows, window, "Maria Alvarez"))
    qtbot.waitUntil(lambda: says(window) == "Undone.")
    assert show_lead(desk, MARIA).details.phone == "+12125550142"
    assert not window.today.recording.can_undo
    again = asked(qtbot, window)
    assert "Name: Maria Alvarez (was Mary Alvarez)" in again.history
    assert "Number: +44 20 7946 0958 ext. 5 (was (212) 555-0142)" in again.history


def test_in_an_open_call_it_is_said_first_and_the_call_goes_on(
    qtbot: QtBot, window: DeskWindow, desk: Desk, dialog: LeadDialog
) -> None:
    dialog.reject()
    back(qtbot, window)
    press(window, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.today.card.is_calling)
    again = asked(qtbot, window)
    type_into(again.name, "Mary Alvarez")
    QTest.keyClick(again.name, KEY.Key_Return)
    qtbot.waitUntil(partial(shows, window, "Mary Alvarez"))
    back(qtbot, window)
    said = "Undo once more takes back “The correction is saved.”"

    def asks_first() -> bool:
        press(window, KEY.Key_Z, held=CONTROL)
        return says(window) == said

    qtbot.waitUntil(asks_first)
    press(window, KEY.Key_Z, held=CONTROL)
    qtbot.waitUntil(partial(shows, window, "Maria Alvarez"))
    assert window.today.card.is_calling


def test_closing_it_unchanged_says_nothing(
    qtbot: QtBot, window: DeskWindow, dialog: LeadDialog
) -> None:
    before = says(window)
    with qtbot.waitSignal(dialog.corrected):
        QTest.keyClick(dialog.name, KEY.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert says(window) == before


def test_how_to_reach_them_has_its_history_there_too(
    qtbot: QtBot, window: DeskWindow, desk: Desk, dialog: LeadDialog
) -> None:
    dialog.reject()
    back(qtbot, window)
    tell_reach(desk, MARIA, Reach(Voicemail.NO, call_name="Bo\u202e"))
    tell_reach(desk, MARIA, Reach(best_time=BestTime.MORNING))
    again = asked(qtbot, window)
    newest, by, _when = again.history.splitlines()[-1].split(", ", 2)
    assert newest == ("How to reach: Mornings (was No voicemail · “Bo⟨202E⟩”)")
    assert by == "Kim Osei"


def test_joining_keeps_what_is_half_typed_first(
    qtbot: QtBot, window: DeskWindow, desk: Desk, dialog: LeadDialog
) -> None:
    """A name corrected, and then *Join with another lead…*: it was gone."""
    type_into(dialog.number, "555-0142")
    dialog.join_button.click()
    qtbot.waitUntil(lambda: "too short" in dialog.notice.sentence)
    dialog.number.setText("(212) 555-0142")
    type_into(dialog.name, "Mary Alvarez")
    dialog.join_button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(JoinDialog)))
    assert show_lead(desk, MARIA).details.name == "Mary Alvarez"


def test_what_was_refused_is_refused_no_more_as_it_is_corrected(
    qtbot: QtBot, dialog: LeadDialog
) -> None:
    type_into(dialog.number, "555-0142")
    QTest.keyClick(dialog.number, KEY.Key_Return)
    qtbot.waitUntil(lambda: "too short" in dialog.notice.sentence)
    type_into(dialog.number, "917-555-0142")
    assert dialog.notice.sentence == ""
