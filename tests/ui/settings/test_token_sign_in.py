"""A mailbox signed in at Microsoft or Google in the window; stopped at once."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callback_desk.domain.mail_errors import MailSignInPartMissing
from callback_desk.domain.mailbox import SignIn, SignInAsked, SignInPrompt
from callback_desk.services.mailbox_settings import list_mailboxes
from callback_desk.ui.background import Background
from callback_desk.ui.settings.mailbox_form import MailboxForm
from callback_desk.ui.settings.mailboxes_panel import MailboxesPanel
from callback_desk.ui.theme import Theme
from tests.services.fake_desk import FakeDesk
from tests.ui.settings.test_mailboxes_panel import form_of, shown
from tests.ui.sign_in.walks import press, tab_order, type_in, unnamed

USER = "office@clinic.example"
TAB, SPACE, ENTER, DOWN = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down),
)


@pytest.fixture
def fake() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def panel(
    qtbot: QtBot, theme: Theme, background: Background, fake: FakeDesk
) -> MailboxesPanel:
    return shown(qtbot, theme, background, fake.desk)


def form_at(panel: MailboxesPanel, kind: SignIn) -> MailboxForm:
    """A new mailbox that signs in there, its user typed."""
    panel.add_button.click()
    form = form_of(panel)
    form.fields.user.setText(USER)
    form.fields.sign_in.setCurrentIndex(list(SignIn).index(kind))
    return form


def test_keys_alone_sign_a_mailbox_in_and_keep_it(
    qtbot: QtBot, panel: MailboxesPanel, fake: FakeDesk
) -> None:
    panel.add_button.click()
    form = form_of(panel)
    for _ in range(3):
        press(form, TAB)
    type_in(form, USER)
    press(form, TAB)
    press(form, DOWN)
    assert form.fields.host.text() == "outlook.office365.com"
    press(form, TAB)
    type_in(form, "our-id")
    press(form, TAB)
    type_in(form, "our-directory")
    press(form, TAB)
    press(form, SPACE)
    qtbot.waitUntil(lambda: form.fields.token.code == "ABCD-EFGH")
    assert fake.provider.asked == [
        SignInAsked(SignIn.MICROSOFT, USER, "our-id", tenant="our-directory")
    ]
    fake.provider.signed_in.set()
    qtbot.waitUntil(lambda: form.fields.token.well.sentence == "Signed in.")
    assert form.fields.token.code == ""
    form.test_button.click()
    qtbot.waitUntil(lambda: form.tried.well.sentence != "")
    with qtbot.waitSignal(panel.mailboxes_changed):
        form.keep_button.click()
    ((mailbox, _),) = list_mailboxes(fake.desk)
    assert mailbox.sign_in is SignIn.MICROSOFT
    assert fake.stored.mail.secrets == {1: f"renews {USER}"}


def test_without_signing_in_nothing_is_kept(
    panel: MailboxesPanel, fake: FakeDesk
) -> None:
    form = form_at(panel, SignIn.MICROSOFT)
    form.keep_button.click()
    assert "first" in form.fields.token.client_field.wrong
    form.fields.token.button.click()
    assert "client id" in form.fields.token.client_field.wrong
    form.fields.user.clear()
    form.fields.token.client_id.setText("our-id")
    form.fields.token.button.click()
    assert form.fields.fields["user"].wrong
    assert fake.provider.asked == []


@pytest.mark.parametrize("how", ["button", "closed", "other provider"])
def test_signing_in_is_stopped_at_once(
    qtbot: QtBot, panel: MailboxesPanel, fake: FakeDesk, how: str
) -> None:
    form = form_at(panel, SignIn.MICROSOFT)
    token = form.fields.token
    token.client_id.setText("our-id")
    token.button.click()
    qtbot.waitUntil(lambda: token.code != "")
    if how == "button":
        assert token.button.text() == "Stop signing in"
        token.button.click()
        assert (token.code, token.button.text()) == ("", "Sign in…")
    elif how == "closed":
        form.reject()
    else:
        form.fields.sign_in.setCurrentIndex(0)
    qtbot.waitUntil(lambda: fake.provider.stopped == 1)
    assert list_mailboxes(fake.desk) == []


def test_google_opens_the_browser_by_itself(
    qtbot: QtBot, panel: MailboxesPanel, fake: FakeDesk
) -> None:
    fake.provider.prompt = SignInPrompt("https://accounts.google.example/o?x=1")
    form = form_at(panel, SignIn.GOOGLE)
    token, opened = form.fields.token, list[str]()
    token.open_page = opened.append
    token.client_id.setText("our-id")
    token.second.setText("ours")
    token.button.click()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == ["https://accounts.google.example/o?x=1"]
    assert token.open_button.isVisible()
    assert fake.provider.asked == [SignInAsked(SignIn.GOOGLE, USER, "our-id", "ours")]
    token.stop()


def test_a_page_that_is_not_encrypted_is_never_opened(
    qtbot: QtBot, panel: MailboxesPanel, fake: FakeDesk
) -> None:
    fake.provider.prompt = SignInPrompt("file:///etc/passwd", "ABCD")
    form = form_at(panel, SignIn.MICROSOFT)
    token = form.fields.token
    token.client_id.setText("our-id")
    token.button.click()
    qtbot.waitUntil(lambda: token.code == "ABCD")
    assert not token.open_button.isVisible()
    token.stop()


def test_a_missing_part_is_said_with_how_to_get_it(
    qtbot: QtBot, panel: MailboxesPanel, fake: FakeDesk
) -> None:
    fake.provider.fails = MailSignInPartMissing(provider="Google", extra="google")
    form = form_at(panel, SignIn.GOOGLE)
    form.fields.token.client_id.setText("our-id")
    form.fields.token.button.click()
    qtbot.waitUntil(lambda: form.fields.token.wrong.sentence != "")
    assert "callback-desk[google]" in form.fields.token.wrong.what_to_do


def test_tab_goes_as_one_reads_and_every_stop_is_named(panel: MailboxesPanel) -> None:
    form = form_at(panel, SignIn.GOOGLE)
    form.fields.sign_in.setFocus()
    assert unnamed(form) == []
    stops = list(dict.fromkeys(tab_order(form)))
    assert stops[:5] == ["Sign in", "Client id", "Client secret", "Sign in…", "Folder"]
