"""Fetching mail: each once, none lost, none moved before its lead is stored."""

from dataclasses import replace
from datetime import date

import pytest

from callback_desk.domain.mail_errors import (
    MailConnectionLost,
    MailFolderMissing,
    MailTargetMissing,
)
from callback_desk.domain.mailbox import Afterwards, Mailbox
from callback_desk.domain.record import Record
from callback_desk.services import fetch_mail
from callback_desk.services.fetch_mail import MailboxReport, fetch_all, fetch_mailbox
from callback_desk.services.mailbox_settings import add_mailbox, change_mailbox
from tests.services.fake_desk import FakeDesk

PEOPLE = tuple(f"Person Nr{n}, 212555{100 + n:04d}, please call" for n in range(8))
NEWSLETTER = "Our autumn offers"


def mailbox(desk: FakeDesk, **fields: object) -> Mailbox:
    usual: dict[str, object] = {
        "host": "imap.example.net",
        "user": "office@example.net",
        "since": date(2026, 11, 1),
    }
    made = Mailbox(**(usual | fields))  # type: ignore[arg-type] # a test's own words
    return add_mailbox(desk.desk, made, "secret words")


def moving(desk: FakeDesk) -> Mailbox:
    desk.server.folders["Done"] = {}
    return mailbox(desk, afterwards=Afterwards.MOVE, move_to="Done")


def fetch(desk: FakeDesk, of: Mailbox) -> tuple[MailboxReport, list[Record]]:
    heard: list[Record] = []
    return fetch_mailbox(desk.desk, of, heard.append), heard


def names(desk: FakeDesk) -> list[str]:
    return [lead.person.name for lead in desk.stored.leads.values()]


def counts(report: MailboxReport) -> dict[str, int]:
    return {verdict: n for verdict, n in report.file.counts.items() if n}


def test_each_mail_is_a_record_of_one_batch() -> None:
    desk = FakeDesk()
    box = mailbox(desk)
    desk.server.deliver(PEOPLE[0], NEWSLETTER, PEOPLE[1])
    report, heard = fetch(desk, box)
    assert report.problem is None
    assert counts(report) == {"new": 2, "needs_look": 1}
    assert [record.submission.row for record in heard] == [1, 2, 3]
    assert desk.stored.batches[0].seen == 3
    assert desk.stored.batches[0].file_name == "office@example.net/INBOX"
    assert report.file.recognised_as == "imap"
    assert desk.server.secrets == ["secret words"]
    assert desk.server.open_sessions == 0


def test_a_second_fetch_asks_only_for_what_came_since() -> None:
    desk = FakeDesk()
    box = mailbox(desk)
    desk.server.deliver(*PEOPLE[:3])
    fetch(desk, box)
    desk.server.calls.clear()
    desk.server.deliver(PEOPLE[3])
    report, _ = fetch(desk, box)
    assert counts(report) == {"new": 1}
    assert desk.server.calls == ["examine", "find since None from 4"]
    report, _ = fetch(desk, box)
    assert report.file.seen == 0
    assert report.file.batch is None
    assert len(desk.stored.batches) == 2


def test_the_first_fetch_is_limited_by_a_day() -> None:
    desk = FakeDesk()
    fetch(desk, mailbox(desk))
    assert desk.server.calls == ["examine", "find since 2026-11-01 from 1"]


def test_what_came_before_the_connection_broke_is_kept_and_the_rest_comes_next() -> (
    None
):
    desk = FakeDesk()
    box = mailbox(desk)
    desk.server.deliver(*PEOPLE[:5])
    desk.server.fails_at[4] = MailConnectionLost(host="imap.example.net")
    report, heard = fetch(desk, box)
    assert isinstance(report.file.error, MailConnectionLost)
    assert counts(report) == {"new": 3}
    assert len(heard) == 3
    report, _ = fetch(desk, box)
    assert counts(report) == {"new": 2}
    assert len(names(desk)) == len(set(names(desk))) == 5
    assert [batch.seen for batch in desk.stored.batches] == [3, 2]


