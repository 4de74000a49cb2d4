"""A mailbox on a real server: read without a trace, changed only when asked."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from callback_desk.domain.mail_errors import (
    MailFolderMissing,
    MailFolderReadOnly,
    MailMoveImpossible,
    MailSignInRefused,
    MailTargetMissing,
    MailTokenRefused,
    MailWaitImpossible,
)
from callback_desk.domain.mail_ports import KeepSecret
from callback_desk.domain.mailbox import FetchedMail, Mailbox, SignIn
from callback_desk.intake import mailbox as mailbox_module
from callback_desk.intake.mailbox import ImapSession
from tests.intake.dovecot import PASSWORD, SINCE, Dovecot, ignore, mail, running

# What an old server can do.
BARE = "IMAP4rev1 LITERAL+ UNSELECT"


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    """One server for all these tests."""
    with running() as dovecot:
        yield dovecot


@pytest.fixture
def dovecot(server: Dovecot) -> Dovecot:
    """The server with an empty account."""
    server.wipe()
    return server


def fetched(session: ImapSession, first_uid: int = 1) -> list[FetchedMail]:
    session.open_folder("INBOX")
    return list(session.fetch(session.find(since=None, first_uid=first_uid)))


def opened(dovecot: Dovecot, *, writes: bool = False) -> ImapSession:
    session = dovecot.session()
    session.open_folder("INBOX", writes=writes)
    return session


def test_fifty_mails_are_fetched_as_they_are_and_stay_unread(dovecot: Dovecot) -> None:
    mails = [mail(number) for number in range(50)]
    dovecot.deliver(*mails)
    session = dovecot.session()
    found = fetched(session)
    session.close()
    assert [one.data for one in found] == mails
    assert found[7].message_id == "<lead-7@clinic.example>"
    assert len({one.digest for one in found}) == 50
    assert dovecot.flags() == [()] * 50


def test_only_what_came_since_is_found(dovecot: Dovecot) -> None:
    dovecot.deliver(mail(1), at=datetime(2026, 10, 1, 12, tzinfo=UTC))
    dovecot.deliver(mail(2))
    session = opened(dovecot)
    assert session.find(since=SINCE, first_uid=1) == [2]
    assert session.find(since=None, first_uid=1) == [1, 2]
    assert session.find(since=None, first_uid=2) == [2]
    # `3:*` means the last mail, which is the second.
    assert session.find(since=None, first_uid=3) == []
    session.close()


def test_the_day_before_is_asked_for_since_the_servers_day_begins_elsewhere(
    dovecot: Dovecot,
) -> None:
    dovecot.deliver(mail(1), at=datetime(2026, 10, 31, 23, 30, tzinfo=UTC))
    session = opened(dovecot)
    assert session.find(since=date(2026, 11, 1), first_uid=1) == [1]
    session.close()


@pytest.mark.parametrize("size", [511, 512, 513, 1_024, 5_000])
def test_a_large_mail_comes_in_pieces(
    dovecot: Dovecot, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox_module, "PIECE", 512)
    head = mail(1, body="x")
    whole = head + b"y" * (size - len(head))
    dovecot.deliver(whole, mail(2))
    session = dovecot.session()
    found = fetched(session)
    session.close()
    assert [one.data for one in found] == [whole, mail(2)]
    assert not any(one.is_cut for one in found)


def test_of_a_mail_that_is_too_large_the_headers_are_kept(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox_module, "LARGEST_MAIL", 2_000)
    large = mail(1, body="a line of text\n" * 500)
    dovecot.deliver(large, mail(2))
    session = dovecot.session()
    first, second = fetched(session)
    session.close()
    assert first.is_cut
    assert first.size == len(large)
    assert first.message_id == "<lead-1@clinic.example>"
    assert b"a line of text" not in first.data
    assert second.data == mail(2)


def test_mails_that_are_gone_are_left_out(dovecot: Dovecot) -> None:
    dovecot.deliver(*[mail(number) for number in range(4)])
    session = opened(dovecot)
    with dovecot.another_client() as other:
        other.delete_messages([2, 3])
        other.expunge()
    assert [one.uid for one in session.fetch([1, 2, 3, 4])] == [1, 4]
    session.close()


def test_a_mail_taken_away_while_its_neighbours_are_fetched_is_left_out(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dovecot.deliver(*[mail(number) for number in range(4)])
    session = opened(dovecot)
    sizes = session._sizes

    def then_somebody_deletes(uids: list[int]) -> dict[int, int]:
        told = sizes(uids)
        with dovecot.another_client() as other:
            other.delete_messages([2])
            other.expunge()
        return told

    monkeypatch.setattr(session, "_sizes", then_somebody_deletes)
    assert [one.uid for one in session.fetch([1, 2, 3, 4])][-2:] == [3, 4]
    session.close()


def test_reading_a_folder_cannot_change_it(dovecot: Dovecot) -> None:
    dovecot.deliver(mail(1))
    session = dovecot.session()
    assert session.open_folder("INBOX").read_only
    assert not session.open_folder("INBOX", writes=True).read_only
    session.close()


def test_a_folder_that_is_not_there_is_named_with_those_that_are(
    dovecot: Dovecot,
) -> None:
    dovecot.make_folder("Leads")
    dovecot.make_folder("Über uns")
    session = dovecot.session()
    with pytest.raises(MailFolderMissing) as caught:
        session.open_folder("Lead")
    assert caught.value.what_to_do == "Choose one of: INBOX, Leads, Über uns."
    assert session.open_folder("Über uns").mails == 0
    session.close()


def test_mails_are_moved_and_the_others_stay(dovecot: Dovecot) -> None:
    dovecot.make_folder("Done")
    dovecot.deliver(*[mail(number) for number in range(3)])
    session = opened(dovecot, writes=True)
    session.move([1, 3], "Done")
    session.close()
    assert dovecot.subjects("Done") == ["Lead 0", "Lead 2"]
    assert dovecot.subjects() == ["Lead 1"]


def test_a_folder_to_move_to_that_is_not_there_is_told(dovecot: Dovecot) -> None:
    dovecot.deliver(mail(1))
    session = opened(dovecot, writes=True)
    with pytest.raises(MailTargetMissing, match="no folder 'Done' to move mails to"):
        session.move([1], "Done")
    session.close()
    assert dovecot.uids() == [1]


def test_flagging_gives_a_star(dovecot: Dovecot) -> None:
    dovecot.deliver(mail(1), mail(2))
    session = opened(dovecot, writes=True)
    session.flag([2])
    session.close()
    assert dovecot.flags() == [(), (b"\\Flagged",)]


@pytest.mark.parametrize("rights", ["lr", "lrs"])
def test_a_folder_without_rights_is_read_and_nothing_else(
    dovecot: Dovecot, rights: str
) -> None:
    dovecot.make_folder("Done")
    dovecot.deliver(mail(1))
    dovecot.set_rights("INBOX", rights)
    session = dovecot.session()
    opened_folder = session.open_folder("INBOX", writes=True)
    assert len(fetched(session)) == 1
    session.open_folder("INBOX", writes=True)
    with pytest.raises(MailFolderReadOnly):
        session.flag([1])
    if not opened_folder.read_only:
        with pytest.raises(MailFolderReadOnly):
            session.move([1], "Done")
    session.close()
    assert dovecot.uids() == [1]


def test_a_wrong_password_is_refused_and_the_right_one_works_again(
    dovecot: Dovecot,
) -> None:
    with pytest.raises(MailSignInRefused, match="of desk"):
        dovecot.mailboxes(dovecot.mailbox, "mistyped words", ignore)
    dovecot.set_password("für später ☺")
    dovecot.mailboxes(dovecot.mailbox, "für später ☺", ignore).close()


def test_a_token_that_the_server_does_not_take_is_told(dovecot: Dovecot) -> None:
    asked: list[str] = []

    def token(mailbox: Mailbox, secret: str, keep_secret: KeepSecret) -> str:
        asked.append(secret)
        return "a token"

    mailboxes = replace(dovecot.mailboxes, token_for=token)
    with pytest.raises(MailTokenRefused, match="localhost does not take it"):
        mailboxes(
            replace(dovecot.mailbox, sign_in=SignIn.GOOGLE), "what renews it", ignore
        )
    assert asked == ["what renews it"]


def test_a_new_mail_ends_the_wait(dovecot: Dovecot) -> None:
    dovecot.deliver(mail(1))
    session = opened(dovecot)
    timer = threading.Timer(0.3, dovecot.deliver, [mail(2)])
    timer.start()
    assert session.wait(30)
    timer.join()
    assert session.find(since=None, first_uid=2) == [2]
    session.close()


def test_a_mail_that_came_before_the_wait_began_ends_it_at_once(
    dovecot: Dovecot,
) -> None:
    dovecot.deliver(mail(1))
    session = opened(dovecot)
    dovecot.deliver(mail(2))
    assert session.wait(30)
    session.close()


def test_a_wait_without_mail_ends_in_time_and_the_session_goes_on(
    dovecot: Dovecot,
) -> None:
    dovecot.deliver(mail(1))
    session = opened(dovecot)
    assert not session.wait(0.2)
    assert len(fetched(session)) == 1
    session.close()


def test_after_a_wait_a_session_that_was_closed_stays_closed(dovecot: Dovecot) -> None:
    session = dovecot.session()
    session.close()
    session.close()
    session.interrupt()


def test_without_move_mails_are_copied_and_only_they_are_expunged() -> None:
    with running(f"{BARE} UIDPLUS") as dovecot:
        dovecot.make_folder("Done")
        dovecot.deliver(*[mail(number) for number in range(4)])
        with dovecot.another_client() as other:
            # Somebody marked this one, and might change their mind.
            other.delete_messages([4])
        session = opened(dovecot, writes=True)
        assert "MOVE" not in session.abilities()
        session.move([1, 3], "Done")
        session.close()
        assert dovecot.subjects("Done") == ["Lead 0", "Lead 2"]
        assert dovecot.uids() == [2, 4]


def test_what_was_copied_before_a_break_is_not_copied_again() -> None:
    with running(f"{BARE} UIDPLUS") as dovecot:
        dovecot.make_folder("Done")
        nameless = mail(3, Message_ID="")
        dovecot.deliver(mail(0), mail(1), mail(2), nameless)
        with dovecot.another_client() as other:
            # A desk died here, between copying and deleting.
            other.copy([1, 4], "Done")
        # The same id and size, and still another mail.
        dovecot.deliver(mail(1).replace(b"please", b"Please"), folder="Done")
        session = opened(dovecot, writes=True)
        session.move([1, 2, 4], "Done")
        session.close()
        assert dovecot.subjects("Done") == ["Lead 0", "Lead 1", "Lead 1", "Lead 3"]
        assert dovecot.uids() == [3]


def test_without_anything_nothing_is_moved_and_nothing_expunged() -> None:
    with running(BARE) as dovecot:
        dovecot.make_folder("Done")
        dovecot.deliver(*[mail(number) for number in range(2)])
        session = opened(dovecot, writes=True)
        with pytest.raises(MailMoveImpossible):
            session.move([1], "Done")
        with pytest.raises(MailWaitImpossible):
            session.wait(1)
        session.flag([1])
        session.close()
        assert dovecot.uids() == [1, 2]
        assert dovecot.uids("Done") == []
        # It takes no tokens, but passwords in the older way.
        dovecot.mailboxes(dovecot.mailbox, PASSWORD, ignore).close()
