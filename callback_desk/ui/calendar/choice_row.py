"""A few answers beside one another, one of which holds."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import FlowLayout

HIGH, SIDE, RADIUS, GAP = 8.0, 2.8, 2.0, 1.6


class ChoiceButton(QAbstractButton):
    """One answer; the one that holds stands on the accent's ground.

    `entered` follows when Enter asks to go on from it.
    """

    entered = Signal()

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        # One of several, for a screen reader.
        self.setAutoExclusive(True)
        self.setText(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Wide enough for its words in the bold that they get."""
        bold = QFontMetrics(self._theme.font(0.92, bold=True))
        wide = bold.horizontalAdvance(self.text())
        return QSize(wide + 2 * self._theme.px(SIDE), self._theme.px(HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter; the arrows go from answer to answer, Space takes one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.isChecked():
                self.click()
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, edge and words."""
        theme, tokens = self._theme, self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked()
        told = lit or self.hasFocus() or self.underMouse()
        edge = QColor(tokens.accent if told else tokens.line)
        wide = 2.0 if lit or self.hasFocus() else 1.0
        painter.setPen(QPen(edge, wide))
        painter.setBrush(QColor(tokens.accent_ground if lit else tokens.window))
        inner = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        radius = theme.px(RADIUS)
        painter.drawRoundedRect(inner, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                inner.adjusted(3, 3, -3, -3), radius - 2, radius - 2
            )
        painter.setFont(theme.font(0.92, bold=lit))
        ink = tokens.accent if lit else tokens.text
        painter.setPen(QColor(ink if self.isEnabled() else tokens.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class ChoiceRow(QWidget):
    """Answers of which one holds at most.

    `chosen` carries the key of the one chosen by hand, `entered` follows Enter.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, name: str, answers: dict[str, str]) -> None:
        """Make the answers.

        Args:
            theme: their looks.
            name: what is asked, for a screen reader.
            answers: words by key.
        """
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons = {
            key: ChoiceButton(theme, said) for key, said in answers.items()
        }
        flow = FlowLayout(self, theme.px(GAP))
        for button in self._buttons.values():
            flow.addWidget(button)
            self._group.addButton(button)
            button.entered.connect(self.entered)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.buttonClicked.connect(self._on_clicked)

    def button(self, key: str) -> ChoiceButton:
        """The button of an answer."""
        return self._buttons[key]

    def offer(self, keys: tuple[str, ...]) -> None:
        """Show these answers only."""
        for key, button in self._buttons.items():
            button.setVisible(key in keys)

    def say(self, key: str, words: str) -> None:
        """Give an answer other words."""
        button = self._buttons[key]
        shortcut = button.shortcut()
        button.setText(words)
        # Qt drops a button's shortcut with its words.
        button.setShortcut(shortcut)
        button.setAccessibleName(words)
        button.updateGeometry()

    def hold(self, key: str | None) -> None:
        """Show which answer holds; None is none of them."""
        self._group.setExclusive(False)
        for other, button in self._buttons.items():
            button.setChecked(other == key)
        self._group.setExclusive(True)

    def held(self) -> str | None:
        """The answer that holds."""
        return next((k for k, b in self._buttons.items() if b.isChecked()), None)

    def focus(self) -> None:
        """Give the keys to the answer that holds, or to the first."""
        held = self.held()
        shown = [key for key, b in self._buttons.items() if not b.isHidden()]
        if held in shown:
            self._buttons[str(held)].setFocus()
        elif shown:
            self._buttons[shown[0]].setFocus()

    def _on_clicked(self, button: QAbstractButton) -> None:
        for key, known in self._buttons.items():
            if known is button:
                self.chosen.emit(key)
