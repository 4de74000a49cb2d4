"""Ctrl+A takes the rows that are not read yet as well, and what that says."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.ui.today.page import TodayPage
from callback_desk.wording.day import (
    say_all_chosen,
    say_choosing,
    say_chosen,
    say_first_chosen,
)

# So many rows are read to be chosen, at most: they stay in the list for the day.
MOST = 2_000


class AllRows(QObject):
    """Reads the list on, a page at a time, while all that was read is chosen.

    `told` follows when more than what is chosen changed about it.
    """

    told = Signal()

    def __init__(self, page: TodayPage) -> None:
        super().__init__(page)
        self._page, self._view, self._table = page, page.list.view, page.table
        self._is_reading = False
        self._view.all_wanted.connect(self._on_all_wanted)
        page.queue.grown.connect(self._on_grown)
        page.queue.failed.connect(self._end)
        page.counters.filter_changed.connect(self._end)
        page.search.search_changed.connect(self._end)

    def say(self, chosen: int) -> str:
        """How many leads are chosen, and whether these are all that there are."""
        if len(self._view.chosen_rows()) < self._table.rowCount():
            return say_chosen(chosen)
        if self._is_reading:
            return say_choosing(chosen)
        if self._has_more:
            return say_first_chosen(chosen)
        # Who is found is seldom all that there is.
        return say_chosen(chosen) if self._is_search else say_all_chosen(chosen)

    @property
    def _is_search(self) -> bool:
        return bool(self._page.search.text())

    @property
    def _has_more(self) -> bool:
        return self._table.canFetchMore(QModelIndex())

    def _on_all_wanted(self) -> None:
        self._is_reading = True
        self._go_on()

    def _on_grown(self, entries: Sequence[QueueEntry]) -> None:
        if not self._is_reading:
            return
        before = self._table.rowCount() - len(entries)
        if len(self._view.chosen_rows()) < before:
            # Somebody chose otherwise meanwhile.
            self._end()
        else:
            self._view.selectAll()
            self._go_on()

    def _go_on(self) -> None:
        if self._has_more and self._table.rowCount() < MOST:
            self._page.queue.read_more()
        else:
            self._end()
        self.told.emit()

    def _end(self) -> None:
        self._is_reading = False
