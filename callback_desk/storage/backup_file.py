"""A backup as a file: an archive of the encrypted database, its keys and its contents.

Nothing in it is readable without a password of the desk's or its recovery key: the
database is encrypted as it stands, the keys are wrapped, and the list of contents is
numbers and hashes, sealed by the desk's key so that nobody can exchange it.
"""

import hmac
import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, BinaryIO, Literal

from callback_desk.domain.audit_finding import AuditHead
from callback_desk.domain.backup_errors import NoBackup
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.system_words import system_said
from callback_desk.storage.table_digests import TableDigest
from callback_desk.translation import _

FORMAT = 1
DATABASE, KEYS, CONTENTS = "desk.db", "desk.db.keys", "contents.json"
# The earliest time that an archive can hold; when a backup was made stands inside.
_ARCHIVE_TIME = (1980, 1, 1, 0, 0, 0)
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says of itself.

    Attributes:
        made_at: when, aware UTC.
        tables: what each table holds.
        database: SHA-256 of the encrypted database file, in hexadecimal.
        keys: that of the key file.
        head: the audit's last row, so that a tail cut off later shows.
    """

    made_at: datetime
    tables: dict[str, TableDigest]
    database: str
    keys: str
    head: AuditHead

    @property
    def leads(self) -> int:
        """How many leads there are."""
        return self.tables["leads"].rows


def write_archive(
    target: Path, database: Path, keys: Path, contents: Contents, key: bytes
) -> None:
    """Write a backup to a new file, down to the disk.

    Raises:
        OSError: it cannot be written.
    """
    said = _said(contents)
    sealed = json.dumps({"said": said, "seal": _seal(said, key)})
    with open(target, "xb", opener=_private) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            archive.writestr(_member(CONTENTS), sealed)
            for name, source in ((KEYS, keys), (DATABASE, database)):
                with (
                    source.open("rb") as read,
                    archive.open(_member(name), "w", force_zip64=True) as written,
                ):
                    shutil.copyfileobj(read, written, BLOCK)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def opened_archive(file: Path) -> Iterator["BackupArchive"]:
    """A backup's archive, to read from.

    Raises:
        NoBackup: it cannot be read, or is none.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            yield BackupArchive(file, archive)
    except (OSError, zipfile.BadZipFile, EOFError) as error:
        reason = system_said(error, _("it is damaged, or something else"))
        raise NoBackup(file=file, reason=reason) from error


class BackupArchive:
    """What stands in a backup, each part checked as it is read."""

    def __init__(self, file: Path, archive: zipfile.ZipFile) -> None:
        self._file = file
        self._archive = archive
        try:
            told: Any = json.loads(archive.read(CONTENTS))
            self._said, self._sealed = told["said"], told["seal"]
            self.contents = _contents(self._said)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise self._wrong(_("it does not say what it holds")) from error

    def key_file(self, target: Path) -> None:
        """Copy the key file out, to a new file."""
        self._copy(KEYS, target, self.contents.keys)

    def database(self, target: Path) -> None:
        """Copy the encrypted database out, to a new file."""
        self._copy(DATABASE, target, self.contents.database)

    def check_seal(self, *keys: bytes) -> bytes:
        """Refuse contents that the desk itself did not write down.

        Args:
            keys: those that the desk has or had.

        Returns:
            The one that it had then.

        Raises:
            NoBackup: they are another's.
        """
        for key in keys:
            if hmac.compare_digest(_seal(self._said, key), str(self._sealed)):
                return key
        raise self._wrong(_("what it says of itself was changed"))

    def check_parts(self) -> None:
        """Read everything through, without keeping it.

        Raises:
            NoBackup: a part is damaged.
        """
        self._copy(KEYS, Path(os.devnull), self.contents.keys, "wb")
        self._copy(DATABASE, Path(os.devnull), self.contents.database, "wb")

    def _copy(
        self, name: str, target: Path, expected: str, mode: Literal["wb", "xb"] = "xb"
    ) -> None:
        digest = sha256()
        try:
            with (
                self._archive.open(name) as read,
                open(target, mode, opener=_private) as written,
            ):
                _copy_hashed(read, written, digest)
                if mode == "xb":
                    written.flush()
                    os.fsync(written.fileno())
        except KeyError as error:
            raise self._wrong(_("{name} is not in it", name=name)) from error
        if digest.hexdigest() != expected:
            raise self._wrong(_("{name} in it is damaged", name=name))

    def _wrong(self, reason: str) -> NoBackup:
        return NoBackup(file=self._file, reason=reason)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _copy_hashed(read: Any, written: BinaryIO, digest: Any) -> None:  # noqa: ANN401
    while block := read.read(BLOCK):
        digest.update(block)
        written.write(block)


def _member(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, _ARCHIVE_TIME)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _seal(said: object, key: bytes) -> str:
    text = json.dumps(said, sort_keys=True).encode()
    return hmac.digest(key, b"callback-desk backup contents" + text, "sha256").hex()


def _said(contents: Contents) -> dict[str, object]:
    return {
        "format": FORMAT,
        "made_at": to_epoch(contents.made_at),
        "tables": {
            name: [table.rows, table.digest] for name, table in contents.tables.items()
        },
        "database": contents.database,
        "keys": contents.keys,
        "audit": [contents.head.audit_id, contents.head.chain.hex()],
    }


def _contents(said: Any) -> Contents:  # noqa: ANN401 - what stands in the file
    if said["format"] != FORMAT:
        raise ValueError("another format")
    tables = {name: TableDigest(*told) for name, told in said["tables"].items()}
    audit_id, chain = said["audit"]
    return Contents(
        made_at=from_epoch(said["made_at"]).astimezone(UTC),
        tables=tables,
        database=said["database"],
        keys=said["keys"],
        head=AuditHead(audit_id, bytes.fromhex(chain)),
    )
