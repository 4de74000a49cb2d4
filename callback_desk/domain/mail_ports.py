"""The seams of the live mailbox: the mail server, and what is remembered of it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

from callback_desk.domain.mailbox import (
    FetchedMail,
    FolderPlace,
    Mailbox,
    MailboxState,
    OpenedFolder,
    SeenMail,
    SignInAsked,
    SignInPrompt,
)
from callback_desk.domain.submission import Submission

KeepSecret = Callable[[str], None]


class ReadMail(Protocol):
    """Reads a mail's bytes as what was submitted."""

    def __call__(self, mail: FetchedMail, row: int) -> Sequence[Submission]:
        """One submission, or several; never none, and it never raises."""
        ...


class MailSession(Protocol):
    """A signed-in connection to a mail server; every method may raise a MailError."""

    def folders(self) -> list[str]:
        """The names of the account's folders."""
        ...

    def abilities(self) -> frozenset[str]:
        """What the server says it can do, such as `MOVE`, `UIDPLUS`, `IDLE`."""
        ...

    def open_folder(self, folder: str, *, writes: bool = False) -> OpenedFolder:
        """Open a folder; unless it is to be written, nothing in it can change.

        Raises:
            MailFolderMissing: there is none of that name.
        """
        ...

    def find(self, *, since: date | None, first_uid: int) -> list[int]:
        """The numbers of the mails from one on, ascending; or since a day."""
        ...

    def fetch(self, uids: Sequence[int]) -> Iterator[FetchedMail]:
        """Mails in that order, unread flags untouched; those that are gone left out."""
        ...

    def flag(self, uids: Sequence[int]) -> None:
        """Mark mails of the folder opened for writing."""
        ...

    def move(self, uids: Sequence[int], folder: str) -> None:
        """Move mails of the folder opened for writing.

        Raises:
            MailMoveImpossible: the server cannot, not without touching other mails.
            MailTargetMissing: there is no such folder.
        """
        ...

    def wait(self, seconds: float) -> bool:
        """Wait until the opened folder changes; whether it did within that time.

        Raises:
            MailWaitImpossible: the server does not tell.
        """
        ...

    def interrupt(self) -> None:
        """End whatever is under way at once; may be called from another thread."""
        ...

    def close(self) -> None:
        """Sign out and let go; never raises."""
        ...


class OpenMailbox(Protocol):
    """Signs in at a mailbox."""

    def __call__(
        self, mailbox: Mailbox, secret: str, keep_secret: KeepSecret
    ) -> MailSession:
        """A session.

        Args:
            mailbox: where.
            secret: the password, or what a token is got with.
            keep_secret: hears a renewed one.

        Raises:
            MailError: by the step that failed.
        """
        ...


class SignInMailbox(Protocol):
    """Has somebody sign a mailbox in at Microsoft or Google."""

    def __call__(
        self,
        asked: SignInAsked,
        show: Callable[[SignInPrompt], None],
        should_stop: Callable[[], bool],
    ) -> str:
        """What renews its token from then on.

        Args:
            asked: whose, and how.
            show: is told what they have to do.
            should_stop: is asked now and then.

        Raises:
            MailTokenRefused: they did not, or may not.
            MailSignInPartMissing: what asks them is not installed.
        """
        ...


class Mailboxes(Protocol):
    """The clinic's mailboxes, and which mails were taken in."""

    def all(self) -> list[Mailbox]:
        """Those that were not removed, in the order they came."""
        ...

    def get(self, mailbox_id: int) -> Mailbox:
        """One of them.

        Raises:
            MailboxUnknown: there is none of that number.
        """
        ...

    def secret(self, mailbox_id: int) -> str:
        """Its password, or what a token is got with."""
        ...

    def add(self, mailbox: Mailbox, secret: str, at: datetime) -> Mailbox:
        """Add one; as it is stored."""
        ...

    def change(self, mailbox: Mailbox) -> None:
        """Keep changed settings; another account or folder is read from its start."""
        ...

    def keep_secret(self, mailbox_id: int, secret: str) -> None:
        """Keep another secret."""
        ...

    def remove(self, mailbox_id: int, at: datetime) -> None:
        """Forget the secret and read it no more; what came from it stays known."""
        ...

    def state(self, mailbox_id: int) -> MailboxState:
        """How far it was read."""
        ...

    def keep_state(self, mailbox_id: int, state: MailboxState) -> None:
        """Keep how far it was read."""
        ...

    def seen_uids(self, place: FolderPlace, first_uid: int) -> set[int]:
        """The numbers of the mails taken in, from one on."""
        ...

    def known(self, digests: Collection[bytes]) -> dict[tuple[str, bytes], bool]:
        """Mails that are here by Message-ID and content, and whether each is a lead."""
        ...

    def add_seen(
        self, place: FolderPlace, mails: Sequence[SeenMail], batch_id: int
    ) -> None:
        """Remember mails as taken in."""
        ...

    def waiting(self, place: FolderPlace) -> list[int]:
        """The numbers of leads' mails that were not flagged or moved yet, ascending."""
        ...

    def acted(self, place: FolderPlace, uids: Collection[int], at: datetime) -> None:
        """Remember mails as flagged or moved."""
        ...
