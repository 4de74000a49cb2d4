"""Lets a list be sorted: by a click on a heading, or by its menu and keys alone."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from callback_desk.domain.sort_order import SortOrder, asked_again
from callback_desk.translation import _
from callback_desk.wording.sorting import say_order, say_sorted

USUAL = _("Sorted as usual.")


@runtime_checkable
class Sortable(Protocol):
    """A model whose rows can be put in another order."""

    @property
    def sort_words(self) -> Sequence[str]:
        """What it can be sorted by; "" for a column that it cannot be sorted by."""
        ...

    def put_in_order(self, order: SortOrder | None) -> None:
        """Put the rows in an order, or in the usual one."""
        ...


class Sorting(QObject):
    """The order of a view's rows; what is chosen in it stays chosen.

    `applied` follows once the rows stand in it. `changed` carries itself once somebody
    chose another one, `renamed` once the view shows rows of another kind, which have an
    order of their own.
    """

    applied = Signal()
    changed = Signal(object)
    renamed = Signal(object)

    def __init__(self, view: QAbstractItemView, name: str) -> None:
        """Let a view be sorted.

        Args:
            view: with its model, or before it has one.
            name: under which the order is remembered.
        """
        super().__init__(view)
        self.view, self.name = view, name
        self.order: SortOrder | None = None
        self._said = ""
        if isinstance(view, QTableView):
            header = view.horizontalHeader()
            header.setSectionsClickable(True)
            header.sectionClicked.connect(self.ask)

    @property
    def words(self) -> Sequence[str]:
        """What the rows can be sorted by."""
        model = self.view.model()
        return model.sort_words if isinstance(model, Sortable) else ()

    @property
    def in_force(self) -> SortOrder | None:
        """The order, if the rows that are shown can be sorted by it."""
        order, words = self.order, self.words
        if order is None or order.column >= len(words) or not words[order.column]:
            return None
        return order

    @property
    def said_briefly(self) -> str:
        """By what the rows are sorted, and which way; "" if they are as usual."""
        order = self.in_force
        return "" if order is None else say_order(self.words[order.column], order)

    def rename(self, name: str) -> None:
        """Show another kind of rows from now on."""
        if name != self.name:
            self.name, self.order = name, None
            self.renamed.emit(self)

    def restore(self, order: SortOrder | None) -> None:
        """Have the order that was remembered."""
        self.order = order
        self.apply()

    def ask(self, column: int) -> None:
        """Sort by a column; once more the other way round, then as usual."""
        words = self.words
        if 0 <= column < len(words) and words[column]:
            self.choose(asked_again(self.order, column))

    def choose(self, order: SortOrder | None) -> None:
        """Sort, as somebody wishes."""
        self.order = order
        self.apply()
        self.changed.emit(self)
        said = self._said or USUAL
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, said))

    def apply(self) -> None:
        """Put the rows of the view's model, which may be a new one, in this order."""
        view, model = self.view, self.view.model()
        if not isinstance(model, Sortable):
            return
        model.put_in_order(self.in_force)
        self._tell()
        if view.currentIndex().isValid():
            view.scrollTo(view.currentIndex())
        self.applied.emit()

    def _tell(self) -> None:
        """Let those who hear the screen know, behind what else is told of the view."""
        order = self.in_force
        said = "" if order is None else say_sorted(self.words[order.column], order)
        told = self.view.accessibleDescription().removesuffix(self._said).rstrip()
        self._said = said
        self.view.setAccessibleDescription(f"{told} {said}".strip())
