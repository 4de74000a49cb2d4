"""A first run that is open, and keys that lead through it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callback_desk.ui.background import Background
from callback_desk.ui.first_run.choices import NewDeskChoices
from callback_desk.ui.first_run.first_run_window import FirstRunWindow
from callback_desk.ui.first_run.step_panel import StepPanel
from callback_desk.ui.theme import Theme
from tests.ui.first_run.known_places import LibraryBook, clock
from tests.ui.sign_in.walks import press, type_in

NAME, PASSWORD = "Kim Osei", "correct horse battery"
KEY = "MZXW-6YTB-OI2G-K3TU-NR4Q-A7VD-HC5P-S2LE"
ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space
MakeDesk = Callable[[NewDeskChoices], str]


@dataclass
class Maker:
    """Makes no desk, but remembers what it was asked to make."""

    failures: list[Exception] = field(default_factory=list)
    made: list[NewDeskChoices] = field(default_factory=list)
    let: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        """Let it go on from the start."""
        self.let.set()

    def __call__(self, choices: NewDeskChoices) -> str:
        """Make it, or fail with the next failure."""
        self.let.wait(10)
        if self.failures:
            raise self.failures.pop(0)
        self.made.append(choices)
        return KEY


def opened(
    qtbot: QtBot, theme: Theme, background: Background, path: Path, make: MakeDesk
) -> FirstRunWindow:
    """A first run on screen, its holidays looked up."""
    window = FirstRunWindow(
        theme, background, path, make, book=LibraryBook(), clock=clock
    )
    qtbot.addWidget(window, before_close_func=_let_close)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    looked_up(qtbot, window)
    return window


def _let_close(window: FirstRunWindow) -> None:
    window.recovery.card.tick.setChecked(True)


def at(window: FirstRunWindow, step: StepPanel) -> bool:
    """Whether a step is shown."""
    return window.step is step


def looked_up(qtbot: QtBot, window: FirstRunWindow) -> None:
    """Wait until the holidays are there."""
    qtbot.waitUntil(lambda: window.place.is_known, timeout=20_000)


def to_manager(window: FirstRunWindow) -> None:
    """From the first step to the third, with what is offered."""
    press(window, ENTER)
    press(window, ENTER)
    assert at(window, window.manager)


def to_making(window: FirstRunWindow) -> None:
    """From the first step to the making of the desk."""
    to_manager(window)
    type_in(window, NAME)
    press(window, TAB)
    type_in(window, PASSWORD)
    press(window, TAB)
    type_in(window, PASSWORD)
    press(window, ENTER)
    assert at(window, window.screen_step)
    press(window, ENTER)
    assert at(window, window.making)


def to_key(qtbot: QtBot, window: FirstRunWindow) -> None:
    """From the first step to the recovery key."""
    to_making(window)
    with qtbot.waitSignal(window.desk_made):
        press(window, ENTER)
    assert at(window, window.recovery)


def to_first_file(qtbot: QtBot, window: FirstRunWindow) -> None:
    """From the first step to the last."""
    to_key(qtbot, window)
    press(window, TAB)
    press(window, TAB)
    press(window, SPACE)
    press(window, ENTER)
    assert at(window, window.first_file)
