"""Step 4: whether patients can see the screen."""

from PySide6.QtWidgets import QWidget

from callback_desk.translation import _
from callback_desk.ui.first_run.step_panel import StepPanel
from callback_desk.ui.sign_in.answer_card import AnswerCard
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel

YES, NO = _("Yes, or I am not sure"), _("No, only staff can see it")
YES_MEANS = _(
    "Messages, web pages and interests show only while somebody holds the M key, and "
    "hide again with the next lead."
)
NO_MEANS = _("Messages, web pages and interests are always shown.")


class ScreenPanel(StepPanel):
    """One question, yes by default."""

    number = 4
    title = _("Can patients see this screen?")
    about = _("From the waiting room, say, or over the front desk.")

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._card = AnswerCard(theme, ((YES, YES_MEANS), (NO, NO_MEANS)))
        self.yes, self.no = self._card.boxes
        self.column.addWidget(self._card)
        self.column.addWidget(
            PlainLabel(theme, _("You can change this later, in Settings."), muted=True)
        )
        self.column.addStretch()

    def first_field(self) -> QWidget:
        """The answer that is chosen."""
        return self._card.first_field()

    @property
    def patients_can_see_screen(self) -> bool:
        """The answer."""
        return self.yes.isChecked()
