"""What happened and what to do about it, said in place."""

import logging

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.ui.announcing import announce
from callback_desk.ui.icons import pixmap
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.people import visible

# Their sentences name a lead by its number, which nobody at a window knows.
_BY_NUMBER = frozenset({"unknown_lead", "lead_joined"})

_log = logging.getLogger(__name__)


class Notice(QWidget):
    """A coloured strip: an icon, a sentence, and what to do; hidden while it is empty.

    It stands where the thing went wrong, so that nothing has to be dismissed. Where
    that is scrolled out of view, a failure comes into view.
    """

    def __init__(self, theme: Theme, tone: Tone = Tone.OVERDUE) -> None:
        super().__init__()
        self._theme, self._tone = theme, tone
        # Behind the laying out: before it there is no place to bring into view.
        self._bringing = QTimer(self)
        self._bringing.setSingleShot(True)
        self._bringing.setInterval(0)
        self._bringing.timeout.connect(self._come_into_view)
        self._icon_name = "check" if tone is Tone.FINE else "alert"
        self._sign = PlainLabel(theme)
        self._sentence = PlainLabel(theme, bold=True, tone=tone, wraps=True)
        self._what_to_do = PlainLabel(theme, scale=0.95, tone=tone, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(3), theme.px(2.5), theme.px(3), theme.px(2.5))
        row.setSpacing(theme.px(2.5))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(0.5))
        words.addWidget(self._sentence)
        words.addWidget(self._what_to_do)
        row.addLayout(words, 1)
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty while nothing is."""
        return "" if self.isHidden() else self._sentence.text()

    @property
    def what_to_do(self) -> str:
        """What is said to do about it; empty while nothing is."""
        return "" if self.isHidden() else self._what_to_do.text()

    def say(self, sentence: str, what_to_do: str = "") -> None:
        """Show it, and have a screen reader speak it."""
        self._sentence.say(sentence)
        self._what_to_do.say(what_to_do)
        self._what_to_do.setVisible(bool(what_to_do))
        self.setAccessibleName(visible(f"{sentence} {what_to_do}".strip()))
        self.show()
        announce(self, self.accessibleName(), at_once=self._tone is Tone.OVERDUE)

    def say_failure(self, error: Exception) -> None:
        """Show a failure; one that is a bug shows no detail."""
        told = error if isinstance(error, DeskError) else DeskError()
        _log.warning("told in place: %s", told.code)
        if told.code in _BY_NUMBER:
            # Imported only here: the sign-in window opens without it.
            from callback_desk.wording.meanwhile import say_not_here

            self.say(say_not_here(told))
        else:
            self.say(told.sentence, told.what_to_do)
        self._bringing.start()

    def _come_into_view(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self.isVisible():
            around.ensureWidgetVisible(self, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the sign there; most notices are never shown."""
        super().showEvent(event)
        self._draw_sign()

    def _on_theme_changed(self) -> None:
        if self.isVisible():
            self._draw_sign()

    def _draw_sign(self) -> None:
        size = self._theme.px(4.5)
        colour = self._theme.tokens.of(self._tone)
        sign = pixmap(self._icon_name, colour, size, self.devicePixelRatioF())
        self._sign.setPixmap(sign)
        self._sign.setFixedSize(QSize(size, size))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of its tone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.ground(self._tone)))
        radius = self._theme.px(2)
        painter.drawRoundedRect(self.rect(), radius, radius)
