"""What the panels at the right of the sheet have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.calendar.draft import Edit
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel


class SidePanel(QWidget):
    """A title with a way back, and a column to be filled.

    `edited` carries a key and an Edit for the draft, `left` follows the way back.
    """

    edited = Signal(str, object)
    left = Signal()

    def __init__(self, theme: Theme, title: str, about: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.title = PlainLabel(theme, title, scale=1.3, bold=True, wraps=True)
        self.about = PlainLabel(theme, about, scale=0.9, muted=True, wraps=True)
        self.back = NamedButton(
            theme, _("Back"), kind="link", tells=_("Back to the day (Esc)")
        )
        self.back.clicked.connect(self.left)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.back)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(2))
        self.column.addLayout(top)
        self.column.addWidget(self.about)
        # Only now: what has no parent yet would be shown as a window.
        self.about.setVisible(bool(about))

    def focus(self) -> None:
        """Give the keys to the first field."""
        self.back.setFocus()

    def send(self, key: str, edit: Edit) -> None:
        """Hand an edit on."""
        self.edited.emit(key, edit)
