"""How far the first run has come: a word and a slim row of segments."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel


class Segments(QWidget):
    """One segment a step, those reached filled."""

    def __init__(self, theme: Theme, steps: int) -> None:
        super().__init__()
        self._theme, self._steps, self._reached = theme, steps, 0
        self.setFixedHeight(theme.px(1))
        theme.changed.connect(self.update)

    def reach(self, step: int) -> None:
        """Fill the segments up to a step."""
        self._reached = step
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them, with a gap between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = self._theme.px(1.5)
        wide = (self.width() - gap * (self._steps - 1)) / self._steps
        radius = self.height() / 2
        for step in range(self._steps):
            tokens = self._theme.tokens
            filled = step < self._reached
            painter.setBrush(QColor(tokens.accent if filled else tokens.resting_ground))
            segment = QRectF(step * (wide + gap), 0, wide, self.height())
            painter.drawRoundedRect(segment, radius, radius)


class StepProgress(QWidget):
    """`Step 2 of 6`, and the segments beneath it."""

    def __init__(self, theme: Theme, steps: int) -> None:
        super().__init__()
        self._steps = steps
        self.words = PlainLabel(theme, muted=True)
        self._segments = Segments(theme, steps)
        top = QHBoxLayout()
        top.addWidget(PlainLabel(theme, _("Callback Desk"), bold=True))
        top.addStretch()
        top.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addLayout(top)
        column.addWidget(self._segments)

    def reach(self, step: int) -> None:
        """Say which step it is; the first is 1."""
        self.words.say(_("Step {step} of {steps}", step=step, steps=self._steps))
        self._segments.reach(step)
