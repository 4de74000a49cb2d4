"""The line above every page: who in danger waits, and what is not known yet."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout

from callback_desk.domain.safety_watch import SafetyWatch
from callback_desk.translation import _
from callback_desk.ui.announcing import announce
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.safety import GOAL_MEANS, Urgency, say_watch

# In layout units.
LEAST, AIR = 70, 0.5
_TONES = {
    Urgency.CALM: Tone.RESTING,
    Urgency.PRIORITY: Tone.PRIORITY,
    Urgency.SOON: Tone.DUE_TODAY,
    Urgency.NOW: Tone.OVERDUE,
}
_RISING = tuple(_TONES)


class SafetyStrip(TonedBox):
    """Counts without a name; it rises from quiet to red as the goal runs out.

    `lead_wanted` tells the lead that comes first, `contact_wanted` asks for the dialog,
    `risen` tells whether it says more than the quiet words of a closed desk.
    """

    lead_wanted = Signal(int)
    contact_wanted = Signal()
    risen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Tone.PRIORITY, padding=(3, 0.75))
        self._theme = theme
        self._lead_id: int | None = None
        self._low = self._asks = False
        # How much it pressed when it was spoken last, and for whom.
        self._spoken: tuple[int, frozenset[int | None]] = (0, frozenset())
        self._words = PlainLabel(theme, bold=True, wraps=True)
        self.show_button = NamedButton(theme, _("Show"), kind="line")
        self.contact_button = NamedButton(
            theme, _("Name the safety contact"), kind="line"
        )
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(theme.px(2))
        row.addWidget(self._words, 1)
        buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.setSpacing(theme.px(2))
        buttons.addWidget(self.show_button)
        buttons.addWidget(self.contact_button)
        row.addLayout(buttons)
        self.box.addLayout(row)
        for button in (self.show_button, self.contact_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_button.clicked.connect(self._on_show)
        self.contact_button.clicked.connect(self.contact_wanted)
        self.hide()

    def minimumSizeHint(self) -> QSize:
        """As wide as its buttons need beneath the words."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._theme.px(LEAST)), hint.height())

    def set_narrow(self, narrow: bool, low: bool) -> None:
        """Whether the window is a strip, or low: there the card says enough.

        In a narrow window the buttons stand beneath the words.
        """
        self._low = low
        self.setVisible(bool(self.said()) and not low)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        # Where there are many lines, they keep clear of the upper edge.
        self._words.setContentsMargins(0, self._theme.px(AIR) if narrow else 0, 0, 0)

    def said(self) -> str:
        """What stands there."""
        return self._words.text()

    def show_watch(
        self, watched: SafetyWatch, review: str = "", to_review: int | None = None
    ) -> None:
        """Say what the hour asks for; hidden where it asks for nothing.

        Args:
            watched: the priority leads at an instant.
            review: to a clinician, how many wait for their review; else "".
            to_review: the first of these.
        """
        said = say_watch(watched)
        first = next(iter((*watched.to_tell, *watched.to_call)), None)
        self._lead_id = to_review if first is None or review else first.lead_id
        words = f"{review} {said.words}".strip()
        self._words.say(words)
        means = GOAL_MEANS if watched.to_call else ""
        self._words.setToolTip(means)
        self._words.setAccessibleDescription(means)
        urgency = said.urgency
        if review and urgency is Urgency.CALM:
            urgency = Urgency.PRIORITY
        tone = _TONES[urgency]
        self.set_tone(tone)
        self._words.set_tone(tone)
        self.show_button.setVisible(self._lead_id is not None)
        self.contact_button.setVisible(said.asks_contact)
        self._asks = said.asks_contact
        self.setVisible(bool(words) and not self._low)
        self._speak(watched, urgency)
        self.risen.emit(bool(words) and urgency is not Urgency.CALM)

    def _speak(self, watched: SafetyWatch, urgency: Urgency) -> None:
        """Speak when it rises, or somebody comes to wait; not with each minute."""
        waits = frozenset(o.lead_id for o in (*watched.to_tell, *watched.to_call))
        rank, (before, known) = _RISING.index(urgency), self._spoken
        rose = rank > before or (rank > 0 and not waits <= known)
        presses = urgency is not Urgency.PRIORITY
        # Behind the veil nothing is spoken: then it is when the window is seen again.
        if not rose or announce(self, self.said(), at_once=presses):
            self._spoken = rank, waits

    @property
    def asks_contact(self) -> bool:
        """Whether it asks who the safety contact is, and is seen doing so."""
        return self._asks and not self._low

    def _on_show(self) -> None:
        if self._lead_id is not None:
            self.lead_wanted.emit(self._lead_id)
