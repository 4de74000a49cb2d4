"""A slim line that moves while something is being done."""

from PySide6.QtCore import QRectF, Qt, QTimerEvent
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from callback_desk.ui.theme import Theme

FRAME_MS = 40
FRAMES_A_ROUND = 40
RUNNER_SHARE = 0.3


class BusyLine(QWidget):
    """Keeps its room while it is still, so that nothing jumps when it starts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._timer = 0
        self._frame = 0
        self.setFixedHeight(theme.px(0.9))
        theme.changed.connect(self.update)

    def set_busy(self, busy: bool) -> None:
        """Start moving, or stop and vanish."""
        if busy and not self._timer:
            self._frame = FRAMES_A_ROUND // 3
            self._timer = self.startTimer(FRAME_MS)
        elif not busy and self._timer:
            self.killTimer(self._timer)
            self._timer = 0
        self.update()

    def timerEvent(self, event: QTimerEvent) -> None:
        """Move on by a frame."""
        self._frame = (self._frame + 1) % FRAMES_A_ROUND
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and the runner on it."""
        if not self._timer:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(QColor(self._theme.tokens.accent_ground))
        painter.drawRoundedRect(self.rect(), radius, radius)
        run = self.width() * RUNNER_SHARE
        left = (self.width() + run) * self._frame / FRAMES_A_ROUND - run
        runner = QRectF(left, 0, run, self.height()).intersected(QRectF(self.rect()))
        painter.setBrush(QColor(self._theme.tokens.accent))
        painter.drawRoundedRect(runner, radius, radius)
