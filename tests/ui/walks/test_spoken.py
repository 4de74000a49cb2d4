"""What is heard of what changes by itself: a call, its end, people in danger."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.ui.day.palette import Palette
from callback_desk.ui.desk_window import DeskWindow
from tests.desks import MONDAY, DeskClock
from tests.ui.desk_windows import MARIA, Screen, sample_desk
from tests.ui.keyboard import press
from tests.ui.spoken import listening

Key = Qt.Key


# The goal for her is 11:15.
DANA_WROTE_AT_1045 = MONDAY - timedelta(hours=2, minutes=54)


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock(DANA_WROTE_AT_1045)


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    with sample_desk(tmp_path, clock) as desk:
        yield desk


@pytest.fixture
def window(screen: Screen, desk: Desk) -> DeskWindow:
    return screen.begin(screen.show(desk, discreet=True))


def test_a_call_is_heard_from_its_question_to_what_was_saved(
    qtbot: QtBot, window: DeskWindow
) -> None:
    with listening() as said:
        press(window, Key.Key_Return)
        assert "Calling Dana Lee. What happened?" in said
        press(window, Key.Key_4)
        qtbot.waitUntil(lambda: any(one.startswith("Saved: ") for one in said))
        # Whom the desk told is asked at once, with the keys that answer.
        asked = "! Whom did you tell, and when?"
        qtbot.waitUntil(lambda: any(one.startswith(asked) for one in said))


def test_what_is_asked_instead_of_a_call_is_heard_with_its_answers(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.today.show_lead(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    with listening() as said:
        press(window, Key.Key_Return)
    question = next(one for one in said if "comes first" in one)
    assert question.startswith("! Dana Lee comes first. Why call somebody else? 1: ")


def test_who_waits_in_danger_is_heard_as_it_begins_to_press(
    qtbot: QtBot, window: DeskWindow, clock: DeskClock
) -> None:
    strip = window.day.safety.strip
    qtbot.waitUntil(strip.isVisible)
    looks = list[object]()
    window.day.safety.looked.connect(looks.append)
    with listening() as said:
        for minutes in (1, 1, 1, 9, 1, 14, 1):
            looks.clear()
            clock.now += timedelta(minutes=minutes)
            window.day.safety.look()
            qtbot.waitUntil(lambda: bool(looks))
    # Each minute would be too much, silence too little.
    assert [one.split(". ")[1] for one in said] == [
        "Call first: 12 m left",
        "Call now: 3 m over the goal",
    ]


def told(widget: QWidget) -> str:
    """Its name, which every screen reader speaks when the keys come to it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def test_what_patients_may_not_see_is_heard_only_as_long_as_it_is_shown(
    qtbot: QtBot, window: DeskWindow
) -> None:
    middle = window.today.card._scroll
    middle.setFocus()
    heard = told(middle)
    assert "Asked on the website" in heard
    assert "Suicidal" not in heard
    window.today.list.setFocus()
    assert told(middle) == "Messages and timeline"
    with listening() as said:
        view = window.today.list.view
        for _unused in range(3):  # As X repeats a key that is held down.
            QTest.keyPress(view, Key.Key_M)
            QTest.keyRelease(view, Key.Key_M)
        QTest.keyPress(view, Key.Key_M)
        qtbot.waitUntil(lambda: bool(said))
        QTest.keyRelease(view, Key.Key_M)
        qtbot.waitUntil(lambda: said[1:] == ["! Hidden again."])
    assert "Suicidal" in said[0]


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_the_crisis_panel_is_heard_as_a_whole_when_it_comes(
    qtbot: QtBot, window: DeskWindow
) -> None:
    press(window, Key.Key_F9)
    crisis = window.day.safety.crisis.panel
    qtbot.waitUntil(crisis.isVisible)
    heard = told(crisis)
    assert "988" in heard
    assert crisis.contact.text() in heard
    with listening() as said:
        QTest.keyClick(crisis, Key.Key_2)
        qtbot.waitUntil(lambda: bool(said))
    assert said == ["Kept, with the time."]


def test_a_page_is_one_of_several(window: DeskWindow) -> None:
    button = QAccessible.queryAccessibleInterface(window._rail_buttons[0])
    assert button is not None
    assert button.role() is QAccessible.Role.RadioButton


def test_what_the_foot_says_is_heard_and_can_be_read_again(window: DeskWindow) -> None:
    with listening() as said:
        window.tell("The note line is gone.")
    assert said == ["The note line is gone."]
    assert told(window._status) == "Status: The note line is gone."


def test_what_is_marked_in_the_palette_is_heard(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.day.palette.open()
    (palette,) = window.findChildren(Palette)
    with listening() as said:
        QTest.keyClicks(palette.field, "dana")
        qtbot.waitUntil(lambda: said[-1:] == ["Dana Lee (718) 555-0163"])
        QTest.keyClick(palette.field, Key.Key_Up)
    assert len(said) > 1
