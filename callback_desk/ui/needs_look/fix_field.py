"""A cell that can be corrected; untouched, it says exactly what came in."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from callback_desk.ui.theme import Theme
from callback_desk.wording.people import visible

# More than this is no cell to be typed anew; it stays as it came in.
LONGEST_LINE, LONGEST_TEXT = 2_000, 20_000
LINES_SHOWN = 3


class FixLine(QLineEdit):
    """One line. `edited` follows each change by hand; Ctrl+Z undoes typing first."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._came = self._shown = ""
        self.setMaxLength(LONGEST_LINE + 100)
        self.textEdited.connect(self._on_text_edited)

    def _on_text_edited(self) -> None:
        self.edited.emit()

    def show_cell(self, came: str, typed: str | None = None) -> None:
        """Show what came in, or what somebody typed instead.

        Args:
            came: the cell as it came in.
            typed: what stands there now, or None for the same.
        """
        self._came = came
        self.setText(visible(came[:LONGEST_LINE]))
        self._shown = self.text()
        if typed is not None and typed != came:
            self.setText(typed)
        self.setReadOnly(len(came) > LONGEST_LINE)
        self.setCursorPosition(0)

    def cell(self) -> str:
        """What stands there: the very text that came in, unless it was changed."""
        return self._came if self.text() == self._shown else self.text()

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+Z go on to the page while nothing was typed here."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)


class FixText(QPlainTextEdit):
    """Several lines; Ctrl+Enter is for the page, Tab leads on."""

    edited = Signal()
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._came = ""
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.document().setDocumentMargin(theme.px(0.5))
        self.textChanged.connect(self._on_text_changed)
        self._filling = False

    def _on_text_changed(self) -> None:
        if not self._filling:
            self.edited.emit()

    def show_cell(self, came: str, typed: str | None = None) -> None:
        """Show what came in, or what somebody typed instead."""
        self._came = came
        untouched = typed is None or typed == came
        shown = came[:LONGEST_TEXT] if untouched else (typed or "")
        if untouched:
            shown = "\n".join(visible(line) for line in shown.split("\n"))
        self._filling = True
        self.setPlainText(shown)
        self._filling = False
        self.setReadOnly(len(came) > LONGEST_TEXT)
        self.document().setModified(not untouched)

    def cell(self) -> str:
        """What stands there: the very text that came in, unless it was changed."""
        changed = self.document().isModified()
        return self.toPlainText() if changed else self._came

    def sizeHint(self) -> QSize:
        """As high as some lines and its edges."""
        lines = LINES_SHOWN * QFontMetricsF(self.font()).lineSpacing()
        edges = 2 * (self._theme.px(1.5) + self.document().documentMargin())
        return QSize(self._theme.px(40), round(lines + edges) + 2)

    def minimumSizeHint(self) -> QSize:
        """At least two lines."""
        one = QFontMetricsF(self.font()).lineSpacing()
        return QSize(self._theme.px(20), round(self.sizeHint().height() - one))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter leaves the text as it is and goes on."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not (
            self.document().isUndoAvailable()
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+Z go on to the page while nothing was typed here."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.document().isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)
