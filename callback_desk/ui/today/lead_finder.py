"""The search behind the list: closed leads and notes, found while somebody types."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.errors import DeskError
from callback_desk.domain.lead_search import FoundEntry, is_closed, matches
from callback_desk.services.desk import Desk
from callback_desk.services.search_leads import find_entries
from callback_desk.services.search_upkeep import index_leads
from callback_desk.ui.background import Background
from callback_desk.ui.today.lead_table import key_of
from callback_desk.ui.today.looks import Kind, kind_of

# So long nothing more must be typed before storage is asked.
PAUSE_MS = 60


class LeadFinder(QObject):
    """Asks storage for what was typed last; an answer to anything older is dropped.

    `found` follows when an answer came, `failed` carries why none did to what somebody
    typed, `not_again` what went wrong as it looked again by itself.
    """

    found = Signal()
    failed = Signal(object)
    not_again = Signal(object)

    def __init__(
        self, background: Background, desk: Desk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self._desk = background, desk
        self._text = ""
        self._entries: Sequence[FoundEntry] = ()
        self._is_answered = self._is_looking = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.ask)

    def look_for(self, text: str) -> None:
        """Look for another text once nothing more is typed; "" for none."""
        text = text.strip()
        if text == self._text:
            return
        self._text, self._is_answered, self._is_looking = text, False, bool(text)
        if text:
            self._pause.start()
        else:
            self._pause.stop()
            self._entries = ()

    def refresh(self) -> None:
        """Ask anew, then bring the index of the search up to date, a part at a time."""
        self._ask(self.not_again)
        self._index()

    def _index(self) -> None:
        work = partial(index_leads, self._desk)
        # Whatever anybody asks for meanwhile comes first.
        self._background.run_idle(work, self._on_indexed, self._on_not_indexed)

    def _on_indexed(self, count: int) -> None:
        if count:
            self._index()

    def _on_not_indexed(self, error: Exception) -> None:
        """They are found all the same; the next refresh tries again."""
        if not isinstance(error, DeskError):
            self.not_again.emit(error)

    def ask(self) -> None:
        """Ask anew for the same text, if there is one."""
        self._ask(self.failed)

    def _ask(self, failed: SignalInstance) -> None:
        if self._text:
            self._background.run(
                partial(find_entries, self._desk, self._text),
                partial(self._on_found, self._text),
                partial(self._on_failed, failed),
            )

    def _on_found(self, text: str, entries: list[FoundEntry]) -> None:
        if text == self._text:
            self._entries, self._is_answered, self._is_looking = entries, True, False
            self.found.emit()

    def _on_failed(self, failed: SignalInstance, error: Exception) -> None:
        self._is_looking = False
        self.found.emit()  # Nobody more is awaited.
        failed.emit(error)

    @property
    def is_looking(self) -> bool:
        """Whether storage has yet to say who else fits what was typed last."""
        return self._is_looking

    def beside(
        self, entries: Sequence[QueueEntry], kind: Kind | None
    ) -> list[QueueEntry]:
        """Whom the search found beside those that the list has.

        Until the answer to a longer text comes, those of the shorter one stay who
        still fit by name or number.

        Args:
            entries: those of the list that fit.
            kind: what the list is narrowed to, or None.
        """
        known = {key_of(entry) for entry in entries}
        return [
            entry
            for entry in self._entries
            if key_of(entry) not in known
            and (self._is_answered or matches(entry, self._text))
            and (kind is None or (kind_of(entry) == kind and not is_closed(entry)))
        ]


def fits(entry: QueueEntry, kind: Kind | None, text: str) -> bool:
    """Whether an entry is of a counter's kind, None for all, and fits what is typed."""
    return kind in (None, kind_of(entry)) and (not text or matches(entry, text))
