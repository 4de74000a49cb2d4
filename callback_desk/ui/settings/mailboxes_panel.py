"""Mailboxes: where the web form's mails are read, and how that goes."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
from callback_desk.ui.settings.mailbox_form import MailboxForm
from callback_desk.ui.settings.mailbox_row import MailboxRow
from callback_desk.ui.settings.remove_mailbox_dialog import RemoveMailboxDialog
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.people import say_list

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


class MailboxesPanel(SettingsPanel):
    """The list for everybody; adding, changing and removing for office managers.

    `mailboxes_changed` follows when what is read is another one; `told` says what was
    done, `failed` carries what has no place here.
    """

    title = _("Mailboxes")
    about = _(
        "Where the web form’s mails arrive. They are read while the program runs."  # noqa: RUF001 - printed
    )
    icon_name = "mail"
    mailboxes_changed = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__(theme)
        self._background, self._desk = background, desk
        # A server may take its time, which the database's lane has not.
        self._network = Background(self, "mailbox-test")
        self._today: date | None = None
        self.rows: list[MailboxRow] = []
        self.dialog: MailboxForm | RemoveMailboxDialog | None = None
        self._asked_by: QWidget | None = None
        self.add_button = NamedButton(
            theme, _("Add mailbox…"), kind="primary", tells=_("Have a mailbox read")
        )
        self.add_button.setEnabled(False)
        self._places = QVBoxLayout()
        self._places.setSpacing(theme.px(2.5))
        self._none = Card(theme, padding=4)
        self._none.column.addWidget(PlainLabel(theme, NONE_YET, wraps=True))
        self._none.hide()
        self._whose = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self._whose.hide()
        self.head.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        self.add_button.setVisible(desk.staff.manages)
        self.column.addLayout(self._places)
        self.column.addWidget(self._none)
        self.column.addWidget(self._whose)
        self.column.addStretch()
        self.add_button.clicked.connect(self._on_add_asked)

    def first_field(self) -> QWidget | None:
        """The first mailbox's button, or the one that adds one."""
        if not self._desk.staff.manages:
            return None
        return self.rows[0].change_button if self.rows else self.add_button

    @property
    def sentence(self) -> str:
        """Who may change what stands here; empty for those who may."""
        return self._whose.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Another desk may have changed something meanwhile."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; it stays as it is where the mailboxes are the same."""
        self._background.run(
            partial(_read, self._desk), self._on_read, self.failed.emit
        )

    def refresh_if_seen(self) -> None:
        """The same, where somebody looks at it."""
        if self.isVisible():
            self.refresh()

    def _on_read(self, read: _Read) -> None:
        self._today = read.today
        self.add_button.setEnabled(True)
        if [m for m, _unused in read.mailboxes] != [row.mailbox for row in self.rows]:
            self._show_rows([m for m, _unused in read.mailboxes])
        now = self._desk.now()
        for row, (_unused, state) in zip(self.rows, read.mailboxes, strict=True):
            row.show_state(state, now)
        self._none.setVisible(not self.rows)
        if not self._desk.staff.manages:
            self._whose.say(WHOSE.format(names=say_list(read.managers)))
            self._whose.show()

    def _show_rows(self, mailboxes: list[Mailbox]) -> None:
        focused = self.focusWidget()
        had_focus = focused is not None and any(
            row.isAncestorOf(focused) for row in self.rows
        )
        for row in self.rows:
            row.hide()
            row.deleteLater()
        manages = self._desk.staff.manages
        self.rows = [MailboxRow(self._theme, m, can_change=manages) for m in mailboxes]
        for row in self.rows:
            row.change_wanted.connect(self._on_change_asked)
            row.remove_wanted.connect(self._on_remove_asked)
            self._places.addWidget(row)
        if had_focus and (first := self.first_field()) is not None:
            first.setFocus()

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

    def _open(self, dialog: MailboxForm | RemoveMailboxDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

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
