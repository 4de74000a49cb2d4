"""What the foot says goes once it holds no longer."""

from PySide6.QtCore import QObject

from callback_desk.domain.callback_queue import QueueEntry, QueueKind
from callback_desk.domain.errors import DeskError
from callback_desk.domain.safety_watch import SafetyWatch
from callback_desk.ui.calls.call_desk import NOBODY, NUMBER_KEPT
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.safety.safety_desk import SafetyDesk
from callback_desk.ui.today.lead_table import RowKey, key_of
from callback_desk.ui.today.page import TodayPage
from callback_desk.wording.day import CHOOSE_FIRST
from callback_desk.wording.meanwhile import JOINED_TO_THIS
from callback_desk.wording.safety import (
    ALL_SHOWN_AGAIN,
    NO_CONTACT_YET,
    NOBODY_TO_REVIEW,
)

# What tells of the lead on the card as "this one".
OF_THIS_LEAD = (JOINED_TO_THIS, NUMBER_KEPT)


class FootTruth(QObject):
    """Hears what makes a sentence of the foot untrue; what was done stays told."""

    def __init__(
        self, window: MainWindow, today: TodayPage, safety: SafetyDesk
    ) -> None:
        """Listen.

        Args:
            window: whose foot it is.
            today: where leads are chosen, called and narrowed down.
            safety: who is told today, and who waits for a review.
        """
        super().__init__(window)
        self._window, self._today, self._safety = window, today, safety
        # Which lead was told of as "this one".
        self._this_one: RowKey | None = None
        # Why something could not be read: until something can be again.
        self._unread: set[str] = set()
        today.told.connect(self._on_told)
        today.list.lead_chosen.connect(self._on_lead_chosen)
        today.counters.filter_changed.connect(self._on_filtered)
        today.search.search_changed.connect(self._on_searched)
        for failed in (today.queue.failed, safety.not_looked):
            failed.connect(self._on_not_read)
        today.queue.read.connect(self._on_read)
        today.troubles.untold.connect(window.take_back)
        safety.looked.connect(self._on_safety_looked)

    def _on_told(self, words: str) -> None:
        if words in OF_THIS_LEAD:
            self._this_one = self._today.list.wanted()

    def _on_lead_chosen(self, entry: QueueEntry | None) -> None:
        if entry is None:
            return
        for hint in (NOBODY, CHOOSE_FIRST):
            self._window.take_back(hint)
        if key_of(entry) != self._this_one:
            for words in OF_THIS_LEAD:
                self._window.take_back(words)

    def _on_filtered(self, kind: QueueKind | None) -> None:
        if kind is not None:
            self._window.take_back(ALL_SHOWN_AGAIN)

    def _on_searched(self, text: str) -> None:
        if text:
            self._window.take_back(ALL_SHOWN_AGAIN)

    def _on_safety_looked(self, watched: SafetyWatch) -> None:
        self._on_read()
        if watched.contact.today is not None:
            self._window.take_back(f"{NO_CONTACT_YET}.")
        reviews = self._safety.reviews
        if reviews is not None and reviews.waiting:
            self._window.take_back(NOBODY_TO_REVIEW)

    def _on_not_read(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self._unread.add(f"{error.sentence} {error.what_to_do}")

    def _on_read(self) -> None:
        while self._unread:
            self._window.take_back(self._unread.pop())
