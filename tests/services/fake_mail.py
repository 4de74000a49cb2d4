"""Mailboxes in memory: what is remembered of them, and a server to read from."""

# ruff: noqa: D102 - the ports say what each method does

from collections.abc import Callable, Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from threading import Event

from callback_desk.domain.mail_errors import (
    MailboxUnknown,
    MailError,
    MailFolderMissing,
    MailMoveImpossible,
    MailWaitImpossible,
)
from callback_desk.domain.mail_ports import KeepSecret
from callback_desk.domain.mailbox import (
    FetchedMail,
    FolderPlace,
    Mailbox,
    MailboxState,
    OpenedFolder,
    SeenMail,
)
from callback_desk.domain.submission import (
    Precision,
    Problem,
    Submission,
    Why,
    WrittenTime,
)


@dataclass
class FakeSeen:
    """A mail that was taken in."""

    place: FolderPlace
    mail: SeenMail
    batch: int
    acted_at: datetime | None = None


@dataclass
class FakeStoredMail:
    """What is stored of mailboxes."""

    mailboxes: dict[int, Mailbox] = field(default_factory=dict)
    secrets: dict[int, str] = field(default_factory=dict)
    states: dict[int, MailboxState] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    seen: list[FakeSeen] = field(default_factory=list)

    def copied(self) -> "FakeStoredMail":
        """A copy that can be changed without changing this."""
        return deepcopy(self)


class FakeMailboxes:
    """The clinic's mailboxes."""

    def __init__(self, stored: FakeStoredMail) -> None:
        self._stored = stored

    def all(self) -> list[Mailbox]:
        stored = self._stored
        return [m for i, m in stored.mailboxes.items() if i not in stored.removed]

    def get(self, mailbox_id: int) -> Mailbox:
        for mailbox in self.all():
            if mailbox.mailbox_id == mailbox_id:
                return mailbox
        raise MailboxUnknown(mailbox_id=mailbox_id)

    def secret(self, mailbox_id: int) -> str:
        return self._stored.secrets[mailbox_id]

    def add(self, mailbox: Mailbox, secret: str, at: datetime) -> Mailbox:
        number = len(self._stored.mailboxes) + 1
        self._stored.mailboxes[number] = replace(mailbox, mailbox_id=number)
        self._stored.secrets[number] = secret
        return self._stored.mailboxes[number]

    def change(self, mailbox: Mailbox) -> None:
        if self.get(mailbox.mailbox_id).folder != mailbox.folder:
            self._stored.states.pop(mailbox.mailbox_id, None)
        self._stored.mailboxes[mailbox.mailbox_id] = mailbox

    def keep_secret(self, mailbox_id: int, secret: str) -> None:
        self._stored.secrets[mailbox_id] = secret

    def remove(self, mailbox_id: int, at: datetime) -> None:
        self.get(mailbox_id)
        self._stored.removed.add(mailbox_id)
        self._stored.secrets[mailbox_id] = ""

    def state(self, mailbox_id: int) -> MailboxState:
        return self._stored.states.get(mailbox_id, MailboxState())

    def keep_state(self, mailbox_id: int, state: MailboxState) -> None:
        self._stored.states[mailbox_id] = state

    def seen_uids(self, place: FolderPlace, first_uid: int) -> set[int]:
        return {s.mail.uid for s in self._at(place) if s.mail.uid >= first_uid}

    def known(self, digests: Collection[bytes]) -> dict[tuple[str, bytes], bool]:
        return {
            (s.mail.message_id, s.mail.digest): s.mail.is_lead
            for s in self._stored.seen
            if s.mail.digest in digests
        }

    def add_seen(
        self, place: FolderPlace, mails: Sequence[SeenMail], batch_id: int
    ) -> None:
        self._stored.seen += [FakeSeen(place, mail, batch_id) for mail in mails]

    def waiting(self, place: FolderPlace) -> list[int]:
        return sorted(
            s.mail.uid for s in self._at(place) if s.mail.is_lead and s.acted_at is None
        )

    def acted(self, place: FolderPlace, uids: Collection[int], at: datetime) -> None:
        for seen in self._at(place):
            if seen.mail.uid in uids:
                seen.acted_at = at

    def _at(self, place: FolderPlace) -> list[FakeSeen]:
        return [seen for seen in self._stored.seen if seen.place == place]


