"""A line in the foot that leads somewhere, and turns amber while something is wrong."""

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from callback_desk.ui.icons import pixmap
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import plain_tip
from callback_desk.wording.people import visible

# Layout units.
ICON, GAP, EDGE, HIGH, RADIUS = 4, 1.5, 1.5, 6, 1.5
SCALE = 0.9


class FootSign(QAbstractButton):
    """A sign and a few words, hidden until there is something to say."""

    def __init__(self, theme: Theme, icon_name: str) -> None:
        super().__init__()
        self._theme, self._icon_name, self.worries = theme, icon_name, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(theme.font(SCALE))
        theme.changed.connect(self.update)
        self.hide()

    def say(self, words: str, told: str, *, worries: bool) -> None:
        """Say something.

        Args:
            words: what is read.
            told: what a screen reader says further.
            worries: whether something is wrong.
        """
        self.worries = worries
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.setToolTip(plain_tip(words))
            self.updateGeometry()
        self.setAccessibleDescription(visible(told))
        self.update()

    def words_in(self, width: int) -> str:
        """What of the words has room; where some has none, that is seen."""
        metrics = QFontMetricsF(self._theme.font(SCALE, bold=self.worries))
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def sizeHint(self) -> QSize:
        """Sign and words."""
        theme = self._theme
        metrics = QFontMetricsF(theme.font(SCALE, bold=self.worries))
        words = ceil(metrics.horizontalAdvance(self.text()))
        return QSize(theme.px(2 * EDGE + ICON + GAP) + words, theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign and the words; amber while something is wrong."""
        theme, tokens = self._theme, self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(RADIUS)
        ink = QColor(tokens.muted)
        if self.worries:
            ink = tokens.of(Tone.DUE_TODAY)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.ground(Tone.DUE_TODAY))
            painter.drawRoundedRect(self.rect(), radius, radius)
        elif self.underMouse():
            ink = QColor(tokens.text)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, radius, radius)
        size = theme.px(ICON)
        name = "alert" if self.worries else self._icon_name
        sign = pixmap(name, ink, size, self.devicePixelRatioF())
        painter.drawPixmap(theme.px(EDGE), (self.height() - size) // 2, sign)
        painter.setFont(theme.font(SCALE, bold=self.worries))
        painter.setPen(ink)
        left = theme.px(EDGE + ICON + GAP)
        place = QRect(left, 0, self.width() - left, self.height())
        words = self.words_in(place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
