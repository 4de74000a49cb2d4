"""What went wrong on Today, and as of when its list stands where it was not read."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.errors import DeskError
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.bug_once import BugOnce
from callback_desk.ui.today.arrival import GONE
from callback_desk.ui.today.list_words import say_stands_as_of
from callback_desk.ui.today.queue_reader import QueueReader

Told = ParamSpec("Told")
Worked = TypeVar("Worked")


class Troubles(QObject):
    """Says it in the foot; a bug is handed on.

    Signals:
        told: words for the foot.
        untold: words that hold no longer.
        failed: a bug in what somebody did.
        look_wanted: who is gone is in the list still.
    """

    told = Signal(str)
    untold = Signal(str)
    failed = Signal(object)
    look_wanted = Signal()

    def __init__(
        self, background: Background, desk: Desk, queue: QueueReader, parent: QObject
    ) -> None:
        """Nothing went wrong yet.

        Args:
            background: is told of a bug of looking again.
            desk: whose clock counts.
            queue: reads the list.
            parent: who keeps it.
        """
        super().__init__(parent)
        self._desk, self._queue = desk, queue
        self._bug, self._stands = BugOnce(background), ""
        queue.not_read.connect(self._on_not_read)
        queue.failed.connect(self.tell_of_looking)
        queue.read.connect(self._on_read)

    def tell(self, error: Exception) -> None:
        """Tell what went wrong in what somebody did."""
        if isinstance(error, GONE):
            # The list shows who is left.
            self.look_wanted.emit()
        elif isinstance(error, DeskError):
            self.told.emit(f"{error.sentence} {error.what_to_do}")
        else:
            self.failed.emit(error)

    def tell_of_looking(self, error: Exception) -> None:
        """The same of what is looked at each minute: a bug in it is told once."""
        if isinstance(error, DeskError):
            self.tell(error)
        else:
            self._bug.tell(error)

    def work_out(
        self, work: Callable[Told, Worked], *told: Told.args, **named: Told.kwargs
    ) -> Worked | None:
        """What comes of work that is done every few seconds; None for a bug."""
        try:
            return work(*told, **named)
        except Exception as error:
            self.tell_of_looking(error)
            return None

    def _on_not_read(self, error: Exception) -> None:
        """What the desk refuses says itself that the list was not read."""
        if not isinstance(error, DeskError):
            queue = self._queue
            self._stands = say_stands_as_of(queue.at, self._desk.now(), queue.calendar)
            self.told.emit(self._stands)

    def _on_read(self) -> None:
        self.untold.emit(self._stands)
        self._stands = ""
