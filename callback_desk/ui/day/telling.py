"""The desk is told by itself: on the window, or by the system while that is behind."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from callback_desk.domain.being_told import (
    Kind,
    Told,
    still_true,
    told_beside,
    what_to_tell,
)
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.while_away import ChangedMeanwhile
from callback_desk.services.desk import Desk
from callback_desk.services.look_ahead import Ahead, look_ahead, what_changed
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.bug_once import BugOnce
from callback_desk.ui.day.told_choices import AWAY, ToldChoices
from callback_desk.ui.day.told_line import ToldLine
from callback_desk.ui.event_watch import EventWatch
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.window_state import WindowState
from callback_desk.wording.being_told import say_changed, say_told

LOOK_MS = 60_000
A_MOMENT = timedelta(seconds=1)
SHOWN_MS = 20_000
# Who was away for less has missed nothing.
AWAY_FOR = timedelta(minutes=5)
TITLE = _("Callback Desk")


class Telling(EventWatch):
    """Looks ahead each minute, also while the window is locked, and tells in counts.

    `notified` carries what was handed to the system's notifications.
    """

    notified = Signal(str)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        state: WindowState,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._background, self._desk, self._window = background, desk, window
        self._choices = ToldChoices(state)
        self._memory = self._choices.memory()
        self._is_looking, self._bug = False, BugOnce(background)
        self._away_since = self._choices.left_at()
        self.line = ToldLine(theme, Tone.DUE_TODAY, "clock", _("reminder"))
        self.urgent = ToldLine(
            theme, Tone.PRIORITY, "standing-priority", _("priority reminder")
        )
        self.meanwhile = ToldLine(theme, Tone.ACCENT, "history", _("news"))
        # What stands on each of these lines, as it was told.
        self._stands: dict[ToldLine, list[Told]] = {self.line: [], self.urgent: []}
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)
        # Words that name an instant are others once it passed.
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.timeout.connect(self.look)
        window.installEventFilter(self)

    # Looking ahead

    def look(self) -> None:
        """Look now, unless a look is on its way."""
        if not self._is_looking:
            self._is_looking = True
            self._background.run(
                partial(look_ahead, self._desk), self._on_looked, self._on_failed
            )

    def look_anew(self) -> None:
        """Put away what was told of deadlines that are others now, and look again."""
        self._stands[self.line] = []
        self.line.say("")
        self.look()

    def look_after_change(self) -> None:
        """Take back what is untrue by now, once nobody waits for anything else."""
        if self.line.words or self.urgent.words:
            self._background.run_idle(
                *(partial(look_ahead, self._desk), self._on_looked, self._on_failed),
                kind="look ahead",
            )

    def _on_looked(self, ahead: Ahead) -> None:
        self._is_looking = False
        memory, calendar = self._memory, ahead.calendar
        memory.forget_before(calendar.local_date(ahead.at), ahead.coming)
        silent = self._choices.silent_kinds()
        told = what_to_tell(
            *(ahead.coming, ahead.numbers, ahead.at, calendar, memory), silent
        )
        self._choices.keep(memory)
        for line in self._stands:
            self._correct(line, ahead)
        if told:
            self._tell(told, ahead)
        self._wait_for_passing(ahead)

    def _correct(self, line: ToldLine, ahead: Ahead) -> None:
        """Say what stands there as it is by now; what was put away stays away."""
        stands = self._stands[line] if line.words else []
        still = still_true(
            stands, ahead.coming, ahead.numbers, ahead.at, ahead.calendar
        )
        self._stands[line] = still
        if stands:
            line.reword(_say_all(still, ahead))

    def _wait_for_passing(self, ahead: Ahead) -> None:
        stands = [one for those in self._stands.values() for one in those]
        named = [one.at for one in stands if one.at is not None and not one.is_past]
        if named:
            left = min(named) + A_MOMENT - ahead.at
            self._passing.start(max(0, left // timedelta(milliseconds=1)))

    def _tell(self, told: list[Told], ahead: Ahead) -> None:
        # Of whom is over the goal already the window itself says so, on every page.
        late = [one for one in told if one.is_past]
        urgent = [o for o in told if o.kind is Kind.PRIORITY and not o.is_past]
        others = [one for one in told if one.kind is not Kind.PRIORITY]
        for line, those in ((self.urgent, urgent), (self.line, others)):
            if those:
                self._stands[line] = told_beside(self._stands[line], those)
                line.say(_say_all(self._stands[line], ahead))
                self._notify(_say_all(those, ahead))
        if late:
            self._notify(_say_all(late, ahead))

    def _notify(self, words: str) -> None:
        """Tell by the system where the window is not looked at; never a name."""
        if self._window.isActiveWindow():
            return
        self.notified.emit(words)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.setToolTip(TITLE)
            self._tray.show()
        icon = QSystemTrayIcon.MessageIcon.Information
        self._tray.showMessage(TITLE, words, icon, SHOWN_MS)

    # Away and back

    def _see(self, watched: QObject, event: QEvent) -> None:
        """Notice when the window is left, and when somebody comes back to it."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.WindowDeactivate):
            self._leave()
        elif event.type() in (QEvent.Type.Show, QEvent.Type.WindowActivate):
            self._come_back()

    def _leave(self) -> None:
        if self._away_since is None:
            self._away_since = to_epoch(self._desk.now())
        self._choices.keep_left_at(self._away_since)

    def _come_back(self) -> None:
        since = self._away_since
        if since is None:
            return
        self._away_since = None
        left = from_epoch(since)
        if self._desk.now() - left >= AWAY_FOR and self._choices.wants(AWAY):
            self._background.run(
                partial(what_changed, self._desk, left),
                self._on_changes_read,
                self._on_failed,
            )

    def _on_changes_read(self, changed: ChangedMeanwhile) -> None:
        self.meanwhile.say(say_changed(changed) if changed.is_anything else "")

    def _on_failed(self, error: Exception) -> None:
        self._is_looking = False
        self._bug.tell(error)


def _say_all(told: Sequence[Told], ahead: Ahead) -> str:
    return " ".join(say_told(one, ahead.at, ahead.calendar) for one in told)
