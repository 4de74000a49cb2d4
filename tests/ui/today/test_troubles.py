"""A bug of what the window does by itself is told once, however often it is done."""

from collections.abc import Callable
from types import ModuleType

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.ui import progress_foot
from callback_desk.ui.background import Background
from callback_desk.ui.day import claiming, lost_notes, notice_line
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.today import (
    card_reader,
    lead_finder,
    page,
    queue_reader,
    seen_watch,
)
from callback_desk.ui.today.arrival import NOT_READ
from callback_desk.ui.today.seen_watch import SeenWatch
from tests.ui.desk_windows import SEAN, Screen
from tests.ui.keyboard import Key, press
from tests.ui.test_foot_truth import foot
from tests.ui.today.page_watch import said

Again = Callable[[DeskWindow], object]
STANDS = "The list could not be read again. It stands as of today 1:00 PM."


@pytest.fixture
def window(screen: Screen, desk: Desk) -> DeskWindow:
    window = screen.begin(screen.show(desk))
    window.today.card.before_call = None
    return window


@pytest.fixture
def told(window: DeskWindow, background: Background) -> list[Exception]:
    """What stands in the dialog of a bug, from now on."""
    bugs: list[Exception] = []
    background.failed_unheard.connect(bugs.append)
    window.failed.connect(bugs.append)
    return bugs


def look_again(window: DeskWindow) -> None:
    window.today.refresh()


def see(window: DeskWindow) -> None:
    watch = window.today.findChild(SeenWatch)
    assert isinstance(watch, SeenWatch)
    watch._waiting.timeout.emit()


def renew(window: DeskWindow) -> None:
    timer = window.day.claiming.findChild(QTimer)
    assert isinstance(timer, QTimer)
    timer.timeout.emit()


def look_at_notice(window: DeskWindow) -> None:
    window.day.notice.look()


def is_idle(qtbot: QtBot, background: Background) -> None:
    """What was asked for was done, and what followed from it."""
    for _turn in range(3):
        with qtbot.waitSignal(background.busy_changed, check_params_cb=lambda b: not b):
            background.run(list)


def fails(*_of: object, **_by: object) -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("place", "name", "again"),
    [
        (queue_reader, "first_page", look_again),
        (queue_reader, "count_queue", look_again),
        (queue_reader, "wake_leads", look_again),
        (card_reader, "show_lead", look_again),
        (lead_finder, "find_entries", look_again),
        (lead_finder, "index_leads", look_again),
        (progress_foot, "show_progress", look_again),
        (lost_notes, "follow_notes", look_again),
        (seen_watch, "note_seen", see),
        (claiming, "keep_claim", renew),
        (notice_line, "read_notice", look_at_notice),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_is_told_once(
    qtbot: QtBot,
    window: DeskWindow,
    background: Background,
    told: list[Exception],
    monkeypatch: pytest.MonkeyPatch,
    place: ModuleType,
    name: str,
    again: Again,
) -> None:
    press(window, Key.Key_Return)
    window.today.search.setText("lee")
    window.today.card.note_field.bring_back({SEAN: "prefers noon"})
    qtbot.waitUntil(lambda: not window.today.finder.is_looking)
    is_idle(qtbot, background)
    assert told == []
    monkeypatch.setattr(place, name, fails)
    for _time in range(3):
        again(window)
        is_idle(qtbot, background)
    assert [type(bug) for bug in told] == [ZeroDivisionError]


def test_the_foot_says_as_of_when_the_list_stands_until_it_is_read(
    qtbot: QtBot,
    window: DeskWindow,
    background: Background,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(queue_reader, "first_page", fails)
        for _time in range(2):
            window.tell("The number is copied.")
            window.today.refresh()
            is_idle(qtbot, background)
            # What is looked at besides does not make the list a newer one.
            window.day.safety.look()
            is_idle(qtbot, background)
            assert foot(window) == STANDS
    window.today.refresh()
    qtbot.waitUntil(lambda: foot(window) == "")


def test_a_card_that_cannot_be_worked_out_is_told_of_once_and_ends_no_call(
    qtbot: QtBot,
    window: DeskWindow,
    background: Background,
    told: list[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is worked out anew every few seconds, and the dialog came each time."""
    today = window.today
    press(window, Key.Key_Return)
    monkeypatch.setattr(page, "card_view", fails)
    for _time in range(2):
        today.ticking.timeout.emit()
        today.refresh()
        is_idle(qtbot, background)
    assert today.card.is_calling
    today.list.choose(SEAN)
    qtbot.waitUntil(lambda: not today.card.is_awaiting)
    assert today.card.view is None
    assert NOT_READ in said(today)
    assert [type(bug) for bug in told] == [ZeroDivisionError]
