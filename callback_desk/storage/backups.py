"""Backups made and brought back, each compared row by row before it counts."""

import hmac
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.audit_finding import AuditHead
from callback_desk.domain.backup import Backup
from callback_desk.domain.backup_errors import (
    BackupDiffers,
    BackupNotWritten,
    BackupPlaceTaken,
    NoBackup,
)
from callback_desk.domain.errors import DatabaseDamaged
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.system_words import system_said
from callback_desk.paths import make_private_file, make_private_folder
from callback_desk.storage.backup_file import (
    Contents,
    digest_of,
    opened_archive,
    write_archive,
)
from callback_desk.storage.desk_key import DeskKey
from callback_desk.storage.engine import connect, told_as_desk_errors
from callback_desk.storage.keys import KeyFile, keys_path
from callback_desk.storage.table_digests import TableDigest, table_digests
from callback_desk.storage.work_folder import clear_away, worked_at
from callback_desk.translation import _

# Copied at a time, so that it can be ended in between.
PAGES = 2_000
# What the desk's own backups end in.
ENDING = ".cdbackup"
# Where one is worked at; what broke off (a power cut, a kill) is older than any work.
_WORKED_AT, _BROKE_OFF = ".backup-", timedelta(days=1)
_MARK_BYTES = 8
_HEAD = "SELECT audit_id, chain FROM audit_head"


