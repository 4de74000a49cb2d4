"""The window of a desk at which a second person works, on a desk of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.window_state import WindowState
from tests.desks import PASSWORD, DeskClock, opened
from tests.ui.desk_windows import Screen, copy_sample_desk

ANN = "Ann Porter"


@pytest.fixture
def path(tmp_path: Path, clock: DeskClock) -> Path:
    """A desk with five leads, Dana (4) first; Ann works there too."""
    path = copy_sample_desk(tmp_path, clock)
    with opened(path, clock) as desk:
        add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
    return path


@pytest.fixture
def desk(path: Path, clock: DeskClock) -> Iterator[Desk]:
    """Kim's."""
    with opened(path, clock) as desk:
        yield desk


@pytest.fixture
def anns(path: Path, clock: DeskClock) -> Iterator[Desk]:
    """Ann's, at another computer."""
    with opened(path, clock, ANN) as desk:
        yield desk


@pytest.fixture
def window(screen: Screen, desk: Desk, state: WindowState) -> DeskWindow:
    """Kim's window, Dana's card shown."""
    window = screen.begin(screen.show(desk, state=state, size=(1366, 800)))
    # Here is called whom one likes; that danger comes first is tested by itself.
    window.today.card.before_call = None
    return window
