"""Signing a mailbox in at Microsoft or Google: what to type, and where to go."""

from collections.abc import Callable
from functools import partial
from threading import Event

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from callback_desk.domain.mailbox import SignIn, SignInAsked, SignInPrompt
from callback_desk.services.desk import Desk
from callback_desk.services.mailbox_settings import sign_in_at_provider
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.side_by_side import SideBySide
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.mail import PROVIDERS

SIGN_IN, STOP = _("Sign in…"), _("Stop signing in")
SIGN_IN_FIRST = _("Press “Sign in…” first.")
CLIENT_MISSING = _("Type the client id of the clinic’s own registration.")  # noqa: RUF001 - printed
# What the second field is called, and what serves as a rule.
SECONDS = {
    SignIn.MICROSOFT: (_("Directory id"), _("if the registration asks for it")),
    SignIn.GOOGLE: (_("Client secret"), _("stands beside the client id")),
}
ABOUT = _(
    "{provider} takes no password for mail any more. The clinic registers this desk "
    "there once, and signs the mailbox in here."
)
ON_ITS_PAGE = _(
    "Sign in as {user} on {provider}’s page; this window goes on by itself."  # noqa: RUF001 - printed
)
WITH_CODE = _(
    "Open {where} on any device, sign in as {user}, and type this code there:"
)
_SECURE = "https://"


