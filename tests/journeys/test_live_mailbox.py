"""Fifty leads by mail, whatever breaks on the way: each once, none lost."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import pytest

from callback_desk.domain.mailbox import Afterwards, Mailbox
from callback_desk.domain.submission import Verdict
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.fetch_mail import MailboxReport, fetch_mailbox
from callback_desk.services.mailbox_settings import change_mailbox
from callback_desk.services.watch_mail import MailWatch
from callback_desk.storage.keys import keys_path
from tests.desks import copy_desk, opened
from tests.intake.dovecot import PASSWORD, Dovecot, mail, running
from tests.intake.scripted_imap import cutting_proxy
from tests.journeys.live_mailbox import (
    DONE,
    POINTS,
    desk_with_mail,
    everyone,
    fetch,
    fill,
    leads,
    leads_of,
    mails,
    set_up,
)

MAILS = 50


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


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk of its own."""
    return copy_desk(tmp_path)


def check(path: Path) -> None:
    with opened(path) as desk:
        problems, _ = check_desk(desk)
        assert problems == []


def subjects(count: int) -> list[str]:
    return sorted(f"Lead {number}" for number in range(count))


def test_fifty_leads_come_in_and_their_mails_are_moved(
    path: Path, dovecot: Dovecot
) -> None:
    fill(dovecot, MAILS)
    box = set_up(path, dovecot)
    report = fetch(path, dovecot, box)
    assert report.problem is None
    assert report.file.counts[Verdict.NEW] == MAILS
    assert report.acted == MAILS
    assert leads(path) == everyone(MAILS)
    assert dovecot.subjects() == []
    assert dovecot.subjects(DONE) == subjects(MAILS)
    assert dovecot.flags(DONE) == [()] * MAILS
    dovecot.deliver(mail(MAILS))
    report = fetch(path, dovecot, box)
    assert report.file.counts[Verdict.NEW] == 1
    assert fetch(path, dovecot, box).file.seen == 0
    check(path)


def test_without_a_wish_nothing_on_the_server_changes(
    path: Path, dovecot: Dovecot
) -> None:
    fill(dovecot, 3)
    box = set_up(path, dovecot, afterwards=Afterwards.NOTHING, move_to=None)
    for _ in range(3):
        fetch(path, dovecot, box)
    assert leads(path) == everyone(3)
    assert dovecot.subjects() == subjects(3)
    assert dovecot.flags() == [()] * 3


def test_a_renumbered_folder_is_read_again_and_every_mail_known(
    path: Path, dovecot: Dovecot
) -> None:
    fill(dovecot, 10)
    box = set_up(path, dovecot, afterwards=Afterwards.NOTHING, move_to=None)
    fetch(path, dovecot, box)
    dovecot.renumber()
    dovecot.deliver(mail(10))
    report = fetch(path, dovecot, box)
    assert report.file.counts[Verdict.KNOWN] == 10
    assert report.file.counts[Verdict.NEW] == 1
    assert leads(path) == everyone(11)
    check(path)


def test_a_folder_that_vanished_is_told_and_its_leads_stay(
    path: Path, dovecot: Dovecot
) -> None:
    dovecot.make_folder("Leads")
    dovecot.deliver(mail(0), folder="Leads")
    box = set_up(path, dovecot, folder="Leads", afterwards=Afterwards.NOTHING)
    fetch(path, dovecot, box)
    dovecot.remove_folder("Leads")
    report = fetch(path, dovecot, box)
    assert report.file.error is not None
    assert report.file.error.code == "mail_folder_missing"
    dovecot.make_folder("Leads")
    dovecot.deliver(mail(0), mail(1), folder="Leads")
    report = fetch(path, dovecot, box)
    assert report.file.counts[Verdict.KNOWN] == 1
    assert leads(path) == everyone(2)


def test_a_read_only_folder_is_read_and_that_is_told_once(
    path: Path, dovecot: Dovecot
) -> None:
    fill(dovecot, 3)
    dovecot.set_rights("INBOX", "lr")
    box = set_up(path, dovecot)
    codes = [fetch(path, dovecot, box).hindrance for _ in range(3)]
    assert [code and code.code for code in codes] == [
        "mail_folder_read_only",
        None,
        None,
    ]
    assert leads(path) == everyone(3)
    assert dovecot.subjects() == subjects(3)


