"""This computer: whether patients can see its screen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callback_desk.ui.first_run.screen_panel import NO, NO_MEANS, YES, YES_MEANS
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.sign_in.answer_card import AnswerCard
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel

SEEN = 0


class ComputerPanel(SettingsPanel):
    """The answer of the first run, to be changed; it holds at once.

    `discreet_chosen` tells whether patients can see the screen.
    """

    title = "This computer"
    about = "Kept on this computer, for everybody who signs in here."
    icon_name = "computer"
    discreet_chosen = Signal(bool)

    def __init__(self, theme: Theme, *, discreet: bool) -> None:
        super().__init__(theme)
        self._card = AnswerCard(theme, ((YES, YES_MEANS), (NO, NO_MEANS)))
        self._card.choose(SEEN if discreet else 1 - SEEN)
        question = "Can patients see this screen?"
        for box in self._card.boxes:
            box.setAccessibleName(f"{question} {box.text()}")
        asked = PlainLabel(theme, question, bold=True)
        self._card.column.insertWidget(0, asked)
        self.column.addWidget(self._card)
        self.column.addStretch()
        self._card.answered.connect(self._on_answered)

    def first_field(self) -> QWidget:
        """The answer that is chosen."""
        return self._card.first_field()

    def _on_answered(self, number: int) -> None:
        self.discreet_chosen.emit(number == SEEN)
