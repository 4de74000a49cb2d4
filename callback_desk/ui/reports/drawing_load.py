"""What draws the pictures is loaded on the window's own thread, a little at a time.

pyqtgraph asks PySide6 for every class that it has. PySide6 makes a class when it is
first asked for, and not safely on two threads: loaded behind, while the window painted,
that ended the program now and then.
"""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

DRAWS, DRAWN = "pyqtgraph", "callback_desk.ui.reports.drawn"
# Those whose classes are all asked for.
QT_MODULES = (
    *("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest", "QtOpenGL"),
    "QtOpenGLWidgets",
)
# What it needs beside: nothing of Qt, so it is loaded behind.
BESIDE_QT = (
    *("numpy", "numpy.typing", "colorama", "cProfile", "decimal", "pydoc"),
    *("importlib.resources", "multiprocessing.connection", "subprocess"),
    "xml.etree.ElementTree",
)
# So long the window waits at most, but for a single class.
SLICE_S = 0.005


def load_beside_qt() -> None:
    """Load what has nothing of Qt; on any thread."""
    for name in BESIDE_QT:
        import_module(name)


class DrawingLoad(QObject):
    """Loads what draws once; whoever waits for it is called when it is there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: Callable[[], None] | None = None
        self._classes = _each_class()
        self._are_made = False
        self._next = QTimer(self)
        self._next.timeout.connect(self._on_next)

    @property
    def is_done(self) -> bool:
        """Whether all of it is loaded."""
        return DRAWN in sys.modules

    def begin(self) -> None:
        """Begin to make the classes that it asks for."""
        if not (self.is_done or self._are_made):
            self._next.start()

    def then(self, call: Callable[[], None]) -> None:
        """Call once it is loaded; what asked before and still waits is forgotten."""
        if self.is_done:
            call()
        else:
            self._waiting = call
            self._next.start()

    def _on_next(self) -> None:
        until = perf_counter() + SLICE_S
        while not self._are_made and perf_counter() < until:
            self._are_made = next(self._classes, True)
        if not self._are_made:
            return
        missing = [name for name in (DRAWS, DRAWN) if name not in sys.modules]
        if missing and self._waiting is not None:
            # By now what it needs beside Qt was loaded behind, with the figures. One
            # after another, the window hears keys in between.
            import_module(missing[0])
            return
        self._next.stop()
        call, self._waiting = self._waiting, None
        if call is not None:
            call()


def _each_class() -> Iterator[bool]:
    """Make one class after another, or load one module of them."""
    for name in QT_MODULES:
        module = import_module(f"PySide6.{name}")
        yield False
        for one in dir(module):
            getattr(module, one)
            yield False
