"""A real desk that reads a real mailbox; also run by itself, to be killed half-way."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from callback_desk.domain.mail_ports import KeepSecret, MailSession
from callback_desk.domain.mailbox import Afterwards, Mailbox
from callback_desk.domain.ports import Work
from callback_desk.intake.imap_wire import Patience
from callback_desk.intake.mailbox import ImapMailboxes
from callback_desk.services.desk import Desk
from callback_desk.services.fetch_mail import MailboxReport, fetch_mailbox
from callback_desk.services.mailbox_settings import add_mailbox
from callback_desk.services.work_queue import show_queue
from tests.desks import opened
from tests.intake.dovecot import PASSWORD, Dovecot, mail

DONE = "Done"
POINTS = ("fetched", "committed", "moved")
PATIENT = Patience(silence=10, answer=30)


@contextmanager
def desk_with_mail(path: Path, dovecot: Dovecot) -> Iterator[Desk]:
    """The desk at a path, trusting the test's mail server."""
    with opened(path) as desk:
        yield replace(desk, open_mailbox=ImapMailboxes(dovecot.trust, PATIENT))


def set_up(path: Path, dovecot: Dovecot, **fields: object) -> Mailbox:
    """Add the mailbox to a desk; its mails are moved unless the fields say else."""
    usual: dict[str, object] = {"afterwards": Afterwards.MOVE, "move_to": DONE}
    box = replace(dovecot.mailbox, **(usual | fields))  # type: ignore[arg-type] # fields
    with opened(path) as desk:
        return add_mailbox(desk, box, PASSWORD)


def fill(dovecot: Dovecot, count: int) -> None:
    """An account with so many leads, and a folder for those that were taken in."""
    dovecot.make_folder(DONE)
    dovecot.deliver(*[mail(number) for number in range(count)])


def fetch(
    path: Path, dovecot: Dovecot, box: Mailbox, port: int | None = None
) -> MailboxReport:
    """Fetch once, through another port if one is given."""
    with desk_with_mail(path, dovecot) as desk:
        if port is not None:
            box = replace(box, port=port)
        return fetch_mailbox(desk, box)


def leads(path: Path) -> list[str]:
    """The names of the leads on the list, sorted."""
    with opened(path) as desk:
        return leads_of(desk)


def leads_of(desk: Desk) -> list[str]:
    """The same of a desk that is open."""
    queue, _ = show_queue(desk)
    return sorted(entry.lead.name for entry in queue.entries)


def everyone(count: int) -> list[str]:
    """The names of so many leads, each once."""
    return sorted(f"Person Number{number}" for number in range(count))


def mails(dovecot: Dovecot) -> list[str]:
    """The subjects of all mails, wherever they lie."""
    return sorted(chain(*dovecot.subjects_in("INBOX", DONE)))


class _Killing:
    """A session that ends the process at one point."""

    def __init__(self, session: MailSession, point: str) -> None:
        self._session = session
        self._point = point

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a session has
        return getattr(self._session, name)

    def open_folder(self, folder: str, *, writes: bool = False) -> object:
        if writes and self._point == "committed":
            os.kill(os.getpid(), signal.SIGKILL)
        return self._session.open_folder(folder, writes=writes)

    def move(self, uids: Sequence[int], folder: str) -> None:
        self._session.move(uids, folder)
        if self._point == "moved":
            os.kill(os.getpid(), signal.SIGKILL)


def main(path: str, port: str, certificate: str, point: str) -> None:
    """Fetch, and be killed at a point of it."""
    dovecot = Dovecot(Path(certificate).parent, int(port), Path(certificate))
    real = ImapMailboxes(dovecot.trust, PATIENT)

    def killing(box: Mailbox, secret: str, keep: KeepSecret) -> Any:  # noqa: ANN401 - see above
        return _Killing(real(box, secret, keep), point)

    with opened(Path(path)) as desk:
        with desk.open_work(writes=False) as work:
            (box,) = work.mail.all()

        @contextmanager
        def open_work(*, writes: bool = True, lasts: bool = True) -> Iterator[Work]:
            with desk.open_work(writes=writes) as work:
                if writes and point == "fetched":
                    # Everything is written, and not committed.
                    work.commit = lambda: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign] # the point
                yield work

        open_work.importing = desk.open_work.importing  # type: ignore[attr-defined] # it stands in
        open_work.moving_mail = desk.open_work.moving_mail  # type: ignore[attr-defined] # the same
        killed = replace(desk, open_work=open_work, open_mailbox=killing)  # type: ignore[arg-type] # it stands in
        fetch_mailbox(killed, box)


if __name__ == "__main__":
    main(*sys.argv[1:])
