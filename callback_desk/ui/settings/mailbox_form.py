"""Setting a mailbox up, or changing one; tried out before it is kept."""

from datetime import date
from functools import partial
from threading import Event

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.mail_errors import MailboxUnusable
from callback_desk.domain.mailbox import Mailbox
from callback_desk.domain.stopping import Stopped
from callback_desk.services.desk import Desk
from callback_desk.services.mailbox_settings import (
    MailboxTest,
    add_mailbox,
    change_mailbox,
    try_mailbox,
)
from callback_desk.translation import _, _p
from callback_desk.ui.background import Background
from callback_desk.ui.esc_on_typed import EscOnTyped
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.settings.mailbox_fields import MailboxFields
from callback_desk.ui.settings.tried_steps import TriedSteps
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel

WHICH = _("A folder of its own, into which a rule files the form’s mails, is best.")  # noqa: RUF001 - printed
TEST, TESTING, STOP = (
    _p("what a button does", "Test"),
    _("Testing…"),
    _("Stop the test"),
)
# Layout units.
WIDE = 164
# From then on a test can be stopped: a button pressed twice stops none.
LONG_MS = 1_000


def keep_mailbox(desk: Desk, mailbox: Mailbox, secret: str | None) -> Mailbox:
    """Add a mailbox, or keep what was changed of one; runs behind."""
    if mailbox.mailbox_id:
        return change_mailbox(desk, mailbox, secret)
    return add_mailbox(desk, mailbox, secret or "")


class MailboxForm(FramedDialog):
    """One mailbox; `kept` brings it as it is stored.

    The password goes in and never comes out: not even its length is shown again.
    """

    kept = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        network: Background,
        desk: Desk,
        mailbox: Mailbox | None,
        *,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        """Build the form.

        Args:
            theme: its looks.
            background: where it is kept.
            network: where it is tried out, which may take its time.
            desk: whose mailbox it is.
            mailbox: the one that is changed, or None for a new one.
            today: the clinic's day.
            parent: the window that it stands over.
        """
        name = _("Add mailbox") if mailbox is None else _("Change mailbox")
        super().__init__(theme, name, wide=WIDE, parent=parent)
        self._desk = desk
        self._background, self._network = background, network
        # What is tried out now; what comes of an earlier one is nobody's concern.
        self._trying: Mailbox | None = None
        self._end, self._keeping = Event(), False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_MS)
        self._patience.timeout.connect(self._show_busy)
        self.fields = MailboxFields(theme, mailbox, today)
        self.tried, self._busy_line = TriedSteps(theme), BusyLine(theme)
        self.test_button = NamedButton(
            theme, TEST, tells=_("Go every step to it; no mail is read or changed")
        )
        self.cancel_button = NamedButton(
            theme, _("Cancel"), tells=_("Change nothing (Esc)")
        )
        self._keep_words = _("Add") if mailbox is None else _("Save")
        self.keep_button = NamedButton(
            theme, self._keep_words, kind="primary", tells=_("Keep it and read it")
        )
        self._build()
        EscOnTyped(self, self.notice, self.cancel_button)
        self.test_button.clicked.connect(self._on_test_asked)
        self.keep_button.clicked.connect(self._on_keep_asked)
        self.fields.token.when_pressed(self._on_sign_in_asked)
        self.fields.edited.connect(self.tried.clear)
        self.fields.first.setFocus()

    def _build(self) -> None:
        theme, column = self._theme, self.column
        column.setSpacing(theme.px(3.5))
        column.addWidget(self.fields)
        which = PlainLabel(theme, WHICH, scale=0.95, muted=True, wraps=True)
        column.addWidget(which)
        column.addWidget(self.tried)
        column.addStretch(1)
        self.feet.add_left(self.test_button)
        self.feet.addWidget(self.cancel_button)
        self.feet.addWidget(self.keep_button)
        self.outer.addWidget(self._busy_line)
        self.cancel_button.setAutoDefault(False)
        self.test_button.setAutoDefault(False)
        self.keep_button.setDefault(True)

    # Signing it in at a provider

    def _on_sign_in_asked(self) -> None:
        """The one lane to the network: a test that runs comes first."""
        if self._trying is not None or not self.fields.check_user():
            return
        user = self.fields.mailbox.user.strip()
        self.bring(self.fields.token)
        self.fields.token.sign_in(self._network, self._desk, user)

    # Trying it out

    def _on_test_asked(self) -> None:
        if self.fields.token.is_signing_in:
            return
        if self._trying is not None:
            if not self._patience.isActive():
                self._stop_test()
            return
        if not self.fields.check():
            return
        self.tried.clear()
        mailbox = self._trying = self.fields.mailbox
        self._end = end = Event()
        self._patience.start()
        self._show_busy()
        self._network.run(
            partial(
                try_mailbox,
                *(self._desk, mailbox, self.fields.secret, partial(_heed, end)),
            ),
            partial(self._on_tried, end),
            partial(self._on_not_tried, end),
        )

    def _stop_test(self) -> None:
        """Wait no longer: a server that is silent is left to itself."""
        self._end.set()
        self._trying = None
        self._show_busy()
        self.bring(self.tried)
        self.tried.show_stopped()

    def _on_tried(self, end: Event, test: MailboxTest) -> None:
        if end.is_set():
            return
        tried, self._trying = self._trying, None
        self._show_busy()
        # What was changed meanwhile, nobody has tried.
        still_so = tried is not None and tried == self.fields.mailbox
        if test.folders:
            self.fields.offer_folders(test.folders)
        if tried is not None and still_so:
            self.bring(self.tried)
            self.tried.show_test(test, tried.afterwards)

    def _on_not_tried(self, end: Event, error: Exception) -> None:
        if end.is_set():
            return
        self._trying = None
        self._show_busy()
        self._show_failure(error)

    # Keeping it

    def _on_keep_asked(self) -> None:
        if self._keeping or not self.fields.check():
            return
        self.tried.clear()
        self._keeping = True
        self._show_busy()
        self._background.run(
            partial(keep_mailbox, self._desk, self.fields.mailbox, self.fields.secret),
            self._on_kept,
            self._on_not_kept,
        )

    def _on_kept(self, mailbox: Mailbox) -> None:
        self._keeping = False
        self.fields.forget_secret()
        self.kept.emit(mailbox)
        self.accept()

    def _on_not_kept(self, error: Exception) -> None:
        self._keeping = False
        self._show_busy()
        self._show_failure(error)

    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, MailboxUnusable) and self.fields.show_wrong(error):
            return
        self.bring(self.tried)
        self.tried.show_failure(error)
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    def _show_busy(self) -> None:
        tries = self._trying is not None
        self._busy_line.set_busy(tries or self._keeping)
        stops = tries and not self._patience.isActive()
        self.test_button.say(STOP if stops else TESTING if tries else TEST)
        self.keep_button.say(_("Saving…") if self._keeping else self._keep_words)

    def reject(self) -> None:
        """Close it, unless it is just being kept; a test is left to itself."""
        if not self._keeping:
            self._end.set()
            self.fields.forget_secret()
            super().reject()


def _heed(end: Event) -> None:
    if end.is_set():
        raise Stopped
