"""What people leave half done at a window: kept for each of them alone.

Light, as all that stands around the sign-in window: what it needs loads when somebody
is in.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from callback_desk.domain.half_typed import HalfTyped
    from callback_desk.gate import Gate
    from callback_desk.services.desk import Desk
    from callback_desk.ui.background import Background
    from callback_desk.ui.desk_window import DeskWindow
    from callback_desk.ui.theme import Theme
    from callback_desk.ui.today.left_half_done import LeftHalfDone

# Who ends the program does not wait for longer: the desk may stand still.
PATIENCE_S = 5.0

_log = logging.getLogger(__name__)


class HalfDone(QObject):
    """In memory while the program runs; notes in the desk where it is ended.

    `failed` carries what stood in the way of bringing back a note.
    """

    failed = Signal(object)

    def __init__(self, gate: Gate, background: Background, parent: QObject) -> None:
        """Nobody has left anything.

        Args:
            gate: knows what lies behind the veil.
            background: the database's lane.
            parent: what it ends with.
        """
        super().__init__(parent)
        self._gate, self._background = gate, background
        self._left: dict[int, LeftHalfDone] = {}
        self._has_kept = False

    # While the program runs

    def set_aside(self, desk: Desk, window: DeskWindow) -> None:
        """Keep for its owner what the next person must not see."""
        from callback_desk.ui.settings.spare_showing import unkept_in
        from callback_desk.ui.today.left_half_done import LeftHalfDone

        left = self._gate.take_left() or LeftHalfDone.on(window.today)
        left = replace(left, spare=unkept_in(window))
        self._left[desk.staff.staff_id] = left

    def bring_back(self, desk: Desk, window: DeskWindow, theme: Theme) -> None:
        """Give somebody's to their new window."""
        left = self._left.pop(desk.staff.staff_id, None)
        if left is not None:
            from callback_desk.ui.settings.spare_showing import SpareShowing

            left.bring_back(window.today)
            for unkept in left.spare:
                SpareShowing(theme, window).show_again(unkept)
        self._ask_for_kept(desk, window)

    # From one run to the next

    def _ask_for_kept(self, desk: Desk, window: DeskWindow) -> None:
        from callback_desk.services.half_typed import take_half_typed

        self._background.run(
            partial(take_half_typed, desk),
            partial(_offer, window),
            self.failed.emit,
        )

    def keep(self, desk: Desk | None, window: DeskWindow | None) -> None:
        """Put the notes into the desk: the program is about to be ended.

        It waits until they are there. Nothing else can be waited for: where a session
        ends the program is gone at once.
        """
        if desk is None or window is None:
            return
        notes = self._notes(desk, window)
        if not self._has_kept and not any(notes.values()):
            return
        from threading import Thread

        self._has_kept = True
        # The lane may be busy with something long.
        keeping = Thread(target=partial(_keep, desk, notes), name="half-typed")
        keeping.start()
        keeping.join(PATIENCE_S)

    def _notes(self, desk: Desk, window: DeskWindow) -> dict[int, Mapping[int, str]]:
        """What is not saved, by whose it is."""
        notes = {staff_id: left.notes for staff_id, left in self._left.items()}
        behind = self._gate.left
        mine = window.leaving.half_typed() if behind is None else behind.notes
        return {**notes, desk.staff.staff_id: mine}


def _keep(desk: Desk, notes: Mapping[int, Mapping[int, str]]) -> None:
    from callback_desk.services.half_typed import keep_half_typed

    try:
        keep_half_typed(desk, notes)
    except Exception:
        # Nobody is there to be told any more.
        _log.exception("half-typed notes were not kept")


def _offer(window: DeskWindow, notes: Sequence[HalfTyped]) -> None:
    if notes:
        field = window.today.card.note_field
        field.bring_back({note.lead_id: note.text for note in notes})
        window.day.unsaved.tell(notes)
