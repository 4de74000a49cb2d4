"""The window tells by itself: reminders, what changed meanwhile, the notice."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.being_told import Kind
from callback_desk.domain.notice import LONGEST_NOTICE
from callback_desk.services.desk import Desk
from callback_desk.services.notice import set_notice
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.day.notice_line import NoticeDialog
from callback_desk.ui.day.telling import Telling
from callback_desk.ui.day.told_choices import AWAY, CHOICES, ToldChoices
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import DeskClock
from tests.ui.desk_windows import DANA
from tests.ui.keyboard import press
from tests.ui.walks.harmless import harm

Key = Qt.Key


def at(hour: int, minute: int = 0) -> datetime:
    """A local time of that Monday in New York."""
    return datetime(2026, 11, 16, hour + 5, minute, tzinfo=UTC)


def looked(qtbot: QtBot, telling: Telling) -> None:
    telling.look()
    qtbot.waitUntil(lambda: not telling._is_looking)


def test_the_afternoon_is_told_once_and_put_away(
    qtbot: QtBot, window: DeskWindow
) -> None:
    telling = window.day.telling
    looked(qtbot, telling)
    assert telling.line.words == "2 promises not tried yet are due today."
    telling.line.button.click()
    assert telling.line.words == ""
    assert window.today.list.view.hasFocus()
    looked(qtbot, telling)
    assert telling.line.words == ""


def test_another_calendar_takes_back_what_was_told_of_the_old_one(
    qtbot: QtBot, window: DeskWindow
) -> None:
    telling = window.day.telling
    looked(qtbot, telling)
    assert telling.line.words
    window.calendar.calendar_changed.emit()
    assert telling.line.words == ""
    qtbot.waitUntil(lambda: not telling._is_looking)


def test_what_is_told_is_looked_at_anew_once_the_clock_jumped(
    qtbot: QtBot, window: DeskWindow, clock: DeskClock
) -> None:
    telling = window.day.telling
    clock.now = at(16, 10)
    looked(qtbot, telling)
    assert "due soon" in telling.line.words
    window.day.clock.look()
    qtbot.waitUntil(lambda: not telling._is_looking)
    clock.now = at(18)
    window.day.clock.look()
    qtbot.waitUntil(lambda: "due soon" not in telling.line.words)


def test_deadlines_are_told_without_names_and_never_twice(
    qtbot: QtBot,
    window: DeskWindow,
    clock: DeskClock,
    theme: Theme,
    background: Background,
    desk: Desk,
    state: WindowState,
) -> None:
    telling = window.day.telling
    looked(qtbot, telling)
    clock.now = at(16, 10)
    looked(qtbot, telling)
    assert telling.line.words == "2 promises are due soon, the first at 5:00 PM."
    names = [entry.lead.name for entry in show_queue(desk)[0].entries]
    assert not [name for name in names if name in telling.line.words]
    # Nor after the program was started again.
    again = Telling(theme, background, desk, state, window)
    looked(qtbot, again)
    assert again.line.words == ""


def test_what_is_off_is_not_told(
    qtbot: QtBot, window: DeskWindow, state: WindowState, clock: DeskClock
) -> None:
    boxes = window.settings.being_told.boxes
    assert not boxes["priority"].isEnabled()
    for choice, box in boxes.items():
        assert box.isChecked()
        box.setChecked(choice == "priority")
    telling = window.day.telling
    for minute in range(0, 240, 20):
        clock.now = at(13) + timedelta(minutes=minute)
        looked(qtbot, telling)
    assert telling.line.words == ""
    assert [c for c in CHOICES if ToldChoices(state).wants(c)] == ["priority"]


def test_a_priority_goal_is_told_on_a_line_of_its_own(
    qtbot: QtBot, window: DeskWindow, clock: DeskClock
) -> None:
    # Dana's goal is half past ten.
    clock.now = at(10, 22)
    telling = window.day.telling
    looked(qtbot, telling)
    assert telling.urgent.words == "A priority lead should be called by 10:30 AM."
    assert telling.line.words.startswith("Good morning. ")


def test_a_priority_goal_that_passed_is_said_so_until_somebody_called(
    qtbot: QtBot, window: DeskWindow, clock: DeskClock, anns: Desk
) -> None:
    telling = window.day.telling
    clock.now = at(10, 22)
    looked(qtbot, telling)
    clock.now = at(10, 30)
    looked(qtbot, telling)
    assert telling.urgent.words == "A priority lead should be called by 10:30 AM."
    clock.now = at(10, 30) + timedelta(seconds=1)
    looked(qtbot, telling)
    assert (
        telling.urgent.words == "A priority lead should have been called by 10:30 AM."
    )
    record_outcome(anns, DANA, Call("no_answer"))
    looked(qtbot, telling)
    assert telling.urgent.words == ""


def test_a_call_takes_back_at_once_that_somebody_should_be_called(
    qtbot: QtBot, window: DeskWindow, clock: DeskClock
) -> None:
    telling = window.day.telling
    clock.now = at(10, 22)
    looked(qtbot, telling)
    assert telling.urgent.words
    window.today.list.setFocus()
    press(window, Key.Key_Return, Key.Key_4)
    qtbot.waitUntil(lambda: telling.urgent.words == "")


def test_what_another_desk_did_is_counted_in_what_stands_there(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    """The counters beneath it did so at once, and it a minute later."""
    telling = window.day.telling
    looked(qtbot, telling)
    assert telling.line.words == "2 promises not tried yet are due today."
    lead = show_queue(desk)[0].entries[1].lead
    assert lead.lead_id is not None
    record_outcome(desk, lead.lead_id, Call("left_voicemail"))
    window.today.refresh()
    qtbot.waitUntil(lambda: telling.line.words.startswith("1 promise"))


def test_what_was_put_away_is_not_said_again_by_its_passing(
    qtbot: QtBot, window: DeskWindow, clock: DeskClock
) -> None:
    telling = window.day.telling
    clock.now = at(10, 22)
    looked(qtbot, telling)
    telling.urgent.button.click()
    clock.now = at(10, 31)
    looked(qtbot, telling)
    assert telling.urgent.words == ""


def test_deadlines_that_were_told_are_counted_anew_and_go(
    qtbot: QtBot, window: DeskWindow, clock: DeskClock, desk: Desk
) -> None:
    telling = window.day.telling
    looked(qtbot, telling)
    clock.now = at(16, 10)
    looked(qtbot, telling)
    (first, second) = [e.lead for e in show_queue(desk)[0].entries if e.lead.lead_id][
        1:3
    ]
    assert first.lead_id is not None
    record_outcome(desk, first.lead_id, Call("left_voicemail"))
    looked(qtbot, telling)
    assert telling.line.words == "1 promise is due soon, at 5:00 PM."
    assert second.lead_id is not None
    record_outcome(desk, second.lead_id, Call("left_voicemail"))
    looked(qtbot, telling)
    assert telling.line.words == ""


def test_the_line_of_the_afternoon_counts_on_until_the_desk_closes(
    qtbot: QtBot, window: DeskWindow, clock: DeskClock, desk: Desk
) -> None:
    telling = window.day.telling
    looked(qtbot, telling)
    assert telling.line.words == "2 promises not tried yet are due today."
    lead = show_queue(desk)[0].entries[1].lead
    assert lead.lead_id is not None
    record_outcome(desk, lead.lead_id, Call("left_voicemail"))
    looked(qtbot, telling)
    assert telling.line.words == "1 promise not tried yet is due today."
    clock.now = at(17, 1)
    looked(qtbot, telling)
    assert telling.line.words == ""


def test_outside_desk_hours_nothing_is_told(
    qtbot: QtBot, window: DeskWindow, clock: DeskClock
) -> None:
    clock.now = at(18)
    looked(qtbot, window.day.telling)
    assert window.day.telling.line.words == ""


def test_behind_other_windows_the_system_is_told(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.hide()
    telling = window.day.telling
    with qtbot.waitSignal(telling.notified) as told:
        telling.look()
    assert told.args == ["2 promises not tried yet are due today."]


def test_behind_other_windows_who_is_over_the_goal_is_told_as_well(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.hide()
    notified: list[str] = []
    window.day.telling.notified.connect(notified.append)
    looked(qtbot, window.day.telling)
    looked(qtbot, window.day.telling)
    # Dana's goal was half past ten; in the window it stands on every page.
    assert notified[1:] == ["A priority lead waits for a call, over its goal."]
    assert window.day.telling.urgent.words == ""


def test_who_comes_back_is_told_what_changed(
    qtbot: QtBot, window: DeskWindow, clock: DeskClock, anns: Desk
) -> None:
    telling = window.day.telling
    clock.now += timedelta(minutes=1)
    window.hide()
    record_outcome(anns, 1, Call("no_answer"))
    clock.now += timedelta(minutes=30)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: telling.meanwhile.words != "")
    assert telling.meanwhile.words == (
        "While you were away: 1 call recorded by others."
    )


@pytest.mark.parametrize("away_for", [2, 30])
def test_who_was_away_for_a_moment_or_wants_no_news_is_left_alone(
    qtbot: QtBot,
    window: DeskWindow,
    state: WindowState,
    clock: DeskClock,
    anns: Desk,
    background: Background,
    away_for: int,
) -> None:
    ToldChoices(state).set_wanted(AWAY, wanted=away_for < 5)
    window.hide()
    record_outcome(anns, 1, Call("no_answer"))
    clock.now += timedelta(minutes=away_for)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    looked(qtbot, window.day.telling)
    assert window.day.telling.meanwhile.words == ""


def test_memory_survives_with_kept_records_as_well(state: WindowState) -> None:
    choices = ToldChoices(state)
    memory = choices.memory()
    memory.instants = {
        *("due:4:1794000000", "priority:-7:1794000100"),
        *("before-call:4:1794000000", "call:4:1794000000"),
    }
    memory.days = {"morning:2026-11-16"}
    choices.keep(memory)
    assert ToldChoices(state).memory() == memory
    assert Kind.MORNING in CHOICES


# The notice


def test_a_notice_is_seen_at_every_desk_at_once(
    qtbot: QtBot, window: DeskWindow, anns: Desk
) -> None:
    window.day.watch.look()
    line = window.day.notice.line
    assert line.words == ""
    set_notice(anns, "<b>Lab</b> closed \u202e today")
    qtbot.waitUntil(lambda: line.words != "")
    assert line.words == "<b>Lab</b> closed ⟨202E⟩ today (Ann Porter)"
    assert harm(window) == []
    line.button.click()
    assert line.words == ""
    window.day.notice.look()
    window.day.notice.look()
    set_notice(anns, "")
    qtbot.waitUntil(lambda: window.day.notice._shown is None)
    assert line.words == ""


def test_a_notice_is_set_by_keys_alone(qtbot: QtBot, window: DeskWindow) -> None:
    window.day.notice.ask()
    (dialog,) = window.findChildren(NoticeDialog)
    assert dialog.line.maxLength() == LONGEST_NOTICE
    QTest.keyClicks(dialog.line, "Fire drill at three")
    QTest.keyClick(dialog.line, Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.day.notice.line.words == "Fire drill at three (Kim Osei)"
    )
