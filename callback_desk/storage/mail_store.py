"""Mailboxes, and which of their mails were taken in."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update

from callback_desk.domain.kept_failure import KeptFailure
from callback_desk.domain.mail_errors import MailboxUnknown
from callback_desk.domain.mailbox import (
    Afterwards,
    FolderPlace,
    Mailbox,
    MailboxState,
    Security,
    SeenMail,
    SignIn,
)
from callback_desk.storage.mail_tables import MailboxRow, SeenMailRow
from callback_desk.storage.raw_text import storable

# SQLite takes so many values in one statement, and more.
MOST_VALUES = 500
_SETTINGS = (
    MailboxRow.mailbox_id,
    MailboxRow.host,
    MailboxRow.user,
    MailboxRow.since,
    MailboxRow.port,
    MailboxRow.security,
    MailboxRow.sign_in,
    MailboxRow.folder,
    MailboxRow.afterwards,
    MailboxRow.move_to,
    MailboxRow.active,
)
_KEPT = MailboxRow.removed_at.is_(None)


class MailStore:
    """The clinic's mailboxes, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Mailbox]:
        """Those that were not removed, in the order they came."""
        return self._mailboxes(_KEPT)

    def get(self, mailbox_id: int) -> Mailbox:
        """One of them.

        Raises:
            MailboxUnknown: there is none of that number.
        """
        found = self._mailboxes(and_(_KEPT, MailboxRow.mailbox_id == mailbox_id))
        if not found:
            raise MailboxUnknown(mailbox_id=mailbox_id)
        return found[0]

    def _mailboxes(self, which: ColumnElement[bool]) -> list[Mailbox]:
        rows = self._connection.execute(
            select(*_SETTINGS).where(which).order_by(MailboxRow.mailbox_id)
        )
        return [
            Mailbox(
                mailbox_id=row.mailbox_id,
                host=row.host,
                user=row.user,
                since=date.fromisoformat(row.since),
                port=row.port,
                security=Security(row.security),
                sign_in=SignIn(row.sign_in),
                folder=row.folder,
                afterwards=Afterwards(row.afterwards),
                move_to=row.move_to,
                active=row.active,
            )
            for row in rows
        ]

    def secret(self, mailbox_id: int) -> str:
        """Its password, or what a token is got with."""
        return str(
            self._connection.scalar(
                select(MailboxRow.secret).where(MailboxRow.mailbox_id == mailbox_id)
            )
        )

    def add(self, mailbox: Mailbox, secret: str, at: datetime) -> Mailbox:
        """Add one; as it is stored."""
        result = self._connection.execute(
            insert(MailboxRow).values(
                **_columns(mailbox), secret=secret, added_at=at, next_uid=1
            )
        )
        (mailbox_id,) = result.inserted_primary_key or (0,)
        return self.get(int(mailbox_id))

    def change(self, mailbox: Mailbox) -> None:
        """Keep changed settings; another account or folder is read from its start."""
        before = self.get(mailbox.mailbox_id)
        self._update(mailbox.mailbox_id, **_columns(mailbox))
        if _server(before) != _server(mailbox):
            self._forget_places(mailbox.mailbox_id)
        if _read_from(before) != _read_from(mailbox):
            self.keep_state(mailbox.mailbox_id, MailboxState())

    def _forget_places(self, mailbox_id: int) -> None:
        """Let no number of another server stand for a mail that was seen here.

        Two servers may count alike; its content still tells a mail that is known.
        """
        self._connection.execute(
            update(SeenMailRow)
            .where(SeenMailRow.mailbox_id == mailbox_id, SeenMailRow.uid_validity > 0)
            .values(uid_validity=-SeenMailRow.mail_id)
        )

    def keep_secret(self, mailbox_id: int, secret: str) -> None:
        """Keep another secret."""
        self._update(mailbox_id, secret=secret)

    def remove(self, mailbox_id: int, at: datetime) -> None:
        """Forget the secret and read it no more; what came from it stays known."""
        self.get(mailbox_id)
        self._update(mailbox_id, secret="", active=False, removed_at=at)

    def state(self, mailbox_id: int) -> MailboxState:
        """How far it was read."""
        row = self._connection.execute(
            select(
                MailboxRow.uid_validity,
                MailboxRow.next_uid,
                MailboxRow.looked_at,
                MailboxRow.fetched_at,
                MailboxRow.problem,
                MailboxRow.told,
            ).where(MailboxRow.mailbox_id == mailbox_id)
        ).one()
        return MailboxState(
            uid_validity=row.uid_validity,
            next_uid=row.next_uid,
            looked_at=row.looked_at,
            fetched_at=row.fetched_at,
            problem=None if row.problem is None else KeptFailure(row.problem),
            told=row.told,
        )

    def keep_state(self, mailbox_id: int, state: MailboxState) -> None:
        """Keep how far it was read."""
        self._update(
            mailbox_id,
            uid_validity=state.uid_validity,
            next_uid=state.next_uid,
            looked_at=state.looked_at,
            fetched_at=state.fetched_at,
            problem=None if state.problem is None else state.problem.kept,
            told=state.told,
        )

    def _update(self, mailbox_id: int, **values: object) -> None:
        self._connection.execute(
            update(MailboxRow)
            .where(MailboxRow.mailbox_id == mailbox_id)
            .values(**values)
        )

    def seen_uids(self, place: FolderPlace, first_uid: int) -> set[int]:
        """The numbers of the mails taken in, from one on."""
        return set(
            self._connection.scalars(
                select(SeenMailRow.uid).where(_in(place), SeenMailRow.uid >= first_uid)
            )
        )

    def known(self, digests: Collection[bytes]) -> dict[tuple[str, bytes], bool]:
        """Mails that are here by Message-ID and content, and whether each is a lead.

        What came with a batch that was taken back is not here any more.
        """
        rows = self._connection.execute(
            select(SeenMailRow.message_id, SeenMailRow.digest, SeenMailRow.is_lead)
            .where(SeenMailRow.digest.in_(digests), SeenMailRow.batch_id.is_not(None))
            .order_by(SeenMailRow.is_lead)
        )
        return {(message_id, digest): lead for message_id, digest, lead in rows}

    def add_seen(
        self, place: FolderPlace, mails: Sequence[SeenMail], batch_id: int
    ) -> None:
        """Remember mails as taken in."""
        self._connection.execute(
            insert(SeenMailRow),
            [
                {
                    "mailbox_id": place.mailbox_id,
                    "folder": storable(place.folder),
                    "uid_validity": place.uid_validity,
                    "uid": mail.uid,
                    "message_id": storable(mail.message_id),
                    "digest": mail.digest,
                    "batch_id": batch_id,
                    "is_lead": mail.is_lead,
                }
                for mail in mails
            ],
        )

    def waiting(self, place: FolderPlace) -> list[int]:
        """The numbers of leads' mails that were not flagged or moved yet, ascending.

        Those whose batch was taken back stay where they are.
        """
        return list(
            self._connection.scalars(
                select(SeenMailRow.uid)
                .where(
                    _in(place),
                    SeenMailRow.is_lead,
                    SeenMailRow.acted_at.is_(None),
                    SeenMailRow.batch_id.is_not(None),
                )
                .order_by(SeenMailRow.uid)
            )
        )

    def acted(self, place: FolderPlace, uids: Collection[int], at: datetime) -> None:
        """Remember mails as flagged or moved."""
        numbers = sorted(uids)
        for start in range(0, len(numbers), MOST_VALUES):
            some = numbers[start : start + MOST_VALUES]
            self._connection.execute(
                update(SeenMailRow)
                .where(_in(place), SeenMailRow.uid.in_(some))
                .values(acted_at=at)
            )


def _in(place: FolderPlace) -> ColumnElement[bool]:
    return and_(
        SeenMailRow.mailbox_id == place.mailbox_id,
        SeenMailRow.folder == storable(place.folder),
        SeenMailRow.uid_validity == place.uid_validity,
    )


def _server(mailbox: Mailbox) -> tuple[str, int]:
    """Behind each port of a host there may be a server of its own."""
    return mailbox.host, mailbox.port


def _read_from(mailbox: Mailbox) -> tuple[str, int, str, str]:
    return (*_server(mailbox), mailbox.user, mailbox.folder)


def _columns(mailbox: Mailbox) -> dict[str, object]:
    return {
        "host": mailbox.host,
        "port": mailbox.port,
        "security": mailbox.security.value,
        "user": storable(mailbox.user),
        "sign_in": mailbox.sign_in.value,
        "folder": storable(mailbox.folder),
        "since": mailbox.since.isoformat(),
        "afterwards": mailbox.afterwards.value,
        "move_to": None if mailbox.move_to is None else storable(mailbox.move_to),
        "active": mailbox.active,
    }
