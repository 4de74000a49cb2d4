"""The mailbox in the foot: when it was read last, or that it cannot be read."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from callback_desk.ui.icons import pixmap
from callback_desk.ui.mail_watching import Watched
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.mail import say_ago, say_lasting
from callback_desk.wording.people import visible

# Layout units.
ICON, GAP, EDGE, HIGH, RADIUS = 4, 1.5, 1.5, 6, 1.5
SCALE = 0.9
LEADS_TO = "Shows the mailboxes"


class MailSign(QAbstractButton):
    """One line that leads to the mailboxes; hidden where there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.worries = theme, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(theme.font(SCALE))
        theme.changed.connect(self.update)
        self.hide()

    def show_watched(self, watched: Sequence[Watched], now: datetime) -> None:
        """Say how reading the mailboxes goes; the worst of them is named."""
        self.setVisible(bool(watched))
        if not watched:
            return
        worried = [w for w in watched if w.worries(now)]
        self.worries = bool(worried)
        words = _say_worry(worried, now) if worried else _say_checked(watched, now)
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self.updateGeometry()
        problem = worried[0].problem if worried else None
        told = f"{problem.sentence} {problem.what_to_do}\n" if problem else ""
        self.setAccessibleDescription(visible(f"{told.strip()} {LEADS_TO}.".strip()))
        self.update()

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
        name = "alert" if self.worries else "mail"
        sign = pixmap(name, ink, size, self.devicePixelRatioF())
        painter.drawPixmap(theme.px(EDGE), (self.height() - size) // 2, sign)
        painter.setFont(theme.font(SCALE, bold=self.worries))
        painter.setPen(ink)
        left = theme.px(EDGE + ICON + GAP)
        place = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


def _say_checked(watched: Sequence[Watched], now: datetime) -> str:
    """When all of them were read; the one that waits longest tells."""
    read = [w.fetched_at for w in watched if w.fetched_at is not None]
    if len(read) < len(watched):
        return "Checking mail…"
    return f"Mail checked {say_ago(min(read), now)}"


def _say_worry(worried: Sequence[Watched], now: datetime) -> str:
    if len(worried) > 1:
        return f"{len(worried)} mailboxes cannot be read"
    since = worried[0].fetched_at or worried[0].failing_since or now
    return f"No mail read for {say_lasting(since, now)}"
