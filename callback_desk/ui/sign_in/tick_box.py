"""Boxes to tick and answers to choose between, clear to see in both schemes.

Qt's own style draws their edge as a shade of the window, which is lost on a dark one.
"""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from callback_desk.ui.theme import Theme

SIDE, GAP, RING = 4.4, 2.2, 1.0
RING_LINE = 0.45
# A tick within a square of side 1.
TICK = ((0.24, 0.53), (0.43, 0.71), (0.77, 0.32))
DOT_SHARE = 0.22


def paint_tick(painter: QPainter, box: QRectF, theme: Theme, *, ticked: bool) -> None:
    """Paint a square box, ticked or not."""
    tokens = theme.tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent if ticked else tokens.muted), 1.2))
    painter.setBrush(QColor(tokens.accent if ticked else tokens.card))
    radius = box.width() / 4.5
    painter.drawRoundedRect(box, radius, radius)
    if ticked:
        pen = QPen(QColor(tokens.on_accent), box.width() / 8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        side = box.width()
        painter.drawPolyline(
            QPolygonF([box.topLeft() + QPointF(x * side, y * side) for x, y in TICK])
        )


def _paint_dot(painter: QPainter, box: QRectF, theme: Theme, *, chosen: bool) -> None:
    tokens = theme.tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.muted), 1.2))
    painter.setBrush(QColor(tokens.accent if chosen else tokens.card))
    painter.drawEllipse(box)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.on_accent))
        dot = box.width() * DOT_SHARE
        painter.drawEllipse(box.center(), dot, dot)


def _box_of(button: QAbstractButton, theme: Theme) -> QRectF:
    side, ring = theme.px(SIDE), theme.px(RING)
    top = (button.height() - side) / 2
    if button.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return QRectF(button.width() - side - ring, top, side, side)
    return QRectF(ring, top, side, side)


def _paint_around(
    painter: QPainter, button: QAbstractButton, theme: Theme, *, is_round: bool
) -> None:
    """Paint what stands beside the box: its words, and a ring for the focus."""
    box, tokens = _box_of(button, theme), theme.tokens
    if button.hasFocus():
        line = theme.px(RING_LINE)
        ring = theme.px(RING) - line / 2
        around = box.adjusted(-ring, -ring, ring, ring)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent), line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = around.width() / (2 if is_round else 3.5)
        painter.drawRoundedRect(around, radius, radius)
    beside = theme.px(RING + SIDE + GAP)
    words = QRect(beside, 0, button.width() - beside, button.height())
    if button.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        words.moveLeft(0)
    painter.setPen(QColor(tokens.text if button.isEnabled() else tokens.muted))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(words, flags, button.text())


def _room_for(button: QAbstractButton, theme: Theme) -> QSize:
    words = button.fontMetrics().size(0, button.text())
    high = max(words.height(), theme.px(SIDE)) + 2 * theme.px(RING)
    return QSize(theme.px(RING + SIDE + GAP) + words.width(), high)


def _least_room_for(button: QAbstractButton, theme: Theme) -> QSize:
    """With its longest word in a line of its own."""
    width = button.fontMetrics().horizontalAdvance
    longest = max(map(width, button.text().split()), default=0)
    beside = theme.px(RING + SIDE + GAP)
    return QSize(beside + longest + 1, _room_for(button, theme).height())


def _height_at(button: QAbstractButton, theme: Theme, width: int) -> int:
    """How high its words are where they go on in the next line."""
    words = QRect(0, 0, max(1, width - theme.px(RING + SIDE + GAP)), 0)
    wraps = Qt.TextFlag.TextWordWrap
    high = button.fontMetrics().boundingRect(words, wraps, button.text()).height()
    return max(high, theme.px(SIDE)) + 2 * theme.px(RING)


def _let_wrap(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


class TickBox(QCheckBox):
    """Ticked or not; its words are its accessible name."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(words)
        self._theme = theme
        self.setAccessibleName(words)
        _let_wrap(self)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The room for box and words."""
        return _room_for(self, self._theme)

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest word."""
        return _least_room_for(self, self._theme)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap where there is little room."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        return _height_at(self, self._theme, width)

    def hitButton(self, pos: QPoint) -> bool:
        """Box and words are pressed alike."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and words."""
        painter = QPainter(self)
        _paint_around(painter, self, self._theme, is_round=False)
        box = _box_of(self, self._theme)
        paint_tick(painter, box, self._theme, ticked=self.isChecked())


class AnswerBox(QRadioButton):
    """One of several answers; its words are its accessible name."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(words)
        self._theme = theme
        self.setAccessibleName(words)
        _let_wrap(self)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The room for box and words."""
        return _room_for(self, self._theme)

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest word."""
        return _least_room_for(self, self._theme)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap where there is little room."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        return _height_at(self, self._theme, width)

    def hitButton(self, pos: QPoint) -> bool:
        """Box and words are pressed alike."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and words."""
        painter = QPainter(self)
        _paint_around(painter, self, self._theme, is_round=True)
        box = _box_of(self, self._theme)
        _paint_dot(painter, box, self._theme, chosen=self.isChecked())
