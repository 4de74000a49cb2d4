"""Whom the desk told, and when: the truth, and nothing of it lost where that fails."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.safety_care import Act, Subject
from callback_desk.services.desk import Desk
from callback_desk.services.priority_care import Stamp, Stamped, stamp_each
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.first_run.day_hours import NO_TIME
from callback_desk.ui.safety import safety_desk
from callback_desk.ui.today import care_view
from callback_desk.ui.today.instead_question import InsteadQuestion
from callback_desk.ui.veil.veil import Veil
from tests.desks import MONDAY, DeskClock
from tests.ui.desk_windows import DANA, MARIA
from tests.ui.keyboard import press
from tests.ui.today.page_watch import called

KEY = Qt.Key
pytestmark = [
    pytest.mark.usefixtures("contact"),
    pytest.mark.qt_log_ignore("does not support raise", extend=True),
]


@pytest.fixture
def asked(qtbot: QtBot, window: DeskWindow) -> InsteadQuestion:
    """Dana was tried in vain: whom did the desk tell?"""
    press(window, KEY.Key_Return, KEY.Key_4)
    qtbot.waitUntil(lambda: window.today.card.is_asked)
    return window.today.card.question


def told(desk: Desk) -> list[tuple[Act, str, datetime]]:
    log = show_lead(desk, DANA).care_log
    return [(entry.act, entry.told.who, entry.at) for entry in log]


def type_words(window: DeskWindow, words: str) -> None:
    for letter in words:
        QTest.keyClicks(QApplication.focusWidget() or window, letter)


def busy(*_told: object) -> object:
    raise DatabaseLocked


def test_an_answer_that_is_not_kept_stands_and_says_why(
    qtbot: QtBot,
    window: DeskWindow,
    asked: InsteadQuestion,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_words(window, "Ann Lee")
    with monkeypatch.context() as patched:
        patched.setattr(safety_desk, "stamp_each", busy)
        press(window, KEY.Key_Return)
        qtbot.waitUntil(lambda: asked.said().startswith("The desk is busy"))
    # A lock at this moment loses nothing of it.
    veil = Veil(window)
    veil.fall()
    assert asked.own.text() == ""
    veil.lift()
    qtbot.waitUntil(lambda: asked.own.text() == "Ann Lee")
    assert told(desk) == []
    QTest.keyClick(window.today.list.view, KEY.Key_Return)
    assert window.focusWidget() is asked.own
    asked._save.click()
    qtbot.waitUntil(lambda: [one[:2] for one in told(desk)] == [(Act.TOLD, "Ann Lee")])


def test_an_answer_that_is_not_kept_waits_with_a_lead_that_was_left_meanwhile(
    qtbot: QtBot,
    window: DeskWindow,
    asked: InsteadQuestion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_words(window, "Ann Lee")
    monkeypatch.setattr(safety_desk, "stamp_each", busy)
    press(window, KEY.Key_Return)
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    window.today.list.choose(DANA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    qtbot.waitUntil(lambda: window.today.card.is_asked)
    assert asked.own.text() == "Ann Lee"


def test_told_now_is_now_however_long_it_was_asked(
    qtbot: QtBot,
    window: DeskWindow,
    asked: InsteadQuestion,
    desk: Desk,
    clock: DeskClock,
) -> None:
    clock.now = MONDAY + timedelta(minutes=20)
    press(window, KEY.Key_1)
    qtbot.waitUntil(lambda: bool(told(desk)))
    assert told(desk) == [(Act.TOLD, "Dr. Berg", clock.now)]


def test_the_proposed_time_goes_on_until_another_is_typed(
    window: DeskWindow, asked: InsteadQuestion, clock: DeskClock
) -> None:
    before = asked.time.minute
    assert before is not None
    clock.now = MONDAY + timedelta(minutes=20)
    window.today._on_tick()
    assert asked.time.minute == before + 20
    asked.time.setFocus()
    press(window, KEY.Key_Down)
    typed = asked.time.text()
    clock.now = MONDAY + timedelta(minutes=30)
    window.today._on_tick()
    assert asked.time.text() == typed


def test_a_time_that_lies_ahead_is_refused_and_stays(
    qtbot: QtBot,
    window: DeskWindow,
    asked: InsteadQuestion,
    desk: Desk,
) -> None:
    asked.own.setFocus()
    type_words(window, "Ann Lee")
    now = asked.time.minute
    assert now is not None
    asked.time.setFocus()
    asked.time.set_minute(now + 30)
    press(window, KEY.Key_Return)
    qtbot.waitUntil(lambda: "lies ahead" in asked.said())
    assert told(desk) == []
    assert (asked.own.text(), asked.time.minute) == ("Ann Lee", now + 30)
    asked.time.set_minute(now - 10)
    press(window, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(told(desk)))
    assert told(desk) == [(Act.TOLD, "Ann Lee", MONDAY - timedelta(minutes=10))]


def test_who_was_told_by_the_crisis_panel_leaves_the_keys_with_the_list(
    qtbot: QtBot, window: DeskWindow, asked: InsteadQuestion, desk: Desk
) -> None:
    type_words(window, "Ann Lee")
    assert asked.own.hasFocus()
    press(window, KEY.Key_F9)
    panel = window.day.safety.crisis.panel
    qtbot.waitUntil(panel.isActiveWindow)
    QTest.keyClick(panel, KEY.Key_1)
    qtbot.waitUntil(lambda: not window.today.card.is_asked)
    QTest.keyClick(panel, KEY.Key_Escape)
    assert window.focusWidget() is window.today.list.view


@pytest.mark.parametrize(
    "typed", ["11:30 am", "11:30am", "1130", "11.30", "11:30 a. m."]
)
def test_the_time_is_typed_as_one_writes_it(
    qtbot: QtBot, window: DeskWindow, asked: InsteadQuestion, desk: Desk, typed: str
) -> None:
    asked.own.setFocus()
    type_words(window, "Ann Lee")
    asked.time.setFocus()
    asked.time.selectAll()
    type_words(window, typed)
    press(window, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(told(desk)))
    assert told(desk) == [(Act.TOLD, "Ann Lee", MONDAY - timedelta(minutes=90))]


def test_what_is_no_time_is_said_and_nothing_is_kept(
    qtbot: QtBot, window: DeskWindow, asked: InsteadQuestion, desk: Desk
) -> None:
    asked.own.setFocus()
    type_words(window, "Ann Lee")
    asked.time.setFocus()
    asked.time.selectAll()
    type_words(window, "soon")
    press(window, KEY.Key_Return)
    assert asked.said() == NO_TIME
    assert (asked.own.text(), asked.time.text()) == ("Ann Lee", "soon")
    assert told(desk) == []
    type_words(window, "12:40")
    press(window, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(told(desk)))


def test_a_name_that_begins_with_the_key_that_shows_messages_is_whole(
    window: DeskWindow, asked: InsteadQuestion
) -> None:
    """M showed what was sent, and *mary at ext. 9* was kept as *ary at ext. 9*."""
    window.today.card.set_discreet(True)
    type_words(window, "mary at ext. 9")
    assert asked.own.text() == "mary at ext. 9"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Until it is set nothing that was answered is kept."""
    opened = Event()

    def wait(desk: Desk, subjects: Sequence[Subject], said: Stamp) -> Sequence[Stamped]:
        opened.wait(10)
        return stamp_each(desk, subjects, said)

    monkeypatch.setattr(safety_desk, "stamp_each", wait)
    yield opened
    opened.set()


