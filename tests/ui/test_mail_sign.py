"""The mailbox in the foot: when it was read last, amber when it cannot be."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.mail_errors import MailSignInRefused
from callback_desk.ui.mail_sign import MailSign
from callback_desk.ui.mail_watching import Watched
from callback_desk.ui.theme import Theme
from tests.desks import MONDAY
from tests.ui.settings.test_mailboxes_panel import OFFICE

REFUSED = MailSignInRefused(host=OFFICE.host, user=OFFICE.user)
AGO = MONDAY - timedelta(minutes=14)


@pytest.fixture
def sign(qtbot: QtBot, theme: Theme) -> MailSign:
    sign = MailSign(theme)
    qtbot.addWidget(sign)
    return sign


def test_without_a_mailbox_nothing_is_shown(sign: MailSign) -> None:
    sign.show_watched([], MONDAY)
    assert sign.isHidden()


@pytest.mark.parametrize(
    ("watched", "words"),
    [
        ([Watched(OFFICE, MONDAY)], "Mail checked just now"),
        ([Watched(OFFICE, AGO), Watched(OFFICE, MONDAY)], "Mail checked 14 min ago"),
        ([Watched(OFFICE)], "Checking mail…"),
    ],
)
def test_what_waits_longest_tells(
    sign: MailSign, watched: list[Watched], words: str
) -> None:
    sign.show_watched(watched, MONDAY)
    assert (sign.text(), sign.accessibleName()) == (words, words)
    assert not sign.worries
    assert not sign.isHidden()


def test_a_failure_says_for_how_long_and_what_to_do(sign: MailSign) -> None:
    failing = Watched(OFFICE, AGO, failing_since=AGO, problem=REFUSED)
    sign.show_watched([Watched(OFFICE, MONDAY), failing], MONDAY)
    assert sign.worries
    assert sign.text() == "No mail read for 14 min"
    assert "does not accept the user name" in sign.accessibleDescription()
    at_once = Watched(OFFICE, MONDAY, failing_since=MONDAY, problem=REFUSED)
    sign.show_watched([at_once], MONDAY)
    assert sign.text() == "Mail cannot be read"
    sign.show_watched([failing, failing], MONDAY)
    assert sign.text() == "2 mailboxes cannot be read"
    sign.grab()
