"""A button whose words go on in the next line where there is little room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton

_WRAPS = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
# Layout units.
LEAST = 40


class FlowingButton(NamedButton):
    """For words that somebody typed: how wide a window is they do not decide."""

    def __init__(self, theme: Theme, words: str, *, kind: str = "") -> None:
        super().__init__(theme, words, kind=kind)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a few words."""
        hint = self.sizeHint()
        return QSize(min(self._theme.px(LEAST), hint.width()), hint.height())

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines, and of what is around them."""
        around = self._around()
        room = QRect(0, 0, max(1, width - around.width()), 0)
        words = self.fontMetrics().boundingRect(room, int(_WRAPS), self._plain())
        return words.height() + around.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button as the style does, then its words."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        wide, high = self._around().width() // 2, self._around().height() // 2
        tokens = self._theme.tokens
        painter.setPen(QColor(tokens.text if self.isEnabled() else tokens.muted))
        painter.drawText(
            self.rect().adjusted(wide, high, -wide, -high), _WRAPS, self._plain()
        )

    def _plain(self) -> str:
        return self.text().replace("&&", "&")

    def _around(self) -> QSize:
        """What its edges take."""
        return self.sizeHint() - self.fontMetrics().size(0, self._plain())
