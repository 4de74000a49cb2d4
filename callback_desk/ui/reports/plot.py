"""A picture on pyqtgraph; nobody imports this before a report is opened.

What is chosen is told by its place. Keys choose as the mouse does: arrows go from one
to the next, Enter or the space bar opens what is behind it.
"""

from typing import Any

import pyqtgraph
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPen,
)
from PySide6.QtWidgets import QGraphicsRectItem, QSizePolicy, QVBoxLayout, QWidget

from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import plain_tip

SMALL = 0.8
# How much of a place is left around it.
GAP = 0.06
HIGH, LEAST_HIGH, WIDE = 46, 40, 70
Key = Qt.Key


class Plot(QWidget):
    """What both pictures share; `chosen` tells the place of what was opened."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.place = -1
        self._mark: QGraphicsRectItem | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)
        # The library has no types.
        # No plot of its own kind: those have menus that stand on no window.
        self.view: Any = pyqtgraph.GraphicsLayoutWidget()
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(name)
        self.view.setFrameShape(self.view.Shape.NoFrame)
        self.view.ci.layout.setContentsMargins(0, 0, 0, 0)
        self.view.ci.layout.setSpacing(0)
        self.box: Any = pyqtgraph.ViewBox(enableMenu=False)
        self.box.setMouseEnabled(x=False, y=False)
        self.left: Any = pyqtgraph.AxisItem("left", linkView=self.box)
        self.bottom: Any = pyqtgraph.AxisItem("bottom", linkView=self.box)
        self.view.addItem(self.left, 0, 0)
        self.view.addItem(self.box, 0, 1)
        self.view.addItem(self.bottom, 1, 1)
        self.left.hide()
        self.view.scene().sigMouseClicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(self.view)
        theme.changed.connect(self._draw)

    def sizeHint(self) -> QSize:
        """Large enough to be read."""
        return QSize(self._theme.px(WIDE), self._theme.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """The least that can be read."""
        return QSize(self._theme.px(WIDE / 2), self._theme.px(LEAST_HIGH))

    @property
    def count(self) -> int:
        """How many bars or cells there are."""
        raise NotImplementedError

    def spoken(self, place: int) -> str:
        """What one of them says."""
        raise NotImplementedError

    def rect_of(self, place: int) -> QRectF:
        """Where one of them is drawn, in the picture's own units."""
        raise NotImplementedError

    def place_at(self, x: float, y: float) -> int | None:
        """Which one lies there, or None."""
        raise NotImplementedError

    def step(self, key: int) -> int | None:
        """How many places an arrow goes on, or None where it is no arrow."""
        return {Key.Key_Left: -1, Key.Key_Right: 1}.get(Key(key))

    def _draw(self) -> None:
        """Draw what is shown, in the colours in force."""
        tokens = self._theme.tokens
        self.view.setBackground(QColor(tokens.card))
        self.box.clear()
        self._mark = None
        for axis in (self.bottom, self.left):
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTickPen(QPen(Qt.PenStyle.NoPen))
            axis.setTextPen(QColor(tokens.muted))
            axis.setStyle(
                tickFont=self._theme.font(SMALL),
                tickLength=0,
                # One of no length is a dot.
                tickAlpha=0,
                hideOverlappingLabels=False,
            )
        # The library's own guess cuts a descender off.
        self.bottom.setHeight(QFontMetrics(self._theme.font(SMALL)).height() + 6)
        self._draw_mark()

    def go_to(self, place: int) -> None:
        """Mark one, and say it."""
        self.place = min(max(place, 0), self.count - 1) if self.count else -1
        self._draw_mark()
        said = self.spoken(self.place) if self.place >= 0 else ""
        self.setAccessibleDescription(said)
        self.view.setAccessibleDescription(said)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
        self.setToolTip(plain_tip(said))

    def _draw_mark(self) -> None:
        if self._mark is not None:
            self.box.removeItem(self._mark)
            self._mark = None
        if self.place < 0 or self.place >= self.count:
            return
        mark = QGraphicsRectItem(self.rect_of(self.place))
        pen = QPen(QColor(self._theme.tokens.text), 2 if self.hasFocus() else 1.2)
        pen.setCosmetic(True)
        mark.setPen(pen)
        self.box.addItem(mark, ignoreBounds=True)
        self._mark = mark

    def _on_clicked(self, event: Any) -> None:  # noqa: ANN401 - the library has no types
        point = self.box.mapSceneToView(event.scenePos())
        place = self.place_at(point.x(), point.y())
        if place is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.go_to(place)
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on, Enter and the space bar open."""
        step = self.step(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif step is not None:
            self.go_to(self.place + step)
        elif event.key() in (Key.Key_Home, Key.Key_End):
            self.go_to(0 if event.key() == Key.Key_Home else self.count - 1)
        elif event.key() in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
            if self.place >= 0:
                self.chosen.emit(self.place)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the one that the keys are on."""
        super().focusInEvent(event)
        self.go_to(max(self.place, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the mark thinner."""
        super().focusOutEvent(event)
        self._draw_mark()

    def tone(self, tone: Tone) -> QColor:
        """A tone's colour."""
        return self._theme.tokens.of(tone)
