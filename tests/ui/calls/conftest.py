"""A window of a real desk with five leads of a sample file: Maria 1, Sean 2, Dana 4."""

import pytest

from callback_desk.services.desk import Desk
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.window_state import WindowState
from tests.ui.desk_windows import Screen


@pytest.fixture
def window(screen: Screen, desk: Desk, state: WindowState) -> DeskWindow:
    """The window in the morning, Dana's card shown."""
    window = screen.begin(screen.show(desk, state=state))
    # Here is called whom one likes; that danger comes first is tested by itself.
    window.today.card.before_call = None
    return window
