"""Times pressed in a crisis that are in no desk yet: on this computer until they are.

Neither the end of the program nor a power cut takes them along. No name is among them.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.safety_care import Act, Subject
from callback_desk.services.priority_care import Stamp
from callback_desk.ui.window_state import EVERYBODY, WindowState
from callback_desk.wording.safety import THE_SAFETY_CONTACT

Pressed = tuple[Subject, Stamp]

_TIMES, _ZONE, _NAMED = "times", "zone", 16


class PressedTimes:
    """Those of one desk: which button, when, and for which lead by its number."""

    def __init__(self, settings: QSettings, desk: Path) -> None:
        """Nothing is read yet.

        Args:
            settings: what this computer remembers of its windows.
            desk: its database: another desk's leads have the same numbers.
        """
        self._settings = settings
        which = sha256(str(desk.resolve()).encode()).hexdigest()[:_NAMED]
        self._state = WindowState(settings, EVERYBODY, f"pressed-{which}")

    @property
    def zone(self) -> str:
        """The desk's, once one of them was opened on this computer; else ""."""
        return self._state.text(_ZONE)

    def keep_zone(self, zone: str) -> None:
        """Remember it for whoever presses before anybody is signed in."""
        if zone != self.zone:
            self._state.keep_text(_ZONE, zone)

    def read(self) -> list[Pressed]:
        """What was left by an earlier run; whatever is none is left out."""
        try:
            rows = json.loads(self._state.text(_TIMES) or "[]")
        except (ValueError, RecursionError):
            return []
        found = map(_pressed, rows if isinstance(rows, list) else [])
        return [one for one in found if one is not None]

    def write(self, pressed: Sequence[Pressed]) -> None:
        """Put these in the place of those before; they are on the disk at once."""
        rows = dict.fromkeys(
            (said.act.value, to_epoch(said.at), subject.lead_id)
            for subject, said in pressed
            if said.at is not None
        )
        text = json.dumps(sorted(rows, key=lambda row: row[1])) if rows else ""
        if text != self._state.text(_TIMES):
            self._state.keep_text(_TIMES, text)
            self._settings.sync()


def _pressed(row: Any) -> Pressed | None:  # noqa: ANN401 - the file may be spoilt
    """Whose name it was is known by the day: the desk keeps who was its contact."""
    try:
        act, at, lead_id = row
        act, at = Act(act), from_epoch(at)
    except (TypeError, ValueError, OverflowError):
        return None
    who = "" if lead_id is None or act is Act.CALLED_911 else THE_SAFETY_CONTACT
    return Subject(lead_id=lead_id), Stamp(act, who, at=at)
