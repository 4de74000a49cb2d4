"""A lead's calls by real keys: no answer until the plan ends, and what goes wrong."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.hand_entry import Typed
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import LeadCard, show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.key_button import KeyButton
from callback_desk.ui.today.named_time_field import NamedTimeField
from callback_desk.ui.today.note_field import NoteField
from callback_desk.ui.today.prompt_row import PromptRow
from callback_desk.ui.today.status_strip import StatusStrip
from callback_desk.ui.today.time_field import TimeField
from callback_desk.ui.widgets import PlainLabel
from callback_desk.ui.window_state import WindowState
from tests.desks import DeskClock, copy_desk, opened
from tests.domain.calendars import local

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
LONG_NOTE = 100_000


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock(local("2026-11-16 09:30"))


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), clock) as desk:
        enter_lead(desk, Typed("Maria Alvarez", "(212) 555-0142"))
        yield desk
        assert check_desk(desk)[0] == []


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> Iterator[DeskWindow]:
    ini = QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)
    state = WindowState(ini, "Kim Osei", "desk")
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    yield window
    # Where a call is open, closing asked about it, and the window stays.
    window.hide()


def asks(window: DeskWindow) -> str:
    return window.today.card.findChildren(PromptRow)[0].said()


def says(window: DeskWindow) -> str:
    return window.today.card.findChildren(StatusStrip)[0].said()


def press(window: DeskWindow, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def open_call(qtbot: QtBot, window: DeskWindow, attempts: int) -> None:
    """Enter, once the card shows what is stored, and waits for nobody else."""

    def is_fresh() -> bool:
        shown = window.today.card_shown()
        is_there = shown is not None and len(shown.attempts) == attempts
        if is_there and not window.today.card.is_awaiting:
            return True
        # What was recorded before leads to the next lead first.
        window.today.show_lead(1)
        return False

    qtbot.waitUntil(is_fresh)
    window.today.list.setFocus()
    press(window, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)


def tried(desk: Desk) -> LeadCard:
    return show_lead(desk, 1)


def test_no_answer_until_the_plan_ends_then_the_lead_is_closed_by_hand(
    qtbot: QtBot, window: DeskWindow, desk: Desk, clock: DeskClock
) -> None:
    calendar, made = show_calendar(desk), list[datetime]()
    for number in range(5):
        open_call(qtbot, window, number)
        assert asks(window) == "Calling Maria Alvarez. What happened?"
        press(window, KEY.Key_4, ALT)
        qtbot.waitUntil(lambda n=number: len(tried(desk).attempts) == n + 1)  # type: ignore[misc] # bound now
        planned = tried(desk).lead.next_call_at
        assert planned is not None
        assert calendar.is_open(planned)
        made.append(clock.now)
        clock.now = planned
    assert len(set(made)) == 5
    assert made[-1] - made[0] < timedelta(days=7)
    open_call(qtbot, window, 5)
    press(window, KEY.Key_4, ALT)
    assert asks(window) == "6 tries, and nobody spoke with them. Close the lead?"
    assert "Close the lead?" not in says(window), "it is asked once"
    # Undo knows of it once the window has heard, which is a moment after it is stored.
    with qtbot.waitSignal(window.today.recording.recorded):
        press(window, KEY.Key_1, ALT)
    assert not tried(desk).state.is_open
    assert tried(desk).attempts[-1].details.closes
    window.today.undo()
    qtbot.waitUntil(lambda: tried(desk).state.is_open)


def test_a_booster_is_agreed_weeks_ahead_and_an_evening_has_an_owner(
    qtbot: QtBot, window: DeskWindow, desk: Desk, clock: DeskClock
) -> None:
    booster = clock.now + timedelta(weeks=5)
    agreed = record_outcome(desk, 1, Call("call_again", next_at=booster))
    assert agreed.next_call_at == booster
    open_call(qtbot, window, 1)
    press(window, KEY.Key_2, ALT)
    press(window, KEY.Key_5, ALT)
    field = window.today.card.findChildren(NamedTimeField)[0]
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "17 Nov 7 PM")
    press(window, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert asks(window).endswith("Who will call?")
    press(window, KEY.Key_1, ALT)
    qtbot.waitUntil(lambda: len(tried(desk).attempts) == 2)
    last = tried(desk).attempts[-1]
    assert (last.next_is_agreed, last.details.owner) == (True, "Kim Osei")
    assert last.next_call_at == local("2026-11-17 19:00")
    assert tried(desk).lead.owner == "Kim Osei"
    open_call(qtbot, window, 2)
    labels = window.today.card.findChildren(PlainLabel)
    assert any("taken on by Kim Osei" in label.text() for label in labels)


def test_a_very_long_note_is_kept_whole(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    note = "word " * (LONG_NOTE // 5)
    open_call(qtbot, window, 0)
    window.today.card.findChildren(NoteField)[0].setPlainText(note)
    press(window, KEY.Key_4, ALT)
    qtbot.waitUntil(lambda: bool(tried(desk).attempts))
    assert tried(desk).attempts[0].note == note.strip()


def test_a_clock_that_jumps_back_loses_no_call_and_no_note(
    qtbot: QtBot, window: DeskWindow, desk: Desk, clock: DeskClock
) -> None:
    record_outcome(desk, 1, Call("busy"))
    clock.now -= timedelta(days=3)
    open_call(qtbot, window, 1)
    assert asks(window).startswith(("Tried just now", "Calling"))
    if "Call all the same?" in asks(window):
        press(window, KEY.Key_3, ALT)
    window.today.card.findChildren(NoteField)[0].setPlainText("clock was wrong")
    press(window, KEY.Key_4, ALT)
    qtbot.waitUntil(lambda: len(tried(desk).attempts) == 2)
    assert "clock was wrong" in {a.note for a in tried(desk).attempts}


def test_a_lead_closed_elsewhere_meanwhile_is_told(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    open_call(qtbot, window, 0)
    record_outcome(desk, 1, Call("booked"))
    press(window, KEY.Key_4, ALT)
    qtbot.waitUntil(lambda: "closed this lead at" in says(window))
    assert len(tried(desk).attempts) == 1
    press(window, KEY.Key_4, ALT)
    qtbot.waitUntil(lambda: "The lead stays closed." in says(window))
    assert len(tried(desk).attempts) == 2


def test_an_odd_hour_is_asked_about_and_the_reason_is_kept(
    qtbot: QtBot, window: DeskWindow, desk: Desk, clock: DeskClock
) -> None:
    clock.now = local("2026-11-16 21:30")
    window.today.refresh()
    labels = window.today.card.findChildren(FlowingLabel)
    qtbot.waitUntil(lambda: any("too late to call" in x.said() for x in labels))
    open_call(qtbot, window, 0)
    assert "too late to call" in asks(window)
    press(window, KEY.Key_1, ALT)
    assert asks(window) == "Calling Maria Alvarez. What happened?"
    press(window, KEY.Key_4, ALT)
    qtbot.waitUntil(lambda: bool(tried(desk).attempts))
    assert tried(desk).attempts[0].details.outside_because == "They asked for this time"


def time_field(window: DeskWindow) -> NamedTimeField:
    return window.today.card.findChildren(NamedTimeField)[0]


def to_free_entry(window: DeskWindow) -> None:
    """Alt and the key of the last answer: what no other key says is typed there."""
    buttons = window.today.card.findChildren(KeyButton)
    last = max(b.key for b in buttons if b.isVisible() and b.key.isdecimal())
    press(window, KEY(ord(last)), ALT)


def own_words(window: DeskWindow) -> QLineEdit:
    fields = window.today.card.findChildren(QLineEdit)
    return next(f for f in fields if f.accessibleName() == "In a few words")


def test_a_time_that_is_past_by_now_is_refused_and_stays_to_be_changed(
    qtbot: QtBot, window: DeskWindow, desk: Desk, clock: DeskClock
) -> None:
    open_call(qtbot, window, 0)
    press(window, KEY.Key_2, ALT)
    press(window, KEY.Key_5, ALT)
    QTest.keyClicks(time_field(window), "9:32")
    clock.now += timedelta(minutes=3)
    press(window, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: "lies in the past" in says(window))
    assert says(window) == (
        "A next call at Mon 16 Nov 9:32 AM lies in the past. Give a time after Mon 16 "
        "Nov 9:33 AM."
    )
    field = time_field(window)
    assert asks(window) == "Call Maria Alvarez again: when?"
    assert (field.text(), field.hasFocus()) == ("9:32", True)
    QTest.keyClicks(field, "9:52")
    assert "past" not in says(window)
    press(window, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: len(tried(desk).attempts) == 1)
    assert tried(desk).attempts[0].next_call_at == local("2026-11-16 09:52")


def test_who_takes_a_call_in_closed_time_is_not_typed_twice(
    qtbot: QtBot, window: DeskWindow, desk: Desk, clock: DeskClock
) -> None:
    clock.now = local("2026-11-16 17:30")
    window.today.refresh()
    open_call(qtbot, window, 0)
    press(window, KEY.Key_2, ALT)
    to_free_entry(window)
    QTest.keyClicks(time_field(window), "5:40 pm")
    press(window, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert asks(window).endswith("Who will call?")
    to_free_entry(window)
    QTest.keyClicks(own_words(window), "Dr. Berg")
    clock.now += timedelta(minutes=15)
    press(window, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: "lies in the past" in says(window))
    assert time_field(window).text() == "5:40 pm"
    QTest.keyClicks(time_field(window), "6:15 pm")
    press(window, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert own_words(window).text() == "Dr. Berg"
    press(window, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: len(tried(desk).attempts) == 1)
    (last,) = tried(desk).attempts
    assert last.next_call_at == local("2026-11-16 18:15")
    assert last.details.owner == "Dr. Berg"


def test_a_reason_that_could_not_be_saved_stays_typed(
    qtbot: QtBot, window: DeskWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_told: object) -> object:
        raise DatabaseLocked

    open_call(qtbot, window, 0)
    press(window, KEY.Key_8, ALT)
    to_free_entry(window)
    QTest.keyClicks(own_words(window), "moved to Oregon")
    with monkeypatch.context() as patched:
        patched.setattr("callback_desk.ui.today.recording.record_seen", busy)
        press(window, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
        qtbot.waitUntil(lambda: "The desk is busy" in says(window))
    assert (own_words(window).text(), own_words(window).hasFocus()) == (
        "moved to Oregon",
        True,
    )
    # Esc goes back to the outcomes as ever, and nothing stands there the next time.
    press(window, KEY.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert asks(window) == "Calling Maria Alvarez. What happened?"
    press(window, KEY.Key_8, ALT)
    to_free_entry(window)
    assert own_words(window).text() == ""


def test_a_visit_is_booked_for_no_day_that_is_past(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    open_call(qtbot, window, 0)
    press(window, KEY.Key_1, ALT)
    to_free_entry(window)
    day = next(f for f in window.today.card.findChildren(TimeField) if f.isVisible())
    assert day.hasFocus()
    day.setDate(QDate(2026, 11, 15))
    press(window, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert says(window) == "That day is past. Type one from today on."
    assert tried(desk).attempts == []
    day.setDate(QDate(2026, 11, 16))
    assert "past" not in says(window)
    press(window, KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: len(tried(desk).attempts) == 1)
    assert tried(desk).attempts[0].details.appointment_on == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("digit", "outcome"),
    [(KEY.Key_1, "crisis_handover"), (KEY.Key_2, "left_voicemail")],
)
def test_a_note_that_tells_of_danger_asks_before_the_lead_may_rest(
    digit: Qt.Key, outcome: str, qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    """A receptionist noted it in a hurry, pressed Voicemail, and the lead rested."""
    noted = "her son: she wants to die, hung up"
    open_call(qtbot, window, 0)
    window.today.card.note_field.setFocus()
    QTest.keyClicks(window.today.card.note_field, noted)
    press(window, KEY.Key_3, ALT)
    qtbot.waitUntil(lambda: asks(window).startswith("You noted"))
    assert asks(window) == "You noted “wants to die”. Hand over?"
    assert says(window).startswith("Your note says “wants to die”. Nothing is saved")
    assert tried(desk).attempts == []
    with qtbot.waitSignal(window.today.recording.recorded):
        press(window, digit, ALT)
    [attempt] = tried(desk).attempts
    assert (attempt.outcome, attempt.note) == (outcome, noted)
    assert tried(desk).details.safety is (outcome == "crisis_handover")
    qtbot.waitUntil(lambda: window.today.card.is_asked is tried(desk).details.safety)
