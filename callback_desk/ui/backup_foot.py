"""Backups as the window tells of them: in the foot while none can be made."""

from PySide6.QtCore import QObject

from callback_desk.services.desk import Desk
from callback_desk.ui.backup_keeping import BackupKeeping
from callback_desk.ui.backup_sign import BackupSign
from callback_desk.ui.settings.backups_panel import BackupsPanel


class BackupFoot(QObject):
    """Keeps the foot, and the settings once they are made, as the backups stand."""

    def __init__(
        self, sign: BackupSign, keeping: BackupKeeping, desk: Desk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._sign, self._keeping, self._desk = sign, keeping, desk
        self._panel: BackupsPanel | None = None
        keeping.changed.connect(self._on_changed)
        self._on_changed()

    def tell_in(self, panel: BackupsPanel) -> None:
        """Tell more in the settings, from where a backup can be asked for."""
        self._panel = panel
        panel.backup_wanted.connect(self._keeping.back_up_now)
        panel.stop_wanted.connect(self._keeping.stop)
        self._keeping.stopped.connect(panel.say_stopped)
        self._on_changed()

    def _on_changed(self) -> None:
        told = self._keeping.state, self._keeping.problem, self._desk.now()
        self._sign.show_state(*told)
        if self._panel is not None:
            self._panel.show_state(*told)
