"""A desk that nobody has caught up with: how soon the first card is painted.

From the right password (the key is cheap to derive here) to the window with its list
and the first lead's card, where every promise of very many has run out, beside the same
desk with fifty, in processor time of all threads. Each turn is a process of its own,
ours and the peer's one after the other. Beside it, the longest piece of work that then
holds up whatever somebody does next.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, thread_time
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk.ui.background import Background, Done, Failed, Work
from callback_desk.ui.desk_window import build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.benchmarks.compiled import told_by_turn, with_windows
from tests.benchmarks.figure import Figure, paired_ratio
from tests.benchmarks.full_desk import OVERDUE, make_full_desk
from tests.desks import MANAGER, DeskClock, opened

FEW, MANY = 50, (57_707, 300_000)
TURNS = 7
# What is asked for behind the first card has begun by then.
LOOKED_ON_MS = 2_000
LONGEST_PIECE = 0.1
WIDE, HIGH = 1366, 700


def measure() -> list[Figure]:
    """The first card, and what stands before whatever is done next."""
    figures: list[Figure] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        few = make_full_desk(folder, FEW, OVERDUE)
        environment = with_windows(folder)
        for leads in MANY:
            many = make_full_desk(folder, leads, OVERDUE)
            ours, peer = [], []
            for number in range(TURNS + 1):
                took = _run_turn(many, environment), _run_turn(few, environment)
                if number:
                    ours.append(took[0])
                    peer.append(took[1])
            figures += _figures(leads, ours, peer)
    return figures


def _figures(
    leads: int, ours: list[dict[str, float]], peer: list[dict[str, float]]
) -> list[Figure]:
    work = [one["work"] for one in ours], [one["work"] for one in peer]
    clock = [median(one["card"] for one in turns) * 1000 for turns in (ours, peer)]
    piece = median(one["piece"] for one in ours)
    return [
        Figure(
            f"the first card painted, {leads:,} leads overdue",
            f"{median(work[0]) * 1000:.0f} ms of processor time, {clock[0]:.0f} ms",
            f"{median(work[1]) * 1000:.0f} and {clock[1]:.0f} ms with {FEW}",
            paired_ratio(*work),
            1.3,
        ),
        Figure(
            f"the longest piece of work behind it, {leads:,} leads overdue",
            f"{piece * 1000:.0f} ms of processor time",
            f"{LONGEST_PIECE * 1000:.0f} ms, the longest that anybody should wait",
            piece / LONGEST_PIECE,
            1.0,
        ),
    ]


def _run_turn(path: Path, environment: dict[str, str]) -> dict[str, float]:
    at = environment | {"CALLBACK_DESK_DB": str(path)}
    told: dict[str, float] = told_by_turn("overdue", at)
    return told


class _Timed(Background):
    """A lane that knows its longest piece of work, in processor time."""

    longest = 0.0

    def run(
        self, work: Work, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Do a piece of work behind, and time it."""

        def timed() -> Any:  # noqa: ANN401 - whatever the work returns
            started = thread_time()
            try:
                return work()
            finally:
                self.longest = max(self.longest, thread_time() - started)

        super().run(timed, done, failed)


class _Watch(QObject):
    """Hears of the first painting of a card that shows somebody."""

    painted = Signal()

    def __init__(self, card: QWidget, shown: Callable[[], str]) -> None:
        super().__init__()
        self._shown = shown
        self._told = False
        for part in (card, *card.findChildren(QWidget)):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell once."""
        if event.type() == QEvent.Type.Paint and not self._told and self._shown():
            self._told = True
            self.painted.emit()
        return False


def turn() -> None:
    """Sign in at a desk, and print when the first card was painted."""
    application = QApplication(sys.argv[:1])
    path = Path(os.environ["CALLBACK_DESK_DB"])
    theme, background = Theme(application, dark=False), _Timed()
    # Of the turn before.
    with suppress(FileNotFoundError):
        (path.parent / "w.ini").unlink()
    settings = QSettings(str(path.parent / "w.ini"), QSettings.Format.IniFormat)
    started, card = perf_counter(), 0.0
    begun, work = process_time(), 0.0

    def on_painted() -> None:
        nonlocal card, work
        card, work = perf_counter() - started, process_time() - begun
        QTimer.singleShot(LOOKED_ON_MS, application, application.quit)

    with opened(path, DeskClock()) as desk:
        window = build_desk_window(
            *(theme, background, desk, WindowState(settings, MANAGER, "main")),
            discreet=False,
        )
        window.resize(WIDE, HIGH)
        watch = _Watch(window.today.card, window.today.lead_shown)
        watch.painted.connect(on_painted, Qt.ConnectionType.QueuedConnection)
        window.show()
        application.exec()
        background.close()
        window.close()
    print(json.dumps({"card": card, "work": work, "piece": background.longest}))
