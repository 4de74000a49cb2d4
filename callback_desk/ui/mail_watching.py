"""Watching the clinic's mailboxes while the program runs, locked or not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from threading import Thread
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from callback_desk.domain.errors import DeskError
from callback_desk.domain.mail_errors import MailError, Step
from callback_desk.domain.mailbox import Mailbox, MailboxState
from callback_desk.domain.submission import Verdict
from callback_desk.services.desk import Desk
from callback_desk.services.fetch_mail import MailboxReport
from callback_desk.services.mailbox_settings import list_mailboxes
from callback_desk.services.watch_mail import MailWatch
from callback_desk.ui.background import Background
from callback_desk.ui.looking_again import LookingAgain

# What goes by within this time is not worth anybody's look.
PASSING_SECONDS = 120
# What does not go by itself: somebody must change something.
LASTING_STEPS = frozenset({Step.CERTIFICATE, Step.SIGN_IN, Step.FOLDER})
# How long closing waits for what is being stored; a server is not waited for.
PATIENCE_SECONDS, LOOK_MS = 5.0, 50
_BRINGS = (Verdict.NEW, Verdict.REPEAT, Verdict.NEEDS_LOOK)


@dataclass(frozen=True, slots=True)
class Watched:
    """A mailbox that is watched, and how that goes.

    Attributes:
        mailbox: which.
        fetched_at: when it was last read to its end, or None.
        failing_since: when the first failure after that was, or None.
        problem: what went wrong last, or None.
    """

    mailbox: Mailbox
    fetched_at: datetime | None = None
    failing_since: datetime | None = None
    problem: DeskError | None = None

    def worries(self, now: datetime) -> bool:
        """Whether somebody should know by now."""
        if self.failing_since is None:
            return False
        if isinstance(self.problem, MailError) and self.problem.step in LASTING_STEPS:
            return True
        return (now - self.failing_since).total_seconds() >= PASSING_SECONDS


class Watch(Protocol):
    """Runs on a thread of its own until it is told to end."""

    def run(self) -> None:
        """Go on until told to end."""
        ...

    def stop(self) -> None:
        """End; returns at once."""
        ...


@dataclass(slots=True)
class _Running:
    """A watch on its thread."""

    watch: Watch
    thread: Thread


def _run(watch: Watch, on_bug: Callable[[Exception], None]) -> None:
    try:
        watch.run()
    except Exception as error:
        on_bug(error)


class Threads:
    """Watches that run; ending them may wait anywhere but on the GUI thread.

    The threads are no daemons: what they store is stored whole.
    """

    def __init__(self) -> None:
        self._running: list[_Running] = []

    def start(
        self,
        watch: Watch,
        on_bug: Callable[[Exception], None],
        name: str = "mailbox",
    ) -> None:
        """Run a watch on a thread of its own.

        Args:
            watch: what to run.
            on_bug: hears, on that thread, what it should never have raised.
            name: of the thread.
        """
        self._running = [r for r in self._running if r.thread.is_alive()]
        thread = Thread(target=partial(_run, watch, on_bug), name=name)
        self._running.append(_Running(watch, thread))
        thread.start()

    def stop(self) -> None:
        """Tell all of them to end; returns at once."""
        for running in self._running:
            running.watch.stop()

    @property
    def alive(self) -> bool:
        """Whether one of them has not ended yet."""
        return any(running.thread.is_alive() for running in self._running)

    def join(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until they have ended, at most so long."""
        ends_at = monotonic() + seconds
        for running in self._running:
            running.thread.join(max(0.0, ends_at - monotonic()))


