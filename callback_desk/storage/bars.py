"""Numbers that may not be called: barred by an attempt, or carried over by their hash.

A bar outlives what it came from: a desk that is restored from a backup of last week
still bars who said so yesterday, and who was purged stays barred. Such bars are kept as
keyed hashes (HMAC-SHA256 of the E.164 number), which name nobody.
"""

import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.prepared import Prepared
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.tables import BarredNumberRow, Row

KEY_ID = 1
KEY_BYTES = 32


class CarriedBarRow(Row):
    """A barred number whose attempt is not here, by its keyed hash."""

    __tablename__ = "carried_bars"
    digest: Mapped[bytes] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class CarriedBarKeyRow(Row):
    """The key of those hashes; one row, made when it is first needed."""

    __tablename__ = "carried_bar_key"
    key_id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[bytes]


_ALL_BARRED = select(BarredNumberRow.phone).where(BarredNumberRow.lifted_by.is_(None))
_BARRED = PreparedLookup(
    lambda keys: _ALL_BARRED.where(BarredNumberRow.phone.in_(keys)), _ALL_BARRED
)
_CARRIED = PreparedLookup(
    lambda keys: select(CarriedBarRow.digest).where(CarriedBarRow.digest.in_(keys)),
    select(CarriedBarRow.digest),
)

_KEY = Prepared(select(CarriedBarKeyRow.key))


def barred_among(connection: Connection, phones: Collection[str]) -> set[str]:
    """Those of the numbers that may not be called."""
    barred = {phone for (phone,) in _BARRED.rows(connection, phones)}
    key = _key(connection)
    if key is not None:
        digests = {_digest(key, phone): phone for phone in phones}
        carried = _CARRIED.rows(connection, digests)
        barred.update(digests[digest] for (digest,) in carried)
    return barred


@dataclass(frozen=True, slots=True)
class Bars:
    """The numbers that a desk bars.

    Attributes:
        phones: by attempts of its own.
        key: of the hashes; None where there are none.
        digests: by hash.
    """

    phones: frozenset[str] = frozenset()
    key: bytes | None = None
    digests: frozenset[bytes] = frozenset()


def read_bars(connection: Connection) -> Bars:
    """All that a desk bars."""
    return Bars(
        frozenset(connection.scalars(_ALL_BARRED)),
        _key(connection),
        frozenset(connection.scalars(select(CarriedBarRow.digest))),
    )


def carry_bars(connection: Connection, bars: Bars, at: datetime) -> int:
    """Keep these numbers barred by their hashes; how many were not barred before.

    Hashes of another key than this desk's cannot be told apart: a key is made once in
    a desk's life, so those of its own backups have the same.
    """
    new = set(bars.phones) - barred_among(connection, bars.phones)
    if not new and not bars.digests:
        return 0
    key = _key(connection)
    if key is None:
        key = bars.key or secrets.token_bytes(KEY_BYTES)
        connection.execute(insert(CarriedBarKeyRow).values(key_id=KEY_ID, key=key))
    known = set(connection.scalars(select(CarriedBarRow.digest)))
    digests = {_digest(key, phone) for phone in new}
    if key == bars.key:
        digests |= bars.digests
    rows = [{"digest": digest, "at": at} for digest in sorted(digests - known)]
    if rows:
        connection.execute(insert(CarriedBarRow), rows)
    return len(rows)


def drop_carried_bar(connection: Connection, phone: str) -> None:
    """Let a number be called again, as far as a carried bar is concerned."""
    key = _key(connection)
    if key is not None:
        digest = _digest(key, phone)
        connection.execute(delete(CarriedBarRow).where(CarriedBarRow.digest == digest))


def _key(connection: Connection) -> bytes | None:
    for (key,) in _KEY.rows(connection):
        return bytes(key)
    return None


def _digest(key: bytes, phone: str) -> bytes:
    return hmac.digest(key, phone.encode(), "sha256")
