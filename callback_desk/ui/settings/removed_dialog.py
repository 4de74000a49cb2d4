"""The last word of a desk that was removed from this computer."""

from callback_desk.translation import _
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel

WIDE = 110


class RemovedDialog(FramedDialog):
    """Says what became of it."""

    def __init__(self, theme: Theme, sentences: tuple[str, ...]) -> None:
        heading, *rest = sentences
        super().__init__(theme, heading, wide=WIDE, title=_("Callback Desk"))
        for sentence in rest:
            self.column.addWidget(PlainLabel(theme, sentence, wraps=True))
        self.column.addStretch(1)
        self.close_button = NamedButton(theme, _("Close"), kind="primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self.feet.addWidget(self.close_button)
