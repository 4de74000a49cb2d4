"""Mailboxes: where the web form's mails are read, and how that goes."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from callback_desk.domain.mailbox import Mailbox, MailboxState
from callback_desk.services.desk import Desk
from callback_desk.services.mailbox_settings import (
    list_mailboxes,
    remove_mailbox,
    today,
)
from callback_desk.services.staff_access import list_managers
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.network_lane import NetworkLane
from callback_desk.ui.settings.mailbox_form import MailboxForm
from callback_desk.ui.settings.mailbox_row import MailboxRow
from callback_desk.ui.settings.remove_mailbox_dialog import RemoveMailboxDialog
from callback_desk.ui.settings.sources_panel import SourcesPanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton

NONE_YET = _(
    "No mailbox is read yet. Where the web form sends a mail for each lead, the desk "
    "can fetch it within seconds. Mails are not marked as read; only the mail of a "
    "lead is flagged or moved, and only if you want that."
)
WHOSE = _("An office manager sets the mailboxes up: {names}.")


@dataclass(frozen=True, slots=True)
class _Read:
    """The mailboxes, the clinic's day, and who may change them."""

    mailboxes: list[tuple[Mailbox, MailboxState]]
    today: date
    managers: list[str]


def _read(desk: Desk) -> _Read:
    return _Read(list_mailboxes(desk), today(desk), list_managers(desk))


class MailboxesPanel(SourcesPanel[MailboxRow, MailboxForm | RemoveMailboxDialog]):
    """The mailboxes that are read.

    `mailboxes_changed` follows when what is read is another one.
    """

    title = _("Mailboxes")
    about = _(
        "Where the web form’s mails arrive. They are read while the program runs."  # noqa: RUF001 - printed
    )
    icon_name = "mail"
    none_yet, whose = NONE_YET, WHOSE
    mailboxes_changed = Signal()

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        add_button = NamedButton(
            theme, _("Add mailbox…"), kind="primary", tells=_("Have a mailbox read")
        )
        super().__init__(theme, background, desk, add_button)
        # A server may take its time, which the database's lane has not.
        self._network = NetworkLane(self, "mailbox-test")
        self._today: date | None = None
        add_button.clicked.connect(self._on_add_asked)

    def refresh(self) -> None:
        """Read the list again; it stays as it is where the mailboxes are the same."""
        self._background.run(
            partial(_read, self._desk), self._on_read, self.failed.emit
        )

    def _on_read(self, read: _Read) -> None:
        self._today = read.today
        mailboxes = [mailbox for mailbox, _unused in read.mailboxes]
        if mailboxes != [row.mailbox for row in self.rows]:
            self._show_rows([self._row_of(mailbox) for mailbox in mailboxes])
        now = self._desk.now()
        for row, (_unused, state) in zip(self.rows, read.mailboxes, strict=True):
            row.show_state(state, now)
        self._show_read(read.managers)

    def _row_of(self, mailbox: Mailbox) -> MailboxRow:
        manages = self._desk.staff.manages
        row = MailboxRow(self._theme, mailbox, can_change=manages)
        row.change_wanted.connect(self._on_change_asked)
        row.remove_wanted.connect(self._on_remove_asked)
        return row

    def _on_add_asked(self) -> None:
        if self._today is not None:
            self._open_form(None, self._today)

    def _on_change_asked(self, mailbox: Mailbox) -> None:
        if self._today is not None:
            self._open_form(mailbox, self._today)

    def _open_form(self, mailbox: Mailbox | None, day: date) -> None:
        form = MailboxForm(
            self._theme,
            self._background,
            self._network,
            self._desk,
            mailbox,
            today=day,
            parent=self.window(),
        )
        form.kept.connect(self._on_kept)
        self._open(form)

    def _on_remove_asked(self, mailbox: Mailbox) -> None:
        remove = partial(remove_mailbox, self._desk, mailbox.mailbox_id)
        dialog = RemoveMailboxDialog(
            self._theme, self._background, mailbox.name, remove, self.window()
        )
        dialog.acted.connect(partial(self._on_removed, mailbox.name))
        self._open(dialog)

    def _on_kept(self, mailbox: Mailbox) -> None:
        reads = _("{name} is read from now on.")
        words = reads if mailbox.active else _("{name} is not read at present.")
        self._on_changed(words.format(name=mailbox.name))

    def _on_removed(self, name: str, nothing: object) -> None:
        self._on_changed(_("{name} is not read any more. Its leads stay.", name=name))

    def _on_changed(self, words: str) -> None:
        self.told.emit(words)
        self.refresh()
        self.mailboxes_changed.emit()
