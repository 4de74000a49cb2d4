"""How far the day has come, at the right of the foot."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.queue import PROGRESS_MEANS

_SEEN_OR_NOT = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class FootProgress(PlainLabel):
    """Hidden until it is told something.

    In a strip it leaves its room to the button behind what the foot says, while that
    is seen: there is none for both.
    """

    def __init__(self, theme: Theme, action: QWidget) -> None:
        super().__init__(theme, scale=0.9, muted=True)
        self._action, self._narrow = action, False
        self.setToolTip(PROGRESS_MEANS)
        action.installEventFilter(self)

    def tell(self, words: str) -> None:
        """Say how far the day has come."""
        self.say(words)
        # A label's name stands for its text.
        progress = _("The day’s progress")  # noqa: RUF001 - the apostrophe that is printed
        self.setAccessibleName(f"{progress}: {self.text()}")
        self._settle()

    def set_narrow(self, narrow: bool) -> None:
        """Whether the window is a strip."""
        self._narrow = narrow
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the room to the button, or have it again."""
        if event.type() in _SEEN_OR_NOT:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        taken = self._narrow and not self._action.isHidden()
        self.setVisible(bool(self.text()) and not taken)
