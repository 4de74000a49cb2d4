"""Fetching mail: each mail is taken in once, and nothing is lost on the way.

No transaction is open while the server is waited for. Mails are fetched in portions;
each is stored together with the memory of having seen it; only what is stored is then
flagged or moved on the server. Whatever breaks off in between goes on next time.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial

from callback_desk.domain.errors import DeskError
from callback_desk.domain.kept_failure import keep_failure
from callback_desk.domain.mail_errors import (
    MailError,
    MailFolderReadOnly,
    MailMoveImpossible,
    MailServerSaysNo,
)
from callback_desk.domain.mail_ports import MailSession
from callback_desk.domain.mailbox import (
    Afterwards,
    FetchedMail,
    FolderPlace,
    Mailbox,
    MailboxState,
)
from callback_desk.domain.record import Record
from callback_desk.services.desk import Desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    OnRecord,
    ignore_record,
)
from callback_desk.services.take_in_mail import IMAP, MailIntake
from callback_desk.translation import _

# Mails that are stored together; a portion also ends once it weighs enough.
MOST_MAILS = 50
HEAVY_PORTION = 8 * 1024 * 1024
# Mails that are flagged or moved with one request.
ACTED_TOGETHER = 50
# Seconds that another desk is waited for that is just moving mails of the mailbox.
LONGEST_TURN = 3.0


@dataclass(slots=True)
class MailboxReport:
    """What became of a mailbox's mails.

    Attributes:
        mailbox: which.
        file: the counts, as of an imported file; with an error they say what came in
            before it.
        acted: how many mails were flagged or moved on the server.
        hindrance: why mails could not be flagged or moved, or None; what lasts is
            told once.
    """

    mailbox: Mailbox
    file: FileReport = field(default_factory=lambda: FileReport(recognised_as=IMAP))
    acted: int = 0
    hindrance: DeskError | None = None

    @property
    def problem(self) -> DeskError | None:
        """What somebody should look after."""
        return self.file.error or self.hindrance


OnMailboxRecord = Callable[[Mailbox, Record], None]
OnReport = Callable[[MailboxReport], None]


def fetch_all(desk: Desk, on_record: OnMailboxRecord, on_report: OnReport) -> None:
    """Read every active mailbox once; one that fails does not keep the others.

    Args:
        desk: where to.
        on_record: hears every record once it is stored, with its mailbox.
        on_report: hears how each mailbox went.

    Raises:
        DeskError: of the desk itself (locked, full); a mailbox's own is reported.
    """
    with desk.open_work(writes=False) as work:
        mailboxes = [mailbox for mailbox in work.mail.all() if mailbox.active]
    for mailbox in mailboxes:
        on_report(fetch_mailbox(desk, mailbox, partial(on_record, mailbox)))


def fetch_mailbox(
    desk: Desk, mailbox: Mailbox, on_record: OnRecord = ignore_record
) -> MailboxReport:
    """Sign in at a mailbox and take in what is new there.

    Args:
        desk: where to.
        mailbox: a stored one.
        on_record: hears every record once it is stored.

    Raises:
        DeskError: of the desk itself (locked, full); a mailbox's own is reported.
    """
    report = MailboxReport(mailbox)
    try:
        with closing(open_session(desk, mailbox)) as session:
            fetch_with(desk, session, report, on_record)
    except MailError as error:
        report.file.error = error
    note_outcome(desk, report)
    return report


def open_session(desk: Desk, mailbox: Mailbox) -> MailSession:
    """A signed-in session at a stored mailbox.

    Raises:
        MailError: by the step that failed.
    """
    with desk.open_work(writes=False) as work:
        secret = work.mail.secret(mailbox.mailbox_id)

    def keep_secret(renewed: str) -> None:
        with desk.open_work() as work:
            work.mail.keep_secret(mailbox.mailbox_id, renewed)
            work.commit()

    return desk.open_mailbox(mailbox, secret, keep_secret)


def fetch_with(
    desk: Desk,
    session: MailSession,
    report: MailboxReport,
    on_record: OnRecord = ignore_record,
) -> None:
    """Take in what is new, by a session that stands.

    Raises:
        MailError: the server or the way to it failed; what came in before is kept.
    """
    mailbox = report.mailbox
    opened = session.open_folder(mailbox.folder)
    place = FolderPlace(mailbox.mailbox_id, mailbox.folder, opened.uid_validity)
    with desk.open_work(writes=False) as work:
        state = work.mail.state(mailbox.mailbox_id)
        # A folder that was empty says nothing of what is old.
        goes_on = state.uid_validity == opened.uid_validity and state.next_uid > 1
        first_uid = state.next_uid if goes_on else 1
        seen = work.mail.seen_uids(place, first_uid)
    found = session.find(since=None if goes_on else mailbox.since, first_uid=first_uid)
    wanted = [uid for uid in found if uid not in seen]
    got: set[int] = set()
    intake = MailIntake(desk, mailbox, place, report.file, on_record)
    for portion in _portions(session.fetch(wanted)):
        intake.keep(portion)
        report.file = intake.report
        got.update(mail.uid for mail in portion)
    left = _still_there(session, set(wanted) - got)
    if left:
        what = _("hand over {count} of its mails", count=len(left))
        report.hindrance = MailServerSaysNo(host=mailbox.host, what=what)
    beyond = max([opened.next_uid, first_uid, *(uid + 1 for uid in found)])
    _keep_state(
        desk,
        place.mailbox_id,
        uid_validity=opened.uid_validity,
        next_uid=min(left, default=beyond),
        fetched_at=desk.now(),
    )
    if mailbox.afterwards is not Afterwards.NOTHING:
        _act(desk, session, place, report)


def _still_there(session: MailSession, uids: set[int]) -> set[int]:
    """Those that the server would not give; mails that are gone are nobody's loss."""
    if not uids:
        return set()
    return uids & set(session.find(since=None, first_uid=min(uids)))


