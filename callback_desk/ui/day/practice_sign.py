"""That this is practice, said so that nobody can take it for the real desk."""

from PySide6.QtWidgets import QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.widgets import PlainLabel

TITLE = _("PRACTICE – Callback Desk")  # noqa: RUF001 - printed
SHORT = _("PRACTICE")
MEANS = _("PRACTICE. Everybody here is invented; nothing is dialed, nothing is kept.")


class PracticeSign(TonedBox):
    """A band across the window that cannot be put away."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, Tone.ACCENT, padding=(3, 1))
        self.words = PlainLabel(theme, MEANS, bold=True, tone=Tone.ACCENT, wraps=True)
        self.box.addWidget(self.words)
        self.setAccessibleName(MEANS)
        window.setWindowTitle(TITLE)
        self.set_short(False)

    def set_short(self, short: bool) -> None:
        """Whether something else is told beside it: then one word says it."""
        self.words.say(SHORT if short else MEANS)
        self.setToolTip(MEANS if short else "")
        # Words that wrap would else take two lines beside the room of a whole one.
        policy = self.sizePolicy()
        policy.setHorizontalStretch(0 if short else 1)
        self.setSizePolicy(policy)
