"""Mailboxes and seen mails in a real, encrypted desk."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from callback_desk.domain.kept_failure import KeptFailure
from callback_desk.domain.mail_errors import MailboxUnknown
from callback_desk.domain.mailbox import (
    Afterwards,
    FolderPlace,
    Mailbox,
    MailboxState,
    Security,
    SeenMail,
    SignIn,
)
from callback_desk.domain.ports import Work
from callback_desk.services.desk import Desk
from tests.desks import MONDAY, copy_desk, opened
from tests.storage.stored_desk import filled_desk, rows_of, tamper

BOX = Mailbox(
    host="imap.example.net",
    user="office@example.net",
    since=date(2026, 11, 1),
    port=143,
    security=Security.STARTTLS,
    sign_in=SignIn.GOOGLE,
    folder="Über uns",
    afterwards=Afterwards.MOVE,
    move_to="Done",
    active=False,
)
SECRET = "a needle of a secret"
PLACE = FolderPlace(1, BOX.folder, 7)


def seen(uid: int, *, is_lead: bool = True, digest: bytes = b"d") -> SeenMail:
    return SeenMail(uid, f"<{uid}@example.net>", digest, is_lead)


def add(work: Work, box: Mailbox = BOX) -> Mailbox:
    return work.mail.add(box, SECRET, MONDAY)


def remember(desk: Desk, *mails: SeenMail, place: FolderPlace = PLACE) -> None:
    with desk.open_work() as work:
        work.mail.add_seen(place, mails, 1)
        work.commit()


def test_a_mailbox_comes_back_as_it_was_added(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk, desk.open_work() as work:
        added = add(work)
        assert added == replace(BOX, mailbox_id=1)
        assert work.mail.all() == [added]
        assert work.mail.secret(1) == SECRET
        assert work.mail.state(1) == MailboxState()
        with pytest.raises(MailboxUnknown):
            work.mail.get(2)


def test_another_folder_is_read_from_its_start(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk, desk.open_work() as work:
        box = add(work)
        state = MailboxState(7, 40, MONDAY, MONDAY, KeptFailure("something"), "told")
        work.mail.keep_state(1, state)
        work.mail.change(replace(box, active=True))
        assert work.mail.state(1) == state
        work.mail.change(replace(box, folder="Leads"))
        assert work.mail.state(1) == MailboxState()


@pytest.mark.parametrize(
    "elsewhere",
    [{"host": "imap.example.org", "port": 1993}, {"port": 1993}],
    ids=["host", "port"],
)
def test_at_another_server_no_number_stands_for_a_mail_that_was_seen(
    tmp_path: Path, elsewhere: dict[str, Any]
) -> None:
    with opened(filled_desk(tmp_path)) as desk:
        with desk.open_work() as work:
            added = add(work)
            work.mail.keep_state(1, MailboxState(uid_validity=7, next_uid=3))
            work.commit()
        remember(desk, seen(1), seen(2, digest=b"e"))
        with desk.open_work() as work:
            work.mail.change(replace(added, **elsewhere))
            assert work.mail.state(1) == MailboxState()
            assert work.mail.seen_uids(PLACE, 1) == set()
            assert len(work.mail.known([b"d", b"e"])) == 2
            # The other server may count as the one before did.
            work.mail.add_seen(PLACE, [seen(1, digest=b"f")], 1)
            work.mail.change(replace(added, host="imap.example.com"))
            assert work.mail.seen_uids(PLACE, 1) == set()
            assert len(work.mail.known([b"d", b"e", b"f"])) == 3


def test_a_removed_mailbox_keeps_no_secret_and_its_mails_stay_known(
    tmp_path: Path,
) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        with desk.open_work() as work:
            add(work)
            work.commit()
        remember(desk, seen(1))
        with desk.open_work() as work:
            work.mail.remove(1, MONDAY)
            work.commit()
        with desk.open_work(writes=False) as work:
            assert work.mail.all() == []
            assert work.mail.secret(1) == ""
            assert work.mail.known([b"d"]) == {("<1@example.net>", b"d"): True}
            with pytest.raises(MailboxUnknown):
                work.mail.remove(1, MONDAY)


def test_mails_are_seen_in_their_place_alone(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path)) as desk:
        with desk.open_work() as work:
            add(work)
            work.commit()
        remember(desk, seen(4), seen(9))
        with desk.open_work(writes=False) as work:
            assert work.mail.seen_uids(PLACE, 1) == {4, 9}
            assert work.mail.seen_uids(PLACE, 5) == {9}
            assert work.mail.seen_uids(replace(PLACE, uid_validity=8), 1) == set()
            assert work.mail.seen_uids(replace(PLACE, folder="INBOX"), 1) == set()


def test_leads_wait_until_they_were_acted_on(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path)) as desk:
        with desk.open_work() as work:
            add(work)
            work.commit()
        remember(desk, seen(3), seen(2), seen(4, is_lead=False))
        with desk.open_work() as work:
            assert work.mail.waiting(PLACE) == [2, 3]
            work.mail.acted(PLACE, [2, *range(100, 2_000)], MONDAY)
            assert work.mail.waiting(PLACE) == [3]
            assert work.mail.waiting(replace(PLACE, uid_validity=8)) == []


def test_what_came_with_a_batch_that_is_gone_is_seen_but_not_known(
    tmp_path: Path,
) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        with desk.open_work() as work:
            add(work)
            work.commit()
        remember(desk, seen(1))
    # What the database does to them when their batch goes.
    tamper(path, "UPDATE seen_mails SET batch_id = NULL")
    with opened(path) as desk, desk.open_work(writes=False) as work:
        assert work.mail.known([b"d"]) == {}
        assert work.mail.seen_uids(PLACE, 1) == {1}


def test_the_place_of_a_mail_is_remembered_once(tmp_path: Path) -> None:
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        with desk.open_work() as work:
            add(work)
            work.commit()
        remember(desk, seen(1))
        with pytest.raises(Exception, match="UNIQUE"):
            remember(desk, seen(1))
    assert rows_of(path, "SELECT count(*) FROM seen_mails") == [(1,)]


def test_the_secret_stands_nowhere_in_clear(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk, desk.open_work() as work:
        add(work)
        work.commit()
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert SECRET.encode() not in content
        assert b"office@example.net" not in content
