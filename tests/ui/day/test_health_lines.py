"""What an office manager should know of the desk: a quiet line each, put away."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from callback_desk.domain.desk_health import Kind
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.day.health_lines import HealthLines
from callback_desk.ui.day.told_line import ToldLine
from callback_desk.ui.day.told_stack import ToldStack
from callback_desk.ui.theme import Theme, Tone
from tests.desks import DeskClock, copy_desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        yield desk


def test_lines_are_quiet_and_stay_put_away(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    parent = QObject()
    health = HealthLines(theme, background, desk, parent)
    reminder = ToldLine(theme, Tone.DUE_TODAY, "clock", "reminder")
    urgent = ToldLine(theme, Tone.PRIORITY, "standing-priority", "priority")
    stack = ToldStack(theme, (urgent, reminder))
    health.made.connect(stack.add)
    qtbot.addWidget(stack)
    stack.show()
    reminder.say("4 promises not tried yet are due today.")
    assert health.lines == {}  # None is made before it has something to say.
    health.look()
    qtbot.waitUntil(lambda: Kind.ONE_MANAGER in health.lines)
    manager = health.lines[Kind.ONE_MANAGER]
    assert manager.words.startswith("There is one office manager only.")
    # It waits until what is pressing was put away.
    assert stack.shown() is reminder
    reminder.button.click()
    assert stack.shown() in health.lines.values()
    manager.button.click()
    with qtbot.waitSignal(background.busy_changed, check_params_cb=lambda b: not b):
        health.look()
    assert manager.words == ""
    background.close()


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.CLINICIAN])
def test_nobody_else_is_told(
    theme: Theme, background: Background, desk: Desk, role: Role
) -> None:
    parent = QObject()
    other = replace(desk, staff=replace(desk.staff, role=role))
    assert not HealthLines(theme, background, other, parent)._timer.isActive()
    assert HealthLines(theme, background, desk, parent)._timer.isActive()
    background.close()
