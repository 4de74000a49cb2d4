"""A row of widgets that goes on in the next line where it is too long."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayoutItem, QWidget

from callback_desk.ui.own_layout import OwnLayout


class FlowLayout(OwnLayout):
    """Lays widgets out as text is: from left to right, line after line."""

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(gap, parent)

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more than it needs."""
        return Qt.Orientation(0)

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        top = rect.top()
        for line in self._lines(rect.width()):
            high = max(size.height() for _, size in line)
            left = rect.left()
            for item, size in line:
                if moves:
                    # What is lower than its neighbors stands in their middle.
                    middle = top + (high - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, middle), size))
                left += size.width() + self.spacing()
            top += high + self.spacing()
        return max(0, top - self.spacing() - rect.top())

    def _lines(self, wide: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items line by line, each with the size that it wants."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            size = _wanted(item)
            if size.width() > wide and item.hasHeightForWidth():
                # Too long for a line of its own: it goes on in its next lines.
                size = QSize(wide, item.heightForWidth(wide))
            if not lines or left + size.width() > wide:
                lines.append([])
                left = 0
            lines[-1].append((item, size))
            left += size.width() + self.spacing()
        return lines


def _wanted(item: QLayoutItem) -> QSize:
    """The size that an item wants; a label that wraps would want several lines."""
    label = item.widget()
    if isinstance(label, QLabel) and label.wordWrap():
        metrics = label.fontMetrics()
        # Measured exactly some break in two all the same.
        wide = metrics.horizontalAdvance(label.text()) + metrics.averageCharWidth()
        return QSize(wide, item.heightForWidth(wide))
    return item.sizeHint()


def in_one_line(gap: int, *parts: QWidget) -> QWidget:
    """Widgets that are never parted, such as a day between its two arrows."""
    together = QWidget()
    line = QHBoxLayout(together)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for part in parts:
        line.addWidget(part)
    return together
