"""How much of something is done, as a bar."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar

from callback_desk.ui.theme import Theme

WHOLE = 1000
HIGH, RADIUS = 2, 1


class ShareBar(QProgressBar):
    """A thin bar; as long as the share is not known it is full of a quiet colour."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setFixedHeight(theme.px(HIGH))
        self.setRange(0, WHOLE)
        theme.changed.connect(self.update)

    def show_share(self, share: float | None) -> None:
        """Show a share from 0 to 1, or that it is not known."""
        self.setRange(0, 0 if share is None else WHOLE)
        if share is not None:
            self.setValue(round(share * WHOLE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, and what is done of it."""
        tokens, radius = self._theme.tokens, self._theme.px(RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(QColor(tokens.resting_ground))
        painter.drawRoundedRect(whole, radius, radius)
        known = self.maximum() > 0
        share = self.value() / WHOLE if known else 1.0
        painter.setBrush(QColor(tokens.accent if known else tokens.accent_ground))
        whole.setWidth(whole.width() * max(0.0, min(1.0, share)))
        painter.drawRoundedRect(whole, radius, radius)
        painter.end()
