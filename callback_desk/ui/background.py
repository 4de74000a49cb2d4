"""Work off the GUI thread: one database lane, results come back by queued signal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]
# How long the window waits, at most, for a lane that computes; Python's own 5 ms add
# up to a tenth of a second over the many small calls of one painting.
YIELDS_AFTER = 0.0005


class _Task:
    """Who hears of a piece of work, and what came of it.

    The lane holds a piece of work for a moment after it was handed over. So it holds
    this alone: whoever listened is let go of on the GUI thread, where a window must
    end; in the lane it would take the program with it.
    """

    def __init__(self, done: Done | None, failed: Failed | None) -> None:
        self._done, self._failed = done, failed
        self.result: object = None
        self.error: Any = None

    def take_listeners(self) -> tuple[Done | None, Failed | None]:
        """Who hears of it; from then on they are not held any more."""
        listeners = self._done, self._failed
        self._done = self._failed = None
        return listeners


class Background(QObject):
    """Runs work one piece after another on a thread of its own.

    A piece is a pure function; its result or its failure is handed over on the GUI
    thread, unless the window that waits for it is gone. `failed_unheard` tells of a
    failure that nobody waits for.
    """

    busy_changed = Signal(bool)
    failed_unheard = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None, name: str = "database") -> None:
        super().__init__(parent)
        self._name = name
        self._lane: Executor | None = None
        self._running = 0
        # What waits until nothing else does, by its kind.
        self._spare: dict[object, tuple[Work, Done | None, Failed | None]] = {}
        self._closed = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Work, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Do a piece of work behind, then hand its result over on the GUI thread.

        Args:
            work: what to do; it touches nothing of Qt.
            done: hears its result.
            failed: hears its exception; without it `failed_unheard` is emitted.
        """
        if self._closed:
            return
        self._running += 1
        if self._running == 1:
            self.busy_changed.emit(True)
        task = _Task(done, failed)
        future = self._open_lane().submit(work)
        future.add_done_callback(partial(self._hand_over, task))

    def run_idle(
        self,
        work: Work,
        done: Done | None = None,
        failed: Failed | None = None,
        kind: str | None = None,
    ) -> None:
        """Do a small piece of work when nothing else runs or waits.

        Whatever is asked for later goes before it, as long as it has not begun.

        Args:
            work: what to do, short enough for anybody to wait for.
            done: hears its result.
            failed: hears its exception; without it `failed_unheard` is emitted.
            kind: of those of one kind that wait, only the one asked for last is done;
                None: it is of no kind.
        """
        self._spare[object() if kind is None else kind] = (work, done, failed)
        self._go_on()

    def _go_on(self) -> None:
        if self._spare and not self._running:
            self.run(*self._spare.pop(next(iter(self._spare))))

    def _open_lane(self) -> Executor:
        """The lane, opened with the first work: the first window waits for none."""
        if self._lane is None:
            from concurrent.futures import ThreadPoolExecutor

            sys.setswitchinterval(YIELDS_AFTER)
            self._lane = ThreadPoolExecutor(1, thread_name_prefix=self._name)
        return self._lane

    def _hand_over(self, task: _Task, ended: Future[Any]) -> None:
        if ended.cancelled():
            # It waited still when the lane was closed.
            return
        task.error = ended.exception()
        task.result = None if task.error is not None else ended.result()
        try:
            self._ended.emit(task)
        except RuntimeError:
            # The window is gone already; there is nobody left to tell.
            return

    def _on_ended(self, task: _Task) -> None:
        done, failed = task.take_listeners()
        self._running -= 1
        if self._running == 0:
            self.busy_changed.emit(False)
        if self._closed:
            return
        if task.error is not None:
            if failed is None:
                self.failed_unheard.emit(task.error)
            else:
                _hand(failed, task.error)
        elif done is not None:
            _hand(done, task.result)
        self._go_on()

    def finish(self) -> None:
        """Do what is running and what waits, and hand nothing over any more."""
        self._closed = True
        if self._lane is not None:
            self._lane.shutdown(wait=True)

    def close(self) -> None:
        """Finish what is running, drop what waits, and hand nothing over any more."""
        self._closed = True
        if self._lane is not None:
            self._lane.shutdown(wait=True, cancel_futures=True)


def _hand(hears: Done | Failed, what: Any) -> None:  # noqa: ANN401 - whatever it is
    """Let somebody hear of it who is still there: a window may be gone meanwhile."""
    bound: Any = hears
    while isinstance(bound, partial):
        bound = bound.func
    listener = getattr(bound, "__self__", None)
    if isinstance(listener, SignalInstance):
        # It does not say whose it is. What its slots raise does not come here.
        with suppress(RuntimeError):
            hears(what)
    elif not isinstance(listener, QObject) or isValid(listener):
        hears(what)
