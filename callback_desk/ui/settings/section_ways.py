"""The ways to a section of the settings from elsewhere: the foot, and a few letters."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from callback_desk.translation import _
from callback_desk.ui.action_menu import Offered
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.room import Room
from callback_desk.ui.settings.appearance_panel import AppearancePanel
from callback_desk.ui.settings.audit_panel import AuditPanel
from callback_desk.ui.settings.backups_panel import BackupsPanel
from callback_desk.ui.settings.computer_panel import ComputerPanel
from callback_desk.ui.settings.folders_panel import FoldersPanel
from callback_desk.ui.settings.guides_panel import GuidesPanel
from callback_desk.ui.settings.mailboxes_panel import MailboxesPanel
from callback_desk.ui.settings.outcomes_panel import OutcomesPanel
from callback_desk.ui.settings.password_panel import PasswordPanel
from callback_desk.ui.settings.recovery_panel import RecoveryKeyPanel
from callback_desk.ui.settings.retention_panel import RetentionPanel
from callback_desk.ui.settings.safety_words_panel import SafetyWordsPanel
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.settings.staff_panel import StaffPanel
from callback_desk.ui.settings.telephone_panel import TelephonePanel
from callback_desk.ui.settings.told_panel import ToldPanel

# Every section in its order, and what else somebody may call what is set there.
SECTIONS: dict[type[SettingsPanel], tuple[str, ...]] = {
    StaffPanel: (_("People"), _("Colleagues"), _("Languages"), _("Has left")),
    OutcomesPanel: (
        _("Attempts"),
        _("Tries"),
        _("Calling hours"),
        _("Claims"),
        _("Plan"),
    ),
    GuidesPanel: (
        _("Call guide"),
        _("Voicemail words"),
        _("Crisis text"),
        _("Neutral name"),
    ),
    SafetyWordsPanel: (_("Phrases"), _("Danger")),
    MailboxesPanel: (_("Mail"), _("E-mail"), "IMAP"),
    FoldersPanel: (_("Exports"), _("Folder")),
    BackupsPanel: (_("Copies"), _("Restore")),
    AuditPanel: (_("Log"), _("Who did what")),
    RecoveryKeyPanel: (_("Key"), _("Recovery")),
    RetentionPanel: (_("Purge"), _("Delete people"), _("Years")),
    ComputerPanel: (
        _("Patients can see the screen"),
        _("Waiting room"),
        _("Remove the desk"),
    ),
    TelephonePanel: (_("Phone"), _("Dialing"), "tel:", "sip:"),
    AppearancePanel: (_("Dark"), _("Light"), _("Text size"), _("Language")),
    ToldPanel: (_("Notifications"), _("Reminders")),
    PasswordPanel: (_("Sign-in code"), "PIN"),
}


class _Way(QAction):
    """Goes to one section; `taken` carries its kind."""

    taken = Signal(object)

    def __init__(self, kind: type[SettingsPanel], parent: QObject) -> None:
        super().__init__(_("Settings: {title}", title=kind.title), parent)
        self._kind = kind
        self.triggered.connect(self._on_triggered)

    def _on_triggered(self) -> None:
        self.taken.emit(self._kind)


class SectionWays(QObject):
    """Leads to a section; none is made before somebody goes there."""

    def __init__(self, window: MainWindow, room: Room[Any]) -> None:
        super().__init__(window)
        self._window, self._room = window, room
        self._offered = [self._way(kind, also) for kind, also in SECTIONS.items()]

    def _way(self, kind: type[SettingsPanel], also: tuple[str, ...]) -> Offered:
        action = _Way(kind, self)
        action.taken.connect(self.show_kind)
        return Offered(action.text(), "", action, also)

    def unsaved(self) -> tuple[str, ...]:
        """The sections with something that was changed and not saved."""
        return self._room.page.unsaved if self._room.is_made else ()

    def offered(self) -> list[Offered]:
        """What the window's menu offers, and each section behind it."""
        self._window.menu.aboutToShow.emit()  # What can be done now is told by then.
        return [*self._window.menu.offered(), *self._offered]

    def show(self, panel: SettingsPanel) -> None:
        """Show a section that is there already."""
        self.show_kind(type(panel))

    def show_kind(self, kind: type[SettingsPanel]) -> None:
        """Show a section; the keys are in the list of the sections then."""
        self._window.show_page(self._room)
        self._room.page.show_kind(kind)
        self._room.page.setFocus()
