"""What is asked for right behind an arrow is asked about whoever was chosen by it."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import LeadCard, show_lead
from callback_desk.ui.calls.correct_call_dialog import CorrectCallDialog
from callback_desk.ui.calls.lead_dialog import LeadDialog
from callback_desk.ui.calls.reach_dialog import ReachDialog
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.today import card_reader
from callback_desk.ui.today.flowing_label import FlowingLabel
from tests.ui.desk_windows import MARIA
from tests.ui.dialogs import opened
from tests.ui.keyboard import press

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier


def said_in(dialog: LeadDialog | ReachDialog | CorrectCallDialog) -> list[str]:
    """Whose name stands in it."""
    named = [label.said() for label in dialog.findChildren(FlowingLabel)]
    return [dialog.name.text()] if isinstance(dialog, LeadDialog) else named


@pytest.mark.parametrize(
    ("key", "held", "kind"),
    [
        (Key.Key_E, CONTROL, LeadDialog),
        (Key.Key_H, CONTROL, ReachDialog),
        (Key.Key_E, BOTH, CorrectCallDialog),
    ],
)
def test_a_dialog_is_of_the_lead_that_is_chosen(
    qtbot: QtBot,
    window: DeskWindow,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    kind: type[LeadDialog | ReachDialog | CorrectCallDialog],
) -> None:
    """The one of before was corrected, whose card stood there a moment longer."""
    record_outcome(desk, MARIA, Call("question_for"))
    gate = Event()

    def slow(desk: Desk, lead_id: int) -> LeadCard:
        gate.wait(10)
        return show_lead(desk, lead_id)

    monkeypatch.setattr(card_reader, "show_lead", slow)
    window.today.show_lead(MARIA)
    press(window, key, held=held)
    assert not window.findChildren(kind), "whom the card shows still is another one"
    gate.set()
    dialog = opened(qtbot, window, kind)
    qtbot.waitUntil(lambda: "Maria Alvarez" in said_in(dialog))
