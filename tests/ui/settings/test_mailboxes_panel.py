"""Mailboxes in the settings: by keys, tried out, kept, taken away."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from threading import Event, Thread
from threading import enumerate as enumerate_threads

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.kept_failure import KeptFailure
from callback_desk.domain.mail_errors import MailSignInRefused
from callback_desk.domain.mailbox import (
    Afterwards,
    Mailbox,
    MailboxState,
    Security,
    SignIn,
)
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.mailbox_settings import add_mailbox, list_mailboxes
from callback_desk.services.staff_access import add_staff, remove_staff
from callback_desk.ui.background import Background
from callback_desk.ui.settings import mailbox_form
from callback_desk.ui.settings.mailbox_form import STOP, TEST, TESTING, MailboxForm
from callback_desk.ui.settings.mailboxes_panel import MailboxesPanel
from callback_desk.ui.settings.remove_mailbox_dialog import RemoveMailboxDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from tests.desks import MANAGER, MONDAY
from tests.services.fake_desk import FakeDesk
from tests.ui.sign_in.walks import press, stop, tab_order, type_in, unnamed

TAB, SPACE, ENTER, ESC, DOWN = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Down),
)
TODAY = date(2026, 11, 16)
OFFICE = Mailbox(host="imap.example.com", user="office@example.com", since=TODAY)
SECRET = "four words nobody guesses"


@pytest.fixture
def fake() -> FakeDesk:
    return FakeDesk()


def shown(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> MailboxesPanel:
    panel = MailboxesPanel(theme, background, desk)
    qtbot.addWidget(panel)
    panel.resize(theme.px(200), theme.px(120))
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    qtbot.waitUntil(panel.add_button.isEnabled)
    return panel


@pytest.fixture
def panel(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> MailboxesPanel:
    return shown(qtbot, theme, background, fake.desk)


def form_of(panel: MailboxesPanel) -> MailboxForm:
    assert isinstance(panel.dialog, MailboxForm)
    return panel.dialog


def said(panel: MailboxesPanel) -> str:
    labels = panel.findChildren(PlainLabel)
    return " | ".join(label.text() for label in labels if label.isVisible())


def filled(panel: MailboxesPanel) -> MailboxForm:
    """The form for a new mailbox, with what must be typed."""
    panel.add_button.click()
    form = form_of(panel)
    form.fields.host.setText(OFFICE.host)
    form.fields.user.setText(OFFICE.user)
    form.fields.password.setText(SECRET)
    return form


def with_office(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    fake: FakeDesk,
    state: MailboxState | None = None,
    **fields: object,
) -> MailboxesPanel:
    """The panel of a desk that has a mailbox."""
    mailbox = replace(OFFICE, **fields)  # type: ignore[arg-type] # a test's own
    added = add_mailbox(fake.desk, mailbox, SECRET)
    if state is not None:
        fake.stored.mail.states[added.mailbox_id] = state
    panel = shown(qtbot, theme, background, fake.desk)
    qtbot.waitUntil(lambda: bool(panel.rows and panel.rows[0].isVisible()))
    return panel


def test_in_a_narrow_window_the_buttons_come_beneath(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    panel = with_office(qtbot, theme, background, fake)
    row = panel.rows[0]

    def stand_beneath() -> bool:
        return row.change_button.y() > row.sign.y() + row.sign.height()

    panel.resize(theme.px(90), theme.px(120))
    qtbot.waitUntil(stand_beneath)
    panel.resize(theme.px(200), theme.px(120))
    qtbot.waitUntil(lambda: not stand_beneath())


def test_without_a_mailbox_it_says_what_one_is_for(panel: MailboxesPanel) -> None:
    assert "No mailbox is read yet." in said(panel)
    assert panel.first_field() is panel.add_button


def test_keys_alone_add_a_mailbox(
    qtbot: QtBot, panel: MailboxesPanel, fake: FakeDesk
) -> None:
    panel.add_button.setFocus()
    press(panel, SPACE)
    form = form_of(panel)
    type_in(form, OFFICE.host)
    for text in ("", "", OFFICE.user, "", SECRET):
        press(form, TAB)
        type_in(form, text)
    with qtbot.waitSignals([panel.told, panel.mailboxes_changed]):
        press(form, ENTER)
    ((mailbox, _),) = list_mailboxes(fake.desk)
    assert mailbox == replace(OFFICE, mailbox_id=1)
    assert fake.stored.mail.secrets == {1: SECRET}
    qtbot.waitUntil(lambda: "Not read yet." in said(panel))


def test_what_was_not_typed_is_said_in_place(
    qtbot: QtBot, panel: MailboxesPanel, fake: FakeDesk
) -> None:
    panel.add_button.click()
    form = form_of(panel)
    press(form, ENTER)
    wrong = {name: field.wrong for name, field in form.fields.fields.items()}
    assert [name for name, words in wrong.items() if words] == [
        *("server", "user", "password"),
    ]
    assert stop(form) is form.fields.host
    form.fields.host.setText("no host at all")
    form.fields.user.setText("office")
    form.fields.password.setText(SECRET)
    form.keep_button.click()
    qtbot.waitUntil(lambda: "no name of one" in form.fields.fields["server"].wrong)
    assert list_mailboxes(fake.desk) == []


def test_a_test_says_each_step_and_offers_the_folders(
    qtbot: QtBot, panel: MailboxesPanel, fake: FakeDesk
) -> None:
    fake.server.folders["Leads"] = {}
    fake.server.deliver("Ana Lopez, 2125550142, hello")
    form = filled(panel)
    form.test_button.click()
    qtbot.waitUntil(lambda: form.tried.well.sentence == "All is well.")
    assert form.tried.steps == [
        f"{step}: well"
        for step in (
            *("Server found", "Connected", "Encrypted", "Certificate"),
            *("Signed in", "Folder"),
        )
    ]
    assert form.tried.well.what_to_do.startswith("1 mail since that day")
    box = form.fields.folder
    assert [box.itemText(row) for row in range(box.count())] == ["INBOX", "Leads"]
    assert box.currentText() == "INBOX"
    assert form.test_button.text() == "Test"
    assert unnamed(form) == []
    assert fake.stored.mail.mailboxes == {}


def test_a_test_that_fails_says_where_and_what_to_do(
    qtbot: QtBot, panel: MailboxesPanel, fake: FakeDesk
) -> None:
    fake.server.fails_to_open = MailSignInRefused(host=OFFICE.host, user=OFFICE.user)
    form = filled(panel)
    form.test_button.click()
    qtbot.waitUntil(lambda: bool(form.tried.wrong.sentence))
    assert form.tried.steps[-2:] == ["Certificate: well", "Signed in: failed"]
    assert "does not accept the user name or password" in form.tried.wrong.sentence
    assert "app password" in form.tried.wrong.what_to_do
    assert form.tried.well.sentence == ""


def who_waits() -> list[Thread]:
    """Those that still wait for a server."""
    return [one for one in enumerate_threads() if one.name == "mailbox-test"]


def test_a_test_of_a_silent_server_is_stopped_and_another_one_begun_at_once(
    qtbot: QtBot,
    panel: MailboxesPanel,
    fake: FakeDesk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form, answers = filled(panel), Event()

    def silent(*asked: object) -> None:
        assert answers.wait(30)
        raise MailSignInRefused(host=OFFICE.host, user=OFFICE.user)

    with monkeypatch.context() as held_up:
        held_up.setattr(mailbox_form, "try_mailbox", silent)
        form.test_button.click()
        # Pressed twice by an unsteady hand it goes on.
        form.test_button.click()
        assert form.test_button.text() == TESTING
        form._patience.timeout.emit()
        form._patience.stop()
        form._show_busy()
        assert form.test_button.text() == STOP
        form.test_button.click()
    assert form.test_button.text() == TEST
    assert form.tried.stopped.sentence.startswith("The test was stopped; no mail was")
    assert form.fields.password.text() == SECRET
    form.test_button.click()
    qtbot.waitUntil(lambda: form.tried.well.sentence == "All is well.")
    # What the first one came to is nobody's concern.
    (waiting,) = who_waits()
    assert waiting.daemon, "the end of the program would wait for the server"
    panel._network.close()
    answers.set()
    waiting.join()
    QApplication.processEvents()
    assert form.tried.well.sentence == "All is well."


def test_on_a_low_screen_what_came_of_a_test_is_brought_into_view(
    qtbot: QtBot, theme: Theme, panel: MailboxesPanel, fake: FakeDesk
) -> None:
    form = filled(panel)
    form.show()
    form.setMaximumHeight(theme.px(90))
    refused = MailSignInRefused(host=OFFICE.host, user=OFFICE.user)
    for failure in (None, refused):
        fake.server.fails_to_open = failure
        form.test_button.click()
        shown = form.tried.wrong if failure else form.tried.well
        qtbot.waitUntil(shown.isVisible)
        qtbot.waitUntil(partial(is_whole, shown))


def is_whole(part: QWidget) -> bool:
    """Whether all of a part can be seen."""
    return part.visibleRegion().boundingRect().size() == part.size()


def test_what_is_changed_was_not_tried(qtbot: QtBot, panel: MailboxesPanel) -> None:
    form = filled(panel)
    form.test_button.click()
    qtbot.waitUntil(lambda: form.tried.well.sentence == "All is well.")
    form.fields.user.setFocus()
    type_in(form, "1")
    assert form.tried.well.sentence == ""
    # What is changed while it is tried is not what was tried.
    form.test_button.click()
    type_in(form, "2")
    qtbot.waitUntil(lambda: form.test_button.text() == TEST)
    assert form.tried.well.sentence == form.tried.wrong.sentence == ""


def test_moving_asks_whereto_and_a_missing_folder_is_told(
    qtbot: QtBot, panel: MailboxesPanel
) -> None:
    form = filled(panel)
    assert not form.fields.move_to.isVisible()
    form.fields.afterwards.setCurrentIndex(2)
    assert form.fields.move_to.isVisible()
    form.keep_button.click()
    whereto = form.fields.fields["folder to move to"]
    qtbot.waitUntil(lambda: "empty" in whereto.wrong)
    form.fields.move_to.setEditText("Done")
    form.test_button.click()
    qtbot.waitUntil(lambda: "no folder 'Done'" in form.tried.wrong.sentence)
    assert form.tried.steps[-1] == "Afterwards: failed"


def test_the_port_goes_with_the_encryption_unless_it_was_typed(
    panel: MailboxesPanel,
) -> None:
    fields = filled(panel).fields
    fields.security.setCurrentIndex(1)
    assert (fields.mailbox.security, fields.mailbox.port) == (Security.STARTTLS, 143)
    fields.port.setText("1143")
    fields.security.setCurrentIndex(0)
    assert fields.mailbox.port == 1143


def test_a_password_goes_in_and_never_comes_out(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    panel = with_office(qtbot, theme, background, fake)
    panel.rows[0].change_button.click()
    form = form_of(panel)
    assert form.fields.password.text() == ""
    assert "Kept" in form.fields.password.placeholderText()
    assert not form.fields.user.isEnabled()
    form.fields.host.setText("imap.example.org")
    form.fields.afterwards.setCurrentIndex(1)
    with qtbot.waitSignal(panel.mailboxes_changed):
        form.keep_button.click()
    assert fake.stored.mail.secrets == {1: SECRET}
    assert fake.stored.mail.mailboxes[1].afterwards is Afterwards.FLAG
    assert fake.stored.mail.mailboxes[1].host == "imap.example.org"
    panel.rows[0].change_button.click()
    form = form_of(panel)
    form.fields.password.setText("another one")
    with qtbot.waitSignal(panel.mailboxes_changed):
        form.keep_button.click()
    assert fake.stored.mail.secrets == {1: "another one"}


def test_a_kept_mailbox_is_tried_with_its_kept_password(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    panel = with_office(qtbot, theme, background, fake)
    panel.rows[0].change_button.click()
    form = form_of(panel)
    form.test_button.click()
    qtbot.waitUntil(lambda: form.tried.well.sentence != "")
    assert fake.server.secrets == [SECRET]


def test_one_that_signs_in_by_token_has_no_password_to_type(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    panel = with_office(qtbot, theme, background, fake, sign_in=SignIn.MICROSOFT)
    panel.rows[0].change_button.click()
    form = form_of(panel)
    assert not form.fields.password.isVisible()
    assert form.fields.token.client_id.placeholderText().startswith("Signed in")
    # Without signing in anew the kept secret is used.
    form.test_button.click()
    qtbot.waitUntil(lambda: form.tried.well.sentence != "")
    assert fake.server.secrets == [SECRET]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (
            MailboxState(fetched_at=MONDAY - timedelta(minutes=2)),
            "Last read 2 min ago.",
        ),
        (
            MailboxState(
                fetched_at=MONDAY - timedelta(hours=3),
                problem=KeptFailure("It broke. Do that."),
            ),
            "It broke. Do that. Last read 3 h ago.",
        ),
        (MailboxState(), "Not read yet."),
    ],
)
def test_how_it_goes_is_said_in_words(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    fake: FakeDesk,
    state: MailboxState,
    words: str,
) -> None:
    panel = with_office(qtbot, theme, background, fake, state)
    assert panel.rows[0].state == words


def test_removing_asks_once_and_says_what_stays(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    panel = with_office(qtbot, theme, background, fake)
    panel.rows[0].remove_button.setFocus()
    press(panel, SPACE)
    dialog = panel.dialog
    assert isinstance(dialog, RemoveMailboxDialog)
    told = " ".join(label.text() for label in dialog.findChildren(PlainLabel))
    assert "The leads that came from it stay" in told
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, ENTER)
    assert list_mailboxes(fake.desk) != []
    panel.rows[0].remove_button.click()
    dialog = panel.dialog
    assert isinstance(dialog, RemoveMailboxDialog)
    press(dialog, TAB)
    with qtbot.waitSignals([panel.told, panel.mailboxes_changed]):
        press(dialog, SPACE)
    qtbot.waitUntil(lambda: "No mailbox is read yet." in said(panel))
    assert list_mailboxes(fake.desk) == []
    assert SECRET not in str(fake.stored.mail.secrets)


def test_receptionists_see_how_it_goes_and_whom_to_ask(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    add_mailbox(fake.desk, OFFICE, SECRET)
    add_staff(fake.desk, "Ana Ruiz", Role.OFFICE_MANAGER, SECRET)
    remove_staff(fake.desk, "Ana Ruiz")
    hers = fake.signed_in(Role.RECEPTIONIST)
    panel = shown_to(qtbot, theme, background, hers)
    assert panel.sentence.endswith(f"sets the mailboxes up: {MANAGER}.")
    assert panel.rows[0].state == "Not read yet."
    assert not panel.add_button.isVisible()
    assert not panel.rows[0].change_button.isVisible()
    assert panel.first_field() is None


def shown_to(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> MailboxesPanel:
    panel = MailboxesPanel(theme, background, desk)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: bool(panel.sentence))
    return panel


def test_tab_goes_as_one_reads_and_every_stop_is_named(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> None:
    panel = with_office(qtbot, theme, background, fake)
    panel.add_button.setFocus()
    name = "office@example.com/INBOX"
    assert tab_order(panel) == ["Add mailbox…", f"Change… {name}", f"Remove… {name}"]
    assert unnamed(panel) == []
    panel.rows[0].change_button.click()
    form = form_of(panel)
    assert unnamed(form) == []
    # A date has a stop for each of its parts.
    assert list(dict.fromkeys(tab_order(form))) == [
        *("Password", "Folder", "Read mails from", "Once its lead is stored"),
        *("Read this mailbox", "Test", "Cancel", "Save"),
        *("Mail server", "Encryption", "Port", "Sign in"),
    ]
    with qtbot.waitSignal(form.rejected):
        press(form, ESC)
