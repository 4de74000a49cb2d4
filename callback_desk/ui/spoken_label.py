"""A label whose words are spoken as well as shown: what went wrong, what was found."""

from callback_desk.ui.announcing import announce
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import PlainLabel


class SpokenLabel(PlainLabel):
    """A wrapping line beside what it is about; the keys never come to it."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        scale: float = 1.0,
        bold: bool = False,
        tone: Tone | None = None,
        muted: bool = False,
    ) -> None:
        """Make a label; see PlainLabel. What is wrong (OVERDUE) cannot wait."""
        super().__init__(
            theme, text, scale=scale, bold=bold, tone=tone, muted=muted, wraps=True
        )

    def say(self, text: str) -> None:
        """Show a text, and have a screen reader speak what is new in it."""
        before = self.text()
        super().say(text)
        if self.text() != before:
            announce(self, self.text(), at_once=self._tone is Tone.OVERDUE)

    def reword(self, text: str) -> None:
        """Show how far it is by now: nobody is disturbed by it."""
        super().say(text)

    def said(self) -> str:
        """What it says."""
        return self.text()
