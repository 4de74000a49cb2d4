"""Somebody's sign-in code, for an office manager: turned off, or on a new telephone."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callback_desk.domain.staff import Staff
from callback_desk.services.desk import Desk
from callback_desk.services.sign_in_codes import turn_off
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calls.person_dialog import PersonDialog
from callback_desk.ui.settings.own_password import OwnPassword
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.people import visible

HEADING = _("Sign-in code of {name}")
LOST = _(
    "Is the telephone lost or broken? Turn the code off: their password alone signs "
    "them in then, and they can turn it on again under Settings, My password."
)
NEW = _(
    "Are they beside you with a new telephone? Set it up at once; the old one’s codes "  # noqa: RUF001 - printed
    "count no more."
)
SURE = _(
    "Make sure that it is they who ask: a code keeps out who learned their password."
)


class TelephoneDialog(PersonDialog):
    """`turned_off` and `new_wanted` bring whose code it is."""

    turned_off = Signal(object)
    new_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        member: Staff,
        parent: QWidget,
    ) -> None:
        """Build the dialog.

        Args:
            theme: its looks.
            background: where codes are turned off.
            desk: an office manager's.
            member: whose code it is.
            parent: the window that it stands over.
        """
        heading = HEADING.format(name=visible(member.name))
        title = _("Sign-in code")
        super().__init__(theme, background, heading, _("Turn off"), parent, title)
        self._desk, self._member = desk, member
        asked, missing = _("Your own password"), _("Type your own password.")
        self._password = OwnPassword(theme, asked, missing)
        self.password = self._password.field
        self.new_button = NamedButton(
            theme, _("New telephone…"), tells=_("Shows a key for their app")
        )
        self.new_button.setAutoDefault(False)
        self.feet.add_left(self.new_button)
        self.column.addWidget(FlowingLabel(theme, "\n\n".join((LOST, NEW, SURE))))
        self.column.addWidget(self._password)
        self.column.addStretch(1)
        self.password.setFocus()
        QWidget.setTabOrder(self.password, self.new_button)
        QWidget.setTabOrder(self.new_button, self.cancel_button)
        self.save_button.clicked.connect(self._on_off_wanted)
        self.new_button.clicked.connect(self._on_new_wanted)

    @property
    def wrong(self) -> str:
        """What is said to be wrong with the password."""
        return self._password.wrong

    def _on_off_wanted(self) -> None:
        if password := self._password.typed():
            act = partial(turn_off, self._desk, password, self._member)
            self.work(act, self._on_turned_off)

    def _on_turned_off(self, nothing: object) -> None:
        self.accept()
        self.turned_off.emit(self._member)

    def _on_new_wanted(self) -> None:
        if self._busy:
            return
        self.accept()
        self.new_wanted.emit(self._member)

    def _on_failed(self, error: Exception) -> None:
        super()._on_failed(error)
        if self._password.is_refused(error):
            self.notice.hide()
