"""Keeps backups of the open desk while the window stands, locked or not."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from callback_desk.domain.backup import BackupState
from callback_desk.domain.errors import DeskError
from callback_desk.domain.stopping import Heed, Stopped, go_on
from callback_desk.services.backups import EVERY, keep_backups
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background

# How often it is looked whether a backup is due, and how soon after opening.
LOOK_MS, FIRST_LOOK_MS = 300_000, 20_000

Keep = Callable[..., BackupState]


class BackupKeeping(QObject):
    """Backs the desk up as it falls due, on a thread of its own.

    A large desk takes a while to be copied and compared; the database's own lane is
    free for calls meanwhile. `changed` follows whenever there is something new to say,
    `stopped` where somebody ended one that was asked for; `failed` carries a bug.
    """

    changed = Signal()
    stopped = Signal()
    failed = Signal(object)
    last_over = Signal()

    def __init__(
        self, parent: QObject | None = None, keep: Keep = keep_backups
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._lane = Background(self, "backups")
        self._desk: Desk | None = None
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look)
        self.state: BackupState | None = None
        self.problem: DeskError | None = None
        self._unkept: Exception | None = None
        self._has_begun_last = False
        self._end = Event()

    def watch(self, desk: Desk) -> None:
        """Keep the backups of a desk, those of another one no more."""
        self._desk, self.state, self.problem = desk, None, None
        self._looking.start(LOOK_MS)
        QTimer.singleShot(FIRST_LOOK_MS, self, self._look)

    def back_up_now(self) -> None:
        """Make a backup at once, if anything was done since the last."""
        self._end = end = Event()
        self._run(timedelta(0), partial(_heed, end))

    def stop(self) -> None:
        """Make the one that was asked for last no more, if it is not made yet."""
        self._end.set()

    def _look(self) -> None:
        self._run(EVERY)

    def _run(self, every: timedelta, heed: Heed = go_on) -> None:
        if self._desk is not None:
            self._lane.run(
                partial(self._keep, self._desk, every=every, heed=heed),
                self._on_kept,
                self._on_failed,
            )

    def _on_kept(self, state: BackupState) -> None:
        self.state, self.problem = state, None
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Stopped):
            self.stopped.emit()
        elif isinstance(error, DeskError):
            self.problem = error
            self.changed.emit()
        else:
            self.failed.emit(error)

    def begin_last(self) -> bool:
        """Keep what was done last; `last_over` follows, `stop` ends it.

        What was asked for meanwhile ends: this one is newer.

        Returns:
            whether there is a desk to keep.
        """
        if self._has_begun_last:
            return False
        self._has_begun_last = True
        self._looking.stop()
        self._end.set()
        if self._desk is None:
            return False
        self._end = end = Event()
        last = partial(self._keep_last, self._desk, partial(_heed, end))
        self._lane.run(last, self._on_last_over)
        return True

    def close(self) -> Exception | None:
        """Keep what was done last, and wait until it is kept.

        Returns:
            why it could not be kept; `Stopped` where somebody did not wait for it.
        """
        self.begin_last()
        self._lane.finish()
        return self._unkept

    def _keep_last(self, desk: Desk, heed: Heed) -> None:
        """The same as ever; why it failed is told by whoever closes."""
        try:
            self._keep(desk, every=timedelta(0), heed=heed)
        except Exception as error:
            self._unkept = error

    def _on_last_over(self, nothing: object) -> None:
        self.last_over.emit()


def _heed(end: Event) -> None:
    if end.is_set():
        raise Stopped
