"""The parts of a page above its buttons: scrolled where there is no room for them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from callback_desk.ui.theme import Theme


class ScrolledMiddle(QScrollArea):
    """As high as there is room; what needs more lies in `column` and is scrolled.

    So nothing in a narrow or low window is pressed together until nobody can read it,
    and the buttons beneath stay in view.
    """

    def __init__(self, theme: Theme, parts: Iterable[QWidget]) -> None:
        """Put the parts into it.

        Args:
            theme: its looks.
            parts: from above.
        """
        super().__init__()
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(2))
        for part in parts:
            self.column.addWidget(part)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The ground is the page's.
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
