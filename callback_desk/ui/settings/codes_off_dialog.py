"""Turning sign-in codes off, with the password once more."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callback_desk.services.desk import Desk
from callback_desk.services.sign_in_codes import turn_off
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calls.person_dialog import PersonDialog
from callback_desk.ui.settings.own_password import OwnPassword
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flowing_label import FlowingLabel

HEADING = _("Sign in without a code?")
MEANS = _("Your password alone signs you in then, and the spare codes count no more.")


class CodesOffDialog(PersonDialog):
    """`turned_off` follows when it is done."""

    turned_off = Signal()

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, parent: QWidget
    ) -> None:
        super().__init__(theme, background, HEADING, _("Turn off"), parent)
        self._desk = desk
        self._password = OwnPassword(theme)
        self.password = self._password.field
        self.column.addWidget(FlowingLabel(theme, MEANS))
        self.column.addWidget(self._password)
        self.column.addStretch(1)
        self.password.setFocus()
        self.save_button.clicked.connect(self._on_wanted)

    @property
    def wrong(self) -> str:
        """What is said to be wrong with the password."""
        return self._password.wrong

    def _on_wanted(self) -> None:
        if password := self._password.typed():
            act = partial(turn_off, self._desk, password)
            self.work(act, self._on_turned_off)

    def _on_turned_off(self, nothing: object) -> None:
        self.accept()
        self.turned_off.emit()

    def _on_failed(self, error: Exception) -> None:
        super()._on_failed(error)
        if self._password.is_refused(error):
            self.notice.hide()
