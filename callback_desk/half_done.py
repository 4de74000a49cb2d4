"""What people leave half done at a window: kept for each of them alone.

Light, as all that stands around the sign-in window: what it needs loads when somebody
is in.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from secrets import token_hex
from threading import Lock, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from callback_desk.domain.half_typed import ELSEWHERE, IN_FIELDS, LEFT, LeftNotes
from callback_desk.ui.bug_once import BugOnce
from callback_desk.ui.termination import is_ended

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from callback_desk.gate import Gate
    from callback_desk.services.desk import Desk
    from callback_desk.storage.run_mark import RunMark
    from callback_desk.ui.background import Background, Done, Failed, Work
    from callback_desk.ui.desk_window import DeskWindow
    from callback_desk.ui.theme import Theme
    from callback_desk.ui.today.left_half_done import LeftHalfDone

# Who ends the program does not wait for longer: the desk may stand still.
PATIENCE_S = 5.0
# So much of what is typed is lost at the most where the power fails.
KEEP_MS = 5_000

_log = logging.getLogger(__name__)


class HalfDone(QObject):
    """In memory while the program runs; notes in the desk where it is ended.

    `failed` carries what stood in the way of bringing back a note.
    """

    failed = Signal(object)

    def __init__(
        self,
        gate: Gate,
        background: Background,
        where: Callable[[], Path],
        parent: QObject,
    ) -> None:
        """Nobody has left anything.

        Args:
            gate: knows what lies behind the veil.
            background: the database's lane.
            where: tells the place of the desk's database.
            parent: what it ends with.
        """
        super().__init__(parent)
        self._gate, self._background, self._where = gate, background, where
        self._left: dict[int, LeftHalfDone] = {}
        self._window: DeskWindow | None = None
        # By its mark the other windows of the desk know that this run is there.
        self._run = token_hex(8)
        self._mark: RunMark | None = None
        self._marking, self._is_over = Lock(), False
        self._bug = BugOnce(background)
        # By whose it was, what ended runs kept and was given back here, and of that
        # what the desk does not know yet to stand here.
        self._given: dict[int, set[str]] = {}
        self._to_tell: dict[int, set[str]] = {}
        # Whether it was kept for the next run, and one at a time writes that.
        self._has_kept, self._writing = False, Lock()
        # Whose desk is open, and what the desk keeps of what is half typed by now.
        self._desk: Desk | None = None
        self._kept_now: dict[int, dict[int, str]] | None = {}
        self._is_failing = False
        # What stood in dialogs when the system asked for the end: it closes them.
        self._at_end: str | None = None
        self._keeping = QTimer(self)
        self._keeping.setInterval(KEEP_MS)
        self._keeping.timeout.connect(self._on_time)

    # While the program runs

    def set_aside(self, desk: Desk, window: DeskWindow) -> None:
        """Keep for its owner what the next person must not see."""
        from callback_desk.ui.settings.spare_showing import unkept_in

        left = self._gate.take_left() or window.leaving.left()
        waiting = window.day.lost.waiting
        words = "\n\n".join(filter(None, (waiting, left.elsewhere)))
        left = replace(left, spare=unkept_in(window), elsewhere=words)
        if window.missed is not None:
            left = replace(left, missed=window.missed.half_done)
        self._left[desk.staff.staff_id] = left

    def bring_back(self, desk: Desk, window: DeskWindow, theme: Theme) -> None:
        """Give somebody's to their new window."""
        left = self._left.pop(desk.staff.staff_id, None)
        if left is not None:
            from callback_desk.ui.settings.spare_showing import SpareShowing

            left.bring_back(window.today, after_another=True)
            window.calendar.bring_back(left.calendar)
            if window.missed is not None:
                window.missed.bring_back(left.missed)
            for unkept in left.spare:
                SpareShowing(theme, window).show_again(unkept)
            window.day.lost.keep(left.elsewhere)
        self.look_for_kept(desk, window)

    def carry_over(self, before: DeskWindow, window: DeskWindow) -> None:
        """The same person goes on in another window: of another size of the text."""
        from callback_desk.ui.today.left_half_done import LeftHalfDone

        self._window = window
        LeftHalfDone.on(before.today).bring_back(window.today)
        window.calendar.bring_back(before.calendar.half_done)
        if before.missed is not None and window.missed is not None:
            window.missed.bring_back(before.missed.half_done)
        if words := before.day.unsaved.line.words:
            window.day.unsaved.line.say(words)
        if before.day.lost.line.words:
            window.day.lost.tell(before.day.lost.notes)

    # From one run to the next

    def look_for_kept(self, desk: Desk, window: DeskWindow) -> None:
        """Give somebody what was kept for them as a run of the program was ended.

        It stays kept until it stands in their window.
        """
        self._window, self._desk = window, desk
        self._keeping.start()
        self._look(self._background.run, self.failed.emit)

    def _on_time(self) -> None:
        self.keep_now()
        if not self._gate.is_closed:
            # Another window may have ended meanwhile, however that came.
            idle = partial(self._background.run_idle, kind="left by ended runs")
            self._look(idle, self._bug.tell)

    def _look(self, run: Callable[[Work, Done, Failed], None], failed: Failed) -> None:
        desk, window = self._desk, self._window
        if desk is None or window is None or not isValid(window):
            return
        given = frozenset(self._given.get(desk.staff.staff_id, ()))
        run(
            partial(self._read, desk, self._where(), given),
            partial(self._on_kept_read, desk, window),
            failed,
        )

    def _read(self, desk: Desk, path: Path, given: Collection[str]) -> LeftNotes:
        """Behind the window: at first this run says that it is there."""
        from callback_desk.services.half_typed import read_half_typed
        from callback_desk.storage.run_mark import RunMark

        with self._marking:
            if self._mark is None and not self._is_over:
                self._mark = RunMark(path, self._run)
            mark = self._mark
        return LeftNotes([], []) if mark is None else read_half_typed(desk, mark, given)

    def _on_kept_read(self, desk: Desk, window: DeskWindow, kept: LeftNotes) -> None:
        staff_id = desk.staff.staff_id
        if self._gate.is_closed or window is not self._window:
            # Nobody is there to see it, or somebody else is.
            return
        given, runs = self._given.setdefault(staff_id, set()), set(kept.runs)
        if runs <= given or (runs & given) - {LEFT}:
            # Nothing is new, or two looks met: the next one tells the rest apart.
            return
        given |= runs
        self._to_tell.setdefault(staff_id, set()).update(runs)
        back = [note for note in kept.notes if not note.is_gone]
        if back:
            field = window.today.card.note_field
            field.bring_back({note.lead_id: note.text for note in back})
            window.day.unsaved.tell(back)
        if gone := [note for note in kept.notes if note.is_gone]:
            window.day.lost.show_kept(gone)
        # The desk learns in one step that it stands here, and no longer there: at once,
        # since whoever deletes what is shown deletes what was left, no run's.
        self._keep_by(self._background.run)

    def keep(self, desk: Desk | None, window: DeskWindow | None) -> None:
        """Put the notes into the desk: the program is about to be ended.

        It waits until they are there. Nothing else can be waited for: where a session
        ends the program is gone at once.
        """
        if desk is None or window is None:
            return
        notes = self._notes(desk, window)
        if not (self._has_kept or self._to_tell or any(notes.values())):
            return
        # What waits to be kept is older.
        self._has_kept, self._kept_now = True, None
        # The lane may be busy with something long.
        work = partial(self._keep, desk, notes, self._told())
        keeping = Thread(target=work, name="half-typed")
        keeping.start()
        keeping.join(PATIENCE_S)

    def close(self) -> None:
        """The run ends: what it kept stands in no window any more."""
        self._keeping.stop()
        with self._marking:
            self._is_over = True
            if self._mark is not None:
                self._mark.close()
                self._mark = None

    def keep_now(self) -> None:
        """Keep what is half typed, if it changed: the power may fail at any time."""
        self._keep_by(partial(self._background.run_idle, kind="half-typed"))

    def _keep_by(self, run: Callable[[Work, Done, Failed], None]) -> None:
        desk, window = self._desk, self._window
        if desk is None or window is None or not isValid(window):
            return
        notes = self._notes(desk, window)
        if notes == self._kept_now and not self._to_tell:
            return
        if not (self._has_kept or self._to_tell or any(notes.values())):
            return
        self._has_kept, self._kept_now = True, notes
        run(
            partial(self._keep_behind, desk, notes, self._told()),
            self._on_kept,
            self._on_not_kept,
        )

    def _told(self) -> dict[int, frozenset[str]]:
        return {staff_id: frozenset(runs) for staff_id, runs in self._to_tell.items()}

    def _keep_behind(
        self,
        desk: Desk,
        notes: dict[int, dict[int, str]],
        given: dict[int, frozenset[str]],
    ) -> dict[int, frozenset[str]]:
        with self._writing:
            if notes is not self._kept_now:
                return {}
            self._write(desk, notes, given)
        return given

    def _write(
        self,
        desk: Desk,
        notes: Mapping[int, Mapping[int, str]],
        given: Mapping[int, Collection[str]],
    ) -> None:
        """One at a time; what other windows of the desk keep stays."""
        from callback_desk.services.half_typed import keep_half_typed

        keep_half_typed(desk, notes, self._run, given)

    def _on_kept(self, given: Mapping[int, frozenset[str]]) -> None:
        self._is_failing = False
        for staff_id, runs in given.items():
            if rest := self._to_tell.pop(staff_id, set()) - runs:
                self._to_tell[staff_id] = rest

    def _on_not_kept(self, error: Exception) -> None:
        """It stands in its fields still; the next time it is tried again."""
        self._kept_now = None
        if self._is_failing:
            return
        self._is_failing = True
        _log.warning("half-typed words are not kept yet: %s", type(error).__name__)

    def _notes(self, desk: Desk, window: DeskWindow) -> dict[int, dict[int, str]]:
        """What is not saved, by whose it is."""
        notes = {staff_id: left.typed for staff_id, left in self._left.items()}
        behind = self._gate.left
        mine = window.leaving.half_typed() if behind is None else behind.typed
        if waiting := window.day.lost.waiting:
            mine = {**mine, ELSEWHERE: waiting}
        if not is_ended():
            self._at_end = None
        elif self._at_end is None:
            self._at_end = mine.get(IN_FIELDS, "")
        elif self._at_end and IN_FIELDS not in mine:
            mine = {**mine, IN_FIELDS: self._at_end}
        return {**notes, desk.staff.staff_id: mine}

    def _keep(
        self,
        desk: Desk,
        notes: Mapping[int, Mapping[int, str]],
        given: Mapping[int, Collection[str]],
    ) -> None:
        try:
            with self._writing:
                self._write(desk, notes, given)
        except Exception:
            # Nobody is there to be told any more.
            _log.exception("half-typed notes were not kept")
