"""Setting mailboxes up: who may, what cannot be, and what trying one out says."""

from dataclasses import replace
from datetime import date

import pytest

from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.mail_errors import (
    MailboxUnknown,
    MailboxUnusable,
    MailCertificateRefused,
    Step,
)
from callback_desk.domain.mailbox import Afterwards, Mailbox, MailboxState
from callback_desk.domain.staff import Role
from callback_desk.services.mailbox_settings import (
    add_mailbox,
    change_mailbox,
    find_mailbox,
    list_mailboxes,
    remove_mailbox,
    try_mailbox,
)
from tests.services.fake_desk import FakeDesk
from tests.services.test_fetch_mail import PEOPLE

BOX = Mailbox(" IMAP.example.net. ", " office@example.net ", date(2026, 11, 1))
MOVING = replace(BOX, afterwards=Afterwards.MOVE, move_to="Done")


def test_a_mailbox_is_added_trimmed_and_listed() -> None:
    desk = FakeDesk()
    added = add_mailbox(desk.desk, BOX, "secret words")
    assert (added.host, added.user) == ("imap.example.net", "office@example.net")
    assert list_mailboxes(desk.desk) == [(added, MailboxState())]
    assert find_mailbox(desk.desk, 1) == added
    assert ("mailbox_added", 1, "mailbox", 1) in desk.stored.audit


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.CLINICIAN])
def test_only_an_office_manager_may(role: Role) -> None:
    desk = FakeDesk()
    added = add_mailbox(desk.desk, BOX, "secret words")
    somebody = desk.signed_in(role)
    for act in (
        lambda: add_mailbox(somebody, BOX, "words"),
        lambda: change_mailbox(somebody, added),
        lambda: remove_mailbox(somebody, 1),
        lambda: try_mailbox(somebody, added),
    ):
        with pytest.raises(NotAllowed, match="may not change the mailboxes"):
            act()
    assert list_mailboxes(desk.desk) == [(added, MailboxState())]


@pytest.mark.parametrize(
    "wrong",
    [
        {"host": ""},
        {"host": "imap example"},
        {"host": "imaps://imap.example.net"},
        {"host": "a" * 64 + ".example"},
        {"host": "x" * 300},
        {"port": 0},
        {"port": 70_000},
        {"user": "  "},
        {"user": "me\r\nA1 LOGOUT"},
        {"folder": ""},
        {"folder": "In\0box"},
        {"since": date(2026, 11, 17)},
        {"afterwards": Afterwards.MOVE},
        {"afterwards": Afterwards.MOVE, "move_to": "INBOX"},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    desk = FakeDesk()
    with pytest.raises(MailboxUnusable):
        add_mailbox(desk.desk, replace(BOX, **wrong), "words")  # type: ignore[arg-type] # a test's own
    assert list_mailboxes(desk.desk) == []


@pytest.mark.parametrize("secret", ["", "two\nlines", "nul\0"])
def test_a_password_that_is_none_is_refused(secret: str) -> None:
    with pytest.raises(MailboxUnusable):
        add_mailbox(FakeDesk().desk, BOX, secret)


def test_the_same_folder_is_not_read_twice() -> None:
    desk = FakeDesk()
    add_mailbox(desk.desk, BOX, "words")
    other = add_mailbox(desk.desk, replace(BOX, folder="Leads"), "words")
    with pytest.raises(MailboxUnusable, match="read already"):
        add_mailbox(desk.desk, BOX, "words")
    with pytest.raises(MailboxUnusable, match="read already"):
        change_mailbox(desk.desk, replace(other, folder="INBOX"))


def test_behind_another_port_there_may_be_another_server() -> None:
    desk = FakeDesk()
    add_mailbox(desk.desk, BOX, "words")
    other = add_mailbox(desk.desk, replace(BOX, port=1993), "words")
    with pytest.raises(MailboxUnusable, match="read already"):
        change_mailbox(desk.desk, replace(other, port=BOX.port))


def test_a_mailbox_is_changed_and_keeps_its_account() -> None:
    desk = FakeDesk()
    added = add_mailbox(desk.desk, BOX, "words")
    changed = change_mailbox(desk.desk, replace(added, active=False), "other words")
    assert find_mailbox(desk.desk, 1) == changed
    assert desk.stored.mail.secrets[1] == "other words"
    change_mailbox(desk.desk, changed)
    assert desk.stored.mail.secrets[1] == "other words"
    with pytest.raises(MailboxUnusable, match="keeps its user"):
        change_mailbox(desk.desk, replace(changed, user="else@example.net"))
    moved = replace(changed, host="imap.example.org", port=1993)
    assert change_mailbox(desk.desk, moved) == find_mailbox(desk.desk, 1) == moved


def test_a_removed_mailbox_is_gone() -> None:
    desk = FakeDesk()
    add_mailbox(desk.desk, BOX, "words")
    remove_mailbox(desk.desk, 1)
    assert list_mailboxes(desk.desk) == []
    assert desk.stored.mail.secrets[1] == ""
    with pytest.raises(MailboxUnknown):
        remove_mailbox(desk.desk, 1)
    add_mailbox(desk.desk, BOX, "words")


def test_trying_out_goes_every_step_and_changes_nothing() -> None:
    desk = FakeDesk()
    desk.server.folders["Done"] = {}
    desk.server.deliver(*PEOPLE[:3])
    tried = try_mailbox(desk.desk, MOVING, "secret words")
    assert tried.problem is None
    assert tried.mails == 3
    assert tried.folders == ("Done", "INBOX")
    assert tried.tells
    assert desk.server.secrets == ["secret words"]
    assert len(desk.server.folders["INBOX"]) == 3
    assert desk.server.open_sessions == 0


def test_trying_out_a_stored_one_uses_its_own_secret() -> None:
    desk = FakeDesk()
    added = add_mailbox(desk.desk, BOX, "kept words")
    assert try_mailbox(desk.desk, added).problem is None
    assert desk.server.secrets == ["kept words"]


def test_trying_out_says_which_step_fails() -> None:
    desk = FakeDesk()
    expired = MailCertificateRefused(host="x", reason="has expired", remedy="Renew.")
    desk.server.fails_to_open = expired
    tried = try_mailbox(desk.desk, BOX, "words")
    assert (tried.problem, tried.failed) == (expired, Step.CERTIFICATE)
    desk.server.fails_to_open = None
    tried = try_mailbox(desk.desk, replace(BOX, folder="Gone"), "words")
    assert tried.failed is Step.FOLDER


def test_trying_out_says_what_would_not_be_done_afterwards() -> None:
    desk = FakeDesk()
    tried = try_mailbox(desk.desk, MOVING, "words")
    assert tried.problem is not None
    assert tried.problem.code == "mail_target_missing"
    assert tried.failed is Step.AFTERWARDS
    assert "INBOX" in tried.problem.what_to_do
    desk.server.abilities = frozenset({"IDLE"})
    tried = try_mailbox(desk.desk, MOVING, "words")
    assert tried.problem is not None
    assert tried.problem.code == "mail_move_impossible"
    desk.server.read_only = True
    tried = try_mailbox(desk.desk, replace(BOX, afterwards=Afterwards.FLAG), "words")
    assert tried.problem is not None
    assert tried.problem.code == "mail_folder_read_only"
