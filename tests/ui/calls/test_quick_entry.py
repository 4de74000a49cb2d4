"""What quick entry says of whom it enters, by real keys: nothing that does not hold."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.ui.calls.quick_entry_dialog import QuickEntryDialog
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.today.status_strip import StatusStrip
from tests.ui.desk_windows import SEAN
from tests.ui.dialogs import back, opened
from tests.ui.keyboard import Key, press

SEANS = "917 555 0117"


@pytest.fixture
def entry(qtbot: QtBot, window: DeskWindow) -> QuickEntryDialog:
    press(window, Key.Key_N, held=Qt.KeyboardModifier.ControlModifier)
    return opened(qtbot, window, QuickEntryDialog)


def enter(qtbot: QtBot, window: DeskWindow, entry: QuickEntryDialog) -> str:
    """What is said once it is saved."""
    with qtbot.waitSignal(entry.entered):
        QTest.keyClick(entry.phone, Key.Key_Return)
    return window.today.card.findChildren(StatusStrip)[0].said()


def test_who_is_in_danger_has_no_deadline_of_days(
    qtbot: QtBot, window: DeskWindow, entry: QuickEntryDialog
) -> None:
    QTest.keyClicks(entry.name, "Noor Haddad")
    QTest.keyClicks(entry.phone, "917 555 0199")
    entry.words.setPlainText("she wants to die")
    qtbot.waitUntil(lambda: entry.said == "Priority: these words must not wait.")
    assert enter(qtbot, window, entry) == (
        "Saved: a priority lead, at the top of the list."
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ann O'Brien", "This number asked not to be called."),
        (
            "Sean O'Brien",
            "O'Brien, Sean is here already. It counts as asking again. "
            "This number asked not to be called.",
        ),
    ],
)
def test_who_may_not_be_called_has_no_deadline(
    qtbot: QtBot, window: DeskWindow, desk: Desk, name: str, said: str
) -> None:
    record_outcome(desk, SEAN, Call("do_not_call"))
    press(window, Key.Key_N, held=Qt.KeyboardModifier.ControlModifier)
    entry = opened(qtbot, window, QuickEntryDialog)
    QTest.keyClicks(entry.name, name)
    QTest.keyClicks(entry.phone, SEANS)
    qtbot.waitUntil(lambda: entry.said == said)
    assert enter(qtbot, window, entry) == (
        "Saved. The number asked not to be called, so it does not come up."
    )


def test_a_number_that_was_refused_and_is_corrected_is_refused_no_more(
    qtbot: QtBot, entry: QuickEntryDialog
) -> None:
    QTest.keyClicks(entry.name, "Noor Haddad")
    QTest.keyClicks(entry.phone, "917 555")
    QTest.keyClick(entry.phone, Key.Key_Return)
    qtbot.waitUntil(lambda: "too short" in entry.notice.sentence)
    QTest.keyClicks(entry.phone, " 0199")
    assert entry.notice.sentence == ""
    qtbot.waitUntil(lambda: entry.said == "Call by Tue 17 Nov 5:00 PM.")


def test_what_is_entered_twice_is_not_said_to_be_saved(
    qtbot: QtBot, window: DeskWindow, entry: QuickEntryDialog
) -> None:
    QTest.keyClicks(entry.name, "Noor Haddad")
    QTest.keyClicks(entry.phone, "917 555 0199")
    enter(qtbot, window, entry)
    back(qtbot, window)
    press(window, Key.Key_N, held=Qt.KeyboardModifier.ControlModifier)
    again = opened(qtbot, window, QuickEntryDialog)
    QTest.keyClicks(again.name, "noor haddad")
    QTest.keyClicks(again.phone, "9175550199")
    assert (
        enter(qtbot, window, again)
        == "That was entered just now; call by Tue 17 Nov 5:00 PM."
    )