def test_a_changed_password_is_told_and_the_new_one_goes_on(
    path: Path, dovecot: Dovecot
) -> None:
    fill(dovecot, 2)
    box = set_up(path, dovecot)
    dovecot.set_password("another four words")
    report = fetch(path, dovecot, box)
    assert report.file.error is not None
    assert report.file.error.code == "mail_sign_in_refused"
    with desk_with_mail(path, dovecot) as desk:
        change_mailbox(desk, box, "another four words")
        assert fetch_mailbox(desk, box).file.seen == 2
    dovecot.set_password(PASSWORD)
    assert leads(path) == everyone(2)


def test_another_mail_program_at_work_takes_nothing_from_us(
    path: Path, dovecot: Dovecot
) -> None:
    fill(dovecot, 20)
    box = set_up(path, dovecot)
    dovecot.make_folder("Elsewhere")
    with desk_with_mail(path, dovecot) as desk:
        real = desk.open_mailbox

        def meddled(*arguments: object) -> object:
            session = real(*arguments)  # type: ignore[arg-type] # passed on
            opens = session.open_folder

            def open_folder(folder: str, *, writes: bool = False) -> object:
                if writes:
                    # Everything is stored; somebody tidies up before we move.
                    with dovecot.another_client() as other:
                        other.move([3, 4], "Elsewhere")
                        other.delete_messages([5, 6])
                        other.uid_expunge([5, 6])
                return opens(folder, writes=writes)

            session.open_folder = open_folder  # type: ignore[assignment,method-assign] # meddled with
            return session

        report = fetch_mailbox(replace(desk, open_mailbox=meddled), box)  # type: ignore[arg-type] # meddled with
    assert report.problem is None
    assert leads(path) == everyone(20)
    assert dovecot.subjects() == []
    assert len(dovecot.subjects(DONE)) == 16
    assert len(dovecot.subjects("Elsewhere")) == 2
    assert fetch(path, dovecot, box).acted == 0


def test_a_watched_mailbox_brings_a_lead_as_soon_as_it_arrives(
    path: Path, dovecot: Dovecot
) -> None:
    fill(dovecot, 1)
    box = set_up(path, dovecot)
    first, second = Event(), Event()
    seen: list[MailboxReport] = []

    def hear(report: MailboxReport) -> None:
        seen.append(report)
        if not report.file.seen:
            first.set()
        if sum(one.file.seen for one in seen) == 2:
            second.set()

    with desk_with_mail(path, dovecot) as desk:
        watch = MailWatch(desk, box, hear)
        thread = Thread(target=watch.run)
        thread.start()
        try:
            assert first.wait(20)
            dovecot.deliver(mail(1))
            # Less than a poll would take, were it not told.
            assert second.wait(20)
        finally:
            watch.stop()
            thread.join(5)
        assert not thread.is_alive()
    assert all(report.problem is None for report in seen)
    assert leads(path) == everyone(2)
    assert dovecot.subjects(DONE) == subjects(2)


def test_four_desks_that_read_one_mailbox_at_once_take_each_lead_once(
    path: Path, dovecot: Dovecot
) -> None:
    fill(dovecot, MAILS)
    box = set_up(path, dovecot)
    with ThreadPoolExecutor(4) as threads:
        at_once = [threads.submit(fetch, path, dovecot, box) for _ in range(4)]
    reports = [each.result() for each in at_once]
    assert [report.file.error for report in reports] == [None] * 4
    assert sum(report.file.seen for report in reports) == MAILS
    # Who was late to move found nothing left to do, or leaves it to the next.
    assert fetch(path, dovecot, box).problem is None
    assert leads(path) == everyone(MAILS)
    assert dovecot.subjects(DONE) == subjects(MAILS)
    assert dovecot.subjects() == []
    check(path)


