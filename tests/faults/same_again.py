"""The same file, archive or mailbox ten times, by four processes; after a restore."""

import mailbox
import os
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from callback_desk.domain.mailbox import Mailbox
from callback_desk.restoring import restore_desk
from callback_desk.services.backups import back_up
from callback_desk.services.fetch_mail import fetch_mailbox
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.mailbox_settings import add_mailbox
from tests.desks import CHEAP, MONDAY, copy_desk, opened
from tests.faults.kills import UNLOCKING
from tests.faults.stands import count_of, must_be_sound, people_file
from tests.faults.tally import Tally, must
from tests.services.fake_mail import FakeServer

LEADS, TIMES, PROCESSES = 10_000, 10, 4
# Takes everything in, at a desk by its path.
Take = Callable[[Path], None]


def sweep(points: int, dice: random.Random) -> list[Tally]:
    """A CSV file, an archive of mails, a mailbox; fewer leads of few points."""
    leads = min(LEADS, points * 20)
    return [
        _again("CSV", _csv, leads),
        _again("mbox", _mbox, leads),
        _again("mailbox", _mailbox, leads),
    ]


def _csv(path: Path, leads: int) -> Take:
    return partial(_take, people_file(path.parent, "leads.csv", 0, leads))


def _mbox(path: Path, leads: int) -> Take:
    file = path.with_name("leads.mbox")
    box = mailbox.mbox(file)
    for number in range(leads):
        box.add(_mail(number))
    box.close()
    return partial(_take, file)


def _mailbox(path: Path, leads: int) -> Take:
    """One that a server in memory has, which each process reads from its beginning."""
    server = FakeServer()
    server.folders["INBOX"] = {n + 1: _mail(n).as_bytes() for n in range(leads)}
    server.next_uid = leads + 1
    with opened(path) as desk:
        asked = Mailbox("imap.example.net", "desk", since=date(2026, 11, 1))
        box = add_mailbox(desk, asked, "a secret")

    def take(path: Path) -> None:
        with opened(path) as desk:
            report = fetch_mailbox(replace(desk, open_mailbox=server), box)
            if report.file.error is not None:
                raise report.file.error

    return take


def _mail(number: int) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = f"Lead Number{chr(97 + number % 26)}{number} <form@clinic.test>"
    mail["Subject"] = "New message from your website"
    mail["Date"] = "Mon, 16 Nov 2026 10:00:00 -0500"
    mail["Message-ID"] = f"<{number}@clinic.test>"
    mail.set_content(
        f"Name: Lead Number{chr(97 + number % 26)}{number}\n"
        f"Phone: 212{number + 2_000_000}\nMessage: please call\n"
    )
    return mail


def _take(file: Path, path: Path) -> None:
    with opened(path) as desk:
        report = import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        if report.error is not None:
            raise report.error


def _by_four(path: Path, take: Take) -> None:
    """Each process takes it in until all of them have done so ten times."""
    shares = [TIMES // PROCESSES + (n < TIMES % PROCESSES) for n in range(PROCESSES)]
    children = []
    for share in shares:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                for _ in range(share):
                    take(path)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    for child in children:
        _, status = os.waitpid(child, 0)
        must(status == 0, "a process failed")


def _again(kind: str, prepare: Callable[[Path, int], Take], leads: int) -> Tally:
    tally = Tally(f"the same {kind} {TIMES} times")
    with TemporaryDirectory() as name, tally.point(f"{leads} leads"):
        folder = Path(name)
        path, old = copy_desk(folder), folder / "old.cdbackup"
        take = prepare(path, leads)
        _take(people_file(folder, "small.csv", 0, leads // 4), path)
        with opened(path) as desk:
            back_up(desk, old)
        _by_four(path, take)
        must(count_of(path, "leads") == leads, f"{count_of(path, 'leads')} leads")
        again = folder / "again" / "desk.db"
        restore_desk(*(old, again, UNLOCKING), *(lambda: MONDAY, lambda: MONDAY, CHEAP))
        _by_four(again, take)
        must_be_sound(again)
        must(count_of(again, "leads") == leads, f"{count_of(again, 'leads')} leads")
        tally.count("as one")
    return tally
