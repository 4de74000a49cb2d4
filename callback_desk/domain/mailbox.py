"""A live mailbox: where the web form's mails arrive, and what was read of it."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from callback_desk.domain.kept_failure import KeptFailure

DIGEST_BYTES = 16
_MESSAGE_ID = re.compile(rb"^message-id[ \t]*:\s*([^\r\n]{1,500})", re.I | re.M)
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")


class Security(StrEnum):
    """How a connection is encrypted; there is no way without."""

    TLS = "tls"
    STARTTLS = "starttls"


class SignIn(StrEnum):
    """How the desk signs in at the mail server."""

    PASSWORD = "password"  # noqa: S105 - the name of a way, not a password
    MICROSOFT = "microsoft"
    GOOGLE = "google"


class Afterwards(StrEnum):
    """What becomes of a lead's mail on the server once the lead is safely stored."""

    NOTHING = "nothing"
    FLAG = "flag"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class SignInAsked:
    """Whose mailbox somebody shall sign in, and by which registration of the clinic's.

    Attributes:
        sign_in: at Microsoft or Google.
        user: the mailbox's address.
        client_id: of the clinic's own registration there.
        client_secret: Google's, which is none in a program that everybody can read.
        tenant: the clinic's directory at Microsoft; "" for whichever it is.
    """

    sign_in: SignIn
    user: str
    client_id: str
    client_secret: str = ""
    tenant: str = ""


@dataclass(frozen=True, slots=True)
class SignInPrompt:
    """What somebody has to do to sign a mailbox in.

    Attributes:
        where: the page to open.
        code: what to type there, "" if nothing.
        words: the provider's own, "" if it has none.
    """

    where: str
    code: str = ""
    words: str = ""


USUAL_PORTS = {Security.TLS: 993, Security.STARTTLS: 143}


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A mailbox as the clinic set it up; its secret is kept apart.

    Attributes:
        mailbox_id: its number; 0 for one that is not stored.
        host: the mail server, a name that its certificate must bear.
        port: 993 as a rule, 143 for STARTTLS.
        security: how the connection is encrypted.
        user: the name to sign in with, an address as a rule.
        sign_in: by password, or by a token of Microsoft or Google.
        folder: the one that is read.
        since: mails that arrived before this day are left alone by the first fetch.
        afterwards: what becomes of a mail once its lead is stored.
        move_to: the folder it is moved to, or None.
        active: whether it is read.
    """

    host: str
    user: str
    since: date
    port: int = USUAL_PORTS[Security.TLS]
    security: Security = Security.TLS
    sign_in: SignIn = SignIn.PASSWORD
    folder: str = "INBOX"
    afterwards: Afterwards = Afterwards.NOTHING
    move_to: str | None = None
    active: bool = True
    mailbox_id: int = 0

    @property
    def name(self) -> str:
        """What it is called in lists and reports."""
        return f"{self.user}/{self.folder}"


@dataclass(frozen=True, slots=True)
class MailboxState:
    """How far a mailbox was read, and how the last time went.

    Attributes:
        uid_validity: of the folder when it was last read to its end, or None.
        next_uid: the first number that was not looked at then.
        looked_at: when it was last tried, or None.
        fetched_at: when it was last read to its end, or None.
        problem: what went wrong last time, or None.
        told: the code of a lasting hindrance that was told already, or None.
    """

    uid_validity: int | None = None
    next_uid: int = 1
    looked_at: datetime | None = None
    fetched_at: datetime | None = None
    problem: KeptFailure | None = None
    told: str | None = None


@dataclass(frozen=True, slots=True)
class OpenedFolder:
    """A folder on the server, opened.

    Attributes:
        uid_validity: as long as it stays the same, so do the mails' numbers.
        next_uid: the number that the next mail will get at least; 1 if not told.
        read_only: nothing in it can be changed by us.
        mails: how many it holds.
    """

    uid_validity: int
    next_uid: int
    read_only: bool
    mails: int


@dataclass(frozen=True, slots=True)
class FetchedMail:
    """A mail as it lay on the server.

    Attributes:
        uid: its number in the folder.
        data: its bytes; of one that is too large only the headers.
        size: how many bytes it has altogether.
        is_cut: `data` is not all of it.
    """

    uid: int
    data: bytes
    size: int
    is_cut: bool = False

    @property
    def message_id(self) -> str:
        """What its sender called it; "" if nothing."""
        head = _END_OF_HEADERS.split(self.data[:1_048_576], maxsplit=1)[0]
        found = _MESSAGE_ID.search(head)
        return found[1].decode("utf-8", "replace").strip() if found else ""

    @property
    def digest(self) -> bytes:
        """The same for the same content, wherever it lies."""
        whole = self.data + (b"\0%d" % self.size if self.is_cut else b"")
        return hashlib.blake2b(whole, digest_size=DIGEST_BYTES).digest()


@dataclass(frozen=True, slots=True)
class SeenMail:
    """A mail that was taken in.

    Attributes:
        uid: its number in the folder.
        message_id: what its sender called it; "" if nothing.
        digest: of its content.
        is_lead: it holds a lead, so the server's copy is flagged or moved.
    """

    uid: int
    message_id: str
    digest: bytes
    is_lead: bool


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A folder as long as its mails keep their numbers."""

    mailbox_id: int
    folder: str
    uid_validity: int
