"""Whatever happens in a day: nothing seen outside the window names a lead."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.being_told import (
    Coming,
    DayNumbers,
    Kind,
    Memory,
    Told,
    what_to_tell,
)
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.while_away import ChangedMeanwhile
from callback_desk.services.desk import Desk
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.day import telling as telling_module
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.wording.being_told import say_told
from tests.desks import DeskClock
from tests.domain.calendars import PLAIN
from tests.storage.stored_desk import take
from tests.ui.walks.hostile import ended

NAMES = ("Zephyrine Quillfeather", "Oberon Nightjar", "Wilhelmina Undertow")
WORDS = "hopelessly tangerine"
NEEDLES = (
    *(part for name in NAMES for part in name.split()),
    *("5550142", "555-0142", "5550188", "555-0188", "tangerine", "x.example"),
)
# Tests have no screen on which a window could come before another.
pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
MONDAY = datetime(2026, 11, 16, 13, tzinfo=UTC)
# What opens another program, ends the day, or waits for a file of the system's.
LEFT_OUT = ("Practice", "Lock", "Import", "Print", "Sign out", "Quit", "Close the desk")


class FakeTray(QObject):
    """The system's notifications, as what stood there."""

    MessageIcon = QSystemTrayIcon.MessageIcon
    said: list[str] = []  # noqa: RUF012 - emptied by each test

    def __init__(self, icon: object, parent: QObject) -> None:
        super().__init__(parent)

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        """There is one."""
        return True

    def setToolTip(self, words: str) -> None:
        """What the pointer reads there."""
        self.said.append(words)

    def show(self) -> None:
        """It stands in the tray."""

    def showMessage(self, title: str, words: str, icon: object, shown_ms: int) -> None:
        """What pops up."""
        self.said.extend((title, words))


class Titles(QObject):
    """Every title that any window bore: the taskbar shows it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.seen: set[str] = set()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it, and let it pass."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.WindowTitleChange) and (
            isinstance(watched, QWidget) and watched.isWindow()
        ):
            self.seen |= {watched.windowTitle(), watched.windowIconText()}
        return False


@pytest.fixture
def outside(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Titles, list[str]]]:
    """What is seen outside the window: the titles, and what the system was told."""
    monkeypatch.setattr(telling_module, "QSystemTrayIcon", FakeTray)
    FakeTray.said.clear()
    titles = Titles(qapp)
    yield titles, FakeTray.said
    qapp.removeEventFilter(titles)


def held(said: set[str] | list[str]) -> list[str]:
    return [one for one in said if any(needle in one for needle in NEEDLES)]


def fill(desk: Desk, tmp_path: Path) -> None:
    """Somebody overdue, somebody in danger, an agreed call, one from yesterday."""
    enter_lead(desk, Typed(NAMES[0], "(212) 555-0142"))
    row = f"{NAMES[1]},646-555-0188,o@x.example,I want to die {WORDS},2026-11-16 08:10"
    take(desk, tmp_path, row)
    agreed = enter_lead(desk, Typed(NAMES[2], "(212) 555-0188"))
    then = Call("call_again", note=WORDS, next_at=desk.now() + timedelta(hours=3))
    record_outcome(desk, agreed.lead_id, then)


def test_a_day_behind_other_windows_names_nobody(
    qtbot: QtBot,
    window: DeskWindow,
    desk: Desk,
    clock: DeskClock,
    background: Background,
    tmp_path: Path,
    outside: tuple[Titles, list[str]],
) -> None:
    titles, said = outside
    clock.now = MONDAY
    fill(desk, tmp_path)
    window.hide()
    kinds = set()
    telling = window.day.telling
    while clock.now < MONDAY + timedelta(hours=36):
        clock.now += timedelta(minutes=10)
        before = len(said)
        telling.look()
        ended(qtbot, background)
        if len(said) > before:
            kinds.add(said[-1].split(" ")[0])
            # Before and behind the desk's hours nobody stands there to hear it.
            assert desk.kept.settings is not None
            assert desk.kept.settings.calendar.is_open(clock.now), said[before:]
    assert len(said) > 5
    assert len(kinds) > 2
    assert held(said) == []
    assert held(titles.seen) == []


def is_shown(window: DeskWindow, name: str) -> bool:
    return window.today.lead_shown() == name


def test_no_window_that_an_action_opens_bears_a_name(
    qtbot: QtBot,
    window: DeskWindow,
    desk: Desk,
    background: Background,
    tmp_path: Path,
    outside: tuple[Titles, list[str]],
) -> None:
    titles, _said = outside
    fill(desk, tmp_path)
    queue, _calendar = show_queue(desk)
    numbers = {e.lead.name: e.lead.lead_id for e in (*queue.entries, *queue.resting)}
    for name in NAMES:
        window.day.show_lead(numbers[name] or 0)
        qtbot.waitUntil(partial(is_shown, window, name))
        for offered in window.menu.offered():
            if not offered.words.startswith(LEFT_OUT):
                offered.action.trigger()
                ended(qtbot, background)
                for dialog in window.findChildren(QDialog):
                    if dialog.isVisible():
                        dialog.reject()
                window.show_page(window.today)
    assert len(titles.seen) > 5
    assert held(titles.seen) == []
    assert held([QGuiApplication.applicationDisplayName()]) == []


@pytest.mark.parametrize("what", [Coming, DayNumbers, Told, ChangedMeanwhile])
def test_what_is_told_is_not_even_handed_a_text(what: type) -> None:
    texts = [f.name for f in fields(what) if "str" in str(f.type)]
    assert texts == []


INSTANTS = st.integers(0, 8 * 24 * 60).map(
    lambda minutes: MONDAY + timedelta(minutes=minutes)
)
COMING = st.lists(
    st.builds(
        Coming,
        kind=st.sampled_from((Kind.PRIORITY, Kind.DUE, Kind.GOAL, Kind.CALL)),
        number=st.integers(-9, 10**6),
        at=INSTANTS,
    ),
    max_size=6,
)
NUMBERS = st.builds(DayNumbers, *[st.integers(0, 2_000)] * 6)


@given(
    coming=COMING,
    numbers=NUMBERS,
    now=INSTANTS,
)
def test_nothing_is_told_in_closed_hours_and_nothing_twice(
    coming: list[Coming], numbers: DayNumbers, now: datetime
) -> None:
    clinic, memory = BusinessCalendar(read_calendar(PLAIN)), Memory()
    told = what_to_tell(coming, numbers, now, clinic, memory)
    if not clinic.is_open(now):
        assert told == []
    assert all(say_told(one, now, clinic) for one in told)
    again = what_to_tell(coming, numbers, now, clinic, memory)
    assert again == []
