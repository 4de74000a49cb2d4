"""What the card says of a person in danger; never a word of what they wrote."""

from PySide6.QtCore import Qt, Signal

from callback_desk.translation import _
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.care_view import CareView
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.safety import GOAL_MEANS

# Against the desk's text: who was told and when fits into one line of the card.
REVIEW_SCALE = 0.9
OTHER_LANE = _(
    "Words of another kind of emergency: see the second part of Crisis (F9)."
)


class CareBanner(TonedBox):
    """Who was told, that nobody has reviewed it yet, and the goal.

    `review_wanted` is a clinician's; nobody else sees the button.
    """

    review_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Tone.PRIORITY, padding=(3, 1.5))
        self._decide = FlowingLabel(theme, bold=True, tone=Tone.OVERDUE)
        self._goal = FlowingLabel(theme, bold=True, tone=Tone.OVERDUE)
        self._goal.setToolTip(GOAL_MEANS)
        self._goal.setAccessibleDescription(GOAL_MEANS)
        self._review = FlowingLabel(theme, scale=REVIEW_SCALE, tone=Tone.PRIORITY)
        self._lane = FlowingLabel(theme, bold=True, tone=Tone.PRIORITY)
        self._has_lane = False
        for label in (self._decide, self._goal, self._review, self._lane):
            self.box.addWidget(label)
        self.review_button = NamedButton(
            theme, _("Review and sign…"), kind="quiet", keys="Ctrl+R"
        )
        self.review_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.review_button.clicked.connect(self.review_wanted)
        self.review_button.hide()
        self.box.addWidget(self.review_button, 0, Qt.AlignmentFlag.AlignLeft)

    def offer_review(self) -> None:
        """Let a clinician review and sign."""
        self.review_button.show()

    def show_care(self, care: CareView | None) -> None:
        """Show it, or nothing where the lead is none in danger."""
        self.setVisible(care is not None)
        if care is None:
            return
        for label, words in (
            (self._decide, care.do_not_dial),
            (self._goal, care.goal),
            (self._review, care.review),
        ):
            label.say(words)
            label.setVisible(bool(words))
        self._has_lane = care.other_lane
        self._lane.say(OTHER_LANE)

    def show_lane(self, shown: bool) -> None:
        """Show which list it was, unless patients can see the screen."""
        self._lane.setVisible(shown and self._has_lane)
