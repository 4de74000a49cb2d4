"""How a row of two lines is painted: who and how late, why and until when."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from callback_desk.ui.icons import pixmap
from callback_desk.ui.theme import Theme, Tone

# Layout units, and sizes against the desk's text.
EDGE, BREATH, GAP, BAR, PILL, ICON, SLACK = 4, 2.2, 1.2, 0.75, 2.2, 3.6, 0.8
SMALL = 0.82
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_SELECTED = QStyle.StateFlag.State_Selected


@dataclass(frozen=True, slots=True)
class RowLook:
    """What a row shows.

    Attributes:
        name: whose it is.
        is_named: whether that is a name, or words in place of one.
        beside: at the right of the name.
        beside_tone: its meaning, or None.
        pill: a few words beneath the name.
        pill_tone: their meaning.
        foot: at the right of them.
        ground: the meaning of the whole row, or None.
        icon_name: a shape in the pill, where the row has a ground of its own.
    """

    name: str
    is_named: bool
    beside: str
    beside_tone: Tone | None
    pill: str
    pill_tone: Tone
    foot: str
    ground: Tone | None = None
    icon_name: str | None = None


class TwoLineDelegate(QStyledItemDelegate):
    """Paints rows of two lines; a child says how each looks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._focused = False

    def look(self, place: int) -> RowLook | None:
        """How the row at a place looks; None paints nothing."""
        raise NotImplementedError

    def set_focused(self, focused: bool) -> None:
        """Whether the keys go to the list: its chosen row says so by a frame."""
        self._focused = focused

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Two lines and their edges."""
        theme = self._theme
        first = QFontMetrics(theme.font(bold=True)).height()
        second = QFontMetrics(theme.font(SMALL, bold=True)).height()
        high = first + second + theme.px(BREATH) * 2 + theme.px(GAP)
        return QSize(theme.px(40), high + theme.px(0.8))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        look = self.look(index.row())
        if look is None:
            return
        chosen = bool(option.state & _SELECTED)
        painter.save()
        self._paint_ground(painter, option.rect, look, chosen=chosen)
        theme, rect = self._theme, option.rect
        inner = rect.adjusted(
            *(theme.px(EDGE), theme.px(BREATH), -theme.px(EDGE), -theme.px(BREATH))
        )
        high = QFontMetrics(theme.font(bold=True)).height()
        upper = QRect(inner.left(), inner.top(), inner.width(), high)
        top = upper.bottom() + theme.px(GAP)
        lower = QRect(inner.left(), top, inner.width(), inner.bottom() - top + 1)
        beside = self._paint_right(painter, upper, look.beside, look.beside_tone)
        self._paint_name(painter, upper.adjusted(0, 0, -beside, 0), look)
        beside = self._paint_right(painter, lower, look.foot, None)
        self._paint_pill(painter, lower.adjusted(0, 0, -beside, 0), look)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, look: RowLook, *, chosen: bool
    ) -> None:
        tokens = self._theme.tokens
        if chosen:
            painter.fillRect(rect, tokens.ground(Tone.ACCENT))
        elif look.ground is not None:
            painter.fillRect(rect, tokens.ground(look.ground))
        framed = chosen and self._focused
        rule = QColor(tokens.accent if framed else tokens.line)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, rule)
        if framed:
            painter.fillRect(rect.x(), rect.y(), rect.width(), 1, rule)
        if chosen:
            bar = self._theme.px(BAR)
            painter.fillRect(rect.x(), rect.y(), bar, rect.height(), tokens.accent)

    def _paint_name(self, painter: QPainter, room: QRect, look: RowLook) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painter.setFont(theme.font(bold=look.is_named))
        painter.setPen(QColor(tokens.text if look.is_named else tokens.muted))
        self._paint_text(painter, room, look.name, _LEFT)

    def _paint_pill(self, painter: QPainter, room: QRect, look: RowLook) -> None:
        theme, tone, words = self._theme, look.pill_tone, look.pill
        painter.setFont(theme.font(SMALL, bold=True))
        metrics = painter.fontMetrics()
        side = theme.px(PILL)
        icon = theme.px(ICON) + theme.px(1) if look.icon_name else 0
        wide = metrics.horizontalAdvance(words) + 2 * side + icon + theme.px(SLACK)
        pill = QRect(room.left(), room.top(), min(wide, room.width()), room.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tokens = theme.tokens
        card = tokens.ground(tone) if look.ground is None else QColor(tokens.card)
        painter.setBrush(card)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(tokens.of(tone))
        inner = pill.adjusted(side, 0, -side, 0)
        if look.icon_name:
            size = theme.px(ICON)
            ratio = painter.device().devicePixelRatio()
            shape = pixmap(look.icon_name, tokens.of(tone), size, ratio)
            at = inner.top() + (inner.height() - size) // 2
            painter.drawPixmap(inner.left(), at, shape)
            inner = inner.adjusted(icon, 0, 0, 0)
        self._paint_text(painter, inner, words, _LEFT)

    def _paint_right(
        self, painter: QPainter, room: QRect, words: str, tone: Tone | None
    ) -> int:
        """Words at the right end; how much room they take."""
        tokens = self._theme.tokens
        painter.setFont(self._theme.font(SMALL, bold=tone is not None))
        painter.setPen(tokens.of(tone) if tone else QColor(tokens.muted))
        wide = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(room, _RIGHT, words)
        return wide + self._theme.px(2)

    def _paint_text(
        self, painter: QPainter, room: QRect, words: str, flags: Qt.AlignmentFlag
    ) -> None:
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(words, elide, max(0, room.width()))
        painter.drawText(room, flags, shown)
