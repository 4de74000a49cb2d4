"""Removing the desk from this computer: for office managers, who are asked once."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.removal_dialog import RemovalDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel

WHAT = _("Remove the desk from this computer")
MEANS = _(
    "Before the computer is given away or replaced. The keys are destroyed first, then "
    "all files, so that nobody reads what is left on its disk."
)


class RemovalCard(Card):
    """`wanted` tells that the desk shall go, and whether its backups go as well."""

    wanted = Signal(bool)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__(theme, padding=5)
        self._theme, self._background, self._desk = theme, background, desk
        self.dialog: RemovalDialog | None = None
        self.button = NamedButton(
            theme, _("Remove…"), tells=_("Asks once, with your password")
        )
        self.column.setSpacing(theme.px(2))
        self.column.addWidget(PlainLabel(theme, WHAT, bold=True))
        self.column.addWidget(PlainLabel(theme, MEANS, muted=True, wraps=True))
        feet = QHBoxLayout()
        feet.addWidget(self.button)
        feet.addStretch()
        self.column.addLayout(feet)
        self.button.clicked.connect(self._on_asked)

    def _on_asked(self) -> None:
        check = partial(self._desk.keys.check, self._desk.staff.name)
        dialog = RemovalDialog(self._theme, self._background, check, self.window())
        self.dialog = dialog
        dialog.acted.connect(self._on_ready)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_ready(self, with_backups: bool) -> None:
        self.wanted.emit(with_backups)

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.button.setFocus()
