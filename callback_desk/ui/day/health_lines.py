"""A quiet line above the pages for each thing that an office manager should know."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

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
    """Looks now and then; what was put away stays so until it says something else.

    `made` carries each line once there is something for it to say: on most days there
    is not, and whoever signs in does not wait for lines that nobody will see.
    """

    made = Signal(object)

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme, self._background, self._desk = theme, background, desk
        self.lines: dict[Kind, ToldLine] = {}
        self._said: dict[Kind, str] = {}
        self._asking, self._bug = Steps(background, self), BugOnce(background)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        if desk.staff.manages and not desk.is_practice:
            self._timer.start()
            QTimer.singleShot(FIRST_LOOK_MS, self, self.look)

    def line(self, kind: Kind) -> ToldLine:
        """The line for a worry, made when it is first asked for."""
        if kind not in self.lines:
            line = ToldLine(
                self._theme, Tone.RESTING, "means", NAMES[kind], is_quiet=True
            )
            self.lines[kind] = line
            self.made.emit(line)
        return self.lines[kind]

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
        for kind in NAMES:
            said = words.get(kind, "")
            if said != self._said.get(kind, ""):
                self._said[kind] = said
                self.line(kind).say(said)

    def _on_failed(self, error: Exception) -> None:
        self._bug.tell(error)
