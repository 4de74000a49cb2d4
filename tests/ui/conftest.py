"""A theme, a background lane and a desk for each test of the window that asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import DeskClock
from tests.ui.desk_windows import Screen, sample_desk, state_in


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light looks, whatever the machine's are."""
    return Theme(qapp, dark=False)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """A lane for work, ended with the test."""
    lane = Background()
    yield lane
    lane.close()


@pytest.fixture
def screen(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> Screen:
    """Where windows of desks are shown."""
    return Screen(qtbot, theme, background, tmp_path)


@pytest.fixture
def clock() -> DeskClock:
    """A clock that stands until it is moved."""
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    """A desk with the sample file's five leads: Dana (4) first, Maria (1), Sean (2)."""
    with sample_desk(tmp_path, clock) as desk:
        yield desk


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    """What its manager's window remembers."""
    return state_in(tmp_path)


@pytest.fixture(autouse=True)
def no_window_stays(qapp: QApplication) -> Iterator[None]:
    """Windows that a test leaves behind would be dressed anew with each theme."""
    yield
    for window in QApplication.topLevelWidgets():
        if not window.children():
            # The plotting library keeps an empty one of its own, and needs it.
            continue
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
