"""A label for texts of strangers, which remembers them as they were typed."""

from callback_desk.ui.widgets import PlainLabel, parted
from callback_desk.wording.people import visible


class FlowingLabel(PlainLabel):
    """A wrapping plain label whose narrowest width no visitor decides."""

    def say(self, text: str) -> None:
        """Show a text; what hides in it is made visible, its lines stay lines."""
        shown = "\n".join(visible(line) for line in text.split("\n"))
        self.setWordWrap(True)
        self.setText(parted(shown))
        self.setAccessibleName(shown)

    def said(self) -> str:
        """The text that it shows."""
        return self.accessibleName()
