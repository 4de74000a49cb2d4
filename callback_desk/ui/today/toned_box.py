"""A box with rounded corners on the ground of a meaning."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from callback_desk.ui.theme import Theme, Tone

RADIUS_UNITS = 2.0


class TonedBox(QWidget):
    """A box whose ground says what it means; its content lies in `box`."""

    def __init__(
        self,
        theme: Theme,
        tone: Tone | None = None,
        *,
        sideways: bool = False,
        padding: tuple[float, float] = (3, 2),
    ) -> None:
        """Make an empty box.

        Args:
            theme: its looks.
            tone: its meaning, or None for a quiet box.
            sideways: whether its content goes from left to right.
            padding: at the sides, and above and below, in layout units.
        """
        super().__init__()
        self._theme, self._tone = theme, tone
        ways = QBoxLayout.Direction
        self.box = QBoxLayout(ways.LeftToRight if sideways else ways.TopToBottom, self)
        self.set_padding(*padding)
        self.box.setSpacing(theme.px(1))
        theme.changed.connect(self.update)

    def set_padding(self, wide: float, high: float) -> None:
        """Give it edges: at the sides, and above and below, in layout units."""
        wide, high = self._theme.px(wide), self._theme.px(high)
        self.box.setContentsMargins(wide, high, wide, high)

    def set_tone(self, tone: Tone | None) -> None:
        """Give it another meaning."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        tokens = self._theme.tokens
        quiet = QColor(tokens.window)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(quiet if self._tone is None else tokens.ground(self._tone))
        radius = self._theme.px(RADIUS_UNITS)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
