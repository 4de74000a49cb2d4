"""A computer that slept, or whose clock was set, has its list read anew at once."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from callback_desk.ui.day.clock_watch import ClockWatch
from tests.desks import DeskClock
from tests.ui.desk_windows import Screen, sample_desk


@pytest.mark.parametrize(
    ("passed", "is_jump"),
    [
        (timedelta(seconds=1), False),
        (timedelta(seconds=5), False),
        (timedelta(seconds=7), True),
        (timedelta(hours=9), True),
        (timedelta(seconds=-1), False),
        (timedelta(minutes=-3), True),
    ],
)
def test_far_more_than_a_second_is_a_jump_and_so_is_going_back(
    qtbot: QtBot, passed: timedelta, is_jump: bool
) -> None:
    clock, jumps, owner = DeskClock(), list[bool](), QObject()
    watch = ClockWatch(lambda: clock.now, owner)
    watch.jumped.connect(lambda: jumps.append(True))
    clock.now += passed
    watch.look()
    watch.look()
    assert jumps == [True] * is_jump


def test_the_list_is_of_now_at_once(
    qtbot: QtBot, screen: Screen, tmp_path: Path
) -> None:
    clock = DeskClock()
    with sample_desk(tmp_path, clock) as desk:
        window = screen.begin(screen.show(desk))
        clock.now += timedelta(hours=9)
        window.day.clock.look()
        qtbot.waitUntil(lambda: window.today.queue.at == clock.now)
        screen.background.close()
