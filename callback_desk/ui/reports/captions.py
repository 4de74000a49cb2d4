"""Words on a picture, painted in one go; nobody imports this before a report is opened.

The library has an item for each word, and each costs the window a millisecond: a year
has a bar a week.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget


@dataclass(frozen=True, slots=True)
class Caption:
    """Words above a point of the picture, given in the picture's own units.

    Attributes:
        x: where its middle is, or its end.
        y: the point that it stands above.
        words: what it says.
        colour: its own.
        ends: whether it ends there, instead of having its middle there.
    """

    x: float
    y: float
    words: str
    colour: QColor
    ends: bool = False


class Captions(QGraphicsItem):
    """Upright in the size of the font, however the picture is drawn out.

    One that would stand on another is left out: the first ones are kept.

    Args:
        captions: in the order of what matters.
        font: theirs.
        area: the part of the picture that is seen, in its own units.
    """

    def __init__(self, captions: Sequence[Caption], font: QFont, area: QRectF) -> None:
        super().__init__()
        self._captions, self._font, self._area = captions, font, area

    def boundingRect(self) -> QRectF:
        """All that is seen: words may stand anywhere in it."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Write what has room."""
        placed = painter.worldTransform()
        metrics = QFontMetricsF(self._font)
        painter.save()
        painter.resetTransform()
        painter.setFont(self._font)
        for rect, caption in self.seen(
            [placed.map(QPointF(one.x, one.y)) for one in self._captions], metrics
        ):
            painter.setPen(caption.colour)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, caption.words)
        painter.restore()

    def seen(
        self, points: Sequence[QPointF], metrics: QFontMetricsF
    ) -> list[tuple[QRectF, Caption]]:
        """What has room, and where, as the points lie on the screen."""
        shown: list[tuple[QRectF, Caption]] = []
        for point, caption in zip(points, self._captions, strict=True):
            wide, high = metrics.horizontalAdvance(caption.words) + 2, metrics.height()
            left = point.x() - (wide if caption.ends else wide / 2)
            rect = QRectF(left, point.y() - high, wide, high)
            if not any(rect.intersects(other) for other, _ in shown):
                shown.append((rect, caption))
        return shown