class SqlBackups:
    """Makes backups of one open desk, while others go on working at it."""

    def __init__(self, path: Path, key: DeskKey) -> None:
        self._path = path
        self._key = key

    def make(self, target: Path, now: datetime, heed: Heed = go_on) -> Backup:
        """Write a backup beside its place, read it back, then put it there.

        An earlier backup of this desk in that place is replaced by the new one.

        Raises:
            Stopped: `heed` ended it; nothing of it is left.
            BackupPlaceTaken: something else stands there.
            BackupNotWritten: the disk is full, or the folder cannot be written.
            BackupDiffers: what was read back is not what the desk holds.
            DeskError: the desk itself cannot be read.
        """
        if target.exists():
            self._check_ours(target)
        self._clear_up(target.parent, now)
        with self._key.in_use() as key, self._work_folder(target, key) as folder:
            copy, part = folder / "desk.db", folder / "backup"
            tables, head = self._copy(copy, key, heed)
            keys = Path(shutil.copyfile(keys_path(self._path), folder / "desk.db.keys"))
            contents = Contents(now, tables, digest_of(copy), digest_of(keys), head)
            heed()
            write_archive(part, copy, keys, contents, key)
            heed()
            try:
                with opened_archive(part) as archive:
                    archive.check_seal(key)
                    archive.check_parts()
            except NoBackup as error:
                raise BackupDiffers(
                    file=target, reason=error.fields["reason"]
                ) from error
            heed()
            os.replace(part, target)
        return Backup(target, now, contents.leads)

    def keep(self, now: datetime) -> Backup:
        """Make one in the folder where the desk keeps its own.

        Raises:
            DeskError: as for `make`.
        """
        return self.make(self.place_for(now), now)

    def told(self, file: Path) -> tuple[Backup, AuditHead]:
        """What a backup of this desk says of itself, and the audit's head in it.

        Those from before the desk's key was renewed are this desk's, too.

        Raises:
            NoBackup: it is none, or another desk's.
        """
        return self._told(file, self._all_keys())

    def _told(self, file: Path, keys: tuple[bytes, ...]) -> tuple[Backup, AuditHead]:
        with opened_archive(file) as archive:
            archive.check_seal(*keys)
            contents = archive.contents
        return Backup(file, contents.made_at, contents.leads), contents.head

    def _all_keys(self) -> tuple[bytes, ...]:
        with self._key.in_use() as key:
            return key, *KeyFile.read(keys_path(self._path)).earlier(key)

    @property
    def folder(self) -> Path:
        """Where the desk keeps backups of its own accord: beside the database."""
        return self._path.with_name(f"{self._path.name}-backups")

    def kept(self) -> list[tuple[Backup, AuditHead]]:
        """The backups of this desk in its folder, the newest first."""
        found, keys = [], self._all_keys()
        for file in self.folder.glob(f"*{ENDING}"):
            with suppress(NoBackup):
                found.append(self._told(file, keys))
        return sorted(found, key=lambda told: told[0].made_at, reverse=True)

    def place_for(self, now: datetime) -> Path:
        """Where a backup of this instant goes in that folder.

        Raises:
            BackupNotWritten: the folder cannot be made.
        """
        place = self.folder / f"{now.astimezone(UTC):%Y-%m-%d %H%M%S}{ENDING}"
        try:
            make_private_folder(self.folder)
        except OSError as error:
            raise _not_written(place, error) from error
        return place

    def drop(self, backup: Backup) -> None:
        """Delete a backup of this desk's folder; that it is gone is as good."""
        if backup.file.parent == self.folder:
            backup.file.unlink(missing_ok=True)

    def _check_ours(self, target: Path) -> None:
        try:
            self.told(target)
        except NoBackup as error:
            raise BackupPlaceTaken(file=target) from error

    def _copy(
        self, copy: Path, key: bytes, heed: Heed
    ) -> tuple[dict[str, TableDigest], AuditHead]:
        """Copy the database as it stands at one instant, and prove the copy equal."""
        make_private_file(copy)
        with (
            told_as_desk_errors(self._path),
            closing(connect(self._path, key)) as at,
        ):
            # A page that nobody reads is copied damaged, and SQLite says nothing.
            if list(at.execute("PRAGMA cipher_integrity_check")):
                raise DatabaseDamaged(
                    path=self._path, reason=_("a page of it is damaged")
                )
            # All of it as it is at this instant, whatever is written meanwhile.
            at.execute("BEGIN")
            tables = table_digests(at, heed)
            ((audit_id, chain),) = at.execute(_HEAD)
            with closing(connect(copy, key)) as copied:
                at.backup(copied, pages=PAGES, progress=lambda *_: heed())
            at.execute("ROLLBACK")
        try:
            wrong = differences(copy, key, tables, heed)
        except driver.Error as error:
            wrong = _("it cannot be read back ({error})", error=error)
        if wrong:
            raise BackupDiffers(file=copy, reason=wrong)
        return tables, AuditHead(audit_id, chain)

    def _clear_up(self, place: Path, now: datetime) -> None:
        """Delete what broke off: each is a copy of the desk, and fills the disk.

        Beside somebody else's files only what this desk worked at is touched.
        """
        is_own = place == self.folder
        for key in (b"",) if is_own else self._all_keys():
            for left in place.glob(f"{_WORKED_AT}{_mark(key)}*"):
                with suppress(OSError):
                    began = datetime.fromtimestamp(left.stat().st_mtime, UTC)
                    clear_away(left, is_old=now - began > _BROKE_OFF)

    @contextmanager
    def _work_folder(self, target: Path, key: bytes) -> Iterator[Path]:
        prefix = f"{_WORKED_AT}{_mark(key)}"
        try:
            folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=prefix))
        except OSError as error:
            raise _not_written(target, error) from error
        try:
            with worked_at(folder):
                yield folder
        except OSError as error:
            raise _not_written(target, error) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _mark(key: bytes) -> str:
    """By what a desk knows its own beside others'; it tells nothing of the key."""
    if not key:
        return ""
    words = b"callback-desk backup worked at"
    return hmac.digest(key, words, "sha256")[:_MARK_BYTES].hex() + "-"


def differences(
    copy: Path, key: bytes, tables: dict[str, TableDigest], heed: Heed = go_on
) -> str:
    """In what a copy is not what it should be, or "" where it is."""
    with closing(connect(copy, key)) as database:
        damaged = list(database.execute("PRAGMA cipher_integrity_check"))
        if damaged or list(database.execute("PRAGMA integrity_check")) != [("ok",)]:
            return _("a page of it is damaged")
        found = table_digests(database, heed)
    wrong = sorted(
        name
        for name in tables.keys() | found.keys()
        if tables.get(name) != found.get(name)
    )
    return _("the rows of {table} differ", table=wrong[0]) if wrong else ""


def _not_written(target: Path, error: OSError) -> BackupNotWritten:
    return BackupNotWritten(file=target, reason=system_said(error, _("it failed")))
