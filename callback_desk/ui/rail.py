"""The rail at the left of the main window: an icon over a word for each page."""

from html import escape

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from callback_desk.ui.icons import pixmap
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import native_keys

# Layout units, and the size of the word beside the desk's text.
HIGH, LOW, ICON, RADIUS, WORD, BADGE = 16.5, 9, 5, 2, 0.85, 0.8


class RailButton(QAbstractButton):
    """A page's button: icon above word, on the accent's ground while it is shown.

    Its keys stand in its tooltip; the window listens to them, since a strip beside
    another program has no room for the rail.
    """

    def __init__(
        self, theme: Theme, word: str, icon_name: str, *, keys: str | None = None
    ) -> None:
        """Make a button.

        Args:
            theme: its looks.
            word: what stands beneath the icon.
            icon_name: the icon.
            keys: those by which the window does the same; only told.
        """
        super().__init__()
        self._theme, self._icon_name = theme, icon_name
        self._badge, self._is_low = "", False
        self.setText(word)
        self.setAccessibleName(word)
        told = word
        if keys is not None:
            told += f" ({native_keys(keys)})"
        # A tooltip that looks like HTML is read as HTML, and a name may look like it.
        self.setToolTip(f"<qt>{escape(told)}</qt>" if "<" in told else told)
        # One of several, for a screen reader: a group alone leaves it a check box.
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._on_theme_changed)

    def set_badge(self, words: str) -> None:
        """Show how many things wait there; "" for none."""
        self._badge = words
        self.setAccessibleName(f"{self.text()}, {words}" if words else self.text())
        self.update()

    def set_low(self, low: bool) -> None:
        """A low window has room for the icon alone; the tooltip has the word."""
        if low != self._is_low:
            self._is_low = low
            self.updateGeometry()
            self.update()

    def _on_theme_changed(self) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        """As high as icon and word, or the icon alone; the rail gives the width."""
        return QSize(
            self._theme.px(HIGH), self._theme.px(LOW if self._is_low else HIGH)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and word."""
        theme, tokens = self._theme, self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(RADIUS)
        lit = self.isChecked() or self.isDown()
        if lit or self.underMouse():
            ground = tokens.accent_ground if lit else tokens.resting_ground
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(self.rect(), radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, radius, radius)
        self._paint_words(painter, QColor(tokens.accent if lit else tokens.muted))
        painter.end()

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        theme, size = self._theme, self._theme.px(ICON)
        font = theme.font(WORD, bold=self.isChecked())
        if QFontMetrics(font).horizontalAdvance(self.text()) > self.width():
            font = theme.font(WORD)
        painter.setFont(font)
        word_high = painter.fontMetrics().height()
        gap = theme.px(1)
        under = 0 if self._is_low else gap + word_high
        top = (self.height() - size - under) // 2
        shape = pixmap(self._icon_name, ink, size, self.devicePixelRatioF())
        left = (self.width() - size) // 2
        if self._badge:
            left = self._paint_badge(painter, top, size)
        painter.drawPixmap(left, top, shape)
        if self._is_low:
            return
        painter.setFont(font)
        painter.setPen(ink)
        where = QRect(0, top + size + gap, self.width(), word_high)
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_badge(self, painter: QPainter, top: int, size: int) -> int:
        """Paint the badge beside the icon; where the icon begins."""
        theme, tokens = self._theme, self._theme.tokens
        painter.setFont(theme.font(BADGE, bold=True))
        wide = painter.fontMetrics().horizontalAdvance(self._badge) + theme.px(2)
        wide, gap = max(wide, size), theme.px(0.5)
        left = (self.width() - size - gap - wide) // 2
        pill = QRect(left + size + gap, top, wide, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.of(Tone.DUE_TODAY))
        painter.drawRoundedRect(pill, size / 2.6, size / 2.6)
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._badge)
        return left
