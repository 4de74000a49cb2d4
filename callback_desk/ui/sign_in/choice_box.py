"""A box to choose one of several things from, drawn as the other fields are."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from callback_desk.ui.icons import pixmap
from callback_desk.ui.theme import Theme

LETTERS = 16
LINES = 12


class ChoiceBox(QComboBox):
    """Keeps its width whatever is in its list, and has a chevron of our own.

    The arrow that Qt draws beside a rounded border has a bevel of the last century.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setMinimumContentsLength(LETTERS)
        self.setMaxVisibleItems(LINES)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field and text as the style does, then the chevron."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.subControls = QStyle.SubControl.SC_ComboBoxFrame
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        if not self.isEnabled():
            return
        size = self._theme.px(4)
        left = self.width() - size - self._theme.px(2)
        place = QRect(left, (self.height() - size) // 2, size, size)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveLeft(self.width() - left - size)
        colour = QColor(self._theme.tokens.muted)
        chevron = pixmap("chevron_down", colour, size, self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), chevron)
