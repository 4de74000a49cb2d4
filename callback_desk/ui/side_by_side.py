"""Fields beside one another, and beneath one another where they have no room."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from callback_desk.ui.own_layout import OwnLayout


class _Part(NamedTuple):
    """What stands in the row, and how much of it that takes: 0 is its own width."""

    item: QLayoutItem
    share: int


class Half(QWidget):
    """Nothing, where a field alone in its row has its half of it.

    It asks for the width of another field: its row is a column where that one's is.
    """

    def __init__(self, like: QWidget) -> None:
        super().__init__()
        self._like = like

    def minimumSizeHint(self) -> QSize:
        """As wide as the other at least."""
        like = self._like
        return QSize(max(like.minimumSizeHint().width(), like.minimumWidth()), 0)

    def sizeHint(self) -> QSize:
        """No higher than nothing."""
        return self.minimumSizeHint()


class SideBySide(OwnLayout):
    """One row of parts by their shares; a narrow one is a column of them."""

    def __init__(
        self, gap: int, *parts: tuple[QWidget, int], parts_never: bool = False
    ) -> None:
        """Build the row.

        Args:
            gap: pixels between two parts.
            parts: each with its share of the row; 0 for one as wide as it likes, which
                stands at the foot of the row as a button beside a field does.
            parts_never: whether it stays a row, for one within another.
        """
        super().__init__(gap)
        self._parts_never = parts_never
        self._shares: list[int] = []
        for part, share in parts:
            self.addWidget(part)
            self._shares[-1] = share

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item behind the others."""
        super().addItem(item)
        self._shares.append(1)

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, and its share with it."""
        taken = super().takeAt(index)
        if taken is not None:
            del self._shares[index]
        return taken

    def sizeHint(self) -> QSize:
        """All in one row."""
        parts = self._parts()
        sizes = [part.item.sizeHint() for part in parts]
        wide = self._row(parts, [size.width() for size in sizes])
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest alone in its line, or the row where it stays one."""
        least = super().minimumSize()
        if self._parts_never:
            parts = self._parts()
            widths = [part.item.minimumSize().width() for part in parts]
            least.setWidth(self._row(parts, widths))
        return least

    def _parts(self) -> list[_Part]:
        both = zip(self._items, self._shares, strict=True)
        return [_Part(item, share) for item, share in both if not item.isEmpty()]

    def _row(self, parts: list[_Part], widths: list[int]) -> int:
        """How wide a row is in which every part has at least its width."""
        if not parts:
            return 0
        gap, units, fixed, unit = self.spacing(), 0, 0, 0
        for part, wide in zip(parts, widths, strict=True):
            if part.share:
                units += part.share
                between = (part.share - 1) * gap
                unit = max(unit, -((between - wide) // part.share))
            else:
                fixed += wide + gap
        return max(0, units * (unit + gap) + fixed - gap)

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        parts = self._parts()
        least = [
            (part.item.minimumSize() if part.share else part.item.sizeHint()).width()
            for part in parts
        ]
        if self._row(parts, least) <= rect.width():
            return self._in_a_row(rect, parts, moves=moves)
        return self._in_a_column(rect, parts, moves=moves)

    def _in_a_row(self, rect: QRect, parts: list[_Part], *, moves: bool) -> int:
        gap, units = self.spacing(), sum(part.share for part in parts)
        own = [0 if part.share else part.item.sizeHint().width() for part in parts]
        room = rect.width() - sum(wide + gap for wide in own if wide) + gap
        places: list[tuple[QLayoutItem, QRect]] = []
        left, taken = rect.left(), 0
        for part, wide in zip(parts, own, strict=True):
            if part.share:
                # By what was taken so far, so that no pixel is left over at the end.
                before = room * taken // units
                taken += part.share
                wide = room * taken // units - before - gap
            high = _height(part.item, wide)
            places.append((part.item, QRect(left, rect.top(), wide, high)))
            left += wide + gap
        row = max((place.height() for _unused, place in places), default=0)
        if moves:
            for (item, place), part in zip(places, parts, strict=True):
                if not part.share:
                    place.moveTop(rect.top() + row - place.height())
                item.setGeometry(place)
        return row

    def _in_a_column(self, rect: QRect, parts: list[_Part], *, moves: bool) -> int:
        top = rect.top()
        for part in parts:
            hint = part.item.sizeHint().width()
            wide = rect.width() if part.share else min(hint, rect.width())
            high = _height(part.item, wide)
            if moves:
                part.item.setGeometry(QRect(rect.left(), top, wide, high))
            # What is no more than half of a row takes no line, nor a gap.
            top += high + self.spacing() if high > 0 else 0
        return max(0, top - self.spacing() - rect.top())


def _height(item: QLayoutItem, wide: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(wide)
    return item.sizeHint().height()
