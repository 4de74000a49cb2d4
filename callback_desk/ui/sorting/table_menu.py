"""The menu of a list: what to sort it by, the usual order, the usual widths."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from callback_desk.translation import _
from callback_desk.ui.sorting.own_widths import OwnWidths
from callback_desk.ui.sorting.sorting import Sorting
from callback_desk.wording.sorting import say_order

SORT_BY, USUAL_ORDER = _("Sort by"), _("Usual order")
USUAL_WIDTHS = _("Usual column widths")
# What an entry does that is no column's.
_ORDER, _WIDTHS, _TITLE = -1, -2, -3


class TableMenu(QObject):
    """Opens by a right click on the list or its headings, the menu key, or a button.

    Once the chosen entry is taken again it turns the order round, as a heading does.
    """

    def __init__(
        self,
        view: QAbstractItemView,
        sorting: Sorting | None = None,
        widths: OwnWidths | None = None,
    ) -> None:
        super().__init__(view)
        self._view, self._sorting, self._widths = view, sorting, widths
        self.menu = QMenu(view)
        self.menu.setAccessibleName(SORT_BY)
        self.menu.triggered.connect(self._on_taken)
        places = [view]
        if isinstance(view, QTableView):
            places.append(view.horizontalHeader())
        for place in places:
            place.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            place.customContextMenuRequested.connect(self._on_wanted)

    @property
    def view(self) -> QAbstractItemView:
        """Whose menu it is."""
        return self._view

    @property
    def sorts(self) -> bool:
        """Whether the list can be sorted now."""
        return self._sorting is not None and any(self._sorting.words)

    def _on_wanted(self, where: QPoint) -> None:
        place = self.sender()
        if isinstance(place, QAbstractItemView):
            self.open(place.viewport().mapToGlobal(where))

    def open(self, where: QPoint) -> None:
        """Open the menu there; the keys are on its first entry."""
        self._fill()
        first = next((one for one in self.menu.actions() if one.isEnabled()), None)
        if first is not None:
            self.menu.setActiveAction(first)
            self.menu.popup(where)

    def open_beneath(self, button: QWidget) -> None:
        """Open the menu beneath a button."""
        self.open(button.mapToGlobal(QPoint(0, button.height())))

    def open_over_list(self) -> None:
        """Open the menu over the upper edge of the list."""
        self.open(self._view.viewport().mapToGlobal(QPoint(0, 0)))

    def _fill(self) -> None:
        """Offer what there is to choose now."""
        self.menu.clear()
        if self._sorting is not None and self.sorts:
            self._offer_orders(self._sorting)
        if self._widths is not None:
            self._offer(USUAL_WIDTHS, _WIDTHS, can=bool(self._widths.own))

    def _offer_orders(self, sorting: Sorting) -> None:
        order = sorting.in_force
        self._offer(SORT_BY, _TITLE, can=False)
        for column, words in enumerate(sorting.words):
            is_it = order is not None and order.column == column
            said = " ".join(words.split())
            if order is not None and is_it:
                said = say_order(words, order)
            # Of a column that is left out nobody sees what the rows are sorted by.
            if words and (is_it or not self._is_left_out(column)):
                self._offer(said, column, checked=is_it)
        self.menu.addSeparator()
        self._offer(USUAL_ORDER, _ORDER, can=order is not None)

    def _is_left_out(self, column: int) -> bool:
        view = self._view
        return isinstance(view, QTableView) and view.isColumnHidden(column)

    def _offer(
        self, words: str, does: int, *, can: bool = True, checked: bool = False
    ) -> None:
        action = self.menu.addAction(words.replace("&", "&&"))
        action.setData(does)
        action.setEnabled(can)
        action.setCheckable(checked)
        action.setChecked(checked)

    def _on_taken(self, action: QAction) -> None:
        does = action.data()
        if does == _WIDTHS and self._widths is not None:
            self._widths.reset()
        elif self._sorting is not None and does == _ORDER:
            self._sorting.choose(None)
        elif self._sorting is not None:
            self._sorting.ask(does)


def let_sort(view: QAbstractItemView, name: str) -> Sorting:
    """Let a list be sorted by its headings and its menu; remembered under a name."""
    sorting = Sorting(view, name)
    TableMenu(view, sorting)
    return sorting
