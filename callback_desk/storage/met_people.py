"""Who was met in a file that is only looked at, kept out of the program's memory.

Nothing of such a file is stored, yet its records are told from one another as an import
would. The first of them are kept in mind; more go into a database without a name,
encrypted with a key that nobody writes down. SQLite makes it where the system keeps its
temporary files; it is gone with the connection, and with the program if that breaks
off.
"""

import secrets
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.errors import DiskFull
from callback_desk.domain.import_errors import TemporaryFolderUnusable

MOST_IN_MIND: Final = 50_000
"""Submissions at which those met so far are put away, sorted."""

_AT_ONCE: Final = 2_500
"""Submissions, and numbers, that are written while nobody is asked."""

_KEY_AND_SALT_BYTES: Final = 32 + 16
_CACHE_KIB: Final = 8 * 1024
_SIEVE_BITS: Final = 1 << 25
_TABLES: Final = (
    "CREATE TABLE met.submissions (fingerprint BLOB PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE met.people (phone TEXT, number INTEGER, name BLOB,"
    " PRIMARY KEY (phone, number)) WITHOUT ROWID",
)
_KNOWN = "SELECT 1 FROM met.submissions WHERE fingerprint = ?"
_NAMES = "SELECT name FROM met.people WHERE phone = ? ORDER BY number"
_ADD_SUBMISSION = "INSERT INTO met.submissions VALUES (?)"
_ADD_PERSON = "INSERT INTO met.people VALUES (?, ?, ?)"

# A file may hold a lone surrogate, which no text in a database can be.
_AS: Final = ("utf-8", "surrogatepass")

_Key = TypeVar("_Key", str, bytes)


