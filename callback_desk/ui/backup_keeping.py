"""Keeps backups of the open desk while the window stands, locked or not."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from callback_desk.domain.backup import BackupState
from callback_desk.domain.errors import DeskError
from callback_desk.services.backups import EVERY, keep_backups
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background

# How often it is looked whether a backup is due, and how soon after opening.
LOOK_MS, FIRST_LOOK_MS = 300_000, 20_000

Keep = Callable[..., BackupState]


class BackupKeeping(QObject):
    """Backs the desk up as it falls due, on a thread of its own.

    A large desk takes a while to be copied and compared; the database's own lane is
    free for calls meanwhile. `changed` follows whenever there is something new to say;
    `failed` carries a bug.
    """

    changed = Signal()
    failed = Signal(object)

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

    def watch(self, desk: Desk) -> None:
        """Keep the backups of a desk, those of another one no more."""
        self._desk, self.state, self.problem = desk, None, None
        self._looking.start(LOOK_MS)
        QTimer.singleShot(FIRST_LOOK_MS, self, self._look)

    def back_up_now(self) -> None:
        """Make a backup at once, if anything was done since the last."""
        self._run(timedelta(0))

    def _look(self) -> None:
        self._run(EVERY)

    def _run(self, every: timedelta) -> None:
        if self._desk is not None:
            self._lane.run(
                partial(self._keep, self._desk, every=every),
                self._on_kept,
                self._on_failed,
            )

    def _on_kept(self, state: BackupState) -> None:
        self.state, self.problem = state, None
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.problem = error
            self.changed.emit()
        else:
            self.failed.emit(error)

    def close(self) -> Exception | None:
        """Keep what was done last, and wait until it is kept.

        Returns:
            why it could not be kept.
        """
        self._looking.stop()
        if self._desk is not None:
            self._lane.run(partial(self._keep_last, self._desk))
        self._lane.finish()
        return self._unkept

    def _keep_last(self, desk: Desk) -> None:
        """The same as ever, behind; nothing is handed over by the lane any more."""
        try:
            self._keep(desk, every=timedelta(0))
        except Exception as error:
            self._unkept = error
