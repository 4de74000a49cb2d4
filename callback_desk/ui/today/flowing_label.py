"""A label for texts of strangers: it wraps even where there is nothing to wrap at."""

import re

from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.people import visible

# A run without a space that is longer than this may be parted anywhere.
_LONG_RUN = re.compile(r"\S{30,}")
_MAY_PART = "\u200b"


class FlowingLabel(PlainLabel):
    """A wrapping plain label whose narrowest width no visitor decides."""

    def say(self, text: str) -> None:
        """Show a text; what hides in it is made visible, its lines stay lines."""
        shown = "\n".join(visible(line) for line in text.split("\n"))
        self.setWordWrap(True)
        self.setText(_LONG_RUN.sub(_with_partings, shown))
        self.setAccessibleName(shown)

    def said(self) -> str:
        """The text that it shows."""
        return self.accessibleName()


def _with_partings(run: re.Match[str]) -> str:
    return _MAY_PART.join(run[0])
