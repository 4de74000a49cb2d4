"""My password: a new one in place of the current one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callback_desk.domain.errors import DeskError, PasswordUnusable
from callback_desk.domain.staff_errors import CurrentPasswordWrong
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.new_password import NewPassword
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.sign_in.password_field import PasswordField
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel

CHANGE, CHANGING = _("Change password"), _("Changing…")
CHANGED = _("Your password is changed. Sign in with the new one from now on.")
TIP = _("Three or four unrelated words make a good password, and are easy to keep.")


class PasswordPanel(SettingsPanel):
    """Changes the password of who is signed in. `told` says so."""

    title = _("My password")
    about = _(
        "Nobody can look a password up. Who lost theirs is taken off the staff list "
        "and added again by an office manager; what they did stays theirs."
    )
    icon_name = "key"
    told = Signal(str)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        change: Callable[[str, str], object],
        codes: Callable[[], QWidget] | None = None,
    ) -> None:
        """Build the panel.

        Args:
            theme: its looks.
            background: where the password is changed.
            change: changes it, given the current one and the new one.
            codes: makes what stands beneath it, about what is asked beside it.
        """
        super().__init__(theme)
        self._background, self._change = background, change
        self._busy = False
        self.current = PasswordField()
        self._current = LabelledField(theme, _("Current password"), self.current)
        self.new_password = NewPassword(theme, _("New password"))
        self.notice = Notice(theme)
        self.button = NamedButton(
            theme, CHANGE, kind="primary", tells=_("Change it (Enter)")
        )
        self._busy_line = BusyLine(theme)
        self.codes = None if codes is None else codes()
        self._build()
        self.button.clicked.connect(self._on_change_asked)
        self.current.textEdited.connect(self._on_typed)
        fields = (self.current, self.new_password.first, self.new_password.second)
        for field in fields:
            field.returnPressed.connect(self._on_change_asked)

    def _build(self) -> None:
        theme = self._theme
        card = Card(theme, padding=5)
        card.column.setSpacing(theme.px(4))
        # As wide as each of the two beneath.
        first = QHBoxLayout()
        first.setSpacing(theme.px(4))
        first.addWidget(self._current, 1, Qt.AlignmentFlag.AlignTop)
        first.addWidget(QWidget(), 1)
        card.column.addLayout(first)
        card.column.addWidget(self.new_password)
        card.column.addWidget(
            PlainLabel(theme, TIP, scale=0.95, muted=True, wraps=True)
        )
        card.column.addWidget(self.notice)
        feet = QHBoxLayout()
        feet.addWidget(self.button)
        feet.addStretch()
        card.column.addLayout(feet)
        card.column.addWidget(self._busy_line)
        self.column.addWidget(card)
        if self.codes is not None:
            self.column.addWidget(self.codes)
        self.column.addStretch()

    def first_field(self) -> QWidget:
        """The current password."""
        return self.current

    @property
    def wrong(self) -> str:
        """What is said to be wrong with the current password."""
        return self._current.wrong

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing typed behind when another section or page is shown."""
        super().hideEvent(event)
        if not event.spontaneous() and not self._busy:
            self._clear()

    def _clear(self) -> None:
        self.current.clear()
        self.new_password.clear()
        self._on_typed()

    def _on_typed(self) -> None:
        self._current.say_wrong("")
        self.notice.hide()

    def _on_change_asked(self) -> None:
        if self._busy:
            return
        self._on_typed()
        current, new = self.current.text(), self.new_password.password
        if not current:
            self._say_current_wrong(_("Type your current password."))
            return
        if not self.new_password.check():
            return
        self._set_busy(True)
        self._background.run(
            partial(self._change, current, new), self._on_changed, self._on_failed
        )

    def _say_current_wrong(self, sentence: str) -> None:
        self._current.say_wrong(sentence)
        self.current.setFocus()
        self.current.selectAll()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._busy_line.set_busy(busy)
        self.button.say(CHANGING if busy else CHANGE)
        fields = (self.current, self.new_password.first, self.new_password.second)
        for field in fields:
            field.setReadOnly(busy)

    def _on_changed(self, changed: object) -> None:
        self._set_busy(False)
        self._clear()
        self.told.emit(CHANGED)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, CurrentPasswordWrong):
            self._say_current_wrong(f"{error.sentence} {error.what_to_do}")
        elif isinstance(error, PasswordUnusable):
            self.new_password.say_wrong(f"{error.sentence} {error.what_to_do}")
        else:
            self.notice.say_failure(error)
            if not isinstance(error, DeskError):
                self._background.failed_unheard.emit(error)
