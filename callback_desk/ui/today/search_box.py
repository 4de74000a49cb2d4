"""Where somebody types whom to look for."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QLineEdit

from callback_desk.translation import _
from callback_desk.ui.icons import icon, pixmap
from callback_desk.ui.theme import Theme

WHAT, WHAT_SHORT = _("Name, number or note"), _("Search")
# In units of the theme.
ICON, SIDE, WIDE, SHORT, SHORTEST = 4, 2, 67, 43, 32
HINT = 0.8


class SearchBox(QLineEdit):
    """A line to search in; Ctrl+F leads here from anywhere in the window.

    Signals:
        search_changed: another text is looked for; "" for none.
        left: the keys are wanted elsewhere (Esc, which clears; Enter or Down, which
            keep the text).
    """

    search_changed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._is_short, self._has_hint = theme, False, True
        keys = QKeySequence(QKeySequence.StandardKey.Find)
        self._hint = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(_("Search"))
        self.setAccessibleDescription(WHAT)
        self.setPlaceholderText(WHAT)
        self.setToolTip(
            _("Search by name, number or a word of a note ({hint})", hint=self._hint)
        )
        self.setFont(theme.font())
        self.setMaxLength(200)
        self._clear = QAction(_("Clear the search"), self)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.take_keys)
        theme.changed.connect(self._dress)
        self.textChanged.connect(self._on_text_changed)
        self._dress()

    def _dress(self) -> None:
        theme = self._theme
        muted = QColor(theme.tokens.muted)
        size, ratio = theme.px(ICON), self.devicePixelRatioF()
        self._clear.setIcon(icon("search-clear", muted, size, ratio))
        # Left to itself, the style makes it half transparent: too pale to be read.
        self.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {muted.name()}; }}")
        self._make_room()
        self.update()

    def _make_room(self) -> None:
        """The text stands between the glass and the hint."""
        theme = self._theme
        hint = self._hint_width() + theme.px(SIDE) if self._hints else 0
        self.setTextMargins(theme.px(SIDE + ICON), 0, hint, 0)

    @property
    def _hints(self) -> bool:
        """Whether the keys that lead here stand in it."""
        return self._has_hint and not self.text()

    def _hint_width(self) -> int:
        return QFontMetrics(self._theme.font(HINT)).horizontalAdvance(self._hint)

    def sizeHint(self) -> QSize:
        """Wide enough for what it asks for and the hint."""
        short = SHORT if self._has_hint else SHORTEST
        wide = short if self._is_short else WIDE
        return QSize(self._theme.px(wide), super().sizeHint().height())

    def set_short(self, short: bool, *, hint: bool = True) -> None:
        """Whether there is little room: then it asks in one word.

        Args:
            short: whether it does.
            hint: whether the keys that lead here stand in it.
        """
        if (short, hint) != (self._is_short, self._has_hint):
            self._is_short, self._has_hint = short, hint
            self.setPlaceholderText(WHAT_SHORT if short else WHAT)
            self._make_room()
            self.updateGeometry()
            self.update()

    def take_keys(self) -> None:
        """Let the keys come here; typing replaces what stood there."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def type_in(self, text: str) -> None:
        """Go on with what was typed elsewhere and is meant for the search."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setText(text)

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._make_room()
        self.search_changed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears and leaves; Enter and Down leave with the text in place."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the room for the glass and the hint."""
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the glass, and the hint while nothing is typed."""
        super().paintEvent(event)
        theme = self._theme
        muted = QColor(theme.tokens.muted)
        size, side = theme.px(ICON), theme.px(SIDE)
        painter = QPainter(self)
        glass = pixmap("search", muted, size, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(side + 1, (self.height() - size) // 2), glass)
        if self._hints:
            painter.setFont(theme.font(HINT))
            painter.setPen(muted)
            painter.drawText(
                self.rect().adjusted(0, 0, -side - 1, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                self._hint,
            )
        painter.end()
