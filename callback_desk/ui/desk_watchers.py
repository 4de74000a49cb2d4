"""What goes on behind the window of an open desk, locked or not."""

from PySide6.QtCore import QObject, Signal

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.backup_keeping import BackupKeeping
from callback_desk.ui.intake.intake_lane import IntakeLane
from callback_desk.ui.last_backup import LastBackup
from callback_desk.ui.mail_watching import MailWatching, Threads
from callback_desk.ui.theme import Theme


class DeskWatchers(QObject):
    """Mail is fetched, folders are watched, files are imported, backups are kept.

    `failed` carries a bug of any of them.
    """

    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        parent: QObject,
        *,
        keeps_backups: bool,
    ) -> None:
        """Make them, for no desk yet.

        Args:
            theme: the looks of what is said at the end.
            background: the database's lane.
            parent: what they belong to.
            keeps_backups: a demo is not worth any.
        """
        super().__init__(parent)
        self._theme = theme
        self.mail = MailWatching(background, self)
        self.intake = IntakeLane(background, self)
        self.backups = BackupKeeping(self) if keeps_backups else None
        self.mail.failed.connect(self.failed)
        self.intake.failed.connect(self.failed)
        if self.backups is not None:
            self.backups.failed.connect(self.failed)

    def watch(self, desk: Desk) -> tuple[Threads, Threads]:
        """Go on with a desk; what watched another one before is told to end.

        Returns:
            what watched its mailboxes and folders; whoever closes that desk joins it.
        """
        if self.backups is not None:
            self.backups.watch(desk)
        return self.mail.watch(desk), self.intake.watch(desk)

    def close_intake(self) -> None:
        """End what takes leads in; what is being stored is stored whole."""
        self.mail.close()
        self.intake.close()

    def close_backups(self) -> Exception | None:
        """Keep what was done last, once nothing else is done; or tell why not."""
        if self.backups is None:
            return None
        LastBackup(self._theme, self.backups).wait()
        return self.backups.close()
