"""Sign-in codes in the settings: whether one is asked for, turned on and off."""

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from callback_desk.services.desk import Desk
from callback_desk.services.sign_in_codes import (
    CodeState,
    begin_enrolment,
    show_codes,
)
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.codes_dialog import CodesDialog
from callback_desk.ui.settings.codes_off_dialog import CodesOffDialog
from callback_desk.ui.settings.recovery_dialog import RecoveryDialog
from callback_desk.ui.settings.spare_showing import SpareShowing
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel

TITLE = _("Sign-in code")
MEANS = _(
    "A code from an authenticator app on your telephone, asked for after the password. "
    "It keeps out who learned your password and sits down at this window. It does not "
    "keep out who has the desk’s files and your password, and reads them elsewhere."  # noqa: RUF001 - printed
)
ON, OFF = (
    _("You are asked for a code. Spare codes left: {left}."),
    _("You are asked for none."),
)
TURN_ON, TURN_OFF = _("Turn on…"), _("Turn off…")
TURNED_ON = _("From now on you sign in with a code as well.")
TURNED_OFF = _("From now on your password alone signs you in.")


class CodesCard(Card):
    """`told` says what was done, `failed` carries what has no place here."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__(theme, padding=5)
        self._theme, self._background, self._desk = theme, background, desk
        self._state: CodeState | None = None
        self.dialog: CodesDialog | CodesOffDialog | None = None
        self._spare = SpareShowing(theme, self)
        self._said = PlainLabel(theme, wraps=True)
        self.button = NamedButton(theme, TURN_ON, tells=_("With your password"))
        self.button.setEnabled(False)
        self.column.setSpacing(theme.px(2.5))
        self.column.addWidget(PlainLabel(theme, TITLE, bold=True))
        self.column.addWidget(PlainLabel(theme, MEANS, muted=True, wraps=True))
        self.column.addWidget(self._said)
        feet = QHBoxLayout()
        feet.addWidget(self.button)
        feet.addStretch()
        self.column.addLayout(feet)
        self.button.clicked.connect(self._on_asked)
        self._spare.kept.connect(self.button.setFocus)

    @property
    def spare(self) -> RecoveryDialog | None:
        """The spare codes, while they are shown."""
        return self._spare.dialog

    @property
    def said(self) -> str:
        """Whether a code is asked for."""
        return self._said.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Read how it stands."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        read = partial(show_codes, self._desk)
        self._background.run(read, self._on_read, self._on_failed)

    def _on_read(self, state: CodeState) -> None:
        self._state = state
        self._said.say(ON.format(left=state.spare_left) if state.is_on else OFF)
        self.button.say(TURN_OFF if state.is_on else TURN_ON)
        self.button.setEnabled(True)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _on_asked(self) -> None:
        parts = self._theme, self._background, self._desk
        if self._state is not None and self._state.is_on:
            off = CodesOffDialog(*parts, self.window())
            off.turned_off.connect(self._on_turned_off)
            self.dialog = off
        else:
            enrolment = begin_enrolment(self._desk)
            clock = partial(datetime.now, UTC)
            on = CodesDialog(*parts, enrolment, clock, self.window())
            on.turned_on.connect(self._on_turned_on)
            self.dialog = on
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_finished(self) -> None:
        self.dialog = None
        self.button.setFocus()

    def _on_turned_on(self, spare: tuple[str, ...]) -> None:
        self.show_spare(spare)
        self.told.emit(TURNED_ON)
        self._refresh()

    def show_spare(self, codes: tuple[str, ...]) -> None:
        """Show the spare codes, this once; not before a locked window is unlocked."""
        self._spare.show(codes, self._desk.staff.name)

    def _on_turned_off(self) -> None:
        self.told.emit(TURNED_OFF)
        self._refresh()
