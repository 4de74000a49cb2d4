"""A section of the settings in the list at their left: a sign and a word."""

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from callback_desk.ui.icons import pixmap
from callback_desk.ui.theme import Theme

# Layout units.
HIGH, ICON, EDGE, GAP, RADIUS = 9, 4.5, 3, 2.5, 2


class SectionButton(QAbstractButton):
    """On the accent's ground while its section is shown."""

    def __init__(self, theme: Theme, word: str, icon_name: str) -> None:
        super().__init__()
        self._theme, self._icon_name = theme, icon_name
        self._least_wide = 0
        self.setText(word)
        self.setAccessibleName(word)
        self.setCheckable(True)
        # One of several, for a screen reader.
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def set_least_width(self, wide: int) -> None:
        """Be at least so wide, in pixels; 0 is as wide as the word."""
        self._least_wide = wide
        self.updateGeometry()

    def wide_as_its_word(self) -> int:
        """How wide sign, word and what is around them are, in pixels."""
        theme = self._theme
        # While it is chosen it is bold; it must not grow by that.
        metrics = QFontMetricsF(theme.font(bold=True))
        words = ceil(metrics.horizontalAdvance(self.text()))
        return theme.px(2 * EDGE + ICON + GAP) + words

    def sizeHint(self) -> QSize:
        """As wide as its word, or as it is told to be at least."""
        wide = max(self.wide_as_its_word(), self._least_wide)
        return QSize(wide, self._theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, sign and word."""
        theme, tokens = self._theme, self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit, radius = self.isChecked() or self.isDown(), theme.px(RADIUS)
        if lit or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            ground = tokens.accent_ground if lit else tokens.resting_ground
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(self.rect(), radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, radius, radius)
        ink, size = QColor(tokens.accent if lit else tokens.text), theme.px(ICON)
        sign = pixmap(self._icon_name, ink, size, self.devicePixelRatioF())
        painter.drawPixmap(theme.px(EDGE), (self.height() - size) // 2, sign)
        painter.setFont(theme.font(bold=self.isChecked()))
        painter.setPen(ink)
        left = theme.px(EDGE + ICON + GAP)
        place = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
