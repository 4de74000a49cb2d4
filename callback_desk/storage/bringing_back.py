"""A backup unpacked, compared with what it was made from, and what came after it."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from callback_desk.domain.backup_errors import BackupMissing, NoBackup
from callback_desk.domain.errors import DatabaseDamaged, WrongPassword
from callback_desk.storage.backup_file import (
    BackupArchive,
    Contents,
    opened_archive,
)
from callback_desk.storage.backups import differences
from callback_desk.storage.bars import Bars, read_bars
from callback_desk.storage.engine import (
    open_engine,
    told_as_desk_errors,
    transaction,
)
from callback_desk.storage.keys import KeyFile, keys_path
from callback_desk.storage.schema import ensure_schema
from callback_desk.translation import _

# Gets the keys out of a key file that somebody's password, or the recovery key, opens.
Unwrap = Callable[[KeyFile], tuple[bytes, ...]]


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """A backup, unpacked.

    Attributes:
        database: where it is; its keys stand beside it.
        key: the one that it has.
        contents: what the backup said of itself.
    """

    database: Path
    key: bytes
    contents: Contents


@dataclass(frozen=True, slots=True)
class Later:
    """What a newer backup of the same desk says.

    Attributes:
        bars: whom it bars.
        unread: one that is newer still and does not open by the same way, as the
            desk's key was renewed meanwhile; None where there is none.
    """

    bars: Bars
    unread: Path | None = None


def bring_back(file: Path, folder: Path, unwrap: Unwrap) -> BroughtBack:
    """Unpack a backup into a folder, and prove it equal to what it was made from.

    Args:
        file: the backup.
        folder: an empty one, for the database and its keys.
        unwrap: gets the desk's key out of its key file.

    Raises:
        BackupMissing: there is no such file.
        NoBackup: it is none, or damaged.
        WrongPassword: by `unwrap`.
    """
    if not file.is_file():
        raise BackupMissing(file=file)
    database = folder / "desk.db"
    with opened_archive(file) as archive:
        archive.key_file(keys_path(database))
        try:
            keys = unwrap(KeyFile.read(keys_path(database)))
        except DatabaseDamaged as error:
            raise NoBackup(file=file, reason=_("its keys are damaged")) from error
        key = archive.check_seal(*keys)
        archive.database(database)
        contents = archive.contents
    try:
        with told_as_desk_errors(database):
            wrong = differences(database, key, contents.tables)
    except DatabaseDamaged as error:
        raise NoBackup(file=file, reason=_("its database is damaged")) from error
    if wrong:
        raise NoBackup(file=file, reason=wrong)
    return BroughtBack(database, key, contents)


def bars_since(file: Path, back: BroughtBack, unwrap: Unwrap, folder: Path) -> Later:
    """What the newest later backup in the same folder bars; nothing where none is.

    Args:
        file: the backup that is restored.
        back: what came out of it; backups of other desks are passed over.
        unwrap: as for `bring_back`, for where the desk has another key since.
        folder: to unpack the other one into.
    """
    salt = KeyFile.read(keys_path(back.database)).desk_salt
    later = [(at, other) for at, other in _made(file) if at > back.contents.made_at]
    unread = None
    for number, (_unused, other) in enumerate(sorted(later, reverse=True)):
        database = folder / f"later-{number}.db"
        with suppress(NoBackup), opened_archive(other) as archive:
            archive.key_file(keys_path(database))
            keys = KeyFile.read(keys_path(database))
            if keys.desk_salt != salt:
                continue
            key = _key_of(archive, keys, back.key, unwrap)
            if key is None:
                unread = unread or other
                continue
            archive.database(database)
            return Later(_bars_of(database, key), unread)
    return Later(Bars(), unread)


def _key_of(
    archive: BackupArchive, keys: KeyFile, known: bytes, unwrap: Unwrap
) -> bytes | None:
    with suppress(NoBackup):
        return archive.check_seal(known)
    with suppress(NoBackup, WrongPassword, DatabaseDamaged):
        return archive.check_seal(*unwrap(keys))
    return None


def _bars_of(database: Path, key: bytes) -> Bars:
    engine = open_engine(database, key)
    try:
        ensure_schema(engine, database)
        with transaction(engine, database, writes=False) as connection:
            return read_bars(connection)
    finally:
        engine.dispose()


def _made(file: Path) -> Iterator[tuple[datetime, Path]]:
    """The backups that lie beside one, and when they say that they were made."""
    for other in sorted(file.absolute().parent.iterdir()):
        if not other.is_file() or not zipfile.is_zipfile(other):
            continue
        with suppress(NoBackup), opened_archive(other) as archive:
            yield archive.contents.made_at, other
