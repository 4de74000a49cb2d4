"""The whole window on the demo's desk: at its sizes, narrow, importing, empty."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDeadlineTimer, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk import bootstrap
from callback_desk.demo import make_demo
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.lead_finder import PAUSE_MS
from callback_desk.ui.window_state import WindowState
from tests.cli.command_line import SAMPLES
from tests.desks import copy_desk, opened

# Friday 20 November 2026, 1:10 PM in New York.
NOW = datetime(2026, 11, 20, 18, 10, tzinfo=UTC)
PATIENCE_MS = 10_000


def _is_busy(background: Background, came: list[object]) -> bool:
    """Whether something runs behind, or waits until nothing else does."""
    return not came or bool(background._running or background._spare)


def settle(background: Background) -> None:
    """Let everything that runs behind come in, and be painted.

    Work of several steps asks for the next with what the one before brought.
    """
    deadline = QDeadlineTimer(PATIENCE_MS)
    for _ in range(3):
        came: list[object] = []
        background.run(int, came.append)
        while _is_busy(background, came) and not deadline.hasExpired():
            QApplication.processEvents()
        QApplication.processEvents()


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state of the window."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        demo = make_demo(folder, NOW)
        with bootstrap.open_desk(
            demo.path, demo.staff, demo.password, demo.clock
        ) as desk:
            settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
            state = WindowState(settings, "Kim", "main")
            window = build_desk_window(theme, background, desk, state, discreet=True)
            yield from _today(window, background)
            window.resize(1366, 700)
            window.show_page(window.calendar)
            settle(background)
            yield "calendar", window
            window.look_at(SAMPLES / "saved-by-excel.csv")
            settle(background)
            yield "import-preview", window
            window.look_at(folder / "gone.csv")
            settle(background)
            yield "import-refused", window
            window.close()
        with opened(copy_desk(folder)) as empty:
            window = build_desk_window(theme, background, empty, state, discreet=True)
            window.resize(1366, 700)
            window.show()
            settle(background)
            yield "empty", window
            window.close()


def _today(window: DeskWindow, background: Background) -> Iterator[tuple[str, QWidget]]:
    window.resize(1366, 700)
    window.show()
    settle(background)
    yield "today", window
    window.today.list.choose(15)
    settle(background)
    yield "today-chosen", window
    window.today.card.open_call()
    settle(background)
    yield "today-calling", window
    window.today.card.leave_call()
    yield from _found(window, background)
    window.menu.aboutToShow.emit()
    window.menu.ensurePolished()
    window.menu.adjustSize()
    yield "menu", window.menu
    window.show_keys()
    settle(background)
    yield "keys", window
    window.resize(420, 700)
    settle(background)
    yield "keys-narrow", window
    window.show_keys()
    window.resize(1092, 560)
    settle(background)
    yield "today-at-125", window
    window.today.card.open_call()
    settle(background)
    yield "today-at-125-calling", window
    window.today.card.leave_call()
    window.resize(683, 350)
    settle(background)
    yield "today-at-200", window
    window.today.card.open_call()
    settle(background)
    yield "today-at-200-calling", window
    window.today.card.leave_call()
    window.resize(420, 700)
    settle(background)
    yield "today-narrow", window


def _found(window: DeskWindow, background: Background) -> Iterator[tuple[str, QWidget]]:
    """The search with open, resting and closed leads."""
    search = window.today.search
    search.setText("555")
    QTest.qWait(4 * PAUSE_MS)
    settle(background)
    window.today.list.view.scrollToBottom()
    yield "search-found", window
    search.setText("nobody at all")
    QTest.qWait(4 * PAUSE_MS)
    settle(background)
    yield "search-nobody", window
    search.clear()
    settle(background)
