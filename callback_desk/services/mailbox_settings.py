"""The clinic's mailboxes: set up, tried out, taken away."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date

from callback_desk.domain.errors import DeskError, NotAllowed
from callback_desk.domain.mail_errors import (
    MailboxUnusable,
    MailError,
    MailFolderReadOnly,
    MailMoveImpossible,
    MailTargetMissing,
    Step,
)
from callback_desk.domain.mail_ports import MailSession
from callback_desk.domain.mailbox import (
    Afterwards,
    Mailbox,
    MailboxState,
    SignInAsked,
    SignInPrompt,
)
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role

LONGEST_HOST = 253
LONGEST_TEXT = 500
HIGHEST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class MailboxTest:
    """How trying a mailbox out went.

    Attributes:
        problem: what went wrong, with what to do about it; None if all is well.
        failed: the step that it happened at, or None.
        mails: how many mails the first fetch would look at.
        folders: the account's folders, as far as one came.
        tells: the server tells at once when mail arrives.
    """

    problem: DeskError | None = None
    failed: Step | None = None
    mails: int = 0
    folders: tuple[str, ...] = ()
    tells: bool = False


def list_mailboxes(desk: Desk) -> list[tuple[Mailbox, MailboxState]]:
    """The clinic's mailboxes, and how reading each went last."""
    with desk.open_work(writes=False) as work:
        return [(m, work.mail.state(m.mailbox_id)) for m in work.mail.all()]


def find_mailbox(desk: Desk, mailbox_id: int) -> Mailbox:
    """One of the clinic's mailboxes.

    Raises:
        MailboxUnknown: there is none of that number.
    """
    with desk.open_work(writes=False) as work:
        return work.mail.get(mailbox_id)


def today(desk: Desk) -> date:
    """The clinic's day, from which a new mailbox is read unless staff say another."""
    return show_calendar(desk).local_date(desk.now())


def add_mailbox(desk: Desk, mailbox: Mailbox, secret: str) -> Mailbox:
    """Add a mailbox; its secret is kept in the encrypted database alone.

    Raises:
        NotAllowed: only an office manager may.
        MailboxUnusable: something of it cannot be.
    """
    _check_manager(desk)
    mailbox = _checked(desk, mailbox)
    _check_secret(secret)
    with desk.open_work() as work:
        _check_single(mailbox, work.mail.all())
        now = desk.now()
        added = work.mail.add(mailbox, secret, now)
        work.audit.add(
            "mailbox_added", desk.staff.staff_id, now, "mailbox", added.mailbox_id
        )
        work.commit()
        return added


def change_mailbox(desk: Desk, mailbox: Mailbox, secret: str | None = None) -> Mailbox:
    """Keep changed settings, and another secret if one is given.

    Another user is another mailbox. The same one at another server, or behind another
    port, is read from its first day on: what is here is known by what it says, not by
    its place.

    Raises:
        NotAllowed: only an office manager may.
        MailboxUnknown: there is none of that number.
        MailboxUnusable: something of it cannot be.
    """
    _check_manager(desk)
    mailbox = _checked(desk, mailbox)
    if secret is not None:
        _check_secret(secret)
    with desk.open_work() as work:
        before = work.mail.get(mailbox.mailbox_id)
        if before.user != mailbox.user:
            raise MailboxUnusable(
                field=_("account"),
                reason=_("a mailbox keeps its user"),
                right=_("Add the other one, and remove this one."),
            )
        others = [m for m in work.mail.all() if m.mailbox_id != mailbox.mailbox_id]
        _check_single(mailbox, others)
        work.mail.change(mailbox)
        if secret is not None:
            work.mail.keep_secret(mailbox.mailbox_id, secret)
        work.audit.add(
            "mailbox_changed",
            desk.staff.staff_id,
            desk.now(),
            "mailbox",
            mailbox.mailbox_id,
        )
        work.commit()
    return mailbox


def sign_in_at_provider(
    desk: Desk,
    asked: SignInAsked,
    show: Callable[[SignInPrompt], None],
    should_stop: Callable[[], bool],
) -> str:
    """Have somebody sign a mailbox in; the secret that it is kept with.

    Raises:
        NotAllowed: only an office manager may.
        MailboxUnusable: user or client id are missing.
        MailTokenRefused, MailSignInPartMissing: nobody signed in, or could.
    """
    _check_manager(desk)
    asked = replace(
        asked,
        user=_text("user", asked.user),
        client_id=_text("client id", asked.client_id),
        client_secret=asked.client_secret.strip(),
        tenant=asked.tenant.strip(),
    )
    return desk.sign_in_mailbox(asked, show, should_stop)


def remove_mailbox(desk: Desk, mailbox_id: int) -> None:
    """Read a mailbox no more and forget its secret; its leads stay.

    Raises:
        NotAllowed: only an office manager may.
        MailboxUnknown: there is none of that number.
    """
    _check_manager(desk)
    with desk.open_work() as work:
        now = desk.now()
        work.mail.remove(mailbox_id, now)
        work.audit.add(
            "mailbox_removed", desk.staff.staff_id, now, "mailbox", mailbox_id
        )
        work.commit()


