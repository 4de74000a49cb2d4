"""A coloured strip that says one thing with a shape beside it."""

from PySide6.QtCore import Qt

from callback_desk.ui.announcing import announce
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.glyph import Glyph
from callback_desk.ui.today.toned_box import TonedBox


class ToldBox(TonedBox):
    """Says a sentence in the colour and shape of its meaning."""

    def __init__(self, theme: Theme, icon_name: str, tone: Tone) -> None:
        super().__init__(theme, tone, sideways=True, padding=(2.5, 1.8))
        self._glyph = Glyph(theme, icon_name, tone)
        self._label = FlowingLabel(theme, "", bold=True, tone=tone)
        self.box.setSpacing(theme.px(2))
        self.box.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addWidget(self._label, 1)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._label.said()

    def say(self, sentence: str, icon_name: str, tone: Tone) -> None:
        """Say it; a screen reader speaks what is new."""
        if sentence == self.sentence:
            return
        self.set_tone(tone)
        self._glyph.show_icon(icon_name, tone)
        self._label.set_tone(tone)
        self._label.say(sentence)
        self.setAccessibleName(sentence)
        announce(self, sentence)
