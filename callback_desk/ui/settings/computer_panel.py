"""This computer: whether patients can see its screen, and when it locks by itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.first_run.screen_panel import NO, NO_MEANS, YES, YES_MEANS
from callback_desk.ui.settings.removal_card import RemovalCard
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.sign_in.answer_card import AnswerCard
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.veil.idle_watch import (
    IDLE_MINUTES,
    MINUTES,
    USUAL_MINUTES,
    idle_minutes,
)
from callback_desk.ui.widgets import Card, PlainLabel
from callback_desk.ui.window_state import WindowState

SEEN = 0
LOCKS_AFTER = _("Locks by itself when nobody touches it for")
LOCKS_MEANS = _(
    "Ctrl+L locks at once. Whoever comes back gives their name and password, or the "
    "PIN that they chose when they came back before. In the middle of a call it waits "
    "for up to 30 minutes, and only hides what was sent."
)


class ComputerPanel(SettingsPanel):
    """The answer of the first run, to be changed; it holds at once.

    `discreet_chosen` tells whether patients can see the screen; `removal_wanted` that
    the desk shall go, and whether its backups go as well.
    """

    title = _("This computer")
    about = _("Kept on this computer, for everybody who signs in here.")
    icon_name = "computer"
    discreet_chosen = Signal(bool)
    removal_wanted = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        state: WindowState,
        *,
        discreet: bool,
    ) -> None:
        """Show what is kept.

        Args:
            theme: its looks.
            background: where a password is checked.
            desk: what would be removed.
            state: what this computer keeps for everybody.
            discreet: whether patients can see the screen.
        """
        super().__init__(theme)
        self._state = state
        self._card = AnswerCard(theme, ((YES, YES_MEANS), (NO, NO_MEANS)))
        self._card.choose(SEEN if discreet else 1 - SEEN)
        question = _("Can patients see this screen?")
        for box in self._card.boxes:
            box.setAccessibleName(f"{question} {box.text()}")
        asked = PlainLabel(theme, question, bold=True)
        self._card.column.insertWidget(0, asked)
        self.column.addWidget(self._card)
        self.minutes = ChoiceBox(theme)
        for minutes in MINUTES:
            usual = minutes == USUAL_MINUTES
            words = _("{minutes} minutes (usual)") if usual else _("{minutes} minutes")
            self.minutes.addItem(words.format(minutes=minutes), minutes)
        kept = idle_minutes(state)
        self.minutes.setCurrentIndex(MINUTES.index(kept))
        veil = Card(theme, padding=5)
        veil.column.setSpacing(theme.px(2))
        row = QHBoxLayout()
        row.addWidget(LabelledField(theme, LOCKS_AFTER, self.minutes))
        row.addStretch()
        veil.column.addLayout(row)
        veil.column.addWidget(PlainLabel(theme, LOCKS_MEANS, muted=True, wraps=True))
        self.column.addWidget(veil)
        self.removal = RemovalCard(theme, background, desk)
        # A desk for practice goes by itself.
        self.column.addWidget(self.removal)
        self.removal.setVisible(desk.staff.manages and not desk.is_practice)
        self.column.addStretch()
        self.removal.wanted.connect(self.removal_wanted)
        self._card.answered.connect(self._on_answered)
        self.minutes.currentIndexChanged.connect(self._on_minutes_chosen)

    def first_field(self) -> QWidget:
        """The answer that is chosen."""
        return self._card.first_field()

    def _on_minutes_chosen(self) -> None:
        self._state.keep_number(IDLE_MINUTES, self.minutes.currentData())

    def _on_answered(self, number: int) -> None:
        self.discreet_chosen.emit(number == SEEN)
