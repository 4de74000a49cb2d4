"""What can be done with several leads at once, said above the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.widgets import NamedButton, PlainLabel


class SeveralBar(TonedBox):
    """How many are chosen, with a button for each thing that can be done with them."""

    reassign_wanted = Signal()
    close_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Tone.ACCENT)
        self._words = PlainLabel(theme, bold=True)
        self.reassign_button = NamedButton(
            theme, _("Reassign…"), tells=_("Give them to somebody")
        )
        self.close_button = NamedButton(
            theme, _("Close…"), tells=_("Close them with a reason")
        )
        self.print_button = NamedButton(
            theme, _("Print…"), keys="Ctrl+P", tells=_("Print a call sheet of them")
        )
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.px(2))
        for button in (self.reassign_button, self.close_button, self.print_button):
            flow.addWidget(button)
        rows = QVBoxLayout()
        rows.setSpacing(theme.px(1.5))
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(PlainLabel(theme, _("Esc: just one"), scale=0.9, muted=True))
        rows.addLayout(head)
        rows.addWidget(buttons)
        self.box.addLayout(rows)
        self.reassign_button.clicked.connect(self.reassign_wanted)
        self.close_button.clicked.connect(self.close_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.hide()

    def show_chosen(self, chosen: int, words: str) -> None:
        """Say how many are chosen; with fewer than two there is nothing to say."""
        self._words.say(words)
        self.setVisible(chosen > 1)
