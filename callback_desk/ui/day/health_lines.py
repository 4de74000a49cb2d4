"""A quiet line above the pages for each thing that an office manager should know."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from callback_desk.domain.desk_health import Kind, Worry
from callback_desk.services.desk import Desk
from callback_desk.services.desk_health import AskedLately, ask_lately, look_after
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.bug_once import BugOnce
from callback_desk.ui.day.told_line import ToldLine
from callback_desk.ui.steps import Steps
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.desk_health import say_worry

# Nothing of it changes within the hour.
LOOK_MS = 60 * 60 * 1_000
# What stands first in the window's morning is not this.
FIRST_LOOK_MS = 5_000
NAMES = {
    Kind.COUNTRY: _("country of the numbers"),
    Kind.BACKUP: _("old backup"),
    Kind.SILENCE: _("silence of the form"),
    Kind.FLAGGED: _("share of priority leads"),
    Kind.CALENDAR: _("calendar to confirm"),
    Kind.ONE_MANAGER: _("single office manager"),
}


class HealthLines(QObject):
    """Looks now and then; what was put away stays so until it says something else."""

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._background, self._desk = background, desk
        self._said: dict[Kind, str] = {}
        self._asking, self._bug = Steps(background, self), BugOnce(background)
        self.lines = {
            kind: ToldLine(theme, Tone.RESTING, "means", name, is_quiet=True)
            for kind, name in NAMES.items()
        }
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        if desk.staff.manages and not desk.is_practice:
            self._timer.start()
            QTimer.singleShot(FIRST_LOOK_MS, self, self.look)

    def look(self) -> None:
        """Look now; what cannot be read now is read the next time.

        In small steps, when nobody waits for anything else: very many may have asked.
        """
        self._asking.run(
            partial(ask_lately, self._desk), self._on_asked, self._on_failed
        )

    def _on_asked(self, lately: AskedLately) -> None:
        self._background.run(
            partial(look_after, self._desk, lately), self._on_looked, self._on_failed
        )

    def _on_looked(self, worries: tuple[Worry, ...]) -> None:
        words = {worry.kind: say_worry(worry) for worry in reversed(worries)}
        for kind, line in self.lines.items():
            said = words.get(kind, "")
            if said != self._said.get(kind, ""):
                self._said[kind] = said
                line.say(said)

    def _on_failed(self, error: Exception) -> None:
        self._bug.tell(error)
