"""Garbage is collected on the window's own thread, and on no other.

Python collects cycles on whichever thread happens to allocate. Where such a cycle holds
a widget or an item of a picture, Qt destroys it on that thread, and the program dies.
And it collects in the middle of whatever allocates. Where that is Qt taking an object
apart, which asks Python about it with a lock held, ending another one waits for that
lock for ever: so it does not collect by itself again, not even as the program ends.

Whichever window was asked for its screen last has it as a part in PySide's books. Where
that window is garbage the screen is too, is found to have no owner any more, and was
ended: the program died at the next window. So the screens are held meanwhile.
"""

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

LOOK_MS = 1_000
# So many young objects are work that goes on behind: to look at all of them would hold
# the window up, and most are gone when the work is done. So often that is waited for.
MANY, MOST_WAITED = 50_000, 30


def collect(generation: int = 2) -> None:
    """Collect what is garbage up to a generation, but no screen with it."""
    screens = QGuiApplication.screens()
    gc.collect(generation)
    del screens


class Collecting(QObject):
    """Collects now and then, as much as Python itself would by its own counts."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over from Python, which collects nothing by itself from now on."""
        super().__init__(parent)
        gc.disable()
        self._waited = 0
        self._looking = QTimer(self)
        self._looking.timeout.connect(self.look)
        self._looking.start(LOOK_MS)

    def end(self) -> None:
        """Collect a last time, and no more: what is left goes with the program.

        Windows that are garbage would be ended behind Python's back else, late.
        """
        self._looking.stop()
        collect()

    def look(self) -> None:
        """Collect the oldest generation whose count is over its threshold."""
        if gc.get_count()[0] > MANY and self._waited < MOST_WAITED:
            self._waited += 1
            return
        self._waited = 0
        due = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > most
        ]
        # The young are looked at each time: the older count only what they passed on.
        collect(max(due, default=0))
