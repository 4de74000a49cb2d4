"""A window of a real desk with five leads of a sample file: Maria 1, Sean 2, Dana 4."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callback_desk.services.desk import Desk
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.window_state import WindowState
from tests.desks import DeskClock
from tests.ui.desk_windows import Screen, sample_desk, state_in


@pytest.fixture
def clock() -> DeskClock:
    """A clock that stands until it is moved."""
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    """The desk."""
    with sample_desk(tmp_path, clock) as desk:
        yield desk


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    """What the window remembers."""
    return state_in(tmp_path)


@pytest.fixture
def window(screen: Screen, desk: Desk, state: WindowState) -> DeskWindow:
    """The window in the morning, Dana's card shown."""
    window = screen.begin(screen.show(desk, state=state))
    # Here is called whom one likes; that danger comes first is tested by itself.
    window.today.card.before_call = None
    return window
