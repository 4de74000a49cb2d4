"""The buttons beneath a dialog: in one row, or in further ones on a narrow screen."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from callback_desk.ui.own_layout import OwnLayout


class DialogFeet(OwnLayout):
    """What leads elsewhere at the left, what ends the dialog at the right.

    Where they have no room in one row, those at the left stand above the others.
    """

    def __init__(self, gap: int) -> None:
        super().__init__(gap)
        # So many of them stand at the left.
        self._at_left = 0

    def add_left(self, button: QWidget) -> None:
        """Put a button behind those at the left."""
        self.addWidget(button)
        self._items.insert(self._at_left, self._items.pop())
        self._at_left += 1
        self.invalidate()

    def add_before(self, button: QWidget, behind: QWidget) -> None:
        """Put a button before another one at the right."""
        self.addWidget(button)
        added = self._items.pop()
        place = next(n for n, one in enumerate(self._items) if one.widget() is behind)
        self._items.insert(place, added)
        self.invalidate()

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take a button out."""
        taken = super().takeAt(index)
        if taken is not None and index < self._at_left:
            self._at_left -= 1
        return taken

    def _width(self, row: list[QLayoutItem]) -> int:
        wide = sum(item.sizeHint().width() for item in row)
        return wide + self.spacing() * max(0, len(row) - 1)

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        left, right = (
            [item for item in part if not item.isEmpty()]
            for part in (self._items[: self._at_left], self._items[self._at_left :])
        )
        if self._width([*left, *right]) <= rect.width():
            rows = [(left, right)]
        else:
            rows = [(row, []) for row in self._rows(left, rect.width())]
            rows += [([], row) for row in self._rows(right, rect.width())]
        top = rect.top()
        for at_left, at_right in rows:
            both = [*at_left, *at_right]
            high = max((item.sizeHint().height() for item in both), default=0)
            if moves:
                self._place(at_left, rect.left(), top, rect.width())
                end = max(rect.left(), rect.right() + 1 - self._width(at_right))
                self._place(at_right, end, top, rect.width())
            top += high + self.spacing()
        return max(0, top - self.spacing() - rect.top())

    def _rows(self, buttons: list[QLayoutItem], wide: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        for button in buttons:
            if rows and self._width([*rows[-1], button]) <= wide:
                rows[-1].append(button)
            else:
                rows.append([button])
        return rows

    def _place(self, row: list[QLayoutItem], left: int, top: int, most: int) -> None:
        for item in row:
            size = item.sizeHint().boundedTo(QSize(most, item.sizeHint().height()))
            item.setGeometry(QRect(left, top, size.width(), size.height()))
            left += size.width() + self.spacing()
