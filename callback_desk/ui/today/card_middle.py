"""The middle of a card: what scrolls in it, between what stays."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from callback_desk.translation import _
from callback_desk.ui.announcing import announce, words_in_view
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.card_room import HEAD_UNITS

# A key that is held down is let go and pressed again by some systems, time and again.
SETTLES_MS = 150
# What they are to the bar beside the words while M is held.
SCROLLS = {
    Qt.Key.Key_Up: QScrollBar.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QScrollBar.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
}
MIDDLE, HIDDEN_AGAIN = _("Messages and timeline"), _("Hidden again.")


class CardMiddle(QScrollArea):
    """Has whatever height is left for it.

    Args:
        theme: its looks.
        parts: what stands in it, from top to bottom.
    """

    def __init__(self, theme: Theme, *parts: QWidget) -> None:
        super().__init__()
        self._is_shown = self._is_spoken = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLES_MS)
        self._settling.timeout.connect(self._on_settled)
        self._middle = middle = QWidget()
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 0, theme.px(1), 0)
        self.column.setSpacing(theme.px(2.5))
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.setAccessibleName(MIDDLE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setWidgetResizable(True)
        self.setWidget(middle)
        middle.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        # Labels take their roles from the parent's ground; a viewport's is another one.
        middle.setBackgroundRole(QPalette.ColorRole.Window)
        self.setMinimumHeight(theme.px(HEAD_UNITS))
        # A row with something beside it would need all that this would like to have,
        # and take it from the outcomes.
        grow = QSizePolicy.Policy
        self.setSizePolicy(grow.Expanding, grow.Ignored)

    def put_first(self, part: QWidget, head: QWidget) -> None:
        """Put a part above all others, but for the card's head, where that scrolls."""
        self.column.insertWidget(self.column.indexOf(head) + 1, part)

    def speak(self, shown: bool) -> None:
        """What is shown as long as a key is held is spoken no longer than that."""
        self._is_shown = shown
        if not self._settling.isActive():
            self._settling.start()

    def _on_settled(self) -> None:
        if self._is_spoken is self._is_shown:
            return
        self._is_spoken = self._is_shown
        words = words_in_view(self._middle) if self._is_spoken else HIDDEN_AGAIN
        announce(self, words, at_once=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a screen reader tell what stands here; what is hidden is not told."""
        self.setAccessibleName(f"{MIDDLE}\n{words_in_view(self._middle)}")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell nothing of it any more: it may be somebody else's by then."""
        self.setAccessibleName(MIDDLE)
        super().focusOutEvent(event)
