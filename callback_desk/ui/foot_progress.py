"""How far the day has come, at the right of the foot."""

from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.queue import PROGRESS_MEANS


class FootProgress(PlainLabel):
    """Hidden until it is told something, and where the foot has no room for it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, scale=0.9, muted=True)
        self.setToolTip(PROGRESS_MEANS)
        self.hide()

    def say(self, text: str) -> None:
        """Show how far; a label's name stands for its text, so it says that, too."""
        super().say(text)
        progress = _("The day’s progress")  # noqa: RUF001 - the apostrophe that is printed
        self.setAccessibleName(f"{progress}: {self.text()}")