def test_portions_are_stored_one_by_one_under_one_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fetch_mail, "MOST_MAILS", 2)
    desk = FakeDesk()
    box = mailbox(desk)
    desk.server.deliver(*PEOPLE[:5])
    before = desk.store.commits
    report, heard = fetch(desk, box)
    assert counts(report) == {"new": 5}
    assert [record.submission.row for record in heard] == [1, 2, 3, 4, 5]
    assert [batch.seen for batch in desk.stored.batches] == [5]
    assert desk.store.commits - before >= 3


def test_a_mail_is_moved_once_its_lead_is_stored_and_a_newsletter_stays() -> None:
    desk = FakeDesk()
    box = moving(desk)
    desk.server.deliver(PEOPLE[0], NEWSLETTER, PEOPLE[1])
    report, _ = fetch(desk, box)
    assert report.acted == 2
    assert sorted(desk.server.folders["Done"]) == [1, 3]
    assert sorted(desk.server.folders["INBOX"]) == [2]
    assert desk.server.calls[-2:] == ["find since None from 1", "move"]


def test_flagging_leaves_the_mails_where_they_are() -> None:
    desk = FakeDesk()
    box = mailbox(desk, afterwards=Afterwards.FLAG)
    desk.server.deliver(*PEOPLE[:2])
    fetch(desk, box)
    fetch(desk, box)
    assert desk.server.flagged == [1, 2]


def test_a_move_that_failed_is_done_next_time() -> None:
    desk = FakeDesk()
    box = moving(desk)
    desk.server.deliver(*PEOPLE[:2])
    missing = MailTargetMissing(user="me", folder="Done", folders="INBOX")
    desk.server.fails_to_move = missing
    report, _ = fetch(desk, box)
    assert report.hindrance is missing
    assert report.file.error is None
    assert len(desk.server.folders["INBOX"]) == 2
    desk.server.fails_to_move = None
    report, _ = fetch(desk, box)
    assert report.acted == 2
    assert report.file.seen == 0
    assert desk.server.folders["INBOX"] == {}


def test_a_read_only_folder_is_told_once_and_its_mails_are_moved_when_it_opens() -> (
    None
):
    desk = FakeDesk()
    box = moving(desk)
    desk.server.read_only = True
    desk.server.deliver(PEOPLE[0])
    first, _ = fetch(desk, box)
    assert first.hindrance is not None
    assert first.hindrance.code == "mail_folder_read_only"
    desk.server.deliver(PEOPLE[1])
    second, _ = fetch(desk, box)
    assert second.hindrance is None
    assert counts(second) == {"new": 1}
    desk.server.read_only = False
    third, _ = fetch(desk, box)
    assert third.acted == 2


def test_where_nothing_can_be_moved_it_is_flagged_and_that_is_told_once() -> None:
    desk = FakeDesk()
    box = moving(desk)
    desk.server.moves = False
    desk.server.deliver(PEOPLE[0])
    first, _ = fetch(desk, box)
    desk.server.deliver(PEOPLE[1])
    second, _ = fetch(desk, box)
    assert first.hindrance is not None
    assert first.hindrance.code == "mail_move_impossible"
    assert second.hindrance is None
    assert desk.server.flagged == [1, 2]


def test_new_numbers_mean_looking_at_all_again_and_knowing_them() -> None:
    desk = FakeDesk()
    box = moving(desk)
    desk.server.moves = True
    desk.server.deliver(*PEOPLE[:3], NEWSLETTER)
    desk.server.read_only = True
    fetch(desk, box)
    desk.server.read_only = False
    inbox = desk.server.folders["INBOX"]
    desk.server.folders["INBOX"] = {uid + 50: mail for uid, mail in inbox.items()}
    desk.server.uid_validity, desk.server.next_uid = 8, 55
    report, _ = fetch(desk, box)
    assert counts(report) == {"known": 4}
    assert len(names(desk)) == 3
    # Those that wait to be moved still are, and the newsletter is not.
    assert sorted(desk.server.folders["Done"]) == [51, 52, 53]
    assert sorted(desk.server.folders["INBOX"]) == [54]


