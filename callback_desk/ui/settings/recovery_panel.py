"""Recovery key: a new one, and how the desk's own key stands."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.services.desk import Desk
from callback_desk.services.key_renewal import finish_renewal, key_waits, renew_key
from callback_desk.services.recovery_key import (
    NewRecoveryKey,
    draft_recovery_key,
    put_in_force,
)
from callback_desk.services.staff_access import list_managers
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.first_run.recovery_sheet import RecoverySheet
from callback_desk.ui.settings.own_password import OwnPassword
from callback_desk.ui.settings.recovery_dialog import RecoveryDialog
from callback_desk.ui.settings.seen_again import SeenAgain
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.keys import say_desk_key, say_renewal
from callback_desk.wording.people import say_list

MAKE, MAKING = _("Make a new recovery key…"), _("Making…")
RENEW, RENEWING = _("Renew it now"), _("Renewing…")
RENEWED = _("The desk has a new key.")
WHEN = _(
    "When the printed one is lost, or somebody saw it who should not have. The one "
    "before opens the desk no longer; backups made before still open with it."
)
MEANS = _(
    "It opens the desk once you say that you have kept it; until then the one before "
    "does. That one opens only backups made before, from then on: destroy its print "
    "when you need these no more."
)
PUTTING = _("Saving…")
IN_FORCE = _("The new recovery key opens the desk. {rest}")
NOT_KEPT = _("No new recovery key was made; the one before still opens the desk.")
DESTROY_IT = _("What you printed or saved of the new one opens nothing: destroy it.")
NOT_IN_FORCE = _(
    "The key that you were shown opens nothing: destroy its print. The one before "
    "still opens the desk."
)
WHOSE = _("An office manager makes a new recovery key: {names}.")
QUEUED = Qt.ConnectionType.QueuedConnection
OWN = _("The desk’s own key")  # noqa: RUF001 - printed


def _read(desk: Desk) -> tuple[list[str], bool, DeskError | None]:
    return list_managers(desk), desk.keys.renewal_is_due(), key_waits(desk)


class RecoveryKeyPanel(SettingsPanel):
    """For office managers; the others see whom to ask.

    `told` says what was done, `failed` carries what has no place here.
    """

    title = _("Recovery key")
    about = _(
        "Opens the desk, or a backup of it, where nobody’s password does. It is shown "  # noqa: RUF001 - printed
        "once, when it is made, and stored nowhere."
    )
    icon_name = "lock"
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__(theme)
        self._background, self._desk, self._busy = background, desk, False
        self.dialog: RecoveryDialog | None = None
        self._held: RecoverySheet | None = None
        self._new: NewRecoveryKey | None = None
        self._password = OwnPassword(theme)
        self.password = self._password.field
        self.notice, self._busy_line = Notice(theme), BusyLine(theme)
        self.make_button = NamedButton(
            theme, MAKE, kind="primary", tells=_("Shows it once (Enter)")
        )
        self._own = PlainLabel(theme, wraps=True)
        self.renew_button = NamedButton(
            theme, RENEW, tells=_("Write the desk anew with another key")
        )
        self._whose = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self._build()
        self.make_button.clicked.connect(self._on_make_asked)
        self.password.returnPressed.connect(self._on_make_asked)
        self.password.textEdited.connect(self._on_typed)
        self.renew_button.clicked.connect(self._on_renew_asked)

    def _build(self) -> None:
        theme = self._theme
        card = Card(theme, padding=5)
        card.column.setSpacing(theme.px(3))
        card.column.addWidget(PlainLabel(theme, _("A new one"), bold=True))
        card.column.addWidget(PlainLabel(theme, WHEN, wraps=True))
        row = QHBoxLayout()
        row.addWidget(self._password, 1)
        row.addStretch(1)
        card.column.addLayout(row)
        card.column.addWidget(self.notice)
        card.column.addLayout(_at_left(self.make_button))
        card.column.addWidget(self._busy_line)
        own = Card(theme, padding=5)
        own.column.setSpacing(theme.px(3))
        own.column.addWidget(PlainLabel(theme, OWN, bold=True))
        own.column.addWidget(self._own)
        own.column.addLayout(_at_left(self.renew_button))
        for part in (card, own, self._whose):
            self.column.addWidget(part)
        self.column.addStretch()
        manages = self._desk.staff.manages
        card.setVisible(manages)
        own.setVisible(manages)
        self._whose.setVisible(not manages)

    def first_field(self) -> QWidget | None:
        """The password; nothing for who may not make one."""
        return self.password if self._desk.staff.manages else None

    @property
    def wrong(self) -> str:
        """What is said to be wrong with the password."""
        return self._password.wrong

    @property
    def own(self) -> str:
        """How the desk's own key stands."""
        return self._own.text()

    @property
    def whose(self) -> str:
        """Who makes one, as it is said to everybody else."""
        return self._whose.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Another window may have been closed meanwhile."""
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing typed behind when another section or page is shown."""
        super().hideEvent(event)
        if not event.spontaneous() and not self._busy:
            self.password.clear()
            self._on_typed()

    def _refresh(self) -> None:
        self._background.run(partial(_read, self._desk), self._on_read, self._on_lost)

    def _on_read(self, read: tuple[list[str], bool, DeskError | None]) -> None:
        managers, is_due, waits = read
        self._whose.say(WHOSE.format(names=say_list(managers)))
        self._own.say(say_desk_key(waits, is_due=is_due))

    def _on_lost(self, error: Exception) -> None:
        self.failed.emit(error)

    def _on_typed(self) -> None:
        self._password.take_back()
        self.notice.hide()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._busy_line.set_busy(busy)
        self.password.setReadOnly(busy)
        for button in (self.make_button, self.renew_button):
            button.setEnabled(not busy)

    # A new recovery key

    def _on_make_asked(self) -> None:
        if self._busy:
            return
        self._on_typed()
        if not (password := self._password.typed()):
            return
        self._set_busy(True)
        self.make_button.say(MAKING)
        make = partial(draft_recovery_key, self._desk, password)
        self._background.run(make, self._on_made, self._on_failed)

    def _on_made(self, new: NewRecoveryKey) -> None:
        self._end()
        self.password.clear()
        self._new = new
        name = self._desk.staff.name
        self._show_sheet(RecoverySheet(new.key, name, new.desk, new.made_on))

    def _show_sheet(self, sheet: RecoverySheet) -> None:
        # Not over a locked screen: there it would be shown to whoever passes by.
        window = self.window()
        if not window.isVisible():
            self._held = sheet
            SeenAgain(window).came.connect(self._on_seen_again, QUEUED)
            return
        self.dialog = RecoveryDialog(self._theme, sheet, MEANS, window)
        self.dialog.accepted.connect(self._on_kept)
        self.dialog.rejected.connect(self._on_not_kept)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()

    def _on_seen_again(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._show_sheet(held)

    def _on_kept(self) -> None:
        """Only now does it hold: nobody is left with one that they never saw."""
        new, self._new = self._new, None
        if new is None:
            return
        self._set_busy(True)
        self.make_button.say(PUTTING)
        put = partial(put_in_force, self._desk, new)
        self._background.run(put, self._on_in_force, self._on_not_in_force)

    def _on_not_kept(self) -> None:
        self._new = None
        self.told.emit(NOT_KEPT)
        if self.dialog is not None and self.dialog.card.was_handed_out:
            self.notice.say(NOT_KEPT, DESTROY_IT)

    def _on_in_force(self, nothing: object) -> None:
        self.renew_button.say(RENEWING)
        finish = partial(finish_renewal, self._desk)
        self._background.run(finish, self._on_finished, self._on_failed)

    def _on_not_in_force(self, error: Exception) -> None:
        self._on_failed(error)
        said = f"{self.notice.sentence} {NOT_IN_FORCE}"
        self.notice.say(said, self.notice.what_to_do)

    def _on_finished(self, waits: DeskError | None) -> None:
        self._end()
        self.told.emit(IN_FORCE.format(rest=say_renewal(waits)))
        self._refresh()

    def _on_dialog_finished(self) -> None:
        self._new = None
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.make_button.setFocus()

    def _end(self) -> None:
        self._set_busy(False)
        self.make_button.say(MAKE)
        self.renew_button.say(RENEW)

    # The desk's own key

    def _on_renew_asked(self) -> None:
        if self._busy:
            return
        self._on_typed()
        self._set_busy(True)
        self.renew_button.say(RENEWING)
        renew = partial(renew_key, self._desk)
        self._background.run(renew, self._on_renewed, self._on_failed)

    def _on_renewed(self, nothing: object) -> None:
        self._end()
        self.told.emit(RENEWED)
        self._refresh()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if self._password.is_refused(error):
            return
        self.notice.say_failure(error)
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)


def _at_left(button: QWidget) -> QHBoxLayout:
    feet = QHBoxLayout()
    feet.addWidget(button)
    feet.addStretch()
    return feet
