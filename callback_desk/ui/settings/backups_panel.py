"""Backups: when the last one was made, where they lie, and one at once."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callback_desk.domain.backup import BackupState
from callback_desk.domain.errors import DeskError
from callback_desk.translation import _
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.backups import say_last_backup

NOW, MAKING = _("Back up now"), _("Backing up…")
STOPPED = _("Stopped: no backup was made now. Those that are here stay.")
# Longer than that, and it can be stopped.
LONG_MS = 500
LOOKING = _("Looking for backups…")
NEVER_KEPT = _("A practice desk is thrown away, so nothing is backed up.")
ELSEWHERE = _(
    "A disk can fail, and a computer can be stolen: copy this folder to another disk "
    "regularly. A backup opens only with an office manager’s password or the recovery "  # noqa: RUF001 - printed
    "key, so any disk will do."
)
BACK = _(
    "To bring a desk back, on this computer or another: callback-desk restore FILE "
    "--to PLACE. Nothing is ever overwritten by it."
)


class BackupsPanel(SettingsPanel):
    """Shows how backups stand. `backup_wanted` asks for one at once.

    `stop_wanted` asks for no more of it, where that takes long.
    """

    title = _("Backups")
    about = _(
        "Made by itself: every hour in which something was done, and on closing. "
        "Each is read back and compared before it counts."
    )
    icon_name = "save"
    backup_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._last = PlainLabel(theme, LOOKING, bold=True, wraps=True)
        self._folder = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self.notice = Notice(theme)
        self.button = NamedButton(
            theme, NOW, kind="primary", tells=_("Make a backup, if anything was done")
        )
        self.stop_button = NamedButton(
            theme, _("Stop"), tells=_("Make no backup now; those that are here stay")
        )
        self.stop_button.hide()
        self._busy_line = BusyLine(theme)
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(LONG_MS)
        card = Card(theme, padding=5)
        card.column.setSpacing(theme.px(3))
        card.column.addWidget(self._last)
        card.column.addWidget(self._folder)
        card.column.addWidget(self.notice)
        feet = QHBoxLayout()
        feet.addWidget(self.button)
        feet.addWidget(self.stop_button)
        feet.addStretch()
        card.column.addLayout(feet)
        card.column.addWidget(self._busy_line)
        self.column.addWidget(card)
        for words in (ELSEWHERE, BACK):
            told = PlainLabel(theme, words, scale=0.95, muted=True, wraps=True)
            self.column.addWidget(told)
        self.column.addStretch()
        self.button.clicked.connect(self._on_asked)
        self.stop_button.clicked.connect(self._on_stop_asked)
        self.patience.timeout.connect(self._on_took_long)

    def first_field(self) -> QWidget:
        """The button."""
        return self.button

    @property
    def last(self) -> str:
        """What is said of the last backup."""
        return self._last.text()

    def show_state(
        self, state: BackupState | None, problem: DeskError | None, now: datetime
    ) -> None:
        """Show how backups stand."""
        self._rest()
        if state is not None:
            self._last.say(say_last_backup(state.kept, now))
            self._folder.say(_("In {folder}", folder=state.folder))
        if problem is not None:
            self.notice.say_failure(problem)
        else:
            self.notice.hide()

    def say_never_kept(self) -> None:
        """Say that this desk is worth no backup."""
        self._last.say(NEVER_KEPT)
        self.button.setEnabled(False)

    def _on_asked(self) -> None:
        self.button.setEnabled(False)
        self.button.setText(MAKING)
        self.notice.hide()
        self.patience.start()
        self.backup_wanted.emit()

    def _on_took_long(self) -> None:
        had_keys = self.button.hasFocus() or self.focusWidget() is None
        self._busy_line.set_busy(True)
        self.stop_button.setEnabled(True)
        self.stop_button.show()
        if had_keys:
            self.stop_button.setFocus()

    def _on_stop_asked(self) -> None:
        self.stop_button.setEnabled(False)
        self.stop_wanted.emit()

    def say_stopped(self) -> None:
        """Say that somebody ended it."""
        self._rest()
        self._last.say(STOPPED)

    def _rest(self) -> None:
        """Nothing is being made."""
        had_keys = self.stop_button.hasFocus()
        self.patience.stop()
        self._busy_line.set_busy(False)
        self.stop_button.hide()
        self.button.setEnabled(True)
        self.button.setText(NOW)
        if had_keys:
            self.button.setFocus()
