"""The counters above the list: how many stand where, and a filter at the same time."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from callback_desk.domain.standing import Standing
from callback_desk.translation import _
from callback_desk.ui.icons import pixmap
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.today.lead_delegate import tabular
from callback_desk.ui.today.looks import LOOKS, SAFETY, Kind, Look
from callback_desk.wording.counting import say_leads_up_to, say_up_to

# Those that stand there even when nobody is counted.
ALWAYS = (SAFETY, Standing.OVERDUE, Standing.DUE_TODAY, Standing.ON_TRACK)

# In units of the theme; the ring stands around a counter that has the keys.
HIGH, SIDE, ICON, GAP, RING = 8, 2.25, 3.75, 1.25, 0.75
# Where there is little room.
TIGHT_SIDE, TIGHT_GAP = 1.25, 0.75
# Against the desk's text: all seven fit beside the search at 1366 pixels.
WORD = 0.92


class Counter(QAbstractButton):
    """One counter: shape, word and count; pressed, it narrows the list to its kind."""

    pressed_for = Signal(object, bool)

    def __init__(
        self,
        theme: Theme,
        kind: Kind,
        look: Look | None = None,
        say: Callable[[int], str] = say_leads_up_to,
    ) -> None:
        """Make a counter that counts none.

        Args:
            theme: its looks.
            kind: what it counts.
            look: how that is told; the look of the list on Today if None.
            say: says how many there are.
        """
        super().__init__()
        self._theme, self.kind, self._look = theme, kind, look or LOOKS[kind]
        self._say = say
        self.count = 0
        self.is_tight = False
        self._side, self._gap = theme.px(SIDE), theme.px(GAP)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self.clicked.connect(self._on_clicked)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show another count."""
        self.count = count
        leads = self._say(count)
        self.setAccessibleName(f"{self._look.word}, {leads}")
        only = _("Show only: {leads}", leads=leads)
        self.setToolTip(_("Show all again") if self.isChecked() else only)
        self.updateGeometry()
        self.update()

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _on_clicked(self) -> None:
        self.pressed_for.emit(self.kind, self.isChecked())

    def _shown_count(self) -> str:
        return say_up_to(self.count)

    def _fonts(self) -> tuple[QFont, QFont]:
        """Of the word and of the count."""
        return self._theme.font(WORD), tabular(self._theme.font(WORD, bold=True))

    def _widths(self) -> tuple[int, int]:
        word, count = self._fonts()
        return _advance(word, self._look.word), _advance(count, self._shown_count())

    def set_tight(self, tight: bool) -> None:
        """Whether there is little room: then it keeps less air around its words."""
        if tight is not self.is_tight:
            self.is_tight = tight
            self._side, self._gap = self._air(tight)
            self.updateGeometry()

    def _air(self, tight: bool) -> tuple[int, int]:
        """At its sides, and between its parts."""
        side, gap = (TIGHT_SIDE, TIGHT_GAP) if tight else (SIDE, GAP)
        return self._theme.px(side), self._theme.px(gap)

    def width_when(self, tight: bool) -> int:
        """How wide it is with less air, or with enough."""
        (side, gap), theme = self._air(tight), self._theme
        around = 2 * (side + gap + theme.px(RING))
        return around + theme.px(ICON) + sum(self._widths())

    def sizeHint(self) -> QSize:
        """As wide as its words, as high as all of them."""
        high = self._theme.px(HIGH) + 2 * self._theme.px(RING)
        return QSize(self.width_when(self.is_tight), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shape, word and count on their ground."""
        theme, tone = self._theme, self._look.tone
        tokens = theme.tokens
        ground, ink = tokens.ground(tone), tokens.of(tone)
        if self.isChecked():
            ground, ink = ink, QColor(tokens.card)
        elif not self.count:
            ground, ink = QColor(tokens.window), QColor(tokens.muted)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = theme.px(RING)
        inner = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        edge = inner.adjusted(0.5, 0.5, -0.5, -0.5)
        outlined = self.underMouse() or not self.count
        rule = tokens.of(tone) if self.underMouse() else QColor(tokens.line)
        painter.setPen(QPen(rule, 1) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        radius = edge.height() / 2
        painter.drawRoundedRect(edge if outlined else inner, radius, radius)
        if self.hasFocus():
            self._paint_ring(painter)
        self._paint_words(painter, inner, ink)
        painter.end()

    def _paint_ring(self, painter: QPainter) -> None:
        wide = max(1.5, self._theme.px(RING) / 2)
        around = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), wide))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = around.height() / 2
        painter.drawRoundedRect(around, radius, radius)

    def _paint_words(self, painter: QPainter, inner: QRectF, ink: QColor) -> None:
        size = self._theme.px(ICON)
        left, top, high = int(inner.left()), int(inner.top()), int(inner.height())
        left += self._side
        shape = pixmap(self._look.icon_name, ink, size, self.devicePixelRatioF())
        painter.drawPixmap(left, top + (high - size) // 2, shape)
        left += size + self._gap
        painter.setPen(ink)
        words = (self._look.word, self._shown_count())
        centred = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for font, text, wide in zip(self._fonts(), words, self._widths(), strict=True):
            painter.setFont(font)
            painter.drawText(left, top, wide, high, centred, text)
            left += wide + self._gap


class CountersPanel(QWidget):
    """All counters in a row, one of them pressed at most.

    Signals:
        filter_changed: the list is to show a Standing alone, "safety", or None for all.
    """

    filter_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Counters"))
        self._counters = {kind: Counter(theme, kind) for kind in LOOKS}
        self._filter: Kind | None = None
        self._gap = theme.px(0.5)
        flow = FlowLayout(self, self._gap)
        for counter in self._counters.values():
            flow.addWidget(counter)
            counter.pressed_for.connect(self._on_pressed_for)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_counts({})

    def width_when(self, tight: bool) -> int:
        """How wide all are in one line, with less air or with enough."""
        shown = [c for c in self._counters.values() if not c.isHidden()]
        gaps = self._gap * len(shown)
        return sum(counter.width_when(tight) for counter in shown) + gaps

    def set_tight(self, tight: bool) -> None:
        """Whether there is little room."""
        for counter in self._counters.values():
            counter.set_tight(tight)

    def counter(self, kind: Kind) -> Counter:
        """The counter of a kind."""
        return self._counters[kind]

    def filter(self) -> Kind | None:
        """What the list is narrowed to, or None."""
        return self._filter

    def clear_filter(self) -> None:
        """Show all again."""
        if self._filter is not None:
            self._narrow_to(None)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many leads stand where.

        Args:
            counts: as the queue has them, by the standing's value and "safety".
        """
        for kind, counter in self._counters.items():
            count = counts.get(str(kind), 0)
            counter.show_count(count)
            counter.setVisible(bool(count) or kind in ALWAYS or kind == self._filter)

    def _on_pressed_for(self, kind: Kind, pressed: bool) -> None:
        self._narrow_to(kind if pressed else None)

    def _narrow_to(self, kind: Kind | None) -> None:
        self._filter = kind
        for counter in self._counters.values():
            counter.setChecked(counter.kind == kind)
            counter.show_count(counter.count)
            shown = counter.count or counter.kind in ALWAYS or counter.kind == kind
            counter.setVisible(bool(shown))
        self.filter_changed.emit(kind)


def _advance(font: QFont, text: str) -> int:
    return round(QFontMetricsF(font).horizontalAdvance(text)) + 1
