"""The sign at the head of a window: an icon on a soft ground."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from callback_desk.ui.icons import pixmap
from callback_desk.ui.theme import Theme

SIDE, ICON_SIDE, RADIUS = 12.0, 7.0, 3.0


class Mark(QWidget):
    """Drawn in the accent colour; it says nothing that the words beside it do not."""

    def __init__(self, theme: Theme, icon_name: str) -> None:
        super().__init__()
        self._theme, self._icon_name = theme, icon_name
        self.setFixedSize(theme.px(SIDE), theme.px(SIDE))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and icon."""
        tokens, size = self._theme.tokens, self._theme.px(ICON_SIDE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_ground))
        radius = self._theme.px(RADIUS)
        painter.drawRoundedRect(self.rect(), radius, radius)
        colour = QColor(tokens.accent)
        sign = pixmap(self._icon_name, colour, size, self.devicePixelRatioF())
        gap = (self.width() - size) / 2
        painter.drawPixmap(QPointF(gap, gap), sign)
