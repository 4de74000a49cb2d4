"""Times that were pressed are kept, however often that takes."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from callback_desk.domain.errors import DeskError
from callback_desk.domain.safety_care import Subject
from callback_desk.services.desk import Desk
from callback_desk.services.priority_care import (
    Stamp,
    Stamped,
    stamp_wherever,
    stamped_before,
)
from callback_desk.ui.background import Background
from callback_desk.ui.safety.locked_crisis import CrisisMemory

# So long after it could not be kept it is tried again.
AGAIN_MS = 5_000


class StampKeeping(QObject):
    """Stores what was pressed, and tries again where that fails.

    What is not kept as the desk is locked, or the program ends, is kept by whoever
    signs in next.

    Signals:
        kept: whom it was pressed for, the Stamp, and the Stamped.
        not_kept: whom it was pressed for, the Stamp, and an exception; it is tried
            again by itself.
    """

    kept = Signal(object, object, object)
    not_kept = Signal(object, object, object)

    def __init__(self, background: Background, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._desk = background, desk
        self._memory = CrisisMemory()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.try_again)

    def share(self, memory: CrisisMemory) -> None:
        """Remember there what is not kept yet; and keep what nobody kept so far."""
        if memory is not self._memory:
            memory.unkept += self._memory.unkept
            self._memory = memory
        self.try_again()
        # What another window hands to the database right now may fail yet.
        self._again.start()

    def keep(self, subject: Subject, said: Stamp, *, again: bool = False) -> None:
        """Store a time, with its lead wherever that is by now.

        Args:
            subject: whom it was pressed for.
            said: what was pressed, and when.
            again: whether it may be stored already, by a run that broke off.
        """
        memory = self._memory
        memory.underway.append((subject, said))
        memory.write_down()
        self._background.run(
            partial(_store, self._desk, subject, said, memory, again),
            partial(self._on_kept, subject, said),
            partial(self._on_not_kept, subject, said),
        )

    def try_again(self) -> None:
        """Store what could not be stored before."""
        waiting = self._memory.unkept
        for _unused in range(len(waiting)):
            self.keep(*waiting.pop(0), again=True)

    def take_back(self, of: Collection[Subject]) -> Stamp | None:
        """Forget what was pressed last for these; None where all of that is kept."""
        waiting = self._memory.unkept
        for place in reversed(range(len(waiting))):
            if waiting[place][0] in of:
                taken = waiting.pop(place)[1]
                self._memory.write_down()
                return taken
        return None

    def _on_kept(self, subject: Subject, said: Stamp, stamped: Stamped) -> None:
        self._memory.write_down()
        self.kept.emit(subject, said, stamped)

    def _on_not_kept(self, subject: Subject, said: Stamp, error: Exception) -> None:
        self._memory.write_down()
        if isinstance(error, DeskError):
            self._again.start()
        self.not_kept.emit(subject, said, error)


def _store(
    desk: Desk, subject: Subject, said: Stamp, memory: CrisisMemory, again: bool
) -> Stamped:
    """Store a time; one that fails is remembered, whoever hears of it."""
    try:
        before = stamped_before(desk, subject, said) if again else None
        return before or stamp_wherever(desk, subject, said)
    except Exception:
        memory.unkept.append((subject, said))
        raise
    finally:
        memory.underway.remove((subject, said))
