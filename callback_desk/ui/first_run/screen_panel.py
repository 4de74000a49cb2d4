"""Step 4: whether patients can see the screen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from callback_desk.ui.first_run.step_panel import StepPanel
from callback_desk.ui.sign_in.tick_box import GAP, RING, SIDE, AnswerBox
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, PlainLabel

YES, NO = "Yes, or I am not sure", "No, only staff can see it"
YES_MEANS = (
    "Messages, web pages and interests show only while somebody holds the M key, and "
    "hide again with the next lead."
)
NO_MEANS = "Messages, web pages and interests are always shown."


class ScreenPanel(StepPanel):
    """One question, yes by default."""

    number = 4
    title = "Can patients see this screen?"
    about = "From the waiting room, say, or over the front desk."

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.yes, self.no = AnswerBox(theme, YES), AnswerBox(theme, NO)
        card = Card(theme, padding=5)
        card.column.setSpacing(theme.px(5))
        for button, means in ((self.yes, YES_MEANS), (self.no, NO_MEANS)):
            button.setAccessibleDescription(means)
            sentence = PlainLabel(theme, means, muted=True, wraps=True)
            sentence.setIndent(theme.px(RING + SIDE + GAP))
            part = QVBoxLayout()
            part.setSpacing(theme.px(1))
            part.addWidget(button)
            part.addWidget(sentence)
            card.column.addLayout(part)
        self.yes.setChecked(True)
        self.column.addWidget(card)
        self.column.addWidget(
            PlainLabel(theme, "You can change this later, in Settings.", muted=True)
        )
        self.column.addStretch()

    def first_field(self) -> QWidget:
        """The answer that is chosen."""
        return self.yes if self.yes.isChecked() else self.no

    @property
    def patients_can_see_screen(self) -> bool:
        """The answer."""
        return self.yes.isChecked()