class MetInFile:
    """The submissions and people of files of which nothing is stored."""

    def __init__(self) -> None:
        self._put_away: _PutAway | None = None
        self._submissions: set[bytes] = set()
        self._people: dict[str, tuple[str, ...]] = {}

    def known(self, fingerprints: Collection[bytes]) -> set[bytes]:
        """Those of the fingerprints that were kept."""
        known = self._submissions.intersection(fingerprints)
        if self._put_away is not None:
            known |= self._put_away.known(fingerprints)
        return known

    def names(self, phones: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Who was kept with one of the numbers, each in the order they were met.

        Numbers of which nobody was kept may have no names, or be missing.
        """
        phones = set(phones)
        away = {} if self._put_away is None else self._put_away.names(phones)
        for phone in self._people.keys() & phones:
            away[phone] = away.get(phone, ()) + self._people[phone]
        return away

    def keep(
        self, fingerprints: Iterable[bytes], people: Iterable[tuple[str, str]]
    ) -> None:
        """Keep submissions that were not kept before, and people with their numbers.

        Raises:
            DiskFull: there is no room to put them away.
            TemporaryFolderUnusable: they cannot be put away for another reason.
        """
        self._submissions.update(fingerprints)
        for phone, name in people:
            self._people[phone] = (*self._people.get(phone, ()), name)
        if len(self._submissions) >= MOST_IN_MIND:
            self._put_away = self._put_away or _PutAway()
            self._put_away.take(self._submissions, self._people)
            self._submissions, self._people = set(), {}
        elif self._put_away is not None:
            self._put_away.write_some()

    def forget(self) -> None:
        """Let go of all of them."""
        if self._put_away is not None:
            self._put_away.close()
        self._put_away = None
        self._submissions, self._people = set(), {}


class _PutAway:
    """The nameless database, and who waits to be written into it.

    Sorted, they lie side by side in it; written a few at a time, they keep nobody
    waiting who would end it all.
    """

    def __init__(self) -> None:
        self._submissions, self._phones = _Sieve(), _Sieve()
        self._number = 0
        self._unwritten: set[bytes] = set()
        self._people: dict[str, tuple[str, ...]] = {}
        # Both from the last to the first.
        self._in_order: list[bytes] = []
        self._by_phone: list[str] = []
        with _told():
            self._connection = _opened()

    def known(self, fingerprints: Collection[bytes]) -> set[bytes]:
        ask = self._connection.execute
        with _told():
            return self._unwritten.intersection(fingerprints) | {
                one
                for one in self._submissions.lets_through(fingerprints)
                if ask(_KNOWN, (one,)).fetchone()
            }

    def names(self, phones: Iterable[str]) -> dict[str, tuple[str, ...]]:
        ask = self._connection.execute
        with _told():
            return {
                phone: tuple(name.decode(*_AS) for (name,) in ask(_NAMES, (phone,)))
                + self._people.get(phone, ())
                for phone in self._phones.lets_through(phones)
            }

    def take(
        self, fingerprints: set[bytes], people: dict[str, tuple[str, ...]]
    ) -> None:
        """Take over some more; those before them are written by then."""
        while self.write_some():
            pass
        self._submissions.put(fingerprints)
        self._phones.put(people)
        self._unwritten, self._people = fingerprints, people
        self._in_order = sorted(fingerprints, reverse=True)
        self._by_phone = sorted(people, reverse=True)

    def write_some(self) -> bool:
        """Write a few of those who wait; whether there were any."""
        some = self._in_order[-_AT_ONCE:][::-1]
        phones = self._by_phone[-_AT_ONCE:][::-1]
        if not some and not phones:
            return False
        rows = []
        for phone in phones:
            for name in self._people[phone]:
                self._number += 1
                rows.append((phone, self._number, name.encode(*_AS)))
        do = self._connection
        with _told():
            do.execute("BEGIN")
            do.executemany(_ADD_SUBMISSION, ((one,) for one in some))
            do.executemany(_ADD_PERSON, rows)
            do.execute("COMMIT")
        del self._in_order[-_AT_ONCE:], self._by_phone[-_AT_ONCE:]
        self._unwritten.difference_update(some)
        for phone in phones:
            del self._people[phone]
        return True

    def close(self) -> None:
        self._connection.close()


class _Sieve:
    """Tells at once of nearly everything that was not put in that it was not.

    A Bloom filter of 4 MiB. Of four million it lets one in forty through in vain.
    """

    def __init__(self) -> None:
        self._bits = bytearray(_SIEVE_BITS // 8)

    def put(self, keys: Iterable[_Key]) -> None:
        bits = self._bits
        for key in keys:
            mixed = hash(key)
            for place in (mixed, mixed >> 13, mixed >> 26):
                bits[place >> 3 & _LAST_BYTE] |= 1 << (place & 7)

    def lets_through(self, keys: Iterable[_Key]) -> Iterator[_Key]:
        bits = self._bits
        for key in keys:
            mixed = hash(key)
            if (
                bits[mixed >> 3 & _LAST_BYTE] >> (mixed & 7) & 1
                and bits[mixed >> 16 & _LAST_BYTE] >> (mixed >> 13 & 7) & 1
                and bits[mixed >> 29 & _LAST_BYTE] >> (mixed >> 26 & 7) & 1
            ):
                yield key


_LAST_BYTE: Final = _SIEVE_BITS // 8 - 1


def _opened() -> Any:  # noqa: ANN401 - the driver's
    connection = driver.connect(
        ":memory:", isolation_level=None, check_same_thread=False
    )
    try:
        key = secrets.token_bytes(_KEY_AND_SALT_BYTES).hex()
        connection.execute("PRAGMA cipher_log_level = NONE")
        # Built to keep what is temporary in memory, unless it is told.
        connection.execute("PRAGMA temp_store = FILE")
        connection.execute(f"ATTACH '' AS met KEY \"x'{key}'\"")
        connection.execute("PRAGMA met.journal_mode = OFF")
        connection.execute("PRAGMA met.synchronous = OFF")
        connection.execute(f"PRAGMA met.cache_size = -{_CACHE_KIB}")
        for table in _TABLES:
            connection.execute(table)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _told() -> Iterator[None]:
    """Whatever ails that database, the desk's own is not touched."""
    try:
        yield
    except driver.OperationalError as error:
        if "full" in str(error).lower():
            raise DiskFull() from error
        raise TemporaryFolderUnusable() from error
