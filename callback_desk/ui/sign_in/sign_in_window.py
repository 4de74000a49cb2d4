"""The sign-in window: a name, a password, and nothing of the clinic.

It is the first thing on screen, so it imports only what it draws; the desk's own parts
load behind it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.code_errors import CodeWanted, CodeWrong
from callback_desk.domain.errors import DeskError
from callback_desk.domain.pin import is_pin
from callback_desk.domain.staff_errors import PinOutdated, PinSpent
from callback_desk.domain.staff_name import staff_name_key
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.form_area import FormArea
from callback_desk.ui.practice import Practice
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.sign_in.fitting import Fitting, open_at
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.mark import Mark
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.sign_in.password_field import PasswordField
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel

ASKS = _("Sign in to open the desk.")
ASKS_BACK = _("Come back by your name, or let somebody else sign in.")
PIN = _("PIN for next time (optional)")
SIGN_IN, OPENING = _("Sign in"), _("Opening the desk…")
LONGEST_NAME_TYPED, LONGEST_CODE = 200, 64
# Layout units.
WIDE, EDGE = 104, 2
CODE = _("Code from your telephone, or a spare code")
LOST = _(
    "Is the telephone lost? An office manager can turn the code off. Or type the "
    "desk’s recovery key here; you are asked for no code from then on."  # noqa: RUF001 - printed
)


@dataclass(frozen=True, slots=True)
class ComesBack:
    """Who locked the desk may come back by a PIN, where they chose one.

    Attributes:
        has_pin: whether one lifts the veil now; else one can be chosen.
    """

    has_pin: bool


class SignInWindow(QWidget):
    """Asks who is there, and opens the desk for them.

    `signed_in` brings what `open_desk` returned.
    """

    signed_in = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        open_desk: Callable[..., object],
        names: Sequence[str] = (),
        back: ComesBack | None = None,
    ) -> None:
        """Build the window.

        Args:
            theme: its looks.
            background: where the desk is opened.
            open_desk: opens it, given name and password, and a code if one is asked.
            names: of those who signed in here before, the latest first.
            back: how whoever locked the desk comes back; None before anybody was in.
        """
        super().__init__()
        self._back = back
        self._theme, self._background, self._open_desk = theme, background, open_desk
        self._busy = False
        self.setWindowTitle(_("Callback Desk"))
        least = QSize(theme.px(112), theme.px(112))
        self.setMinimumSize(least.boundedTo(self.screen().availableSize()))
        open_at(self, theme.px(150), theme.px(142))
        self.name, self.password = QLineEdit(), PasswordField()
        self._name = LabelledField(theme, _("Name"), self.name)
        secret = (
            _("Password or PIN") if back is not None and back.has_pin else _("Password")
        )
        self._password = LabelledField(theme, secret, self.password)
        self.pin = PasswordField()
        self.pin.setPlaceholderText(_("4 to 6 digits"))
        self._pin = LabelledField(theme, PIN, self.pin)
        self._pin.setVisible(back is not None and not back.has_pin)
        # Asked for only where the password was right, and they want to be asked.
        self.code = QLineEdit()
        self.code.setMaxLength(LONGEST_CODE)
        self._code = LabelledField(theme, CODE, self.code)
        self._lost = PlainLabel(theme, LOST, scale=0.95, muted=True, wraps=True)
        self._ask_for_code(False)
        self.notice = Notice(theme)
        self.caps_lock = PlainLabel(
            theme, _("Caps Lock is on."), scale=0.95, tone=Tone.DUE_TODAY
        )
        self._busy_line = BusyLine(theme)
        self.button = NamedButton(theme, SIGN_IN, kind="primary", tells=_("Sign in"))
        self.practice_button = NamedButton(
            theme,
            _("Practice on an invented desk"),
            kind="link",
            tells=_("A window of its own: nothing is dialed, nothing is kept"),
        )
        self._practice_told = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self._practice_told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._practice_told.hide()
        self.practice = Practice(self)
        self._area = FormArea()
        self._build()
        self._fitting = Fitting(self)
        self._offer(names)
        self.button.clicked.connect(self._on_sign_in_asked)
        self.practice_button.clicked.connect(self.practice.open)
        self.practice.told.connect(self._on_practice_told)
        self.password.caps_lock_noticed.connect(self.caps_lock.setVisible)
        for field in (self.name, self.password, self.pin, self.code):
            field.textEdited.connect(self._on_typed)
        for field in (self.name, self.password):
            field.textEdited.connect(self._forget_code)
        self.caps_lock.hide()

    def _build(self) -> None:
        theme = self._theme
        card = Card(theme, padding=8)
        # The bar counts: what it stands over is cut.
        beside = 2 * theme.px(EDGE) + self._area.verticalScrollBar().sizeHint().width()
        room = self.screen().availableSize().width() - beside
        card.setFixedWidth(min(theme.px(WIDE), room))
        card.column.setSpacing(theme.px(4.5))
        edge = theme.px(8)
        card.column.setContentsMargins(edge, edge, edge, edge - theme.px(2.5))
        card.column.addLayout(self._build_heading())
        card.column.addSpacing(theme.px(1))
        card.column.addWidget(self.notice)
        for field in (self._name, self._password, self._code, self._lost, self._pin):
            card.column.addWidget(field)
        card.column.addWidget(self.caps_lock)
        way_in = QVBoxLayout()
        way_in.setSpacing(theme.px(2))
        way_in.addWidget(self.button)
        way_in.addWidget(self._busy_line)
        way_in.addWidget(self.practice_button)
        way_in.addWidget(self._practice_told)
        self.practice_button.setAutoDefault(False)
        card.column.addLayout(way_in)
        # Not by alignment: that would cut sentences of two lines.
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(card)
        row.addStretch()
        # What a low screen has no room for is scrolled, not pressed flat.
        self._area.column.addStretch(2)
        self._area.column.addLayout(row)
        self._area.column.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [theme.px(EDGE)])
        column.addWidget(self._area)

    def _build_heading(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(self._theme.px(0.5))
        head = _("Callback Desk") if self._back is None else _("The desk is locked")
        words.addWidget(PlainLabel(self._theme, head, scale=1.5, bold=True, wraps=True))
        means = ASKS if self._back is None else ASKS_BACK
        words.addWidget(PlainLabel(self._theme, means, muted=True, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(3))
        row.addWidget(Mark(self._theme, "lock"))
        row.addLayout(words, 1)
        return row

    def _offer(self, names: Sequence[str]) -> None:
        """Complete known names as they are typed; the latest stands there already."""
        self.name.setMaxLength(LONGEST_NAME_TYPED)
        self._known = {staff_name_key(name): name for name in names}
        self.name.editingFinished.connect(self._on_name_finished)
        if names:
            completer = QCompleter(list(names), self)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.name.setCompleter(completer)
            self.name.setText(names[0])
        if len(names) == 1:
            self.password.setFocus()
        else:
            self.name.setFocus()
            self.name.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter signs in, Esc clears."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_sign_in_asked()
        elif event.key() == Qt.Key.Key_Escape:
            self._clear()
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        """Take back the password; if there is none, the name."""
        if self._busy:
            return
        self._hush()
        field: QLineEdit = self.password if self.password.text() else self.name
        field.clear()
        field.setFocus()
        self._forget_code()

    def _hush(self) -> None:
        self.notice.hide()
        for field in (self._name, self._password, self._pin, self._code):
            field.say_wrong("")

    def _forget_code(self) -> None:
        """Another name or password may want none."""
        self.code.clear()
        self._ask_for_code(False)

    def _ask_for_code(self, asked: bool) -> None:
        self._code.setVisible(asked)
        self._lost.setVisible(asked)

    def _on_name_finished(self) -> None:
        """Write a known name as it is written, however it was typed."""
        known = self._known.get(staff_name_key(self.name.text()))
        if known is not None:
            self.name.setText(known)

    def _on_typed(self) -> None:
        self._hush()

    def _on_sign_in_asked(self) -> None:
        if self._busy:
            return
        self._hush()
        name, password = self.name.text().strip(), self.password.text()
        if not name:
            self._name.say_wrong(_("Type your name."))
            self.name.setFocus()
        elif not password:
            self._password.say_wrong(_("Type your password."))
            self.password.setFocus()
        elif self.chosen_pin and not is_pin(self.chosen_pin):
            self._pin.say_wrong(_("A PIN has 4 to 6 digits; or leave it empty."))
            self.pin.setFocus()
        elif not self._code.isHidden() and not self.code.text().strip():
            self._code.say_wrong(_("Type the code."))
            self.code.setFocus()
        else:
            self._set_busy(True)
            typed = (name, password) if self._code.isHidden() else self._with_code()
            self._background.run(
                partial(self._open_desk, *typed), self._on_opened, self._on_failed
            )

    def _with_code(self) -> tuple[str, str, str]:
        return self.name.text().strip(), self.password.text(), self.code.text()

    def tell_password(self, password: str) -> None:
        """Say the password of a desk that is practice: whoever locks it comes back."""
        words = _("In practice it is “{password}”.", password=password)
        self.password.setPlaceholderText(words)
        self.password.setAccessibleDescription(words)
        self.practice_button.hide()

    def _on_practice_told(self, words: str) -> None:
        self._practice_told.say(words)
        self._practice_told.show()

    def _set_busy(self, busy: bool) -> None:
        """Show that the desk is being opened; the focus stays where it is."""
        self._busy = busy
        self._busy_line.set_busy(busy)
        self.button.say(OPENING if busy else SIGN_IN)
        for field in (self.name, self.password, self.pin, self.code):
            field.setReadOnly(busy)

    @property
    def wrong_code(self) -> str:
        """What is said to be wrong with the code."""
        return self._code.wrong

    @property
    def chosen_pin(self) -> str:
        """The PIN that was chosen for the next time, or ""."""
        return self.pin.text()

    def _on_opened(self, desk: object) -> None:
        self.password.clear()
        self._forget_code()
        self._set_busy(False)
        self.signed_in.emit(desk)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, CodeWanted | CodeWrong):
            self._ask_code(error)
            return
        self.notice.say_failure(error)
        if isinstance(error, PinSpent | PinOutdated):
            self._password.rename(_("Password"))
            self._pin.show()
        self.password.setFocus()
        self.password.selectAll()
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    def _ask_code(self, error: CodeWanted | CodeWrong) -> None:
        """The password was right; what is wanted now stands beneath it."""
        self._ask_for_code(True)
        if isinstance(error, CodeWrong):
            self._code.say_wrong(f"{error.sentence} {error.what_to_do}")
        self._area.bring(self._code)
        self.code.setFocus()
        self.code.selectAll()
