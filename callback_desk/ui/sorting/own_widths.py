"""The widths that somebody gives to the columns of a table."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QTableView

# The most of a table's width that somebody can give to one column.
MOST_OF_ROOM = 0.4
# In pixels: the widths that a column may be remembered with.
POSSIBLE = range(1, 1 << 15)


class OwnWidths(QObject):
    """Gives columns their usual widths, or those that somebody gave them.

    `changed` carries itself once somebody did. The last column that is seen takes what
    is left.
    """

    changed = Signal(object)

    def __init__(self, view: QTableView, name: str, usual: Mapping[int, int]) -> None:
        """Give the columns of a view their widths.

        Args:
            view: with its model.
            name: under which the widths are remembered.
            usual: pixels of each column but the last.
        """
        super().__init__(view)
        self.view, self.name = view, name
        self._usual, self._own = dict(usual), dict[int, int]()
        self._fitting = False
        header = view.horizontalHeader()
        header.setStretchLastSection(True)
        header.sectionResized.connect(self._on_section_resized)
        # Of the view itself it comes before there is that room.
        view.viewport().installEventFilter(self)
        self._fit()

    @property
    def own(self) -> Mapping[int, int]:
        """The widths that somebody gave to columns by hand."""
        return self._own

    @contextmanager
    def held(self) -> Iterator[None]:
        """Columns come, go and are given usual widths meanwhile, by nobody's hand."""
        before, self._fitting = self._fitting, True
        yield
        self._fitting = before

    def set_usual(self, column: int, wide: int) -> None:
        """Give a column another usual width."""
        self._usual[column] = wide
        self._fit()

    def restore(self, own: Mapping[int, int]) -> None:
        """Have the widths that were remembered."""
        self._own = {c: w for c, w in own.items() if c in self._usual and w in POSSIBLE}
        self._fit()

    def reset(self) -> None:
        """Have the usual widths again, as somebody wishes."""
        self.restore({})
        self.changed.emit(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the columns into another room; every event goes on as it was."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def _on_section_resized(self, column: int, old: int, new: int) -> None:
        # One that comes or goes is not given another width, nor what takes the rest.
        if self._fitting or 0 in (old, new) or self._takes_rest(column):
            return
        room = max(self._room_for(column), self._usual[column])
        self._own[column] = min(new, room)
        self._fit()
        self.changed.emit(self)

    def _takes_rest(self, column: int) -> bool:
        behind = range(column + 1, self.view.horizontalHeader().count())
        return all(self.view.isColumnHidden(one) for one in behind)

    def _room_for(self, column: int) -> int:
        """Pixels that the others leave, so that the last one is still seen."""
        others = [one for one in self._usual if one != column]
        taken = sum(self.view.columnWidth(o) for o in others if not self._takes_rest(o))
        return self.view.viewport().width() - taken - self._least()

    def _least(self) -> int:
        """Pixels of the last column, beneath which Qt does not stretch it."""
        return self.view.horizontalHeader().defaultSectionSize()

    def _fit(self) -> None:
        # No width of their own, whatever screen it is from, leaves nothing to others.
        most = max(1, round(self.view.viewport().width() * MOST_OF_ROOM))
        wide = {
            column: min(self._own[column], most) if column in self._own else usual
            for column, usual in self._usual.items()
        }
        seen = [
            c for c in wide if not (self.view.isColumnHidden(c) or self._takes_rest(c))
        ]
        if sum(wide[c] for c in seen) + self._least() > self.view.viewport().width():
            # As in a narrow window: what was given in a wide one has no room.
            wide = self._usual
        with self.held():
            for column, width in wide.items():
                self.view.setColumnWidth(column, width)
