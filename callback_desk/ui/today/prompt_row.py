"""The question above the outcomes, and the way back from it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.announcing import announce
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.low_link import LowLink


class PromptRow(QWidget):
    """What is asked, at the left; one step back, at the right."""

    step_back_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._asked = ("", "")
        self._words = FlowingLabel(theme, scale=0.95, bold=True)
        self._back = LowLink(theme, _("Not now: Esc"), tells=_("Step back"))
        kept = self._back.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(kept)
        self._back.clicked.connect(self.step_back_wanted)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._back)

    def ask(self, words: str, back: str, answers: str = "") -> None:
        """Ask something; the first time a screen reader speaks it.

        Args:
            words: what is asked or said.
            back: what the step back is called; "" where there is none.
            answers: those that one key gives, for somebody who hears them.
        """
        asked, self._asked = self._asked, (words, answers) if back else ("", "")
        self._words.say(words)
        self._words.set_tone(None, muted=not back)
        self._back.setVisible(bool(back))
        if back:
            self._back.say(_("{back}: Esc", back=back))
        if self._asked != asked:
            announce(self, f"{self.said()} {answers}".strip() if back else "")

    def set_low(self, low: bool) -> None:
        """Whether there is little room: then it is no higher than its words."""
        self._back.set_low(low)

    def height_when(self, low: bool, width: int) -> int:
        """How high it is with little room, or with enough, at a width."""
        gap = self.contentsMargins().left() + self._row.spacing()
        left = width - self._back.sizeHint().width() - gap
        words = self._words.heightForWidth(max(left, 1))
        return max(words, self._back.height_when(low))

    def said(self) -> str:
        """What is asked."""
        return self._words.said()