def _portions(mails: Iterator[FetchedMail]) -> Iterator[list[FetchedMail]]:
    """Mails by the portion; what came before a failure is a portion, too."""
    portion: list[FetchedMail] = []
    weight = 0
    try:
        for mail in mails:
            portion.append(mail)
            weight += len(mail.data)
            if len(portion) == MOST_MAILS or weight > HEAVY_PORTION:
                yield portion
                portion, weight = [], 0
    except MailError:
        if portion:
            yield portion
        raise
    if portion:
        yield portion


def _act(
    desk: Desk, session: MailSession, place: FolderPlace, report: MailboxReport
) -> None:
    """Flag or move the mails whose leads are stored; what fails waits for next time.

    One desk at a time: two that moved the same mail at the same instant would leave it
    there twice. Who comes second waits a little, and leaves it to the next time then.
    """
    turn = desk.open_work.moving_mail(place.mailbox_id, LONGEST_TURN)
    with turn as has_it:
        if has_it:
            _act_in_turn(desk, session, place, report)


def _act_in_turn(
    desk: Desk, session: MailSession, place: FolderPlace, report: MailboxReport
) -> None:
    with desk.open_work(writes=False) as work:
        waiting = work.mail.waiting(place)
    if not waiting:
        return
    try:
        opened = session.open_folder(place.folder, writes=True)
        if opened.uid_validity != place.uid_validity:
            return
        if opened.read_only:
            raise MailFolderReadOnly(folder=place.folder)
        there = set(session.find(since=None, first_uid=min(waiting)))
        # What another mail program took away needs nothing more.
        _note_acted(desk, place, [uid for uid in waiting if uid not in there])
        left = [uid for uid in waiting if uid in there]
        for start in range(0, len(left), ACTED_TOGETHER):
            some = left[start : start + ACTED_TOGETHER]
            _act_on(session, report, some)
            _note_acted(desk, place, some)
            report.acted += len(some)
    except MailError as error:
        report.hindrance = error


def _act_on(session: MailSession, report: MailboxReport, uids: Sequence[int]) -> None:
    mailbox = report.mailbox
    if mailbox.afterwards is Afterwards.MOVE and mailbox.move_to is not None:
        try:
            session.move(uids, mailbox.move_to)
        except MailMoveImpossible as error:
            report.hindrance = error
        else:
            return
    session.flag(uids)


def _note_acted(desk: Desk, place: FolderPlace, uids: Sequence[int]) -> None:
    if not uids:
        return
    with desk.open_work() as work:
        work.mail.acted(place, uids, desk.now())
        work.commit()


def note_outcome(desk: Desk, report: MailboxReport) -> None:
    """Keep how it went, for whoever looks; what lasts is not told again."""
    mailbox_id = report.mailbox.mailbox_id
    with desk.open_work(writes=False) as work:
        told = work.mail.state(mailbox_id).told
    problem = report.problem
    lasting = report.hindrance
    if isinstance(lasting, MailFolderReadOnly | MailMoveImpossible):
        if lasting.code == told:
            report.hindrance = None
        told = lasting.code
    elif report.acted:
        told = None
    _keep_state(
        desk,
        mailbox_id,
        looked_at=desk.now(),
        problem=keep_failure(problem) if problem else None,
        told=told,
    )


def _keep_state(desk: Desk, mailbox_id: int, **changes: object) -> None:
    with desk.open_work() as work:
        state: MailboxState = work.mail.state(mailbox_id)
        changed = replace(state, **changes)  # type: ignore[arg-type] # its fields
        work.mail.keep_state(mailbox_id, changed)
        work.commit()
