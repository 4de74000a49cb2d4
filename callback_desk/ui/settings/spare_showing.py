"""Spare sign-in codes, shown once, and never over a locked screen."""

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
        self._held: tuple[SpareSheet, str] | None = None
        self.dialog: RecoveryDialog | None = None

    def show(self, codes: tuple[str, ...], name: str, title: str = SPARE) -> None:
        """Show somebody's codes; not before a locked window is unlocked."""
        self._show(SpareSheet(codes, name), title)

    def _show(self, sheet: SpareSheet, title: str) -> None:
        window = self._place.window()
        if not window.isVisible():
            self._held = sheet, title
            SeenAgain(window).came.connect(self._on_seen_again, QUEUED)
            return
        self.dialog = RecoveryDialog(
            *(self._theme, sheet, ADVICE, window),
            title=title,
            file_name=SPARE_FILE,
        )
        self.dialog.finished.connect(self._on_kept)
        self.dialog.open()

    def _on_seen_again(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._show(*held)

    def _on_kept(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.kept.emit()
