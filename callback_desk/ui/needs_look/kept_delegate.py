"""How a record that waits is painted: who, why, until when; danger in purple."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from callback_desk.domain.settlement import KeptRow
from callback_desk.ui.icons import pixmap
from callback_desk.ui.needs_look.kept_table import KeptTable
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.settling import say_why_short

# Layout units, and sizes against the desk's text.
EDGE, BREATH, GAP, BAR, PILL, ICON, SLACK = 4, 2.2, 1.2, 0.75, 2.2, 3.6, 0.8
SMALL = 0.82
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_CENTER = Qt.AlignmentFlag.AlignCenter
_SELECTED = QStyle.StateFlag.State_Selected


class KeptDelegate(QStyledItemDelegate):
    """Paints the rows of a KeptTable, two lines each."""

    def __init__(
        self, theme: Theme, table: KeptTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._table = theme, table
        self._focused = False

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
        row = self._table.at(index.row())
        if row is None:
            return
        chosen = bool(option.state & _SELECTED)
        painter.save()
        self._paint_ground(painter, option.rect, row, chosen=chosen)
        theme, rect = self._theme, option.rect
        inner = rect.adjusted(
            *(theme.px(EDGE), theme.px(BREATH), -theme.px(EDGE), -theme.px(BREATH))
        )
        high = QFontMetrics(theme.font(bold=True)).height()
        upper = QRect(inner.left(), inner.top(), inner.width(), high)
        top = upper.bottom() + theme.px(GAP)
        lower = QRect(inner.left(), top, inner.width(), inner.bottom() - top + 1)
        left, due = self._table.due(row)
        tone = Tone.OVERDUE if self._table.is_late(row) else None
        beside = self._paint_right(painter, upper, left, tone)
        self._paint_name(painter, upper.adjusted(0, 0, -beside, 0), row)
        beside = self._paint_right(painter, lower, due, None)
        self._paint_why(painter, lower.adjusted(0, 0, -beside, 0), row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, row: KeptRow, *, chosen: bool
    ) -> None:
        tokens = self._theme.tokens
        if chosen:
            painter.fillRect(rect, tokens.ground(Tone.ACCENT))
        elif row.safety:
            painter.fillRect(rect, tokens.ground(Tone.PRIORITY))
        framed = chosen and self._focused
        rule = QColor(tokens.accent if framed else tokens.line)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, rule)
        if framed:
            painter.fillRect(rect.x(), rect.y(), rect.width(), 1, rule)
        if chosen:
            bar = self._theme.px(BAR)
            painter.fillRect(rect.x(), rect.y(), bar, rect.height(), tokens.accent)

    def _paint_name(self, painter: QPainter, room: QRect, row: KeptRow) -> None:
        theme, tokens = self._theme, self._theme.tokens
        named = bool(row.name.strip())
        painter.setFont(theme.font(bold=named))
        painter.setPen(QColor(tokens.text if named else tokens.muted))
        self._paint_text(painter, room, self._table.name(row), _LEFT)

    def _paint_why(self, painter: QPainter, room: QRect, row: KeptRow) -> None:
        theme, tone = self._theme, Tone.PRIORITY if row.safety else Tone.DUE_TODAY
        words = say_why_short(row.problem)
        if row.safety:
            words = f"Priority · {words}"
        painter.setFont(theme.font(SMALL, bold=True))
        metrics = painter.fontMetrics()
        side, icon = theme.px(PILL), theme.px(ICON) + theme.px(1) if row.safety else 0
        wide = metrics.horizontalAdvance(words) + 2 * side + icon + theme.px(SLACK)
        pill = QRect(room.left(), room.top(), min(wide, room.width()), room.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tokens = theme.tokens
        card = QColor(tokens.card) if row.safety else tokens.ground(tone)
        painter.setBrush(card)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(tokens.of(tone))
        inner = pill.adjusted(side, 0, -side, 0)
        if row.safety:
            size = theme.px(ICON)
            ratio = painter.device().devicePixelRatio()
            shape = pixmap("standing-priority", tokens.of(tone), size, ratio)
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
