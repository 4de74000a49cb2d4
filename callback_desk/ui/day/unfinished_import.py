"""The line that tells of an import whose end nobody was told."""

from PySide6.QtCore import QObject, Signal

from callback_desk.translation import _
from callback_desk.ui.day.told_line import ToldLine
from callback_desk.ui.termination import is_ended
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import NamedButton
from callback_desk.ui.window_state import WindowState

UNDER_WAY = "import_under_way"
LEFT_UNDER_WAY = _(
    "An import was under way when you left. What is not in the list of imports did not "
    "come in."
)


class UnfinishedImport(QObject):
    """Remembers on this computer that one is under way; whoever began it is told.

    Closed behind the lock, or ended by the system, the window says to nobody that it
    was stopped. `list_wanted` asks for the list of imports.
    """

    list_wanted = Signal()

    def __init__(self, theme: Theme, state: WindowState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self.line = ToldLine(
            theme, Tone.DUE_TODAY, "import", _("unfinished import"), is_theirs=True
        )
        self.show_button = NamedButton(
            theme, _("Show the imports"), kind="line", tells=_("What came in, and when")
        )
        self.line.add_button(self.show_button)
        self.show_button.clicked.connect(self.list_wanted)
        self.line.put_away.connect(self._forget)
        if state.number(UNDER_WAY, 0):
            self.line.say(LEFT_UNDER_WAY)

    def note(self, under_way: bool) -> None:
        """Whether one is; that it ended is known to whoever is at the window."""
        if under_way or not is_ended():
            self._state.keep_number(UNDER_WAY, int(under_way))

    def _forget(self) -> None:
        self._state.keep_number(UNDER_WAY, 0)
