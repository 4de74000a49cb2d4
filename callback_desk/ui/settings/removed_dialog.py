"""The last word of a desk that was removed from this computer."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel


class RemovedDialog(QDialog):
    """Says what became of it."""

    def __init__(self, theme: Theme, sentences: tuple[str, ...]) -> None:
        super().__init__()
        self.setWindowTitle(_("Callback Desk"))
        column = QVBoxLayout(self)
        edge = theme.px(5)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.px(3))
        heading, *rest = sentences
        column.addWidget(PlainLabel(theme, heading, scale=1.1, bold=True, wraps=True))
        for sentence in rest:
            column.addWidget(PlainLabel(theme, sentence, wraps=True))
        self.close_button = NamedButton(theme, _("Close"), kind="primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        feet = QHBoxLayout()
        feet.addStretch()
        feet.addWidget(self.close_button)
        column.addLayout(feet)
        self.setMinimumWidth(theme.px(110))
