"""A call by its two keys: from each key to what it leads to painted, at any size.

Enter opens the call of the first lead, and the card asks what happened; a digit records
it, and the next lead's card is there. By the clock that is half a second more, in which
a second digit would make it a search. On an encrypted desk of very many open leads,
beside the same with few: a call may not grow slower with the list. Both are told in
processor time of all threads, by the clock as well, with the longest gap in the event
loop meanwhile. Each desk has a process of its own, ours and the peer's in turn.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from callback_desk.services.search_upkeep import index_anew
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.benchmarks.compiled import told_by_turn, with_windows
from tests.benchmarks.figure import Figure, paired_ratio
from tests.benchmarks.full_desk import make_full_desk, raw_connection
from tests.benchmarks.heart import Heart
from tests.desks import MANAGER, DeskClock, opened

FEW, SIZES = 500, (10_000, 100_000, 1_000_000)
CALLS, WARM_UP, TURNS = 10, 2, 3
LONGEST_GAP = 0.1
WIDE, HIGH = 1366, 700
KEYS = {"Enter, to the question painted": "open", "a digit, to the next lead": "next"}


def measure() -> list[Figure]:
    """Both keys at each size, and the longest gap."""
    figures: list[Figure] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        few = _desk_without_priority(folder, FEW)
        environment = with_windows(folder)
        for leads in SIZES:
            many = _desk_without_priority(folder, leads)
            turns = [
                (_run_turn(many, environment), _run_turn(few, environment))
                for _ in range(TURNS)
            ]
            figures += _figures(leads, turns)
    return figures


def _desk_without_priority(folder: Path, leads: int) -> Path:
    """A desk whose first leads ask no question that a priority lead would ask."""
    path = make_full_desk(folder, leads)
    connection = raw_connection(path)
    try:
        connection.execute(
            "UPDATE leads SET safety = 0, is_open = 0, asleep = 0 WHERE safety"
        )
    finally:
        connection.close()
    with opened(path, DeskClock()) as desk:
        index_anew(desk)
    return path


def _figures(
    leads: int, turns: list[tuple[dict[str, Any], dict[str, Any]]]
) -> list[Figure]:
    figures = []
    for what, key in KEYS.items():
        ours = [own for turn, _ in turns for own, _ in turn[key]]
        peer = [own for _, turn in turns for own, _ in turn[key]]
        clock = median(wall for turn, _ in turns for _, wall in turn[key])
        figures.append(
            Figure(
                f"{what}, {leads:,} open leads",
                f"{median(ours) * 1000:.1f} ms of processor time "
                f"({clock * 1000:.0f} by the clock)",
                f"{median(peer) * 1000:.1f} ms with {FEW}",
                paired_ratio(ours, peer),
                1.3,
            )
        )
    gap = median(turn["gap"] for turn, _ in turns)
    own = median(turn["own"] for turn, _ in turns)
    figures.append(
        Figure(
            f"the longest gap in the event loop while calling, {leads:,} open leads",
            f"{gap * 1000:.0f} ms, {own * 1000:.0f} ms of processor time",
            f"{LONGEST_GAP * 1000:.0f} ms, the longest allowed",
            gap / LONGEST_GAP,
            1.0,
        )
    )
    return figures


def _run_turn(path: Path, environment: dict[str, str]) -> dict[str, Any]:
    at = environment | {"CALLBACK_DESK_DB": str(path)}
    told: dict[str, Any] = told_by_turn("call_keys", at)
    return told


def turn() -> None:
    """Make some calls in a new window, and print how long each key took."""
    application = QApplication(sys.argv[:1])
    path = Path(os.environ["CALLBACK_DESK_DB"])
    theme, background = Theme(application, dark=False), Background()
    ini = path.with_name(f"{os.getpid()}.ini")
    settings = QSettings(str(ini), QSettings.Format.IniFormat)
    told: dict[str, Any] = {"open": [], "next": [], "gap": 0.0, "own": 0.0}
    with opened(path, DeskClock()) as desk:
        heart = Heart(background)
        window = build_desk_window(
            *(theme, background, desk, WindowState(settings, MANAGER, "main")),
            discreet=False,
        )
        window.resize(WIDE, HIGH)
        heart.during(window.show, until=lambda: bool(window.today.lead_shown()))
        for number in range(WARM_UP + CALLS):
            _call(heart, window, told if number >= WARM_UP else None)
        background.close()
        window.hide()
    print(json.dumps(told))


def _call(heart: Heart, window: DeskWindow, told: dict[str, Any] | None) -> None:
    """One call by two keys; what each took is added to what is told."""
    card, list_ = window.today.card, window.today.list
    before = _lead_shown(window)
    list_.setFocus()
    keys: dict[str, tuple[Qt.Key, Callable[[], bool]]] = {
        "open": (Qt.Key.Key_Return, lambda: card.is_calling),
        "next": (
            Qt.Key.Key_4,
            lambda: not card.is_calling and _lead_shown(window) not in (None, before),
        ),
    }
    for name, (key, has_come) in keys.items():
        timed = _Timed(window, key, has_come)
        gap = heart.during(timed.press, until=timed.is_over)
        if told is not None:
            told[name].append((timed.own, timed.wall))
            told["gap"] = max(told["gap"], gap.wall)
            told["own"] = max(told["own"], gap.own)


def _lead_shown(window: DeskWindow) -> int | None:
    shown = window.today.card_shown()
    return None if shown is None else shown.lead.lead_id


class _Timed:
    """A key, and how long it takes until what it leads to is painted."""

    def __init__(
        self, window: DeskWindow, key: Qt.Key, has_come: Callable[[], bool]
    ) -> None:
        self._window, self._key, self._has_come = window, key, has_come
        self._began = self._began_own = self.wall = self.own = 0.0

    def press(self) -> None:
        """Press the key where the focus is."""
        self._began, self._began_own = perf_counter(), process_time()
        QTest.keyClick(QApplication.focusWidget() or self._window, self._key)

    def is_over(self) -> bool:
        """Whether it has come; the first time it has, it is painted and timed."""
        if self.wall or not self._began or not self._has_come():
            return bool(self.wall)
        self._window.today.card.repaint()
        self._window.today.list.view.viewport().repaint()
        self.wall = perf_counter() - self._began
        self.own = process_time() - self._began_own
        return True
