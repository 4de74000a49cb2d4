"""The raw text of a record: as it came in, nothing of it interpreted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.people import visible

# How much is laid out at once: a twentieth of a second at most.
LETTERS_AT_ONCE = 20_000


class RawView(QWidget):
    """Shows a stranger's text with every hidden character made visible."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text, self._at = "", 0
        self.field = QPlainTextEdit()
        self.field.setReadOnly(True)
        self.field.setAccessibleName(_("Raw text"))
        self.field.setTabChangesFocus(True)
        self.field.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # A file that is dropped here is meant for the window.
        self.field.setAcceptDrops(False)
        self.field.document().setDocumentMargin(theme.px(0.5))
        self._more = NamedButton(theme, _("… show more"), kind="link")
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.clicked.connect(self._add_piece)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1))
        column.addWidget(self.field, 1)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        self._text, self._at = text, 0
        self.field.clear()
        self._add_piece()
        self.field.moveCursor(self.field.textCursor().MoveOperation.Start)

    def _add_piece(self) -> None:
        end = self._at + LETTERS_AT_ONCE
        piece = self._text[self._at : end]
        if piece.endswith("\n") and end >= len(self._text):
            # The end of the record's last line is no line of its own.
            piece = piece.removesuffix("\n").removesuffix("\r")
        self._at = end
        shown = [visible(line) for line in piece.replace("\r\n", "\n").split("\n")]
        self.field.appendPlainText("\n".join(shown))
        left = len(self._text) - self._at
        self._more.setVisible(left > 0)
        self._more.say(
            _("… show more: {value:,} characters are left", value=max(0, left))
        )
