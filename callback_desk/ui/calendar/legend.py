"""What the colours and shapes of the sheet mean, in words."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from callback_desk.services.calendar_sheet import DayKind, SheetDay
from callback_desk.translation import _
from callback_desk.ui.calendar.day_looks import (
    LOOKS,
    RADIUS,
    is_not_counted,
    paint_changed,
    paint_ground,
    paint_not_counted,
)
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.widgets import PlainLabel

SIDE = 3.6
OWN_CLOSURE, PENDING = _("closed by you"), _("not in force yet")
NOT_COUNTED = _("open, no business day")


class Swatch(QWidget):
    """A small day of one kind."""

    def __init__(
        self,
        theme: Theme,
        kind: DayKind,
        *,
        is_own: bool = False,
        pending: bool = False,
        counts: bool = True,
    ) -> None:
        super().__init__()
        self._counts = counts
        self._theme, self._kind = theme, kind
        self._is_own, self._pending = is_own, pending
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A little lower than a line."""
        side = self._theme.px(SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._kind is DayKind.OPEN:
            radius = box.height() * RADIUS
            painter.setPen(QPen(QColor(self._theme.tokens.line), 1))
            painter.setBrush(QColor(self._theme.tokens.card))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        paint_ground(painter, box, self._theme, self._kind, is_own=self._is_own)
        if not self._counts:
            paint_not_counted(painter, box, self._theme)
        if self._pending:
            paint_changed(painter, box, self._theme)


class Legend(QWidget):
    """Every kind of day with its word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        flow = FlowLayout(self, theme.px(3))
        for kind, look in LOOKS.items():
            flow.addWidget(_entry(theme, Swatch(theme, kind), look.word))
            if kind is DayKind.CLOSED:
                own = Swatch(theme, kind, is_own=True)
                flow.addWidget(_entry(theme, own, OWN_CLOSURE))
            if kind is DayKind.OPEN:
                line = Swatch(theme, kind, counts=False)
                self._not_counted = _entry(theme, line, NOT_COUNTED)
                flow.addWidget(self._not_counted)
        pending = Swatch(theme, DayKind.OPEN, pending=True)
        self._pending = _entry(theme, pending, PENDING)
        flow.addWidget(self._pending)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_days((), pending=False)

    def show_days(self, days: Iterable[SheetDay], *, pending: bool) -> None:
        """Name what is among the days that are shown.

        Args:
            days: which.
            pending: whether some of them are not in force yet.
        """
        self._pending.setVisible(pending)
        self._not_counted.setVisible(any(map(is_not_counted, days)))


def _entry(theme: Theme, swatch: Swatch, word: str) -> QWidget:
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(1.2))
    row.addWidget(swatch)
    row.addWidget(PlainLabel(theme, word, scale=0.82, muted=True))
    return entry
