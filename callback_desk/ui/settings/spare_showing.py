"""Spare sign-in codes, shown once, and never over a locked screen."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from callback_desk.translation import _
from callback_desk.ui.settings.recovery_dialog import RecoveryDialog
from callback_desk.ui.settings.seen_again import SeenAgain
from callback_desk.ui.settings.spare_sheet import ADVICE, SpareSheet
from callback_desk.ui.theme import Theme

SPARE = _("Your spare codes")
THEIR_SPARE = _("Their spare codes")
SPARE_FILE = _("Callback Desk spare codes.txt")
QUEUED = Qt.ConnectionType.QueuedConnection


class Unkept(NamedTuple):
    """A sheet that nobody has put away yet."""

    sheet: SpareSheet
    title: str


class SpareShowing(QObject):
    """Shows a sheet of codes; `kept` follows once it was closed."""

    kept = Signal()

    def __init__(self, theme: Theme, place: QWidget) -> None:
        """Show nothing yet.

        Args:
            theme: its looks.
            place: a part of the window that it stands over.
        """
        super().__init__(place)
        self._theme, self._place = theme, place
        self.unkept: Unkept | None = None
        """What waits to be shown, or is."""
        self.dialog: RecoveryDialog | None = None

    def show(self, codes: tuple[str, ...], name: str, title: str = SPARE) -> None:
        """Show somebody's codes; not before a locked window is unlocked."""
        self.show_again(Unkept(SpareSheet(codes, name), title))

    def show_again(self, unkept: Unkept) -> None:
        """Show what somebody else's sign-in has taken away."""
        self.unkept = unkept
        window = self._place.window()
        if not window.isVisible():
            SeenAgain(window).came.connect(self._on_seen_again, QUEUED)
            return
        self.dialog = RecoveryDialog(
            *(self._theme, unkept.sheet, ADVICE, window),
            title=unkept.title,
            file_name=SPARE_FILE,
        )
        self.dialog.finished.connect(self._on_kept)
        self.dialog.open()

    def _on_seen_again(self) -> None:
        if self.unkept is not None:
            self.show_again(self.unkept)

    def _on_kept(self) -> None:
        self.unkept = None
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.kept.emit()


def unkept_in(window: QWidget) -> tuple[Unkept, ...]:
    """The codes that whoever is at a window has not put away yet."""
    showing = window.findChildren(SpareShowing)
    return tuple(one.unkept for one in showing if one.unkept is not None)
