"""What the colours of a picture mean: a swatch and a word each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.widgets import PlainLabel

SIDE = 2.4
# What can become of a promise, from the best to the worst.
KEPT = (
    (_("spoke in time"), Tone.FINE),
    (_("message in time"), Tone.ACCENT),
    (_("tried only"), Tone.DUE_TODAY),
    (_("missed"), Tone.OVERDUE),
)


class _Swatch(QWidget):
    def __init__(self, theme: Theme, tone: Tone) -> None:
        super().__init__()
        self._theme, self._tone = theme, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        side = self._theme.px(SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.of(self._tone))
        painter.end()


class ColourKey(QWidget):
    """The legend beneath a picture."""

    def __init__(self, theme: Theme, meanings: Sequence[tuple[str, Tone]]) -> None:
        super().__init__()
        flow = FlowLayout(self, theme.px(3))
        for words, tone in meanings:
            part = QWidget()
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(1))
            row.addWidget(_Swatch(theme, tone))
            row.addWidget(PlainLabel(theme, words, scale=0.85))
            flow.addWidget(part)
