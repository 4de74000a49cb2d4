"""What a window remembers on this computer: its place, and nothing of any lead."""

import json
from collections.abc import Mapping
from typing import TypeGuard

from PySide6.QtCore import QByteArray, QSettings

_GEOMETRY = "geometry"
EVERYBODY, THIS_DESK = "everybody", "desk"
# The year 3000 in epoch seconds: what is greater is no time, no width and no number.
MOST = 32_503_680_000
# Of a number's digits in the file.
_LONGEST = 18


class WindowState:
    """Typed access to the settings file, per person and window.

    QSettings gives back `'false'` for False and pickles what it does not know, so
    only JSON texts go in.
    """

    def __init__(self, settings: QSettings, person: str, window: str) -> None:
        self._settings = settings
        self._key = f"{person}/{window}"

    def of_everybody(self) -> "WindowState":
        """What this computer keeps for everybody who signs in."""
        return WindowState(self._settings, EVERYBODY, THIS_DESK)

    def geometry(self) -> QByteArray:
        """The window's place, as Qt saves it; empty if none was kept."""
        kept = self._read().get(_GEOMETRY, "")
        return QByteArray.fromBase64(str(kept).encode())

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember the window's place."""
        self._write({_GEOMETRY: bytes(geometry.toBase64().data()).decode()})

    def number(self, name: str, otherwise: int) -> int:
        """A number kept under a name."""
        kept = self._read().get(name)
        return kept if _is_number(kept) else otherwise

    def keep_number(self, name: str, number: int) -> None:
        """Remember a number."""
        self._write({name: number})

    def text(self, name: str) -> str:
        """A text kept under a name; "" if none was."""
        kept = self._read().get(name)
        return kept if isinstance(kept, str) else ""

    def keep_text(self, name: str, text: str) -> None:
        """Remember a text; never one of any lead."""
        self._write({name: text})

    def numbers(self, name: str) -> dict[int, int]:
        """Numbers by number kept under a name; whatever is none is left out."""
        kept = self._read().get(name)
        if not isinstance(kept, dict):
            return {}
        return {
            int(key): number
            for key, number in kept.items()
            if key.isdecimal() and len(key) <= _LONGEST and _is_number(number)
        }

    def keep_numbers(self, name: str, numbers: Mapping[int, int]) -> None:
        """Remember numbers by number."""
        self._write({name: {str(key): number for key, number in numbers.items()}})

    def _read(self) -> dict[str, object]:
        try:
            kept = json.loads(str(self._settings.value(self._key, "{}")))
        except (ValueError, RecursionError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def _write(self, changed: Mapping[str, object]) -> None:
        self._settings.setValue(self._key, json.dumps(self._read() | dict(changed)))


def _is_number(kept: object) -> TypeGuard[int]:
    """Whether somebody may reckon with it, whatever stands in the file."""
    if not isinstance(kept, int) or isinstance(kept, bool):
        return False
    return -MOST <= kept <= MOST
