"""A live mailbox over IMAP: read without a trace, changed only when it is asked for."""

import imaplib
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from time import monotonic
from typing import Final

from callback_desk.domain.mail_errors import (
    MailFolderMissing,
    MailFolderReadOnly,
    MailMoveImpossible,
    MailServerSaysNo,
    MailTargetMissing,
    MailWaitImpossible,
)
from callback_desk.domain.mail_ports import KeepSecret
from callback_desk.domain.mailbox import FetchedMail, Mailbox, OpenedFolder
from callback_desk.intake.imap_copies import copied_already
from callback_desk.intake.imap_wire import NONSENSE, Patience, Wire, told
from callback_desk.intake.mail_sign_in import TokenFor, sign_in
from callback_desk.intake.oauth import token_for
from callback_desk.translation import _

LARGEST_MAIL: Final = 25 * 1024 * 1024
"""Bytes of a mail that is fetched whole; of a larger one only the headers are."""

LARGEST_HEADERS: Final = 256 * 1024
PIECE: Final = 512 * 1024
"""Bytes that are asked for at once, whatever size the server says a mail has."""

MOST_AT_ONCE: Final = 25
SIZES_AT_ONCE: Final = 500
LONGEST_IDLE: Final = 28 * 60
"""Seconds; servers may hang up after 30 minutes without a word."""

_GOODBYE: Final = 5


@dataclass(frozen=True, slots=True)
class ImapMailboxes:
    """Signs in at mailboxes.

    Attributes:
        trust: makes what proves certificates: this computer's own authorities.
        patience: how long a server is waited for.
        token_for: gets a token of Microsoft or Google.
    """

    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    patience: Patience = field(default_factory=Patience)
    token_for: TokenFor = token_for

    def __call__(
        self, mailbox: Mailbox, secret: str, keep_secret: KeepSecret
    ) -> "ImapSession":
        """A session.

        Raises:
            MailError: by the step that failed.
        """
        wire = Wire(mailbox, self.trust(), self.patience)
        session = ImapSession(wire, mailbox)
        try:
            sign_in(wire, mailbox, secret, keep_secret, self.token_for)
        except BaseException:
            session.close()
            raise
        return session


