"""A box to choose one of several things from, drawn as the other fields are."""

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QElapsedTimer, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)

from callback_desk.ui.icons import pixmap
from callback_desk.ui.theme import Theme

LETTERS = 16
LINES = 12
ROW, CHEVRON, GAP = 6.3, 4.0, 2.0


class ChoiceBox(QComboBox):
    """Keeps its width whatever is in its list, and has a chevron of our own.

    The arrow that Qt draws beside a rounded border has a bevel of the last century.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._typed, self._since = "", QElapsedTimer()
        self._least = LETTERS
        self._since.start()
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setMinimumContentsLength(LETTERS)
        self.setMaxVisibleItems(LINES)
        # A list beneath the box, not a sheet over the whole screen.
        self.setItemDelegate(QStyledItemDelegate(self))
        row = theme.px(ROW)
        self.setStyleSheet(
            "QComboBox { combobox-popup: 0; }"
            f"QComboBox QAbstractItemView::item {{ min-height: {row}px; }}"
        )

    def fit(self, words: Iterable[str]) -> None:
        """Be wide enough for the longest of some words, in any language."""
        metrics = self.fontMetrics()
        wide = max(map(metrics.horizontalAdvance, words))
        self._least = ceil(wide / metrics.horizontalAdvance("X")) + 2
        self.setMinimumContentsLength(self._least)

    def minimumSizeHint(self) -> QSize:
        """What it likes, but on a narrow screen less than many letters."""
        hint = super().minimumSizeHint()
        spared = max(0, self.minimumContentsLength() - self._least)
        wide = hint.width() - spared * self.fontMetrics().horizontalAdvance("X")
        return QSize(wide, hint.height())

    def showPopup(self) -> None:
        """Show the list, with a bar where there is more of it than one sees."""
        is_long = self.count() > self.maxVisibleItems()
        policy = Qt.ScrollBarPolicy
        self.view().setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if is_long else policy.ScrollBarAlwaysOff
        )
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by typing, names of two words too; a space alone opens the list.

        Qt would open it in the middle of `New York`.
        """
        text = event.text()
        if self._since.restart() > QApplication.keyboardInputInterval():
            self._typed = ""
        self._typed = self._typed + text if text.isprintable() else ""
        if " " not in self._typed.lstrip():
            super().keyPressEvent(event)
            return
        found = self.findText(self._typed, Qt.MatchFlag.MatchStartsWith)
        if found >= 0 and found != self.currentIndex():
            self.setCurrentIndex(found)
            # As Qt does for the first word: somebody chose it.
            self.activated.emit(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field and text as the style does, then the chevron."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.subControls = QStyle.SubControl.SC_ComboBoxFrame
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        size, gap = self._theme.px(CHEVRON), self._theme.px(GAP)
        left = self.width() - size - gap
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, left - 2 * gap
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        if not self.isEnabled():
            return
        place = QRect(left, (self.height() - size) // 2, size, size)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveLeft(self.width() - left - size)
        colour = QColor(self._theme.tokens.muted)
        chevron = pixmap("chevron_down", colour, size, self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), chevron)