@pytest.mark.depth
@pytest.mark.timeout(1_800)
def test_four_desks_at_once_leave_no_second_copy_however_often(
    tmp_path: Path, dovecot: Dovecot
) -> None:
    for number in range(40):
        dovecot.wipe()
        folder = tmp_path / str(number)
        folder.mkdir()
        test_four_desks_that_read_one_mailbox_at_once_take_each_lead_once(
            copy_desk(folder), dovecot
        )


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_a_point_it_goes_on_where_it_was(
    path: Path, dovecot: Dovecot, point: str
) -> None:
    fill(dovecot, MAILS)
    box = set_up(path, dovecot)
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "tests.journeys.live_mailbox", str(path)),
            *(str(dovecot.port), str(dovecot.certificate), point),
        ],
        check=False,
        capture_output=True,
        cwd=Path(__file__).parents[2],
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr.decode()
    assert leads(path) == ([] if point == "fetched" else everyone(MAILS))
    assert len(dovecot.subjects(DONE)) == (MAILS if point == "moved" else 0)
    assert mails(dovecot) == subjects(MAILS)
    report = fetch(path, dovecot, box)
    assert report.problem is None
    assert leads(path) == everyone(MAILS)
    assert dovecot.subjects(DONE) == subjects(MAILS)
    check(path)


def _cut_after(desk: Desk, dovecot: Dovecot, box: Mailbox, lines: int) -> bool:
    """Whether a session that broke off after so many lines needed another one."""
    certificate = dovecot.certificate, dovecot.base / "key.pem"
    with cutting_proxy(dovecot.port, certificate) as proxy:
        proxy.cut_after = lines
        report = fetch_mailbox(desk, replace(box, port=proxy.port))
        was_cut = proxy.lines >= lines
    # What broke off after the last mail was moved broke nothing.
    assert was_cut or report.problem is None
    assert mails(dovecot) == subjects(MAILS)
    assert set(leads_of(desk)) <= set(everyone(MAILS))
    again = fetch_mailbox(desk, box)
    assert again.problem is None
    assert leads_of(desk) == everyone(MAILS)
    assert dovecot.subjects_in("INBOX", DONE) == [[], subjects(MAILS)]
    assert check_desk(desk)[0] == []
    return was_cut


@pytest.mark.parametrize("lines", [1, 4, 6, 13, 25, 67, 70, 300, 700])
def test_cut_after_a_line_of_the_server_every_lead_is_here_once(
    path: Path, dovecot: Dovecot, lines: int
) -> None:
    fill(dovecot, MAILS)
    box = set_up(path, dovecot)
    with desk_with_mail(path, dovecot) as desk:
        assert _cut_after(desk, dovecot, box, lines)


@pytest.mark.depth
@pytest.mark.timeout(7_200)
def test_cut_after_every_line_of_the_server_every_lead_is_here_once(
    path: Path, tmp_path: Path, dovecot: Dovecot
) -> None:
    """What each line begins from is made once and copied: account and desk."""
    fill(dovecot, MAILS)
    kept, box = dovecot.keep_as_it_is(), set_up(path, dovecot)
    lines, broken = 0, list[int]()
    started = monotonic()
    was_cut = True
    while was_cut:
        lines += 1
        dovecot.begin_from(kept)
        folder = tmp_path / str(lines)
        folder.mkdir()
        for file in (path, keys_path(path)):
            shutil.copy(file, folder)
        try:
            with desk_with_mail(folder / path.name, dovecot) as desk:
                was_cut = _cut_after(desk, dovecot, box, lines)
        except AssertionError:
            broken.append(lines)
        shutil.rmtree(folder)
        _tell_far(lines, broken, started)
    assert broken == []
    assert lines > 500


def _tell_far(lines: int, broken: list[int], started: float) -> None:
    """Where it is run with -s, how far it is."""
    minutes = (monotonic() - started) / 60
    print(f"{lines} lines tried, {len(broken)} broken {broken}, {minutes:.1f} minutes")


def test_two_servers_behind_one_host_name_share_no_numbers(path: Path) -> None:
    with running() as first, running() as second:
        first.uids()
        # Both count alike, as two that were set up from one image do.
        second.begin_from(first.keep_as_it_is())
        first.deliver(mail(0), mail(1))
        second.deliver(mail(1), mail(2), mail(3))
        assert [first.uids(), second.uids()] == [[1, 2], [1, 2, 3]]
        box = set_up(path, first, afterwards=Afterwards.NOTHING, move_to=None)
        assert fetch(path, first, box).file.seen == 2
        assert leads(path) == everyone(2)
        moved = replace(box, port=second.port)
        with desk_with_mail(path, second) as desk:
            change_mailbox(desk, moved)
        # The one that is here already is known by what it says.
        assert fetch(path, second, moved).file.counts[Verdict.KNOWN] == 1
        assert leads(path) == everyone(4)
        check(path)
