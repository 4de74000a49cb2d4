"""The middle of a card: what scrolls in it, between what stays."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.card_room import HEAD_UNITS


class CardMiddle(QScrollArea):
    """Has whatever height is left for it.

    Args:
        theme: its looks.
        parts: what stands in it, from top to bottom.
    """

    def __init__(self, theme: Theme, *parts: QWidget) -> None:
        super().__init__()
        middle = QWidget()
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 0, theme.px(1), 0)
        self.column.setSpacing(theme.px(2.5))
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.setAccessibleName(_("Messages and timeline"))
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
