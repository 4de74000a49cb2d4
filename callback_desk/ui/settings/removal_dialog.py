"""Asking, with the password, before the desk is removed from this computer."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.settings.own_password import OwnPassword
from callback_desk.ui.sign_in.tick_box import TickBox
from callback_desk.ui.theme import Theme

ASKED = Asked(
    title=_("This computer"),
    question=_("Remove the desk from this computer?"),
    means=(
        _(
            "All leads, calls and settings are lost on this computer: its keys are "
            "destroyed and its files deleted. There is no way back but a backup."
        ),
        _(
            "The window closes, makes a last backup if anything was done, and removes "
            "it."
        ),
        _("Backups copied elsewhere stay, and open by password or recovery key."),
    ),
    act=_("Remove for good"),
    acting=_("Removing…"),
    act_tells=_("Close the window and remove it"),
    stay_tells=_("It stays (Esc)"),
)


class RemovalDialog(AskOnceDialog):
    """`acted` brings whether the backups beside the desk shall go as well."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        check: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        """Build the dialog.

        Args:
            theme: its looks.
            background: where the password is checked.
            check: refuses a password that is not theirs.
            parent: the window that it stands over.
        """
        super().__init__(theme, background, ASKED, self._ready, parent)
        self._check = check
        self.backups = TickBox(theme, _("Delete the backups beside it, too"))
        self._password = OwnPassword(theme)
        self.password = self._password.field
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2.5))
        column.addWidget(self.backups)
        column.addWidget(self._password)
        self.add_field(fields)
        self.stay_by_enter()

    @property
    def wrong(self) -> str:
        """What is said to be wrong with the password."""
        return self._password.wrong

    def _ready(self) -> bool:
        raise NotImplementedError("what is done is set as it is asked for")

    def _on_act_asked(self) -> None:
        if password := self._password.typed():
            with_backups = self.backups.isChecked()
            self.set_act(partial(_checked, self._check, password, with_backups))
            super()._on_act_asked()

    def _on_failed(self, error: Exception) -> None:
        super()._on_failed(error)
        if self._password.is_refused(error):
            self.notice.hide()


def _checked(check: Callable[[str], None], password: str, with_backups: bool) -> bool:
    check(password)
    return with_backups
