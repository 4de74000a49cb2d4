"""What the page has read of the queue: its beginning, and more as it is asked for."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import (
    QueueEntry,
    QueueKey,
    QueueKind,
    QueuePage,
    QueueSummary,
)
from callback_desk.domain.errors import DeskError
from callback_desk.services.desk import Desk
from callback_desk.services.wake_leads import wake_leads
from callback_desk.services.work_queue import (
    PAGE,
    count_queue,
    first_page,
    next_page,
)
from callback_desk.ui.background import Background
from callback_desk.ui.today.lead_table import RowKey, key_of

# So long, at most, what follows the first page ever read waits for its painting.
PAINTED_WITHIN = 0.25


class QueueReader(QObject):
    """Reads the queue behind, a page at a time, and holds what was read.

    The first page comes alone, so that it is seen at once; the counts follow it, once
    nobody waits for anything else. When the page is read for the first time, all else
    on the lane waits until it was painted: two threads at work in Python hold each
    other up; and the counts wait for the first card. Every page but the first tells of
    the same instant as the first did.

    Signals:
        asked: the entries are about to be read anew.
        read: the entries were read anew, from the first one on.
        grown: these entries came behind the others.
        counted: how the whole queue stands, a QueueSummary.
        not_read: they could not be: an exception; `failed` follows.
        failed: an exception.
    """

    asked = Signal()
    read = Signal()
    not_read = Signal(object)
    grown = Signal(object)
    counted = Signal(object)
    failed = Signal(object)

    def __init__(
        self, background: Background, desk: Desk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self._desk = background, desk
        self._entries: Sequence[QueueEntry] = ()
        self._at: datetime | None = None
        self.calendar: BusinessCalendar | None = None
        self.summary: QueueSummary | None = None
        self._kind: QueueKind | None = None
        self._read_kind: QueueKind | None = None
        self._following: QueueKey | None = None
        self._asked: QueueKey | None = None
        self._keys: set[RowKey] = set()
        self._painted = Event()
        self._sleeps = False

    @property
    def entries(self) -> Sequence[QueueEntry]:
        """What was read, in the queue's order."""
        return self._entries

    @property
    def at(self) -> datetime | None:
        """The instant that the entries tell of, or None before anything was read."""
        return self._at

    @property
    def has_more(self) -> bool:
        """Whether the queue goes on behind what was read."""
        return self._following is not None

    def narrow_to(self, kind: QueueKind | None) -> None:
        """Read one kind alone from now on, or all that does not rest."""
        if kind != self._kind:
            self._kind = kind
            self._read_first(PAGE)

    def sleep(self) -> None:
        """Let go of what was read, and read nothing until `wake`."""
        self._sleeps = True
        self._entries, self._keys, self._following = (), set(), None

    def wake(self) -> None:
        """Read again."""
        self._sleeps = False

    def refresh(self) -> None:
        """Read anew as much as there is, and count; then wake whose rest is over."""
        if self._sleeps:
            return
        self.asked.emit()
        self._read_first(max(PAGE, len(self._entries)))
        if self._painted.is_set():
            self._count()
        else:
            self._background.run(
                partial(self._painted.wait, PAINTED_WITHIN), self._on_waited
            )

    def _on_waited(self, painted: bool) -> None:
        """The first card was asked for as the list came: it goes before the counts."""
        self._count()

    def _count(self) -> None:
        self._background.run_idle(
            partial(count_queue, self._desk),
            self._on_counted,
            self.failed.emit,
            kind="count the queue",
        )
        self._background.run_idle(
            partial(wake_leads, self._desk),
            failed=self._on_not_woken,
            kind="wake leads",
        )

    def read_more(self) -> None:
        """Read the next page, unless it is on its way."""
        if self._following is None or self._at is None or self._asked is not None:
            return
        self._asked = self._following
        self._background.run(
            partial(next_page, self._desk, self._following, self._at, self._kind),
            partial(self._on_more, self._kind, self._following),
            self._on_no_more,
        )

    def _read_first(self, limit: int) -> None:
        self._background.run(
            partial(first_page, self._desk, self._kind, limit),
            partial(self._on_first, self._kind, limit),
            self._on_no_first,
        )

    def _on_first(
        self,
        kind: QueueKind | None,
        limit: int,
        came: tuple[QueuePage, BusinessCalendar],
    ) -> None:
        if kind != self._kind or self._sleeps:
            # Another kind was asked for meanwhile, and is on its way.
            self._painted.set()
            return
        page, self.calendar = came
        grew = kind == self._read_kind and limit < len(self._entries)
        if grew and page.following is not None:
            # More was read since this was asked for: the list keeps its length.
            self._read_first(len(self._entries))
            return
        self._read_kind = kind
        self._entries, self._at = list(page.entries), page.at
        self._following = page.following
        self._keys = {key_of(entry) for entry in self._entries}
        self.read.emit()
        if not self._painted.is_set():
            # The turn of the loop that has begun paints what was just shown.
            QTimer.singleShot(0, self, self._on_painted)

    def _on_painted(self) -> None:
        self._painted.set()

    def _on_no_first(self, error: Exception) -> None:
        self._painted.set()
        self.not_read.emit(error)
        self.failed.emit(error)

    def _on_more(
        self, kind: QueueKind | None, after: QueueKey, page: QueuePage
    ) -> None:
        self._asked = None
        if kind != self._kind or self._sleeps:
            return
        if after != self._following:
            # All was read anew meanwhile, so the list goes on from another place.
            self.read_more()
            return
        # Somebody who was called since may stand further behind now.
        new = [e for e in page.entries if key_of(e) not in self._keys]
        self._following = page.following
        self._entries = [*self._entries, *new]
        self._keys |= {key_of(entry) for entry in new}
        self.grown.emit(new)

    def _on_no_more(self, error: Exception) -> None:
        self._asked = None
        self.failed.emit(error)

    def _on_not_woken(self, error: Exception) -> None:
        """They were read all the same; the next refresh tries again."""
        if not isinstance(error, DeskError):
            self.failed.emit(error)

    def _on_counted(self, summary: QueueSummary) -> None:
        self.summary = summary
        self.counted.emit(summary)
