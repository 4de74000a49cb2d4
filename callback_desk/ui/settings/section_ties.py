"""What ties sections of the settings to what goes on behind the window."""

from PySide6.QtCore import QObject

from callback_desk.ui.backup_foot import BackupFoot
from callback_desk.ui.intake.import_pages import ImportPages
from callback_desk.ui.mail_watching import MailWatching
from callback_desk.ui.settings.backups_panel import BackupsPanel
from callback_desk.ui.settings.folders_panel import FoldersPanel
from callback_desk.ui.settings.mailboxes_panel import MailboxesPanel
from callback_desk.ui.settings.settings_page import SettingsPage
from callback_desk.ui.settings.settings_panel import SettingsPanel


class SectionTies(QObject):
    """Ties each section when it is made."""

    def __init__(
        self,
        settings: SettingsPage,
        imports: ImportPages,
        mail: MailWatching | None,
        backup_foot: BackupFoot | None,
    ) -> None:
        """Wait for the sections.

        Args:
            settings: whose sections; the ties end with it.
            imports: where folders are watched.
            mail: what reads the mailboxes, if anything does.
            backup_foot: what says how backups stand; None where none are kept.
        """
        super().__init__(settings)
        self._imports, self._mail, self._backup_foot = imports, mail, backup_foot
        settings.section_made.connect(self._on_section_made)

    def _on_section_made(self, panel: SettingsPanel) -> None:
        if isinstance(panel, FoldersPanel):
            self._imports.connect_folders(panel)
        elif isinstance(panel, MailboxesPanel) and self._mail is not None:
            panel.mailboxes_changed.connect(self._mail.renew)
            self._mail.changed.connect(panel.refresh_if_seen)
        elif isinstance(panel, BackupsPanel):
            if self._backup_foot is not None:
                self._backup_foot.tell_in(panel)
            else:
                panel.say_never_kept()
