"""What the sign-in window does not wait for, loaded while somebody types their name.

PySide6 makes a class when it is first asked for, and not safely on two threads. So the
lane loads only what has nothing of Qt; the window's own modules are loaded on the
window's thread, one after another, with room for a key in between.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from callback_desk.ui.background import Background
    from callback_desk.ui.theme import Theme
    from callback_desk.ui.today.panels import PanelsAhead, TodayPanels

# What stands once somebody is in.
NEEDED = (
    "callback_desk.ui.desk_window",
    "callback_desk.ui.desk_watchers",
    "callback_desk.ui.veil.system_lock",
)
# Whose modules are the window's.
OF_QT = ("callback_desk.ui.", "callback_desk.export.", "PySide6.")
# So long the window waits at most, but for a single module.
SLICE_S = 0.005
_PACKAGE = Path(__file__).parent
# Those at the head of a module; what stands further in is loaded when it is needed.
_IMPORTS = re.compile(
    r"^(?:from|import) ((?:callback_desk|PySide6)\.[\w.]+)", re.MULTILINE
)


def load_beside_qt() -> tuple[str, ...]:
    """Load what the window needs and has nothing of Qt; runs behind.

    Returns:
        The rest, each behind what it needs itself.
    """
    seen: set[str] = set()
    order = tuple(name for root in NEEDED for name in _each_needed(root, seen))
    for name in order:
        if not name.startswith(OF_QT):
            import_module(name)
    return tuple(name for name in order if name.startswith(OF_QT))


def load_for_desk() -> None:
    """Load what opening a desk needs; runs behind."""
    from callback_desk import bootstrap

    bootstrap.load_ahead()
    # By it half-typed notes of runs that ended are known from those of live ones.
    import_module("callback_desk.storage.run_mark")


def _each_needed(name: str, seen: set[str]) -> Iterator[str]:
    """A module behind all that it asks for; read in its source, which loads nothing."""
    if name in seen:
        return
    seen.add(name)
    place = _PACKAGE.joinpath(*name.split(".")[1:]).with_suffix(".py")
    if name.startswith(OF_QT) and place.is_file():
        for needed in _IMPORTS.findall(place.read_text("utf-8")):
            yield from _each_needed(needed, seen)
    yield name


class Loading(QObject):
    """Loads the rest, then makes the panels that whoever signs in first will see."""

    def __init__(self, theme: Theme, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left: Iterator[str] = iter(())
        self._panels: PanelsAhead | None = None
        self._is_over = False
        self._next = QTimer(self)
        self._next.timeout.connect(self._on_next)
        background.run(load_beside_qt, self._on_beside_loaded)
        background.run(load_for_desk)

    @property
    def is_done(self) -> bool:
        """Whether all is loaded, so that the panels are being made."""
        return self._panels is not None

    def _on_beside_loaded(self, order: tuple[str, ...]) -> None:
        if not self._is_over:
            self._left = iter(order)
            self._next.start(0)

    def _on_next(self) -> None:
        until = perf_counter() + SLICE_S
        while perf_counter() < until:
            name = next(self._left, None)
            if name is None:
                self._next.stop()
                self._on_all_loaded()
                return
            self._load(name)

    def _load(self, name: str) -> None:
        import_module(name)

    def _on_all_loaded(self) -> None:
        from callback_desk.ui.today.panels import PanelsAhead

        self._panels = PanelsAhead(self._theme, self)

    def take(self) -> TodayPanels | None:
        """The panels, once; somebody is in, so that nothing more is loaded ahead."""
        self._is_over = True
        self._next.stop()
        panels, self._panels = self._panels, None
        return None if panels is None else panels.take()
