"""A cheap look, every second, whether anybody else has written to the desk."""

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from callback_desk.domain.claim import Claim
from callback_desk.services.claims import DeskSeen, look_at_desk
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.bug_once import BugOnce

LOOK_MS = 1_000


class DeskWatch(QObject):
    """Looks behind, one look at a time, and only while its window is seen.

    `desk_changed` follows when somebody else wrote, `claims_changed` when an open desk
    took or left a lead, this one among them. `staff_left` is said at each look once
    whoever is here was taken off the list of staff.
    """

    desk_changed = Signal()
    claims_changed = Signal()
    staff_left = Signal()

    def __init__(self, background: Background, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._background, self._desk, self._window = background, desk, window
        self._seen: DeskSeen | None = None
        self._is_looking, self._bug = False, BugOnce(background)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    @property
    def elsewhere(self) -> Mapping[int, Claim]:
        """The claims of other open desks, by lead."""
        return {} if self._seen is None else self._seen.elsewhere

    @property
    def mine(self) -> Collection[int]:
        """The leads that this open desk has."""
        return () if self._seen is None else self._seen.mine

    def look(self) -> None:
        """Look now, unless a look is on its way."""
        if self._is_looking or not self._window.isVisible():
            return
        self._is_looking = True
        self._background.run(
            partial(look_at_desk, self._desk), self._on_looked, self._on_failed
        )

    def _on_looked(self, seen: DeskSeen) -> None:
        self._is_looking = False
        before, self._seen = self._seen, seen
        claims = (before.elsewhere, before.mine) if before else ({}, frozenset())
        if claims != (seen.elsewhere, seen.mine):
            self.claims_changed.emit()
        if not seen.is_staff:
            self.staff_left.emit()
        # What was written before the first look may have come behind the list.
        if before is None or seen.shows_more_than(before):
            self.desk_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._is_looking = False
        self._bug.tell(error)
