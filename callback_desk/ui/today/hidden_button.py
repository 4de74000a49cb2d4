"""What is hidden in the waiting room: how much it is, and the key that shows it."""

from PySide6.QtCore import Qt

from callback_desk.translation import _, _n
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton


class HiddenButton(NamedButton):
    """`2 messages: hold M`; held down by hand it shows them as the key does."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            _("Messages: hold M"),
            kind="quiet",
            icon_name="message",
            tells=_("Shown while it is held, for patients may see this screen"),
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(
            self.sizePolicy().Policy.Fixed, self.sizePolicy().verticalPolicy()
        )

    def count(self, messages: int) -> None:
        """Say how many messages there are."""
        self.say(_n("1 message: hold M", "{count} messages: hold M", messages))