class TokenSignIn(QWidget):
    """Client id, a button, and the way to go while somebody signs in.

    `changed` follows when signing in began or ended. The secret that comes of it goes
    out to be kept and is never shown.
    """

    changed = Signal()
    _prompted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.open_page: Callable[[str], object] = _in_browser
        self._kind, self._user = SignIn.MICROSOFT, ""
        self._stop: Event | None = None
        self._where = ""
        self.secret: str | None = None
        self.client_id, self.second = QLineEdit(), QLineEdit()
        self.client_field = LabelledField(theme, _("Client id"), self.client_id)
        self._second = LabelledField(theme, "", self.second)
        self._about = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self.button = NamedButton(theme, SIGN_IN, tells=_("Sign the mailbox in"))
        self._way = PlainLabel(theme, wraps=True)
        self._code = PlainLabel(theme, scale=1.8, bold=True)
        self.open_button = NamedButton(
            theme,
            _("Open the page"),
            tells=_("Open the page in this computer’s browser"),  # noqa: RUF001 - printed
        )
        self.well, self.wrong = Notice(theme, Tone.FINE), Notice(theme)
        self._build(theme)
        self.button.clicked.connect(self._on_pressed)
        self.open_button.clicked.connect(self._on_open_asked)
        self._prompted.connect(self._on_prompted, Qt.ConnectionType.QueuedConnection)
        self._on_start: Callable[[], None] | None = None
        self._show_way(None)

    def _build(self, theme: Theme) -> None:
        halves = (self.client_field, 1), (self._second, 1)
        feet = SideBySide(theme.px(2), (self.button, 0), (self.open_button, 0))
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, 0, 0, 0)
        column_of.setSpacing(theme.px(2))
        column_of.addWidget(self._about)
        column_of.addLayout(SideBySide(theme.px(4), *halves))
        for part in (self._way, self._code):
            column_of.addWidget(part)
        column_of.addLayout(feet)
        column_of.addWidget(self.well)
        column_of.addWidget(self.wrong)
        for button in (self.button, self.open_button):
            button.setAutoDefault(False)

    @property
    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in order."""
        return [self.client_id, self.second, self.button, self.open_button]

    @property
    def code(self) -> str:
        """The code to type; "" while there is none."""
        return "" if self._code.isHidden() else self._code.text()

    @property
    def is_signing_in(self) -> bool:
        """Whether somebody is waited for."""
        return self._stop is not None

    def choose(self, kind: SignIn) -> None:
        """Ask for what this provider wants; what was signed in elsewhere is none."""
        self.stop()
        self._kind, self.secret = kind, None
        self.well.hide()
        self.wrong.hide()
        if kind in SECONDS:
            name, rule = SECONDS[kind]
            self._second.rename(name)
            self.second.setPlaceholderText(rule)
            self.second.clear()
            is_secret = kind is SignIn.GOOGLE
            mode = QLineEdit.EchoMode
            self.second.setEchoMode(mode.Password if is_secret else mode.Normal)
            self._about.say(ABOUT.format(provider=PROVIDERS[kind]))

    def check(self) -> bool:
        """Whether somebody signed in; else it is said in place."""
        if self.secret is not None:
            return True
        self.client_field.say_wrong(SIGN_IN_FIRST)
        return False

    def when_pressed(self, start: Callable[[], None]) -> None:
        """Have this called when somebody wants to sign in."""
        self._on_start = start

    def sign_in(self, network: Background, desk: Desk, user: str) -> None:
        """Begin to sign in; runs behind until it ended or was stopped."""
        self.client_field.say_wrong("")
        if not self.client_id.text().strip():
            self.client_field.say_wrong(CLIENT_MISSING)
            self.client_id.setFocus()
            return
        stop = self._stop = Event()
        self._user, self.secret = user, None
        self.well.hide()
        self.wrong.hide()
        self._show_way(None)
        google = self._kind is SignIn.GOOGLE
        second = self.second.text()
        asked = SignInAsked(
            self._kind,
            user,
            self.client_id.text(),
            client_secret=second if google else "",
            tenant="" if google else second,
        )
        network.run(
            partial(sign_in_at_provider, desk, asked, self._tell, stop.is_set),
            partial(self._on_signed_in, stop),
            partial(self._on_failed, stop),
        )

    def stop(self) -> None:
        """Wait for nobody any more."""
        if self._stop is not None:
            self._stop.set()
            self._stop = None
            self._show_way(None)

    def _tell(self, prompt: SignInPrompt) -> None:
        """Hand over where to go; runs behind."""
        try:
            self._prompted.emit(prompt)
        except RuntimeError:
            # The window is gone; it has told to stop.
            return

    def _on_prompted(self, prompt: SignInPrompt) -> None:
        if self._stop is None:
            return
        self._show_way(prompt)
        if not prompt.code:
            self._on_open_asked()

    def _show_way(self, prompt: SignInPrompt | None) -> None:
        self._where = prompt.where if prompt else ""
        words = ON_ITS_PAGE if prompt and not prompt.code else WITH_CODE
        if prompt:
            provider = PROVIDERS[self._kind]
            self._way.say(
                words.format(where=prompt.where, user=self._user, provider=provider)
            )
            self._code.say(prompt.code)
            self._code.setAccessibleName(" ".join(prompt.code))
        self._way.setVisible(prompt is not None)
        self._code.setVisible(bool(prompt and prompt.code))
        self.open_button.setVisible(self._where.startswith(_SECURE))
        self.button.say(STOP if self.is_signing_in else SIGN_IN)
        self.changed.emit()

    def _on_pressed(self) -> None:
        if self.is_signing_in:
            self.stop()
        elif self._on_start is not None:
            self._on_start()

    def _on_open_asked(self) -> None:
        if self._where.startswith(_SECURE):
            self.open_page(self._where)

    def _on_signed_in(self, stop: Event, secret: str) -> None:
        if stop is not self._stop:
            return
        self._stop, self.secret = None, secret
        self._show_way(None)
        self.well.say(_("Signed in."), _("Test it, or keep it."))
        self.changed.emit()

    def _on_failed(self, stop: Event, error: Exception) -> None:
        if stop is not self._stop:
            return
        self._stop = None
        self._show_way(None)
        self.wrong.say_failure(error)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody is waited for who cannot see it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.stop()


def _in_browser(where: str) -> None:
    QDesktopServices.openUrl(QUrl(where))
