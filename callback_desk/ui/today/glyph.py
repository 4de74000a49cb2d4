"""A small picture in the colour of a meaning."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callback_desk.ui.icons import pixmap
from callback_desk.ui.theme import Theme, Tone

SIZE_UNITS = 4.5


class Glyph(QWidget):
    """An icon that tells with its shape what words beside it say; never alone."""

    def __init__(self, theme: Theme, name: str, tone: Tone | None = None) -> None:
        super().__init__()
        self._theme, self._name, self._tone = theme, name, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_icon(self, name: str, tone: Tone | None) -> None:
        """Show another icon, or the same in another colour; None is the muted one."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        """A square as high as a line of text."""
        side = self._theme.px(SIZE_UNITS)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        tokens, tone = self._theme.tokens, self._tone
        colour = QColor(tokens.muted) if tone is None else tokens.of(tone)
        side = self._theme.px(SIZE_UNITS)
        picture = pixmap(self._name, colour, side, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, (self.height() - side) // 2, picture)