class MailWatching(QObject):
    """Runs a watch for each active mailbox of the desk that is open.

    It goes on while the window is locked: leads do not wait for a password. What the
    threads tell comes by queued signal. `changed` follows whenever there is something
    new to say of a mailbox, `came_in` when mails brought something; `ended` once all
    have ended that were told to. `failed` carries a bug.
    """

    changed = Signal()
    came_in = Signal()
    ended = Signal()
    failed = Signal(object)
    _broke = Signal(object)
    _reported = Signal(object, object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._desk: Desk | None = None
        self._threads = Threads()
        self._watched: dict[int, Watched] = {}
        self._closed = False
        self._gives_up_at = 0.0
        self._waiting = QTimer(self)
        self._waiting.setInterval(LOOK_MS)
        self._waiting.timeout.connect(self._on_waited)
        queued = Qt.ConnectionType.QueuedConnection
        self._reported.connect(self._on_reported, queued)
        self._broke.connect(self.failed, queued)
        self.again = LookingAgain(background, list_mailboxes, self)
        self.again.found.connect(self._on_found_again)
        self.again.failed.connect(self.failed)

    @property
    def watched(self) -> list[Watched]:
        """The mailboxes that are read, as far as is known by now."""
        return list(self._watched.values())

    def watch(self, desk: Desk) -> Threads:
        """Watch the mailboxes of a desk, those of another one no more.

        Returns:
            what watched before, told to end; whoever closes that desk joins it.
        """
        before, self._threads = self._threads, Threads()
        before.stop()
        self._desk = desk
        self._watched.clear()
        self._read(desk)
        self.again.watch(desk)
        return before

    def renew(self) -> None:
        """Begin anew after the mailboxes were changed."""
        if self._desk is not None and not self._closed:
            self._threads.stop()
            self._read(self._desk)

    def _read(self, desk: Desk) -> None:
        self._background.run(
            partial(list_mailboxes, desk), partial(self._on_read, desk)
        )

    def _on_found_again(
        self, desk: Desk, found: Sequence[tuple[Mailbox, MailboxState]]
    ) -> None:
        """Begin anew where a mailbox was set up or changed elsewhere."""
        active = [mailbox for mailbox, _ in found if mailbox.active]
        if active != [one.mailbox for one in self._watched.values()]:
            self._on_read(desk, found)

    def _on_read(
        self, desk: Desk, found: Sequence[tuple[Mailbox, MailboxState]]
    ) -> None:
        if self._closed or desk is not self._desk:
            return
        # Two changes in a row bring two lists; what the first began ends here.
        self._threads.stop()
        self._watched.clear()
        for mailbox, state in found:
            if not mailbox.active:
                continue
            self._watched[mailbox.mailbox_id] = Watched(mailbox, state.fetched_at)
            watch = MailWatch(desk, mailbox, partial(self._tell, mailbox))
            self._threads.start(watch, self._tell_bug)
        self.changed.emit()

    def _tell(self, mailbox: Mailbox, report: MailboxReport) -> None:
        """Hand a report over to the GUI thread; runs on a watch's own."""
        try:
            self._reported.emit(mailbox, report)
        except RuntimeError:
            # The program is ending; there is nobody left to tell.
            return

    def _tell_bug(self, error: Exception) -> None:
        """Hand a bug over to the GUI thread; runs on a watch's own."""
        try:
            self._broke.emit(error)
        except RuntimeError:
            # As above.
            return

    def _on_reported(self, mailbox: Mailbox, report: MailboxReport) -> None:
        watched = self._watched.get(mailbox.mailbox_id)
        if self._desk is None or watched is None or watched.mailbox is not mailbox:
            return
        now = self._desk.now()
        error = report.file.error
        if error is None:
            watched = Watched(mailbox, fetched_at=now)
        else:
            since = watched.failing_since or now
            watched = replace(watched, failing_since=since, problem=error)
        self._watched[mailbox.mailbox_id] = watched
        if any(report.file.counts[verdict] for verdict in _BRINGS):
            self.came_in.emit()
        self.changed.emit()

    # Ending

    @property
    def is_running(self) -> bool:
        """Whether a watch has not ended yet."""
        return self._threads.alive

    def stop(self) -> None:
        """Tell all watches to end; `ended` follows, within seconds in any case."""
        if self._waiting.isActive():
            return
        self._closed = True
        self.again.stop()
        self._threads.stop()
        self._gives_up_at = monotonic() + PATIENCE_SECONDS
        self._waiting.start()

    def _on_waited(self) -> None:
        if self._threads.alive and monotonic() < self._gives_up_at:
            return
        self._waiting.stop()
        self.ended.emit()

    def close(self) -> None:
        """End all watches, and wait for what they are just storing."""
        self._closed = True
        self.again.stop()
        self._waiting.stop()
        self._threads.stop()
        self._threads.join()