def test_a_mail_that_lies_there_twice_is_one_lead() -> None:
    desk = FakeDesk()
    box = moving(desk)
    desk.server.deliver(PEOPLE[0])
    desk.server.folders["INBOX"][2] = desk.server.folders["INBOX"][1]
    desk.server.next_uid = 3
    report, _ = fetch(desk, box)
    assert counts(report) == {"new": 1, "known": 1}
    assert desk.server.folders["INBOX"] == {}


def test_the_same_message_id_with_another_body_is_another_mail() -> None:
    desk = FakeDesk()
    box = mailbox(desk)
    desk.server.deliver(PEOPLE[0])
    first = desk.server.folders["INBOX"][1]
    desk.server.folders["INBOX"][2] = first.replace(b"please call", b"it got worse")
    desk.server.next_uid = 3
    report, _ = fetch(desk, box)
    assert counts(report) == {"new": 1, "repeat": 1}


def test_another_desk_that_was_quicker_leaves_nothing_to_do() -> None:
    desk = FakeDesk()
    box = mailbox(desk)
    desk.server.deliver(*PEOPLE[:3])
    real = desk.desk.read_mail
    quick: list[MailboxReport] = []

    def slow_session(*arguments: object) -> object:
        session = desk.server(*arguments)  # type: ignore[arg-type] # passed on
        fetched = session.fetch

        def fetch_late(uids: list[int]) -> object:
            mails = list(fetched(uids))
            quick.append(fetch_mailbox(desk.desk, box))
            return iter(mails)

        session.fetch = fetch_late  # type: ignore[assignment,method-assign] # late
        return session

    late = replace(desk.desk, open_mailbox=slow_session, read_mail=real)  # type: ignore[arg-type] # a test's own
    report = fetch_mailbox(late, box)
    assert counts(quick[0]) == {"new": 3}
    assert report.file.seen == 0
    assert len(names(desk)) == 3


def test_while_another_desk_moves_its_mails_are_left_to_it() -> None:
    desk = FakeDesk()
    box = moving(desk)
    desk.server.deliver(*PEOPLE[:2])
    with desk.desk.open_work.moving_mail(box.mailbox_id, 0):
        report, _ = fetch(desk, box)
        assert report.problem is None
        assert counts(report) == {"new": 2}
        assert len(desk.server.folders["INBOX"]) == 2
    fetch(desk, box)
    assert len(desk.server.folders["Done"]) == 2


def test_a_mail_that_the_server_will_not_give_is_asked_for_again() -> None:
    desk = FakeDesk()
    box = mailbox(desk)
    desk.server.deliver(*PEOPLE[:4])
    desk.server.refused = {2}
    report, _ = fetch(desk, box)
    assert counts(report) == {"new": 3}
    assert report.problem is not None
    assert "hand over 1 of its mails" in report.problem.sentence
    desk.server.refused = set()
    report, _ = fetch(desk, box)
    assert counts(report) == {"new": 1}


def test_one_mailbox_that_fails_does_not_keep_the_others() -> None:
    desk = FakeDesk()
    mailbox(desk, folder="Gone")
    mailbox(desk)
    change_mailbox(
        desk.desk, replace(mailbox(desk, user="left@example.net"), active=False)
    )
    desk.server.deliver(PEOPLE[0])
    heard: list[tuple[str, str]] = []
    reports: list[MailboxReport] = []
    fetch_all(
        desk.desk,
        lambda box, record: heard.append((box.name, record.verdict)),
        reports.append,
    )
    assert [type(report.file.error) for report in reports] == [
        MailFolderMissing,
        type(None),
    ]
    assert heard == [("office@example.net/INBOX", "new")]
    state = desk.stored.mail.states[1]
    assert state.problem is not None
    assert "has no folder 'Gone'" in state.problem.said
    assert desk.stored.mail.states[2].problem is None
    assert desk.stored.mail.states[2].fetched_at == desk.now


def test_a_renewed_secret_is_kept() -> None:
    desk = FakeDesk()
    box = mailbox(desk)
    desk.server.renewed = "newer words"
    fetch(desk, box)
    assert desk.stored.mail.secrets[1] == "newer words"
