"""What D-Bus tells of locking and sleep, on Linux."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

LOGIND = "org.freedesktop.login1"
MANAGER = "/org/freedesktop/login1"
SESSIONS = "/org/freedesktop/login1/session/"
# Each desktop's screen saver tells with one signal of the same form.
SAVERS = {
    "org.freedesktop.ScreenSaver": (
        "/org/freedesktop/ScreenSaver",
        "/ScreenSaver",
    ),
    "org.gnome.ScreenSaver": ("/org/gnome/ScreenSaver",),
    "org.cinnamon.ScreenSaver": ("/org/cinnamon/ScreenSaver",),
    "org.mate.ScreenSaver": ("/org/mate/ScreenSaver",),
    "org.xfce.ScreenSaver": ("/org/xfce/ScreenSaver",),
}
# Text, though what PySide6 says of its types wants bytes.
LOCKED: Any = SLOT("_on_locked()")
SLEEPS: Any = SLOT("_on_sleep(bool)")
SAVED: Any = SLOT("_on_saved(bool)")

Connect = Callable[[], QDBusConnection | None]


def session_path(session: str) -> str:
    """Where logind has a session, given its number (sd_bus_path_encode)."""
    spelt = [
        c if c.isascii() and (c.isalpha() or (c.isdigit() and n)) else f"_{ord(c):02x}"
        for n, c in enumerate(session)
    ]
    return SESSIONS + "".join(spelt)


def system_bus() -> QDBusConnection | None:
    """The computer's bus, or None where it has none."""
    bus = QDBusConnection.systemBus()
    return bus if bus.isConnected() else None


def session_bus(environment: Mapping[str, str] = os.environ) -> QDBusConnection | None:
    """The bus of who is signed in at the computer, or None where there is none.

    Asked for where none is, the library would start one of its own.
    """
    place = Path(environment.get("XDG_RUNTIME_DIR", "/nowhere")) / "bus"
    if "DBUS_SESSION_BUS_ADDRESS" not in environment and not place.exists():
        return None
    bus = QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None


class BusSignals(QObject):
    """`locked` follows each signal that says so."""

    locked = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        system: Connect = system_bus,
        session: Connect = session_bus,
        number: str | None = None,
    ) -> None:
        """Listen on both buses.

        Args:
            parent: who keeps it.
            system: connects to the computer's bus.
            session: connects to the bus of who is signed in at the computer.
            number: of their session; None for the one in the environment.
        """
        super().__init__(parent)
        mine = os.environ.get("XDG_SESSION_ID", "") if number is None else number
        self._system, self._session = system(), session()
        if self._system is not None:
            self._hear_logind(self._system, mine)
        if self._session is not None:
            for name, places in SAVERS.items():
                for place in places:
                    what = (place, name, "ActiveChanged")
                    self._session.connect("", *what, self, SAVED)

    def _hear_logind(self, bus: QDBusConnection, number: str) -> None:
        sleeping = (MANAGER, f"{LOGIND}.Manager", "PrepareForSleep")
        bus.connect(LOGIND, *sleeping, self, SLEEPS)
        if number:
            locking = (session_path(number), f"{LOGIND}.Session", "Lock")
            bus.connect(LOGIND, *locking, self, LOCKED)

    @Slot()
    def _on_locked(self) -> None:
        self.locked.emit()

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        if begins:
            self.locked.emit()

    @Slot(bool)
    def _on_saved(self, begins: bool) -> None:
        if begins:
            self.locked.emit()
