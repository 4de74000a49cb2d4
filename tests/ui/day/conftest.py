"""The window of a desk at which a second person works, on a desk of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.cli.command_line import SAMPLES
from tests.desks import PASSWORD, DeskClock, copy_desk, opened

ANN = "Ann Porter"


@pytest.fixture
def clock() -> DeskClock:
    """A clock that stands until it is moved."""
    return DeskClock()


@pytest.fixture
def path(tmp_path: Path, clock: DeskClock) -> Path:
    """A desk with five leads, Dana (4) first; Ann works there too."""
    path = copy_desk(tmp_path)
    with opened(path, clock) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
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
def state(tmp_path: Path) -> WindowState:
    """What Kim's window remembers."""
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    return WindowState(kept, "Kim Osei", "main")


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, state: WindowState
) -> DeskWindow:
    """Kim's window, Dana's card shown."""
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    window.resize(1366, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    window.today.list.setFocus()
    # Here is called whom one likes; that danger comes first is tested by itself.
    window.today.card.before_call = None
    return window
