"""Being told: what somebody wishes to hear by itself."""

from PySide6.QtWidgets import QWidget

from callback_desk.domain.being_told import Kind
from callback_desk.translation import _
from callback_desk.ui.day.told_choices import ToldChoices
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.sign_in.tick_box import GAP, RING, SIDE, TickBox
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, PlainLabel
from callback_desk.ui.window_state import WindowState
from callback_desk.wording.being_told import say_choices


class ToldPanel(SettingsPanel):
    """A box to tick for each thing that is told; Priority cannot be off."""

    title = _("Being told")
    about = _("Yours alone. In desk hours only, in counts, and never twice.")
    icon_name = "clock"

    def __init__(self, theme: Theme, state: WindowState) -> None:
        super().__init__(theme)
        self._choices = ToldChoices(state)
        self.boxes: dict[str, TickBox] = {}
        card = Card(theme, padding=5)
        card.column.setSpacing(theme.px(1))
        for choice, (words, means) in say_choices().items():
            box = self.boxes[choice] = TickBox(theme, words)
            box.setChecked(self._choices.wants(choice))
            box.setAccessibleDescription(means)
            box.setEnabled(choice != Kind.PRIORITY)
            box.toggled.connect(self._on_ticked)
            card.column.addWidget(box)
            sentence = PlainLabel(theme, means, muted=True, wraps=True)
            sentence.setIndent(theme.px(RING + SIDE + GAP))
            card.column.addWidget(sentence)
            card.column.addSpacing(theme.px(2))
        self.column.addWidget(card)
        self.column.addStretch()

    def first_field(self) -> QWidget:
        """The first box that can be ticked."""
        return next(box for box in self.boxes.values() if box.isEnabled())

    def _on_ticked(self) -> None:
        for choice, box in self.boxes.items():
            self._choices.set_wanted(choice, wanted=box.isChecked())