def test_an_answer_given_twice_is_kept_once(
    qtbot: QtBot, window: DeskWindow, desk: Desk, slow: Event
) -> None:
    """The call was opened twice as well, behind an Esc."""
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    opened = called(window.today)
    press(window, KEY.Key_Return)
    for _twice in range(2):
        press(window, KEY.Key_1, KEY.Key_Return)
    slow.set()
    qtbot.waitUntil(lambda: window.today.card.is_calling)
    press(window, KEY.Key_Escape)
    with qtbot.waitSignal(window.today.looked):
        window.today.refresh()
    assert opened == [MARIA]
    assert [act for act, _who, _at in told(desk)] == [Act.SKIPPED]


@pytest.fixture
def known_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody must decide before Dana is dialled."""
    monkeypatch.setattr(care_view, "_known_before", lambda card: "Known before.")


@pytest.mark.usefixtures("known_before")
def test_who_leaves_the_question_behind_the_answer_calls_nobody(
    qtbot: QtBot, window: DeskWindow, desk: Desk, slow: Event
) -> None:
    """The call was opened, and dialed, though Esc had been pressed."""
    opened = called(window.today)
    press(window, KEY.Key_Return)
    press(window, KEY.Key_3, KEY.Key_Return)
    press(window, KEY.Key_Escape)
    assert not window.today.card.is_asked
    slow.set()
    qtbot.waitUntil(lambda: [one[0] for one in told(desk)] == [Act.DECIDED])
    with qtbot.waitSignal(window.today.looked):
        window.today.refresh()
    assert opened == []


def test_who_types_a_reason_calls_nobody_else_by_enter(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    """Another desk closed the lead: Enter behind the words called the next one."""
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    opened = called(window.today)
    press(window, KEY.Key_Return)
    type_words(window, "she is on the line")
    record_outcome(desk, MARIA, Call("booked"))
    with qtbot.waitSignal(window.today.looked):
        window.today.refresh()
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    assert window.focusWidget() is window.today.card.question.own
    press(window, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.today.card.is_calling)
    assert opened == [MARIA]
