"""Watching a mailbox: a lead is here within seconds of its mail."""

from collections.abc import Callable
from contextlib import closing, suppress
from threading import Event, Lock
from typing import Final

from callback_desk.domain.errors import DeskError
from callback_desk.domain.mail_errors import MailWaitImpossible
from callback_desk.domain.mail_ports import MailSession
from callback_desk.domain.mailbox import Mailbox
from callback_desk.services.desk import Desk
from callback_desk.services.fetch_mail import (
    MailboxReport,
    fetch_with,
    note_outcome,
    open_session,
)

POLL: Final = 120.0
"""Seconds between two looks at a server that does not tell when mail arrives."""

LONGEST_WAIT: Final = 300.0
"""Seconds after which one looks anyway; a server may forget to tell."""

RETRIES: Final = (15.0, 60.0, 120.0, 300.0, 900.0)
"""Seconds until the next try after one failure, two …; servers lock out who hurries."""


class MailWatch:
    """Keeps one mailbox read until it is told to stop.

    `run` is for a thread of its own and never raises what staff can do something about;
    `stop` may be called from any other.

    Args:
        desk: where leads go.
        mailbox: a stored one.
        on_report: hears, on the thread of `run`, how each look went.
        poll: see POLL.
        retries: see RETRIES.
    """

    def __init__(
        self,
        desk: Desk,
        mailbox: Mailbox,
        on_report: Callable[[MailboxReport], None],
        poll: float = POLL,
        retries: tuple[float, ...] = RETRIES,
    ) -> None:
        self._desk = desk
        self._mailbox = mailbox
        self._on_report = on_report
        self._poll = poll
        self._retries = retries
        self._failures = 0
        self._stopped = Event()
        self._lock = Lock()
        self._session: MailSession | None = None
        self._report = MailboxReport(mailbox)

    def run(self) -> None:
        """Read the mailbox, wait, read again; connect anew after failures."""
        while not self._stopped.is_set():
            self._report = MailboxReport(self._mailbox)
            try:
                self._stay()
            except DeskError as error:
                if self._stopped.is_set():
                    return
                self._tell_failure(error)
                pause = min(self._failures, len(self._retries)) - 1
                self._stopped.wait(self._retries[pause])

    def stop(self) -> None:
        """End at once, even in the middle of an answer."""
        self._stopped.set()
        with self._lock:
            if self._session is not None:
                self._session.interrupt()

    def _stay(self) -> None:
        """Stay connected: read, wait, read again."""
        with closing(open_session(self._desk, self._mailbox)) as session:
            with self._lock:
                self._session = session
            try:
                while not self._stopped.is_set():
                    self._look(session)
                    # What came in meanwhile was told while nobody listened.
                    if not self._report.file.seen:
                        self._wait(session)
            finally:
                with self._lock:
                    self._session = None

    def _look(self, session: MailSession) -> None:
        report = self._report = MailboxReport(self._mailbox)
        fetch_with(self._desk, session, report)
        note_outcome(self._desk, report)
        self._failures = 0
        self._on_report(report)

    def _wait(self, session: MailSession) -> None:
        try:
            session.wait(LONGEST_WAIT)
        except MailWaitImpossible:
            self._stopped.wait(self._poll)

    def _tell_failure(self, error: DeskError) -> None:
        """Tell what went wrong, and what came in before it did."""
        self._failures += 1
        report = self._report
        report.file.error = error
        # Where the desk itself is what failed, the report alone says so.
        with suppress(DeskError):
            note_outcome(self._desk, report)
        self._on_report(report)
