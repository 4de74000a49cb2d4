"""A window of a real desk with five leads of a sample file: Maria 1, Sean 2, Dana 4."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.cli.command_line import SAMPLES
from tests.desks import DeskClock, copy_desk, opened


@pytest.fixture
def clock() -> DeskClock:
    """A clock that stands until it is moved."""
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    """The desk."""
    with opened(copy_desk(tmp_path), clock) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        yield desk


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    """What the window remembers."""
    ini = QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)
    return WindowState(ini, "Kim Osei", "desk")


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, state: WindowState
) -> DeskWindow:
    """The window in the morning, Dana's card shown."""
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    window.today.list.setFocus()
    # Here is called whom one likes; that danger comes first is tested by itself.
    window.today.card.before_call = None
    return window
