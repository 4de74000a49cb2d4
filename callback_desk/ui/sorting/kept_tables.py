"""Orders and widths of tables, remembered for whoever is signed in."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from callback_desk.domain.sort_order import SortOrder
from callback_desk.ui.room import Room
from callback_desk.ui.sorting.own_widths import OwnWidths
from callback_desk.ui.sorting.sorting import Sorting
from callback_desk.ui.window_state import WindowState


class KeptTables(QObject):
    """Brings back the orders and widths of each page that is made, and keeps changes.

    A page that is let go of as the desk is locked has them again when it is made anew.
    """

    def __init__(self, state: WindowState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state

    def follow(self, page: QWidget) -> None:
        """Look after the tables of a page, and of rooms in it once they are made."""
        if isinstance(page, Room):
            page.made.connect(self.follow)
        for room in page.findChildren(Room):
            room.made.connect(self.follow)
        for sorting in page.findChildren(Sorting):
            self._bring_back(sorting)
            sorting.renamed.connect(self._bring_back)
            sorting.changed.connect(self._on_sorted)
        for widths in page.findChildren(OwnWidths):
            widths.restore(self._state.numbers(_widths_of(widths)))
            widths.changed.connect(self._on_widened)

    def _bring_back(self, sorting: Sorting) -> None:
        sorting.restore(SortOrder.of(self._state.text(_order_of(sorting))))

    def _on_sorted(self, sorting: Sorting) -> None:
        order = sorting.order
        self._state.keep_text(_order_of(sorting), "" if order is None else order.code)

    def _on_widened(self, widths: OwnWidths) -> None:
        self._state.keep_numbers(_widths_of(widths), widths.own)


def _order_of(sorting: Sorting) -> str:
    return f"sort {sorting.name}"


def _widths_of(widths: OwnWidths) -> str:
    return f"columns {widths.name}"
