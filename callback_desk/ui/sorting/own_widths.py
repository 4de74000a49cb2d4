"""The widths that somebody gives to the columns of a table."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QTableView

# The most of a table's width that somebody can give to one column.
MOST_OF_ROOM = 0.4
# In pixels: the widths that a column may be remembered with.
POSSIBLE = range(1, 1 << 15)


class OwnWidths(QObject):
    """Gives columns their usual widths, or those that somebody gave them.

    `changed` carries itself once somebody did. The last column takes what is left.
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
        view.installEventFilter(self)
        self._fit()

    @property
    def own(self) -> Mapping[int, int]:
        """The widths that somebody gave to columns by hand."""
        return self._own

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
        # One that comes or goes is not given another width.
        if self._fitting or column not in self._usual or 0 in (old, new):
            return
        self._own[column] = new
        self._fit()
        self.changed.emit(self)

    def _fit(self) -> None:
        # No width of their own, whatever screen it is from, leaves nothing to others.
        most = max(1, round(self.view.viewport().width() * MOST_OF_ROOM))
        self._fitting = True
        for column, usual in self._usual.items():
            own = self._own.get(column)
            self.view.setColumnWidth(column, usual if own is None else min(own, most))
        self._fitting = False
