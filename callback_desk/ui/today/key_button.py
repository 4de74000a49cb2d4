"""A button with its key on it, as outcomes and times have."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy

from callback_desk.translation import _
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.people import visible

HEIGHT_UNITS, LOW_UNITS = 9.0, 7.0
CAP_UNITS, EDGE_UNITS = 5.0, 1.5
LOW_CAP_UNITS, LOW_EDGE_UNITS = 4.5, 1.0
WORDS_SCALE, SMALL_SCALE = 0.92, 0.8
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_LINES = _LINE | Qt.TextFlag.TextWordWrap
# Of two lines where it is low the letters reach out of their half.
_HALF = _LINE | Qt.TextFlag.TextDontClip


class KeyButton(QPushButton):
    """A key cap and words; words too long for one line stand on two, then are cut.

    `chosen` tells its key when it is pressed; `pointed_at` tells it while the pointer
    or the focus is on the button, and "" afterwards.
    """

    chosen = Signal(str)
    pointed_at = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._key = self._words = self._detail = ""
        self._tone: Tone | None = None
        self._armed = self._low = self._withheld = self._small = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.update)

    def set_words(
        self, key: str, words: str, *, detail: str = "", tone: Tone | None = None
    ) -> None:
        """Say what it is for.

        Args:
            key: the key that presses it.
            words: what stands on it.
            detail: a second line, or "".
            tone: its meaning, or None.
        """
        self._key, self._words = key, words
        self._detail, self._tone = detail, tone
        said = f"{words}, {detail}" if detail else words
        self.setAccessibleName(visible(said))
        self.setAccessibleDescription(_("Key {key}", key=key))
        self.updateGeometry()
        self.update()

    def set_low(self, low: bool) -> None:
        """Whether there is little room: then it is no higher than two lines need.

        More of its width is for words then.
        """
        if low is not self._low:
            self._low = low
            self.updateGeometry()
            self.update()

    @property
    def key(self) -> str:
        """The key that presses it."""
        return self._key

    @property
    def is_armed(self) -> bool:
        """Whether its key was pressed, and it is about to act."""
        return self._armed

    def set_armed(self, armed: bool) -> None:
        """Show whether its key was pressed and it is about to act."""
        self._armed = armed
        self.update()

    def set_withheld(self, withheld: bool) -> None:
        """Show that it is not offered: struck through, with the reason when pressed."""
        self._withheld = withheld
        self.update()

    @property
    def fits_one_line(self) -> bool:
        """Whether its words stand on one line in their usual size."""
        wide = QFontMetricsF(self._font()).horizontalAdvance(self._words)
        return wide <= self._room().width()

    @property
    def fits(self) -> bool:
        """Whether its words stand there whole, on two small lines if need be."""
        metrics, room = QFontMetricsF(self._font(SMALL_SCALE)), self._room()
        lines = metrics.boundingRect(room, int(_LINES), self._words)
        return self.fits_one_line or room.contains(lines)

    @property
    def is_small(self) -> bool:
        """Whether its words are written small."""
        return self._small or not self.fits_one_line

    def set_small(self, small: bool) -> None:
        """Whether its words are small in any case, as its neighbour's have to be."""
        if small is not self._small:
            self._small = small
            self.update()

    def _on_clicked(self) -> None:
        self.chosen.emit(self._key)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer came."""
        super().enterEvent(event)
        self.pointed_at.emit(self._key)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer left."""
        super().leaveEvent(event)
        self.pointed_at.emit("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus came."""
        super().focusInEvent(event)
        self.pointed_at.emit(self._key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus left."""
        super().focusOutEvent(event)
        self.pointed_at.emit("")

    def sizeHint(self) -> QSize:
        """Wide enough for its words on one line."""
        wide = QFontMetricsF(self._font()).horizontalAdvance(self._words)
        return QSize(round(wide) + 1 + round(self._words_at()), self._height())

    def minimumSizeHint(self) -> QSize:
        """Wide enough for its key and a little of its words."""
        return QSize(self._theme.px(20), self._height())

    def _height(self) -> int:
        return self.height_when(self._low)

    def height_when(self, low: bool) -> int:
        """How high it is with little room, or with enough: two small lines fit."""
        small = QFontMetricsF(self._theme.font(SMALL_SCALE)).height()
        least, air = (LOW_UNITS, 0) if low else (HEIGHT_UNITS, self._theme.px(1))
        return max(self._theme.px(least), round(2 * small) + air)

    def _font(self, scale: float = WORDS_SCALE) -> QFont:
        font = self._theme.font(scale, bold=self._tone is Tone.FINE)
        font.setStrikeOut(self._withheld)
        return font

    def _words_at(self) -> float:
        return self._edge * 3 + self._cap_side

    @property
    def _edge(self) -> int:
        return self._theme.px(LOW_EDGE_UNITS if self._low else EDGE_UNITS)

    @property
    def _cap_side(self) -> int:
        return self._theme.px(LOW_CAP_UNITS if self._low else CAP_UNITS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, key cap and words."""
        tokens = self._theme.tokens
        ink = QColor(tokens.text if self._tone is None else tokens.of(self._tone))
        if not self.isEnabled() or self._withheld:
            ink = QColor(tokens.muted)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        self._draw_cap(painter, ink)
        self._draw_words(painter, self._room(), ink)

    def _cap(self) -> QRectF:
        side = self._cap_side
        return QRectF(self._edge, (self.height() - side) / 2, side, side)

    def _room(self) -> QRectF:
        """Where its words stand."""
        edge = self._edge
        return QRectF(self.rect()).adjusted(self._cap().right() + edge, 0, -edge, 0)

    def _draw_ground(self, painter: QPainter) -> None:
        tokens, enabled = self._theme.tokens, self.isEnabled()
        ground = QColor(tokens.window)
        if self._armed:
            ground = tokens.ground(Tone.ACCENT)
        elif enabled and self._tone is not None:
            ground = tokens.ground(self._tone)
        told = enabled and (self._armed or self.hasFocus())
        line = tokens.accent if told or (self.underMouse() and enabled) else tokens.line
        width = 2.0 if told else 1.0
        painter.setPen(QPen(QColor(line), width))
        painter.setBrush(ground.darker(106) if self.isDown() else ground)
        inside = QRectF(self.rect()).adjusted(
            width / 2, width / 2, -width / 2, -width / 2
        )
        radius = self._theme.px(2)
        painter.drawRoundedRect(inside, radius, radius)

    def _draw_cap(self, painter: QPainter, ink: QColor) -> None:
        tokens, cap = self._theme.tokens, self._cap()
        painter.setPen(QPen(QColor(tokens.accent if self._armed else tokens.line), 1))
        painter.setBrush(QColor(tokens.accent if self._armed else tokens.card))
        radius = self._theme.px(1)
        painter.drawRoundedRect(cap, radius, radius)
        painter.setPen(QColor(tokens.on_accent) if self._armed else ink)
        painter.setFont(self._theme.font(SMALL_SCALE, bold=True))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key.upper())

    def _draw_words(self, painter: QPainter, room: QRectF, ink: QColor) -> None:
        painter.setPen(ink)
        painter.setFont(self._font())
        if self._detail:
            self._draw_detail(painter, room, ink)
        elif not self.is_small:
            painter.drawText(room, _LINE, self._words)
        else:
            painter.setFont(self._font(SMALL_SCALE))
            metrics = QFontMetricsF(painter.font())
            words, flags = self._words, _LINES
            if not self.fits:
                elide = Qt.TextElideMode.ElideRight
                words, flags = metrics.elidedText(words, elide, room.width()), _LINE
            painter.drawText(room, flags, words)

    def _draw_detail(self, painter: QPainter, room: QRectF, ink: QColor) -> None:
        elide, tokens = Qt.TextElideMode.ElideRight, self._theme.tokens
        # Two lines are as small as can be: they may come nearer to the edge.
        room = room.adjusted(0, 0, self._edge / 2, 0)
        half = room.height() / 2
        upper = room.adjusted(0, self._theme.px(0.5), 0, -half)
        lower = room.adjusted(0, half, 0, -self._theme.px(0.5))
        painter.setFont(self._theme.font(SMALL_SCALE, bold=True))
        metrics = QFontMetricsF(painter.font())
        words = metrics.elidedText(self._words, elide, room.width())
        painter.drawText(upper, _HALF, words)
        painter.setFont(self._theme.font(SMALL_SCALE))
        painter.setPen(QColor(tokens.muted) if self._tone is None else ink)
        metrics = QFontMetricsF(painter.font())
        # Of a time its end is what tells it from its neighbor.
        ends = Qt.TextElideMode.ElideLeft
        detail = metrics.elidedText(self._detail, ends, room.width())
        painter.drawText(lower, _HALF, detail)