def try_mailbox(
    desk: Desk, mailbox: Mailbox, secret: str | None = None, heed: Heed = go_on
) -> MailboxTest:
    """Go every step to a mailbox without reading or changing a mail.

    Args:
        desk: whose connection is used.
        mailbox: a stored one, or one that is being set up.
        secret: its secret; None takes the stored one.
        heed: asked between the steps whether to go on.

    Raises:
        NotAllowed: only an office manager may.
        MailboxUnusable: something of it cannot be.
        Stopped: somebody wanted it no more.
    """
    _check_manager(desk)
    mailbox = _checked(desk, mailbox)
    kept = secret
    if kept is None:
        with desk.open_work(writes=False) as work:
            kept = work.mail.secret(work.mail.get(mailbox.mailbox_id).mailbox_id)

    def keep_secret(renewed: str) -> None:
        if secret is None:
            with desk.open_work() as work:
                work.mail.keep_secret(mailbox.mailbox_id, renewed)
                work.commit()

    test = MailboxTest()
    try:
        with closing(desk.open_mailbox(mailbox, kept, keep_secret)) as session:
            heed()
            session.open_folder(mailbox.folder)
            heed()
            mails = len(session.find(since=mailbox.since, first_uid=1))
            heed()
            test = MailboxTest(
                mails=mails,
                folders=tuple(session.folders()),
                tells="IDLE" in session.abilities(),
            )
            heed()
            _test_afterwards(session, mailbox, test.folders)
    except MailError as error:
        return replace(test, problem=error, failed=error.step)
    return test


def _test_afterwards(
    session: MailSession, mailbox: Mailbox, folders: tuple[str, ...]
) -> None:
    if mailbox.afterwards is Afterwards.NOTHING:
        return
    if session.open_folder(mailbox.folder, writes=True).read_only:
        raise MailFolderReadOnly(folder=mailbox.folder)
    if mailbox.afterwards is not Afterwards.MOVE:
        return
    if not session.abilities() & {"MOVE", "UIDPLUS"}:
        raise MailMoveImpossible(host=mailbox.host)
    if mailbox.move_to not in folders:
        raise MailTargetMissing(
            user=mailbox.user, folder=mailbox.move_to, folders=", ".join(folders)
        )


def _check_manager(desk: Desk) -> None:
    if not desk.staff.manages:
        raise NotAllowed(
            role=say_a_role(desk.staff.role), what=_("change the mailboxes")
        )


def _place(mailbox: Mailbox) -> tuple[str, int, str, str]:
    return mailbox.host, mailbox.port, mailbox.user, mailbox.folder


def _check_single(mailbox: Mailbox, others: list[Mailbox]) -> None:
    if _place(mailbox) in map(_place, others):
        raise MailboxUnusable(
            field=_("folder"),
            reason=_("it is read already"),
            right=_("Change that mailbox, or choose another folder."),
        )


def _check_secret(secret: str) -> None:
    if not secret or not set(secret).isdisjoint("\r\n\0"):
        raise MailboxUnusable(
            field=_("password"),
            reason=_("there is none, or it holds a line end"),
            right=_("Give it as the first line of a file, or on a terminal."),
        )


def _checked(desk: Desk, mailbox: Mailbox) -> Mailbox:
    """The mailbox with its texts trimmed, if it can be one."""
    host = mailbox.host.strip().lower().removesuffix(".")
    if not host or len(host) > LONGEST_HOST or not _is_host(host):
        raise MailboxUnusable(
            field=_("server"),
            reason=_("{host!r} is no name of one", host=mailbox.host),
            right=_("Give a name such as imap.example.com."),
        )
    if not 0 < mailbox.port <= HIGHEST_PORT:
        raise MailboxUnusable(
            field=_("port"),
            reason=_("{port} is none", port=mailbox.port),
            right=_("Give 993 as a rule, or 143 for STARTTLS."),
        )
    if mailbox.since > today(desk):
        raise MailboxUnusable(
            field=_("first day"),
            reason=_("it lies in the future"),
            right=_("Give the day of the oldest mail to be read."),
        )
    move_to = mailbox.move_to.strip() if mailbox.move_to else None
    if mailbox.afterwards is not Afterwards.MOVE:
        move_to = None
    checked = replace(
        mailbox,
        host=host,
        user=_text("user", mailbox.user),
        folder=_text("folder", mailbox.folder),
        move_to=move_to,
    )
    if mailbox.afterwards is Afterwards.MOVE:
        _text("folder to move to", move_to or "")
        if move_to == checked.folder:
            raise MailboxUnusable(
                field=_("folder to move to"),
                reason=_("it is the one that is read"),
                right=_("Choose another one."),
            )
    return checked


def _is_host(host: str) -> bool:
    if not set(host).isdisjoint(" /@:\\") or not host.isprintable():
        return False
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return True


def _text(field: str, text: str) -> str:
    shown = text.strip()
    if not shown or len(shown) > LONGEST_TEXT or not shown.isprintable():
        raise MailboxUnusable(
            field=field,
            reason=_("it is empty, too long or holds what nobody can see"),
            right=_("Write it as your mail program shows it."),
        )
    return shown