class ImapSession:
    """A signed-in connection to a mail server."""

    def __init__(self, wire: Wire, mailbox: Mailbox) -> None:
        self._wire = wire
        self._mailbox = mailbox
        self._host = mailbox.host
        self._kept_flags: tuple[bytes, ...] = ()
        self._open = mailbox.folder

    @contextmanager
    def _asked_to(self, what: str) -> Iterator[None]:
        """Tell failures; a plain NO as the server's refusal to do that."""
        try:
            with told(self._host):
                yield
        except imaplib.IMAP4.error as error:
            raise MailServerSaysNo(host=self._host, what=what) from error

    def abilities(self) -> frozenset[str]:
        """What the server says it can do."""
        with self._asked_to("say what it can do"):
            return frozenset(
                ability.decode("ascii", "replace")
                for ability in self._wire.capabilities()
            )

    def folders(self) -> list[str]:
        """The names of the account's folders that hold mails."""
        with self._asked_to("list its folders"):
            return sorted(
                str(name)
                for flags, _unused, name in self._wire.list_folders()
                if b"\\noselect" not in {flag.lower() for flag in flags}
            )

    def open_folder(self, folder: str, *, writes: bool = False) -> OpenedFolder:
        """Open a folder; unless it is to be written, nothing in it can change.

        Raises:
            MailFolderMissing: there is none of that name that can be read.
        """
        try:
            with told(self._host):
                said = self._wire.select_folder(folder, not writes)
        except imaplib.IMAP4.readonly:
            # A folder of somebody else, say: reading it is all that is left.
            return self.open_folder(folder)
        except imaplib.IMAP4.error as error:
            raise MailFolderMissing(
                user=self._mailbox.user, folder=folder, folders=self._named_folders()
            ) from error
        self._open = folder
        return self._opened(said)

    def _opened(self, said: Mapping[bytes, object]) -> OpenedFolder:
        flags = said.get(b"PERMANENTFLAGS")
        self._kept_flags = flags if isinstance(flags, tuple) else ()
        return OpenedFolder(
            uid_validity=_number(said.get(b"UIDVALIDITY")),
            next_uid=_number(said.get(b"UIDNEXT")) or 1,
            read_only=b"READ-WRITE" not in said,
            mails=_number(said.get(b"EXISTS")),
        )

    def _named_folders(self) -> str:
        return ", ".join(self.folders()) or "none was found"

    def find(self, *, since: date | None, first_uid: int) -> list[int]:
        """The numbers of the mails from one on, ascending; or since a day.

        The day before is asked for too: the server's day may begin elsewhere.
        """
        criteria: list[object] = ["UID", f"{first_uid}:*"]
        if since is not None:
            criteria += ["SINCE", since - timedelta(days=1)]
        with self._asked_to("search the folder"):
            found = self._wire.search(criteria)
        # `n:*` means the last mail even where that has a number below n.
        return sorted(uid for uid in found if uid >= first_uid)

    def fetch(self, uids: Sequence[int]) -> Iterator[FetchedMail]:
        """Mails in that order, unread flags untouched; those that are gone left out."""
        for start in range(0, len(uids), SIZES_AT_ONCE):
            chunk = uids[start : start + SIZES_AT_ONCE]
            sizes = self._sizes(chunk)
            small: list[int] = []
            for uid in chunk:
                if uid not in sizes:
                    continue
                if sizes[uid] > LARGEST_MAIL:
                    yield from self._small(small)
                    small = []
                    yield from self._headers_of(uid, sizes[uid])
                    continue
                small.append(uid)
                expected = sum(min(sizes[one], PIECE) for one in small)
                if len(small) == MOST_AT_ONCE or expected > 2 * PIECE:
                    yield from self._small(small)
                    small = []
            yield from self._small(small)

    def _sizes(self, uids: Sequence[int]) -> dict[int, int]:
        with self._asked_to("tell the sizes of mails"):
            answer = self._wire.fetch(uids, ["RFC822.SIZE"])
        return {
            uid: _number(items.get(b"RFC822.SIZE")) for uid, items in answer.items()
        }

    def _small(self, uids: Sequence[int]) -> Iterator[FetchedMail]:
        """Mails whose beginning is fetched together."""
        beginnings = self._pieces(uids, 0)
        for uid in uids:
            if uid in beginnings:
                yield self._whole(uid, beginnings[uid])

    def _whole(self, uid: int, data: bytes) -> FetchedMail:
        """A mail whose beginning is here; sizes that servers tell are no promise."""
        pieces = [data]
        size = len(data)
        while len(pieces[-1]) == PIECE and size <= LARGEST_MAIL:
            pieces.append(self._pieces([uid], size).get(uid, b""))
            size += len(pieces[-1])
        if size > LARGEST_MAIL:
            return FetchedMail(uid, data[:LARGEST_HEADERS], size, is_cut=True)
        return FetchedMail(uid, b"".join(pieces), size)

    def _headers_of(self, uid: int, size: int) -> Iterator[FetchedMail]:
        headers = self._pieces([uid], 0, "HEADER", LARGEST_HEADERS)
        if uid in headers:
            yield FetchedMail(uid, headers[uid], size, is_cut=True)

    def _pieces(
        self, uids: Sequence[int], start: int, part: str = "", length: int = PIECE
    ) -> dict[int, bytes]:
        """A piece of each mail; what the server will not give is left out."""
        if not uids:
            return {}
        item = f"BODY.PEEK[{part}]<{start}.{length}>"
        try:
            with told(self._host):
                answer = self._wire.fetch(uids, [item])
        except imaplib.IMAP4.error:
            # One of them is gone or cannot be given: the others can.
            if len(uids) == 1:
                return {}
            return {
                uid: piece
                for one in uids
                for uid, piece in self._pieces([one], start, part, length).items()
            }
        return {uid: _body(items) for uid, items in answer.items()}

    def flag(self, uids: Sequence[int]) -> None:
        """Mark mails: with a star, or a word of our own where there are no stars.

        Raises:
            MailFolderReadOnly: no mark would stay.
        """
        if b"\\Flagged" in self._kept_flags:
            mark = b"\\Flagged"
        elif b"\\*" in self._kept_flags:
            mark = b"$CallbackDesk"
        else:
            raise MailFolderReadOnly(folder=self._mailbox.folder)
        with self._asked_to("flag mails"):
            self._wire.add_flags(uids, [mark], silent=True)

    def move(self, uids: Sequence[int], folder: str) -> None:
        """Move mails, and never touch another one.

        Raises:
            MailMoveImpossible: the server cannot.
            MailTargetMissing: there is no such folder.
        """
        abilities = self.abilities()
        if "MOVE" in abilities:
            with self._moving(folder):
                self._wire.move(uids, folder)
        elif "UIDPLUS" in abilities:
            with self._moving(folder):
                there = copied_already(self._wire, uids, self._open, folder)
                if left := [uid for uid in uids if uid not in there]:
                    self._wire.copy(left, folder)
                self._wire.add_flags(uids, [b"\\Deleted"], silent=True)
                self._wire.uid_expunge(uids)
        else:
            # A bare EXPUNGE would take what others have marked as deleted.
            raise MailMoveImpossible(host=self._host)

    @contextmanager
    def _moving(self, folder: str) -> Iterator[None]:
        try:
            with told(self._host):
                yield
        except imaplib.IMAP4.error as error:
            words = str(error).upper()
            if "TRYCREATE" in words or "NONEXISTENT" in words:
                raise MailTargetMissing(
                    user=self._mailbox.user,
                    folder=folder,
                    folders=self._named_folders(),
                ) from error
            if "NOPERM" in words or "READ-ONLY" in words:
                raise MailFolderReadOnly(folder=self._mailbox.folder) from error
            raise MailServerSaysNo(host=self._host, what=_("move mails")) from error

    def wait(self, seconds: float) -> bool:
        """Wait until mail arrives in the opened folder; whether it did in that time.

        Raises:
            MailWaitImpossible: the server does not tell.
        """
        if "IDLE" not in self.abilities():
            raise MailWaitImpossible(host=self._host)
        ends_at = monotonic() + seconds
        while (left := ends_at - monotonic()) > 0:
            with self._asked_to("tell when mail arrives"):
                self._wire.idle()
                self._wire.heard_within(min(left, LONGEST_IDLE))
                _unused, said = self._wire.idle_done()
            if any(b"EXISTS" in line for line in said):
                return True
        return False

    def interrupt(self) -> None:
        """End whatever is under way at once; may be called from another thread."""
        self._wire.interrupt()

    def close(self) -> None:
        """Sign out and let go; never raises."""
        failures = (OSError, imaplib.IMAP4.error, *NONSENSE)
        with suppress(*failures):
            self._wire.protocol.sock.settimeout(_GOODBYE)
            self._wire.logout()
        with suppress(*failures):
            self._wire.shutdown()


def _number(said: object) -> int:
    return said if isinstance(said, int) else 0


def _body(items: Mapping[bytes, object]) -> bytes:
    for name, value in items.items():
        if name.startswith(b"BODY[") and isinstance(value, bytes):
            return value
    return b""
