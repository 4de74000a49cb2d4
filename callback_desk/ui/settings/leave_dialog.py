"""Asking once, before somebody can sign in no longer."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.theme import Theme

WHAT_LEAVING_DOES = _(
    "{name} can sign in. “Has left…” ends that; what they did stays. Is the password "
    "forgotten? Then “Add staff…” by the same name gives another."
)
TAKE_OFF, TAKING_OFF = _("Take off the list"), _("Taking off…")
MEANS = (
    _(
        "They can no longer sign in, and the desk gets a new key: a copy of the old "
        "one opens nothing that is written from now on."
    ),
    _(
        "Backups made before still open with the passwords of then, theirs too. Where "
        "they saw the recovery key, make a new one as well."
    ),
    _("Their calls and notes stay, under their name."),
    _(
        "What they were still to call stays in the list: “Somebody is away…” gives it "
        "to another, and asks who is the safety contact in their place."
    ),
    _("If they come back, add them again by the same name."),
)


class LeaveDialog(AskOnceDialog):
    """Takes one member off the staff. `staff_left` brings what `remove` returned."""

    staff_left = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        name: str,
        remove: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            theme: its looks.
            background: where they are taken off.
            name: who left.
            remove: takes them off.
            parent: the window that it stands over.
        """
        asked = Asked(
            title=_("Staff"),
            question=_("Has {name} left?", name=name),
            means=MEANS,
            act=TAKE_OFF,
            acting=TAKING_OFF,
            act_tells=_("They have left"),
            stay_tells=_("They stay (Esc)"),
        )
        super().__init__(theme, background, asked, remove, parent)
        self.leave_button = self.act_button
        self.acted.connect(self.staff_left)
