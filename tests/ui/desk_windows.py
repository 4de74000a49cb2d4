"""Desks with a sample file's leads, and their windows as somebody works at them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.intake.intake_lane import IntakeLane
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.cli.command_line import SAMPLES
from tests.desks import DeskClock, copy_desk, copy_of, opened

# Its leads. Dana comes first, and is in danger.
DANA, MARIA, SEAN = 4, 1, 2


def take_in_sample(desk: Desk) -> None:
    """Give a desk the five leads of the sample file."""
    file = SAMPLES / "gravity-forms.csv"
    import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())


@cache
def _sample_template(now: datetime) -> Path:
    """A desk that took those leads in then: made once, to be copied."""
    path = copy_desk(Path(mkdtemp(prefix="callback-desk-sample-")))
    with opened(path, DeskClock(now)) as desk:
        take_in_sample(desk)
    return path


def copy_sample_desk(folder: Path, clock: DeskClock) -> Path:
    """A desk in a folder that took those leads in when the clock's time is."""
    return copy_of(_sample_template(clock.now), folder)


@contextmanager
def sample_desk(folder: Path, clock: DeskClock | None = None) -> Iterator[Desk]:
    """A desk with those leads, opened for its manager."""
    clock = clock or DeskClock()
    with opened(copy_sample_desk(folder, clock), clock) as desk:
        yield desk


def state_in(folder: Path, person: str = "Kim Osei") -> WindowState:
    """What somebody's window remembers, in a file of a folder."""
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    return WindowState(settings, person, "main")


@dataclass(frozen=True)
class Screen:
    """Where a test's windows are shown, and what they remember."""

    qtbot: QtBot
    theme: Theme
    background: Background
    folder: Path

    def show(
        self,
        desk: Desk,
        *,
        discreet: bool = False,
        intake: IntakeLane | None = None,
        state: WindowState | None = None,
        size: tuple[int, int] = (1366, 700),
    ) -> DeskWindow:
        """The window of a desk, with the keys in it."""
        window = build_desk_window(
            *(self.theme, self.background, desk),
            state or state_in(self.folder, desk.staff.name),
            discreet=discreet,
            intake=intake,
        )
        self.qtbot.addWidget(window)
        window.resize(*size)
        with self.qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    def begin(self, window: DeskWindow) -> DeskWindow:
        """Wait until a sample desk's day can begin: Dana's card is there."""
        self.qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
        self.qtbot.waitUntil(lambda: window.day.safety.watched is not None)
        window.today.list.setFocus()
        return window
