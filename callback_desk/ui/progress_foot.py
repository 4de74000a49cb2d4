"""How many of the day are done, in the foot: read whenever the list was."""

from functools import partial

from PySide6.QtCore import QObject

from callback_desk.domain.day_progress import DayProgress
from callback_desk.services.day_progress import show_progress
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.bug_once import BugOnce
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.today.page import TodayPage
from callback_desk.wording.queue import say_progress


class ProgressFoot(QObject):
    """A bug is told once; the list tells already what else stands in the way."""

    def __init__(
        self, background: Background, desk: Desk, window: MainWindow, today: TodayPage
    ) -> None:
        super().__init__(window)
        self._background, self._desk, self._window = background, desk, window
        self._queue, self._progress = today.queue, DayProgress(0, 0)
        self._bug = BugOnce(background)
        today.looked.connect(self._on_looked)
        today.queue.counted.connect(self._say)

    def _on_looked(self) -> None:
        self._background.run_idle(
            partial(show_progress, self._desk),
            self._on_read,
            self._bug.tell,
            kind="progress",
        )

    def _on_read(self, progress: DayProgress) -> None:
        self._progress = progress
        self._say()

    def _say(self) -> None:
        """Nobody is told that all is done while somebody in danger waits."""
        summary = self._queue.summary
        waits = summary is not None and bool(summary.counts.get("safety"))
        self._window.tell_progress(say_progress(self._progress, in_danger=waits))
