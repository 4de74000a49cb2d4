"""Mailboxes: none yet, set up, tried out well and not, failing; and in the foot."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDeadlineTimer, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk.domain.kept_failure import keep_failure
from callback_desk.domain.mail_errors import MailSignInRefused
from callback_desk.domain.mailbox import Afterwards, MailboxState
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.mailbox_settings import add_mailbox
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.mail_watching import Watched
from callback_desk.ui.settings.mailbox_form import MailboxForm
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.cli.command_line import SAMPLES
from tests.desks import MONDAY, PASSWORD, DeskClock, copy_desk, opened
from tests.services.fake_mail import FakeServer
from tests.services.fake_provider import FakeProvider
from tests.ui.pictures.window_pictures import PATIENCE_MS, settle
from tests.ui.settings.test_mailboxes_panel import OFFICE, SECRET

REFUSED = MailSignInRefused(host=OFFICE.host, user=OFFICE.user)
FOLDERS = ("INBOX", "Leads", "Leads/Done", "Sent")
ANN = "Ann Porter"


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state, for a manager and for a receptionist."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        path, clock = copy_desk(folder), DeskClock()
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, "Kim", "main")
        server = FakeServer(folders={name: {} for name in FOLDERS})
        with opened(path, clock) as real:
            provider = FakeProvider()
            desk = replace(real, open_mailbox=server, sign_in_mailbox=provider)
            add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
            window = build_desk_window(theme, background, desk, state, discreet=True)
            window.resize(1366, 700)
            window.show_mailboxes()
            window.show()
            settle(background)
            yield "none-yet", window
            yield from _form(window, background, server)
            _fill(desk)
            window.settings.mailboxes.refresh()
            settle(background)
            _show_sign(window)
            yield "listed", window
            window.settings.mailboxes.rows[1].remove_button.click()
            settle(background)
            dialog = window.settings.mailboxes.dialog
            assert dialog is not None
            yield "remove", dialog
            dialog.reject()
            window.look_at(*sorted(SAMPLES.glob("*.eml"))[:9], folder / "gone.eml")
            settle(background)
            yield "several-mails", window
            window.show_page(window.today)
            settle(background)
            _show_sign(window, fails=True)
            yield "foot-worries", window
            window.resize(420, 700)
            settle(background)
            yield "foot-narrow", window
            window.close()
        with opened(path, DeskClock(MONDAY), ANN) as hers:
            window = build_desk_window(theme, background, hers, state, discreet=False)
            window.resize(1092, 560)
            window.show_mailboxes()
            window.show()
            settle(background)
            yield "for-a-receptionist", window
            window.close()


def _fill(desk: Desk) -> None:
    boxes = (
        OFFICE,
        replace(
            OFFICE,
            user="web-form@clinic.example",
            folder="Leads",
            afterwards=Afterwards.MOVE,
            move_to="Leads/Done",
        ),
        replace(OFFICE, user="old@clinic.example", active=False),
    )
    told = keep_failure(REFUSED)
    states = (
        MailboxState(fetched_at=MONDAY - timedelta(minutes=2)),
        MailboxState(fetched_at=MONDAY - timedelta(hours=3), problem=told),
        MailboxState(),
    )
    for box, state in zip(boxes, states, strict=True):
        added = add_mailbox(desk, box, SECRET)
        with desk.open_work() as work:
            work.mail.keep_state(added.mailbox_id, state)
            work.commit()


def _show_sign(window: DeskWindow, *, fails: bool = False) -> None:
    since = MONDAY - timedelta(minutes=14)
    watched = Watched(OFFICE, MONDAY - timedelta(minutes=2))
    if fails:
        watched = Watched(OFFICE, since, failing_since=since, problem=REFUSED)
    window.mail_sign.show_watched([watched], MONDAY)
    QApplication.processEvents()


def _form(
    window: DeskWindow, background: Background, server: FakeServer
) -> Iterator[tuple[str, QWidget]]:
    window.settings.mailboxes.add_button.click()
    form = window.settings.mailboxes.dialog
    assert isinstance(form, MailboxForm)
    settle(background)
    yield "form", form
    form.keep_button.click()
    settle(background)
    yield "form-not-filled", form
    form.fields.host.setText(OFFICE.host)
    form.fields.user.setText(OFFICE.user)
    form.fields.password.setText(SECRET)
    _try(form)
    yield "form-well", form
    server.fails_to_open = REFUSED
    _try(form)
    yield "form-refused", form
    server.fails_to_open = None
    form.fields.afterwards.setCurrentIndex(2)
    form.fields.move_to.setEditText("Dnoe")
    _try(form)
    yield "form-no-target", form
    form.reject()
    yield from _signing_in(window, background)


def _signing_in(
    window: DeskWindow, background: Background
) -> Iterator[tuple[str, QWidget]]:
    """A mailbox at Microsoft: asked for, its code shown, and signed in."""
    window.settings.mailboxes.add_button.click()
    form = window.settings.mailboxes.dialog
    assert isinstance(form, MailboxForm)
    form.fields.user.setText(OFFICE.user)
    form.fields.sign_in.setCurrentIndex(1)
    settle(background)
    yield "form-microsoft", form
    token = form.fields.token
    token.client_id.setText("0b5f7c1e-1111-4222-8333-444455556666")
    token.button.click()
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not token.code and not deadline.hasExpired():
        QApplication.processEvents()
    settle(background)
    yield "form-microsoft-code", form
    form.reject()


def _try(form: MailboxForm) -> None:
    form.tried.clear()
    form.test_button.click()
    deadline = QDeadlineTimer(PATIENCE_MS)
    while form.tried.isHidden() and not deadline.hasExpired():
        QApplication.processEvents()
    for _ in range(3):
        QApplication.processEvents()
