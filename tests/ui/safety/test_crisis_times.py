"""A time that was pressed in a crisis is kept, whatever becomes of lead and disk."""

from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.safety_care import Act
from callback_desk.domain.safety_contact import Contact
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import join_leads
from callback_desk.services.priority_care import stamp_wherever, unattached
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.safety import stamp_keeping
from callback_desk.ui.safety.crisis_window import CrisisWindow
from callback_desk.ui.safety.locked_crisis import CrisisMemory
from tests.ui.desk_windows import DANA, MARIA, Screen
from tests.ui.keyboard import press

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(window: DeskWindow) -> CrisisWindow:
    """Open, with Dana's name on it."""
    press(window, KEY.Key_F9)
    panel = window.day.safety.crisis.panel
    assert "Dana Lee" in panel.about.text()
    return panel


def acts(desk: Desk, lead_id: int) -> list[Act]:
    return [entry.act for entry in show_lead(desk, lead_id).care_log]


def test_it_goes_with_the_lead_that_it_was_joined_to(
    qtbot: QtBot, panel: CrisisWindow, desk: Desk
) -> None:
    join_leads(desk, MARIA, DANA)
    QTest.keyClick(panel, KEY.Key_2)
    QTest.keyClick(panel, KEY.Key_3)
    both = [Act.CALLED_911, Act.TRANSFERRED]
    qtbot.waitUntil(lambda: acts(desk, MARIA) == both)
    qtbot.waitUntil(lambda: "joined to" in panel.about.text())
    qtbot.waitUntil(panel.undo.isVisible)
    # And is taken back there, one after the other.
    QTest.keyClick(panel, KEY.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(acts(desk, MARIA)) == 3)
    QTest.keyClick(panel, KEY.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(acts(desk, MARIA)) == 4)


def test_it_is_kept_without_a_lead_that_is_gone(
    qtbot: QtBot, panel: CrisisWindow, desk: Desk
) -> None:
    undo_import(desk, 1)
    QTest.keyClick(panel, KEY.Key_2)
    qtbot.waitUntil(lambda: [one.act for one in unattached(desk)] == [Act.CALLED_911])
    qtbot.waitUntil(lambda: "this one is gone" in panel.said.text())


def test_it_is_tried_again_with_the_time_when_it_was_pressed(
    qtbot: QtBot,
    window: DeskWindow,
    panel: CrisisWindow,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_told: object) -> None:
        raise DatabaseLocked

    monkeypatch.setattr(stamp_keeping, "stamp_wherever", fails)
    pressed = desk.now()
    QTest.keyClick(panel, KEY.Key_2)
    qtbot.waitUntil(lambda: "noted, not kept yet" in panel.said.text())
    # As clocks read here: at one in the afternoon.
    assert panel.buttons[Act.CALLED_911].accessibleName().endswith("1:00:00 PM")
    monkeypatch.setattr(stamp_keeping, "stamp_wherever", stamp_wherever)
    assert window.day.safety.crisis.was_used, "nobody else comes by themselves"
    keeping = window.day.safety.crisis.keeping
    # Closing the program loses nothing of it.
    assert window.leaving._unsaved() == ()
    assert keeping._again.isActive()
    keeping._again.timeout.emit()
    qtbot.waitUntil(lambda: acts(desk, DANA) == [Act.CALLED_911])
    (entry,) = show_lead(desk, DANA).care_log
    assert entry.at == pressed
    qtbot.waitUntil(lambda: panel.said.text() == "Kept, with the time.")


