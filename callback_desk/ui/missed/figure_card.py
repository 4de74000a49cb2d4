"""One figure on a card: what, how much, and what it was worked out from."""

from PySide6.QtCore import Qt

from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import Card, PlainLabel


class FigureCard(Card):
    """A figure that never stands without its counts."""

    def __init__(self, theme: Theme, title: str, means: str) -> None:
        """Make an empty card.

        Args:
            theme: its looks.
            title: what the figure is of.
            means: how it is defined, in a sentence.
        """
        super().__init__(theme, padding=3.5)
        self._title = title
        self.setToolTip(means)
        self.setAccessibleDescription(means)
        self._figure = PlainLabel(theme, scale=1.9, bold=True)
        self._counts = PlainLabel(theme, scale=0.85, muted=True, wraps=True)
        self.column.setSpacing(theme.px(0.8))
        self.column.addWidget(
            PlainLabel(theme, title, scale=0.9, muted=True, wraps=True)
        )
        self.column.addWidget(self._figure)
        self.column.addWidget(self._counts, 1, Qt.AlignmentFlag.AlignTop)

    def show_figure(self, figure: str, counts: str, tone: Tone | None = None) -> None:
        """Show it."""
        self._figure.say(figure)
        self._figure.set_tone(tone)
        self._counts.say(counts)
        self.setAccessibleName(f"{self._title}: {figure}. {counts}")

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self._figure.text()}: {self._counts.text()}"