@dataclass
class FakeServer:
    """A mail server with one account; a test puts failures and hindrances into it.

    Attributes:
        folders: by name, the mails by number.
        fails_at: raised instead of handing over the mail of that number.
        refused: the numbers of mails that it never hands over.
        calls: what was asked, in order.
    """

    folders: dict[str, dict[int, bytes]] = field(default_factory=lambda: {"INBOX": {}})
    uid_validity: int = 7
    next_uid: int = 1
    read_only: bool = False
    moves: bool = True
    tells: bool = True
    abilities: frozenset[str] = frozenset({"MOVE", "IDLE"})
    fails_at: dict[int, MailError] = field(default_factory=dict)
    fails_to_open: MailError | None = None
    fails_to_move: MailError | None = None
    refused: set[int] = field(default_factory=set)
    flagged: list[int] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    renewed: str | None = None
    on_wait: Callable[[], bool] = lambda: False
    interrupted: Event = field(default_factory=Event)
    open_sessions: int = 0

    def deliver(self, *bodies: str, folder: str = "INBOX") -> None:
        """Let mails arrive, each with a Message-ID of its own number."""
        for body in bodies:
            head = f"Message-ID: <{self.next_uid}@example.net>\r\n\r\n"
            self.folders[folder][self.next_uid] = (head + body).encode()
            self.next_uid += 1

    def __call__(
        self, mailbox: Mailbox, secret: str, keep_secret: KeepSecret
    ) -> "FakeSession":
        """Sign in."""
        self.secrets.append(secret)
        if self.fails_to_open is not None:
            raise self.fails_to_open
        if self.renewed is not None:
            keep_secret(self.renewed)
        self.open_sessions += 1
        return FakeSession(self, mailbox)


class FakeSession:
    """A session at the fake server."""

    def __init__(self, server: FakeServer, mailbox: Mailbox) -> None:
        self._server = server
        self._mailbox = mailbox
        self._mails: dict[int, bytes] = {}

    def folders(self) -> list[str]:
        return sorted(self._server.folders)

    def abilities(self) -> frozenset[str]:
        return self._server.abilities

    def open_folder(self, folder: str, *, writes: bool = False) -> OpenedFolder:
        server = self._server
        if folder not in server.folders:
            raise MailFolderMissing(user="me", folder=folder, folders="INBOX")
        server.calls.append("select" if writes else "examine")
        self._mails = server.folders[folder]
        return OpenedFolder(
            uid_validity=server.uid_validity,
            next_uid=server.next_uid,
            read_only=server.read_only or not writes,
            mails=len(self._mails),
        )

    def find(self, *, since: date | None, first_uid: int) -> list[int]:
        self._server.calls.append(f"find since {since} from {first_uid}")
        return sorted(uid for uid in self._mails if uid >= first_uid)

    def fetch(self, uids: Sequence[int]) -> Iterator[FetchedMail]:
        for uid in uids:
            if uid in self._server.fails_at:
                raise self._server.fails_at.pop(uid)
            if uid in self._mails and uid not in self._server.refused:
                data = self._mails[uid]
                yield FetchedMail(uid, data, len(data))

    def flag(self, uids: Sequence[int]) -> None:
        self._server.calls.append("flag")
        self._server.flagged += uids

    def move(self, uids: Sequence[int], folder: str) -> None:
        if self._server.fails_to_move is not None:
            raise self._server.fails_to_move
        if not self._server.moves:
            raise MailMoveImpossible(host="localhost")
        self._server.calls.append("move")
        for uid in uids:
            self._server.folders[folder][uid] = self._mails.pop(uid)

    def wait(self, seconds: float) -> bool:
        if not self._server.tells:
            raise MailWaitImpossible(host="localhost")
        return self._server.on_wait()

    def interrupt(self) -> None:
        self._server.interrupted.set()

    def close(self) -> None:
        self._server.open_sessions -= 1


def read_fake_mail(mail: FetchedMail, row: int) -> Sequence[Submission]:
    """`name, phone, message` as a submission; anything else needs a look."""
    body = mail.data.partition(b"\r\n\r\n")[2].decode()
    parts = [part.strip() for part in body.split(",")]
    if len(parts) != 3:
        problem = Problem(Why.UNRECOGNISED, "no form")
        return [Submission(row, body, "plain-mail", message=body, problem=problem)]
    when = WrittenTime(datetime.fromisoformat("2026-11-16T10:00"), Precision.MINUTE)
    name, phone, message = parts
    return [
        Submission(
            row,
            body,
            "generic-mail",
            name=name,
            phone_text=phone,
            message=message,
            received=when,
        )
    ]
