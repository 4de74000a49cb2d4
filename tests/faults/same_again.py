"""The same file ten times, by four processes, after an old backup was restored."""

import mailbox
import os
import random
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

from callback_desk.restoring import restore_desk
from callback_desk.services.backups import back_up
from callback_desk.services.import_leads import SourceSettings, import_file
from tests.desks import CHEAP, MONDAY, copy_desk, opened
from tests.faults.kills import UNLOCKING
from tests.faults.stands import count_of, must_be_sound, people_file
from tests.faults.tally import Tally, must

LEADS, TIMES, PROCESSES = 10_000, 10, 4


def sweep(points: int, dice: random.Random) -> list[Tally]:
    """A CSV file and an archive of mails; fewer leads where fewer points are asked."""
    leads = min(LEADS, points * 20)
    return [_again("CSV", _csv, leads), _again("mbox", _mbox, leads // 10)]


def _csv(folder: Path, leads: int) -> Path:
    return people_file(folder, "leads.csv", 0, leads)


def _mbox(folder: Path, leads: int) -> Path:
    file = folder / "leads.mbox"
    box = mailbox.mbox(file)
    for number in range(leads):
        mail = EmailMessage()
        mail["From"] = f"Lead Number{chr(97 + number % 26)}{number} <form@clinic.test>"
        mail["Subject"] = "New message from your website"
        mail["Date"] = "Mon, 16 Nov 2026 10:00:00 -0500"
        mail["Message-ID"] = f"<{number}@clinic.test>"
        mail.set_content(
            f"Name: Lead Number{chr(97 + number % 26)}{number}\n"
            f"Phone: 212{number + 2_000_000}\nMessage: please call\n"
        )
        box.add(mail)
    box.close()
    return file


def _take(path: Path, file: Path) -> None:
    with opened(path) as desk:
        report = import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        if report.error is not None:
            raise report.error


def _by_four(path: Path, file: Path) -> None:
    """Each process takes it in until all of them have done so ten times."""
    shares = [TIMES // PROCESSES + (n < TIMES % PROCESSES) for n in range(PROCESSES)]
    children = []
    for share in shares:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                for _ in range(share):
                    _take(path, file)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    for child in children:
        _, status = os.waitpid(child, 0)
        must(status == 0, "a process failed")


def _again(kind: str, write: object, leads: int) -> Tally:
    tally = Tally(f"the same {kind} {TIMES} times")
    with TemporaryDirectory() as name, tally.point(f"{leads} leads"):
        folder = Path(name)
        file = write(folder, leads) if callable(write) else folder
        path, old = copy_desk(folder), folder / "old.cdbackup"
        small = people_file(folder, "small.csv", 0, leads // 4)
        _take(path, small)
        with opened(path) as desk:
            back_up(desk, old)
        _by_four(path, file)
        must(count_of(path, "leads") == leads, f"{count_of(path, 'leads')} leads")
        again = folder / "again" / "desk.db"
        restore_desk(*(old, again, UNLOCKING), *(lambda: MONDAY, lambda: MONDAY, CHEAP))
        _by_four(again, file)
        must_be_sound(again)
        must(count_of(again, "leads") == leads, f"{count_of(again, 'leads')} leads")
        tally.count("as one")
    return tally
