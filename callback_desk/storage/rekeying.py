"""The database written anew with another key, and put in the place of the one before.

Whatever breaks off in between, the desk opens for everybody who stays:

1. The key file gets the next key beside the present one, sealed to each of them.
2. The database is copied page by page into a file of its own with the next key, and
   looked through.
3. The copy takes the place of the database in one step.
4. The key file loses the earlier key.

A crash before 3 leaves the database as it was, with a copy that nobody needs; one
after it leaves a key file with one key too many. Both are seen to when the desk is
opened next.
"""

import errno
import os
import secrets
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.errors import DatabaseDamaged, DeskError
from callback_desk.domain.key_errors import DeskOpenElsewhere, KeyNotRenewed
from callback_desk.domain.system_words import system_said
from callback_desk.paths import flush_folder, make_private_file
from callback_desk.storage.desk_key import DeskKey
from callback_desk.storage.engine import KEY_BYTES, connect, told_as_desk_errors
from callback_desk.storage.keys import KeyFile, keys_path
from callback_desk.translation import _

ENDINGS = ("", "-wal", "-shm", "-journal")

# Writes what shall stand in the audit of the copy, given its path and key.
Note = Callable[[Path, bytes], None]


def copy_path(database: Path) -> Path:
    """Where a database is written anew."""
    return database.with_name(f".{database.name}-renewed")


def which_opens(database: Path, keys: tuple[bytes, ...]) -> bytes:
    """The key that a database has; it is asked only where there are several.

    Raises:
        DatabaseDamaged: none of them.
    """
    if len(keys) == 1:
        return keys[0]
    for key in keys:
        try:
            with closing(connect(database, key)) as opened:
                opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return key
        except driver.DatabaseError:
            continue
    raise DatabaseDamaged(path=database, reason=_("none of its keys opens it"))


def renew(path: Path, key: DeskKey, names: list[str], note: Note) -> None:
    """Give a database another key; nobody else is at it.

    Args:
        path: the database.
        key: its key, which becomes the new one.
        names: who shall open it from now on, beside whoever has the recovery key.
        note: writes into the copy that it was done.

    Raises:
        DeskOpenElsewhere: a program that tells nobody has it open.
        KeyNotRenewed: the copy is not what the desk holds.
        DeskError: the disk is full, or the database damaged; all is as it was.
    """
    new, copy = secrets.token_bytes(KEY_BYTES), copy_path(path)
    keys = KeyFile.read(keys_path(path))
    keys.add_next(key.value, new, names)
    with told_as_desk_errors(path):
        try:
            drop_copy(path)
            keys.save()
            _write_anew(path, copy, key.value, new)
            note(copy, new)
            _flush(copy)
            os.replace(copy, path)
        except OSError as error:
            with suppress(OSError):
                drop_copy(path)
            if error.errno == errno.ENOSPC:
                raise
            reason = system_said(error, _("a file cannot be written"))
            raise KeyNotRenewed(reason=reason.lower()) from error
        except BaseException:
            with suppress(OSError):
                drop_copy(path)
            raise
    key.value = new
    try:
        flush_folder(path.parent)
    except OSError:
        return  # As long as that is not on the disk, both keys are needed.
    settle(path, new, is_renewed=True)


def settle(path: Path, key: bytes, *, is_renewed: bool) -> None:
    """Let the key file hold the one key that the database has.

    Where it cannot be written it stays as it is: it opens the desk all the same.
    """
    keys = KeyFile.read(keys_path(path))
    keys.settle(key, is_renewed=is_renewed)
    with suppress(DeskError):
        keys.save()


def drop_copy(path: Path) -> None:
    """Delete what renewing a key left half done."""
    copy = copy_path(path)
    for ending in ENDINGS:
        copy.with_name(copy.name + ending).unlink(missing_ok=True)


def _write_anew(path: Path, copy: Path, key: bytes, new: bytes) -> None:
    make_private_file(copy)
    with closing(connect(path, key)) as source:
        # First: a damaged file is left byte for byte, and ending the log writes to it.
        _look_through(source, path)
        _end_log(source)
        with closing(connect(copy, new)) as target:
            source.backup(target)
        pages = _pages(source)
    with closing(connect(copy, new)) as target:
        if _pages(target) != pages:
            raise KeyNotRenewed(reason=_("the new file is not as long as the old one"))
        if list(target.execute("PRAGMA cipher_integrity_check")):
            raise KeyNotRenewed(reason=_("the new file cannot be read back"))


def _end_log(source: Any) -> None:  # noqa: ANN401 - the driver's
    """Take all that is in the write-ahead log into the database, and be without one.

    SQLite does that only where nobody else has the database open, whoever that is.

    Raises:
        DeskOpenElsewhere: somebody has.
    """
    source.execute("PRAGMA busy_timeout = 0")
    try:
        ((mode,),) = source.execute("PRAGMA journal_mode = DELETE")
    except driver.OperationalError as error:
        if "locked" in str(error):
            raise DeskOpenElsewhere() from error
        raise
    if mode != "delete":
        raise DeskOpenElsewhere()


def _look_through(source: Any, path: Path) -> None:  # noqa: ANN401 - the driver's
    # A page that nobody reads is copied damaged, and SQLite says nothing.
    if list(source.execute("PRAGMA cipher_integrity_check")):
        raise DatabaseDamaged(path=path, reason=_("a page of it is damaged"))


def _pages(database: Any) -> int:  # noqa: ANN401 - the driver's
    return int(database.execute("PRAGMA page_count").fetchone()[0])


def _flush(file: Path) -> None:
    if file.with_name(f"{file.name}-wal").exists():
        raise KeyNotRenewed(reason=_("the new file could not be finished"))
    with file.open("r+b") as written:
        os.fsync(written.fileno())
