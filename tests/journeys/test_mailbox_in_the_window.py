"""From adding the mailbox in the window to its lead on Today, on a real mail server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.mail_watching import MailWatching
from callback_desk.ui.settings.mailbox_form import MailboxForm
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import copy_desk
from tests.intake.dovecot import PASSWORD, Dovecot, mail, running
from tests.journeys.live_mailbox import desk_with_mail
from tests.ui.sign_in.walks import press, stop, type_in

TAB, ENTER, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space
PATIENCE_MS = 20_000


@pytest.fixture
def dovecot() -> Iterator[Dovecot]:
    with running() as dovecot:
        yield dovecot


@pytest.fixture
def desk(tmp_path: Path, dovecot: Dovecot) -> Iterator[Desk]:
    with desk_with_mail(copy_desk(tmp_path), dovecot) as desk:
        yield desk


@pytest.fixture
def watching(qapp: QApplication, desk: Desk) -> Iterator[MailWatching]:
    lane = Background()
    watching = MailWatching(lane)
    watching.watch(desk)
    yield watching
    watching.close()
    lane.close()
    assert not watching.is_running


@pytest.fixture
def window(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    watching: MailWatching,
    tmp_path: Path,
) -> DeskWindow:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim", "main")
    window = build_desk_window(
        theme, background, desk, state, discreet=False, mail=watching
    )
    # It waits for the mail with closing; the next test must not find it.
    qtbot.addWidget(window, before_close_func=DeskWindow.hide)
    window.resize(1366, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def filled(window: DeskWindow, dovecot: Dovecot, password: str) -> MailboxForm:
    """The form for the server's account, typed by keys."""
    window.settings.mailboxes.add_button.setFocus()
    press(window, SPACE)
    form = window.settings.mailboxes.dialog
    assert isinstance(form, MailboxForm)
    type_in(form, "localhost")
    press(form, TAB)
    press(form, TAB)
    QTest.keySequence(stop(form), "Ctrl+A")
    for text in (str(dovecot.port), "desk", "", password):
        type_in(form, text)
        press(form, TAB)
    return form


def test_from_the_settings_to_the_list_on_today(
    qtbot: QtBot, window: DeskWindow, dovecot: Dovecot, watching: MailWatching
) -> None:
    assert window.mail_sign.isHidden()
    window.show_mailboxes()
    qtbot.waitUntil(window.settings.mailboxes.add_button.isEnabled)
    form = filled(window, dovecot, "a wrong guess")
    form.test_button.click()
    qtbot.waitUntil(lambda: bool(form.tried.wrong.sentence), timeout=PATIENCE_MS)
    assert form.tried.steps[-1] == "Signed in: failed"
    form.fields.password.setText(PASSWORD)
    form.test_button.click()
    qtbot.waitUntil(lambda: bool(form.tried.well.sentence), timeout=PATIENCE_MS)
    assert "INBOX" in [
        form.fields.folder.itemText(row) for row in range(form.fields.folder.count())
    ]
    form.fields.host.setFocus()
    press(form, ENTER)
    qtbot.waitUntil(
        lambda: window.mail_sign.text() == "Mail checked just now", timeout=PATIENCE_MS
    )
    rows = window.settings.mailboxes.rows
    qtbot.waitUntil(lambda: rows[0].state == "Last read just now.")

    window.show_page(window.today)
    dovecot.deliver(mail(7))
    qtbot.waitUntil(
        lambda: window.today.lead_shown() == "Person Number7", timeout=PATIENCE_MS
    )
    assert dovecot.flags() == [()]

    with qtbot.waitSignal(window.closed, timeout=PATIENCE_MS):
        assert not window.close()
    assert not watching.is_running


def test_a_password_that_was_changed_on_the_server_is_told_in_the_foot(
    qtbot: QtBot, window: DeskWindow, dovecot: Dovecot, watching: MailWatching
) -> None:
    window.show_mailboxes()
    qtbot.waitUntil(window.settings.mailboxes.add_button.isEnabled)
    form = filled(window, dovecot, "a wrong guess")
    form.keep_button.click()
    qtbot.waitUntil(lambda: window.mail_sign.worries, timeout=PATIENCE_MS)
    window.show_page(window.today)
    window.mail_sign.click()
    assert window.settings.panel is window.settings.mailboxes
    panel = window.settings.mailboxes
    qtbot.waitUntil(lambda: "does not accept" in panel.rows[0].state)
    panel.rows[0].change_button.click()
    form = panel.dialog  # type: ignore[assignment] # it is the form again
    form.fields.password.setText(PASSWORD)
    form.keep_button.click()
    qtbot.waitUntil(
        lambda: window.mail_sign.text() == "Mail checked just now", timeout=PATIENCE_MS
    )
