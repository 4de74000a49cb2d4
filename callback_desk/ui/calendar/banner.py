"""A quiet strip above the sheet: what waits to be looked at, and the way there."""

from PySide6.QtCore import Signal

from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.glyph import Glyph
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.widgets import NamedButton


class Banner(TonedBox):
    """One sentence and a button; `wanted` follows when the button is pressed."""

    wanted = Signal()

    def __init__(self, theme: Theme, icon_name: str, *, may_act: bool) -> None:
        super().__init__(theme, Tone.DUE_TODAY, sideways=True, padding=(3, 1))
        self._may_act = may_act
        self._words = FlowingLabel(theme, scale=0.92)
        self._words.set_tone(Tone.DUE_TODAY)
        self.button = NamedButton(theme, "")
        self.box.setSpacing(theme.px(2))
        self.box.addWidget(Glyph(theme, icon_name, Tone.DUE_TODAY))
        self.box.addWidget(self._words, 1)
        self.box.addWidget(self.button)
        self.setMinimumHeight(theme.px(11))
        self.button.clicked.connect(self.wanted)
        self.hide()

    def say(self, words: str, button: str) -> None:
        """Show it; "" hides it."""
        self._words.say(words)
        self.button.say(button)
        self.button.setVisible(self._may_act)
        self.setVisible(bool(words))

    @property
    def said(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self._words.said()
