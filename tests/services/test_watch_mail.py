"""Watching a mailbox: on a thread of its own, and over as soon as it is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from threading import Event, Thread

from callback_desk.domain.mail_errors import MailConnectionLost
from callback_desk.domain.mailbox import Mailbox
from callback_desk.services.fetch_mail import MailboxReport
from callback_desk.services.mailbox_settings import add_mailbox
from callback_desk.services.watch_mail import MailWatch
from tests.services.fake_desk import FakeDesk
from tests.services.test_fetch_mail import PEOPLE

SECONDS = 10


def watched(desk: FakeDesk, on_report: Callable[[MailboxReport], None]) -> MailWatch:
    box = Mailbox("imap.example.net", "office@example.net", date(2026, 11, 1))
    added = add_mailbox(desk.desk, box, "secret words")
    return MailWatch(desk.desk, added, on_report, poll=0.01, retries=(0.01,))


@contextmanager
def on_a_thread(watch: MailWatch) -> Iterator[Thread]:
    thread = Thread(target=watch.run)
    thread.start()
    try:
        yield thread
    finally:
        watch.stop()
        thread.join(SECONDS)
        assert not thread.is_alive()


def blocking(desk: FakeDesk) -> Event:
    """Let every wait last until it is interrupted; set once one began."""
    began = Event()

    def wait() -> bool:
        began.set()
        if not desk.server.interrupted.wait(SECONDS):
            raise AssertionError("nobody interrupted")
        raise MailConnectionLost(host="imap.example.net")

    desk.server.on_wait = wait
    return began


def test_it_reads_waits_and_stops_at_once() -> None:
    desk = FakeDesk()
    began = blocking(desk)
    desk.server.deliver(PEOPLE[0])
    reports: list[MailboxReport] = []
    with on_a_thread(watched(desk, reports.append)):
        assert began.wait(SECONDS)
    assert [report.file.seen for report in reports] == [1, 0]
    assert all(report.problem is None for report in reports)
    assert desk.server.open_sessions == 0


def test_a_mail_that_arrives_is_read_by_the_session_that_stands() -> None:
    desk = FakeDesk()
    heard = Event()
    arriving = iter(PEOPLE[:2])

    def wait() -> bool:
        for person in arriving:
            desk.server.deliver(person)
            return True
        heard.set()
        if not desk.server.interrupted.wait(SECONDS):
            raise AssertionError("nobody interrupted")
        return False

    desk.server.on_wait = wait
    reports: list[MailboxReport] = []
    with on_a_thread(watched(desk, reports.append)):
        assert heard.wait(SECONDS)
    assert sum(report.file.seen for report in reports) == 2
    assert desk.server.secrets == ["secret words"]


def test_a_server_that_does_not_tell_is_asked_again_and_again() -> None:
    desk = FakeDesk()
    desk.server.tells = False
    third = Event()
    reports: list[MailboxReport] = []

    def hear(report: MailboxReport) -> None:
        reports.append(report)
        if len(reports) == 3:
            third.set()

    with on_a_thread(watched(desk, hear)):
        assert third.wait(SECONDS)
    assert desk.server.secrets == ["secret words"]


def test_after_a_failure_it_connects_anew_and_goes_on() -> None:
    desk = FakeDesk()
    desk.server.deliver(*PEOPLE[:4])
    desk.server.fails_at[3] = MailConnectionLost(host="imap.example.net")
    began = blocking(desk)
    reports: list[MailboxReport] = []
    with on_a_thread(watched(desk, reports.append)):
        assert began.wait(SECONDS)
    first, second, *_ = reports
    assert isinstance(first.file.error, MailConnectionLost)
    assert first.file.seen == 2
    assert second.file.error is None
    assert second.file.seen == 2
    assert len(desk.stored.leads) == 4
    assert desk.server.open_sessions == 0


def test_a_failure_to_sign_in_is_told_each_time_and_stopping_ends_the_pause() -> None:
    desk = FakeDesk()
    desk.server.fails_to_open = MailConnectionLost(host="imap.example.net")
    told = Event()
    watch = watched(desk, lambda report: told.set())
    watch._retries = (600.0,)
    with on_a_thread(watch):
        assert told.wait(SECONDS)
    assert desk.stored.mail.states[1].problem is not None