def test_what_is_not_kept_as_the_desk_is_locked_is_kept_by_the_next(
    qtbot: QtBot,
    screen: Screen,
    window: DeskWindow,
    panel: CrisisWindow,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory = CrisisMemory()
    window.day.safety.crisis.remember(memory)

    def fails(*_told: object) -> None:
        raise DatabaseLocked

    monkeypatch.setattr(stamp_keeping, "stamp_wherever", fails)
    QTest.keyClick(panel, KEY.Key_2)
    qtbot.waitUntil(lambda: len(memory.unkept) == 1)
    window.close()
    monkeypatch.setattr(stamp_keeping, "stamp_wherever", stamp_wherever)
    screen.show(desk).day.safety.crisis.remember(memory)
    qtbot.waitUntil(lambda: acts(desk, DANA) == [Act.CALLED_911])
    assert memory.unkept == []


def test_what_is_not_kept_yet_can_be_taken_back(
    qtbot: QtBot,
    window: DeskWindow,
    panel: CrisisWindow,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_told: object) -> None:
        raise DatabaseLocked

    monkeypatch.setattr(stamp_keeping, "stamp_wherever", fails)
    QTest.keyClick(panel, KEY.Key_2)
    qtbot.waitUntil(lambda: "noted, not kept yet" in panel.said.text())
    QTest.keyClick(panel, KEY.Key_Z, CONTROL)
    assert panel.said.text() == "Taken back."
    monkeypatch.setattr(stamp_keeping, "stamp_wherever", stamp_wherever)
    window.day.safety.crisis.keeping.try_again()
    assert acts(desk, DANA) == []


def test_what_was_pressed_behind_the_lock_is_kept_once(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    set_contact_today(desk, Contact("Dr. Berg"), None)
    memory = CrisisMemory()
    crisis = window.day.safety.crisis
    crisis.remember(memory)
    # The same person comes back to the same window.
    memory.stamps.append((Act.TOLD, desk.now()))
    crisis.remember(memory)
    qtbot.waitUntil(lambda: unattached(desk) != [])
    with qtbot.waitSignal(window.today.looked):
        window.refresh()
    (kept,) = unattached(desk)
    assert (kept.act, kept.told.who) == (Act.TOLD, "Dr. Berg")


def test_what_is_not_kept_of_somebody_else_is_not_this_ones(
    qtbot: QtBot,
    window: DeskWindow,
    panel: CrisisWindow,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_told: object) -> None:
        raise DatabaseLocked

    monkeypatch.setattr(stamp_keeping, "stamp_wherever", fails)
    crisis = window.day.safety.crisis
    QTest.keyClick(panel, KEY.Key_2)
    qtbot.waitUntil(lambda: "noted, not kept yet" in panel.said.text())
    window.today.show_lead(MARIA)
    qtbot.waitUntil(lambda: "Maria" in window.today.lead_shown())
    crisis.open()
    assert "Maria" in panel.about.text()
    with qtbot.waitSignal(crisis.keeping.not_kept):
        crisis.keeping.try_again()
    assert panel.buttons[Act.CALLED_911].accessibleName().count(":") == 0
    assert panel.said.text() == ""
    # Nor does the undoing of Maria's panel reach Dana's time.
    crisis._on_undo_wanted()
    monkeypatch.setattr(stamp_keeping, "stamp_wherever", stamp_wherever)
    crisis.keeping.try_again()
    qtbot.waitUntil(lambda: acts(desk, DANA) == [Act.CALLED_911])


def test_what_fails_as_the_window_goes_is_kept_by_the_next(
    qtbot: QtBot,
    screen: Screen,
    window: DeskWindow,
    panel: CrisisWindow,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory, free = CrisisMemory(), Event()
    window.day.safety.crisis.remember(memory)

    def fails(*_told: object) -> None:
        assert free.wait(30)
        raise DatabaseLocked

    monkeypatch.setattr(stamp_keeping, "stamp_wherever", fails)
    QTest.keyClick(panel, KEY.Key_2)
    gone = window.day.safety.crisis.keeping
    gone.deleteLater()
    QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    following = screen.show(desk).day.safety.crisis
    following.remember(memory)
    free.set()
    qtbot.waitUntil(lambda: len(memory.unkept) == 1)
    monkeypatch.setattr(stamp_keeping, "stamp_wherever", stamp_wherever)
    assert following.keeping._again.isActive()
    following.keeping._again.timeout.emit()
    qtbot.waitUntil(lambda: acts(desk, DANA) == [Act.CALLED_911])
