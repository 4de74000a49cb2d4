"""The way back to a desk that was locked: by its veil, with a PIN or a password.

Light, as the sign-in window is: what it needs of the window loads with the first lock.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.pin import Pin, is_pin
from callback_desk.opening import Opened, open_for
from callback_desk.ui.sign_in.sign_in_window import ComesBack

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from callback_desk.services.desk import Desk
    from callback_desk.ui.desk_window import DeskWindow
    from callback_desk.ui.today.left_half_done import LeftHalfDone
    from callback_desk.ui.veil.idle_watch import IdleWatch
    from callback_desk.ui.veil.system_lock import SystemLock
    from callback_desk.ui.veil.veil import Veil
    from callback_desk.ui.window_state import WindowState


class Gate(QObject):
    """Who locked the desk, and their PIN; in memory alone, until the program ends.

    `left_alone` follows when nobody has touched anything for too long, and whenever
    the system itself is locked or put to sleep.
    """

    left_alone = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._veil: Veil | None = None
        self._opened: Opened | None = None
        self._pin: Pin | None = None
        self._window: DeskWindow | None = None
        self.idle: IdleWatch | None = None
        self.system: SystemLock | None = None
        self._left: LeftHalfDone | None = None

    @property
    def is_closed(self) -> bool:
        """Whether the veil lies over the desk."""
        return self._veil is not None

    # Nobody is there

    def watch(
        self, application: QApplication, window: DeskWindow, state: WindowState
    ) -> None:
        """See whether anybody is at this window.

        Args:
            application: whose windows are touched.
            window: the desk's.
            state: what this computer keeps, how long somebody may be away among it.
        """
        from callback_desk.ui.veil.idle_watch import IdleWatch, idle_seconds
        from callback_desk.ui.veil.system_lock import SystemLock

        self._window = window
        if self.system is None:
            self.system = SystemLock(self)
            self.system.locked.connect(self.left_alone)
        if self.idle is None:
            self.idle = IdleWatch(application, partial(idle_seconds, state), self)
            self.idle.idle.connect(self._on_idle)
            self.idle.touched.connect(self._on_touched)

    def _on_idle(self, seconds: float) -> None:
        from callback_desk.ui.veil.idle_watch import CALL_SECONDS

        if self._window is None or self.is_closed:
            return
        card = self._window.today.card
        if card.is_calling and seconds < CALL_SECONDS:
            card.cover(True)
        else:
            self.left_alone.emit()

    def _on_touched(self) -> None:
        if self._window is not None and not self.is_closed:
            self._window.today.card.cover(False)

    def close(self, window: DeskWindow, opened: Opened) -> None:
        """Let the veil fall; the desk stays open behind it."""
        from callback_desk.ui.veil.veil import Veil

        self._opened, self._veil = opened, Veil(window)
        self._left = self._veil.left
        self._veil.fall()

    @property
    def left(self) -> LeftHalfDone | None:
        """What lies half done behind the veil; None where none lies over the desk."""
        # What is saved behind it is half done no more.
        return None if self._left is None or self._veil is None else self._veil.left

    def take_left(self) -> LeftHalfDone | None:
        """What the person before left half done behind the veil; once."""
        left, self._left = self.left, None
        return left

    # Somebody is there

    def names_and_way_back(self) -> tuple[tuple[str, ...], ComesBack | None]:
        """The name that stands there already, and how its owner may come back."""
        if self._veil is None or self._opened is None:
            return (), None
        has_pin = self._pin is not None and not self._pin.is_spent
        return (self._opened.desk.staff.name,), ComesBack(has_pin)

    def let_in(self, path: Path, name: str, secret: str, code: str = "") -> Opened:
        """Lift the veil by a PIN, or open the desk by a password; runs behind.

        Raises:
            PinWrong, PinSpent: another PIN was chosen.
            PinOutdated: whoever chose it left meanwhile.
            DeskError: as for `open_for`.
        """
        opened, pin = self._opened, self._pin
        if opened is None or pin is None or not pin.is_of(name) or not is_pin(secret):
            return open_for(path, name, secret, code)
        from callback_desk.domain.errors import DeskError
        from callback_desk.services.sign_ins import check_still_here, note_pin_refused

        try:
            pin.lift(secret)
            check_still_here(opened.desk)
        except DeskError:
            note_pin_refused(opened.desk)
            raise
        return opened

    def open_again(self, pin: str) -> None:
        """The same person is back; with a PIN for the next time, if they chose one."""
        veil, self._veil, self._left = self._veil, None, None
        if self._opened is not None and pin:
            self._pin = Pin(self._opened.desk.staff.name, pin)
        if veil is not None:
            veil.lift()

    def open_for_another(self, opened: Opened, pin: str) -> None:
        """Somebody else is in: the PIN of the one before lifts nothing any more."""
        veil, self._veil = self._veil, None
        self._pin = Pin(opened.desk.staff.name, pin) if pin else None
        self._opened = opened
        if veil is not None:
            veil.drop()


def note_locked_now(desk: Desk) -> None:
    """Put into the audit that the desk was locked; runs behind."""
    from callback_desk.services.sign_ins import note_locked

    note_locked(desk)
