"""What is told in the foot of the window: on one line wherever that has room."""

from PySide6.QtCore import QSize

from callback_desk.translation import _
from callback_desk.ui.announcing import announce
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel


class FootLine(PlainLabel):
    """A wrapping label that asks for the width of its sentence.

    Left to itself a label that may wrap asks for a block, and breaks a short sentence
    in two beside an empty foot.
    """

    def __init__(self, theme: Theme) -> None:
        self.said = ""
        super().__init__(theme, scale=0.9, muted=True, wraps=True)

    def say(self, text: str) -> None:
        """Show a text, and have it spoken; `said` is what was told, as it was."""
        self._show(text)
        announce(self, self.text())

    def _show(self, text: str) -> None:
        self.said = text
        super().say(text)
        # A label's name stands for its text: "Status" alone would tell nothing of it.
        said, status = self.text(), _("Status")
        self.setAccessibleName(f"{status}: {said}" if said else status)

    def say_on(self, before: str, text: str) -> None:
        """Say how far something is that was told of, unless something else is told."""
        if self.said == before:
            self._show(text)

    def sizeHint(self) -> QSize:
        """As wide as all of it on one line."""
        usual, metrics = super().sizeHint(), self.fontMetrics()
        wide = metrics.boundingRect(self.text()).width() + metrics.averageCharWidth()
        return QSize(max(usual.width(), wide), metrics.height())
