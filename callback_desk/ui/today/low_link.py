"""A link in a row of the card that takes less height where there is little room."""

from PySide6.QtCore import Qt

from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton

SMALL = 0.85


class LowLink(NamedButton):
    """A small link; low, it is hardly higher than its words."""

    def __init__(self, theme: Theme, words: str, *, tells: str) -> None:
        super().__init__(theme, words, kind="link", tells=tells)
        self._is_low = False
        # By whether it is low, and the font.
        self._heights: dict[tuple[bool, str], int] = {}
        self.setFont(theme.font(SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_low(self, low: bool) -> None:
        """Whether there is little room."""
        if low is not self._is_low:
            self._is_low = low
            self.set_kind("line" if low else "link")

    def height_when(self, low: bool) -> int:
        """How high it is with little room, or with enough."""
        # Measured once, and the same whichever it is now.
        looks = low, self.font().key()
        if looks not in self._heights:
            now = self._is_low
            self.set_low(low)
            self.ensurePolished()
            self._heights[looks] = self.sizeHint().height()
            self.set_low(now)
        return self._heights[looks]
