"""Keeps in the audit whom somebody had before them for a while."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.services.desk import Desk
from callback_desk.services.missed_callbacks import note_seen
from callback_desk.ui.background import Background
from callback_desk.ui.bug_once import BugOnce
from callback_desk.ui.today.page import TodayPage

# Whom somebody only passes on the way down the list was not seen.
SEEN_AFTER_MS = 2_000


class SeenWatch(QObject):
    """Watches whose card stands on the screen.

    Who comes up by itself, after a call or with the window, is told apart from whom
    somebody chose: that nobody opened a lead must not be hidden by its being shown.
    """

    def __init__(self, background: Background, desk: Desk, page: TodayPage) -> None:
        super().__init__(page)
        self._background, self._desk, self._page = background, desk, page
        self._bug = BugOnce(background)
        self._lead_id: int | None = None
        self._comes_by_itself = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(SEEN_AFTER_MS)
        self._waiting.timeout.connect(self._on_waited)
        page.list.lead_chosen.connect(self._on_lead_chosen)
        # Who was closed, or came in just now, is chosen in no row.
        page.arrival.on_the_way.connect(self._watch)

    def _on_lead_chosen(self, entry: QueueEntry | None) -> None:
        self._watch(None if entry is None else entry.lead.lead_id)

    def _watch(self, lead_id: int | None) -> None:
        if lead_id == self._lead_id:
            return
        self._lead_id = lead_id
        self._comes_by_itself = self._page.list.came_by_itself
        self._waiting.start() if lead_id is not None else self._waiting.stop()

    def _on_waited(self) -> None:
        lead_id = self._lead_id
        if lead_id is None or not self._page.isVisible():
            return
        if not self._page.card.shows(lead_id):
            if self._page.card.is_awaiting:  # The two seconds begin with the card.
                self._waiting.start()
            return
        self._background.run(
            partial(note_seen, self._desk, lead_id, by_itself=self._comes_by_itself),
            None,
            self._bug.tell,
        )
