"""What a page reads behind: ended where other days are wanted, or the page is left.

A large desk's report takes seconds. Calls are saved on the same lane, and must not wait
for one that nobody looks at any more.
"""

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

from PySide6.QtCore import QObject

from callback_desk.domain.stopping import Heed, Stopped
from callback_desk.ui.background import Background

Read = Callable[[Heed], Any]


class PageReading(QObject):
    """Runs one reading at a time; the one before it ends, and hands nothing over."""

    def __init__(self, background: Background, page: QObject) -> None:
        super().__init__(page)
        self._background, self._end = background, Event()

    def run(
        self,
        read: Read,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Read something in the place of what is being read.

        Args:
            read: asks what it is given, between its pieces, whether to go on.
            done: hears what was read.
            failed: hears why not, unless it was ended.
        """
        self.end()
        self._end = Event()
        work = partial(read, partial(_heed, self._end))
        self._background.run(work, done, partial(self._on_failed, failed))

    def end(self) -> None:
        """Nobody wants it any more."""
        self._end.set()

    def _on_failed(self, failed: Callable[[Exception], None], error: Exception) -> None:
        if not isinstance(error, Stopped):
            failed(error)


def _heed(end: Event) -> None:
    if end.is_set():
        raise Stopped
