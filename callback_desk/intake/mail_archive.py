"""Mails that stand in files: one alone, an mbox, a Maildir. Each is a file of leads.

A mail is read up to a bound, an archive is streamed: memory does not grow with it.
"""

import hashlib
import os
from collections.abc import Callable, Collection, Iterator
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Final

from callback_desk.domain.errors import (
    FileChanged,
    FileEmpty,
    FileNotText,
    FileUnreadable,
)
from callback_desk.domain.submission import Submission
from callback_desk.intake.file_kind import HEAD_SIZE, kind_of_bytes
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_message import LARGEST_MAIL, read_mail
from callback_desk.intake.mbox_index import index_mails, unquoted
from callback_desk.intake.outlook_message import (
    LARGEST_OUTLOOK,
    MAGIC,
    is_outlook,
    read_outlook,
)
from callback_desk.intake.regular_file import (
    HashedBytes,
    check_unchanged,
    identity_of,
    opened_regular,
    reason_of,
)

MBOX: Final = "mbox"
MAILDIR: Final = "maildir"
MAILDIR_FOLDERS: Final = ("new", "cur")

# More falls out of the processor's cache before it was looked through.
_CHUNK: Final = 256 * 1024

EarlierLengths = Callable[[], Collection[int]]
"""How long archives were that were imported before."""


def no_lengths() -> Collection[int]:
    """None was imported before."""
    return ()


class MailFile:
    """One mail in a file of its own, `.eml` or Outlook's `.msg`.

    Attributes:
        name: how messages call the file.
        recognised_as: the form product, e.g. `divi-mail`.
        encoding: None; a mail's parts have one each.
        layout: None; a mail has no columns.
        digest: SHA-256 of the file's bytes, hexadecimal.
    """

    encoding = None
    layout = None

    def __init__(self, path: Path, name: str, reader: MailContents) -> None:
        """Read the mail.

        Raises:
            FileUnreadable: not there, no regular file, or not to be opened.
            FileEmpty: nothing in it but white space.
            FileNotText: a picture, an archive, a damaged Outlook message.
        """
        self.name = name
        self._path = path
        with opened_regular(path, name) as descriptor:
            self._identity = identity_of(os.fstat(descriptor))
            data, size, self.digest = _read_whole(descriptor, name)
            if size > len(data) and data.startswith(MAGIC):
                os.lseek(descriptor, 0, os.SEEK_SET)
                data, size, _ = _read_whole(descriptor, name, LARGEST_OUTLOOK)
            check_unchanged(path, name, descriptor, self._identity)
        if is_outlook(data):
            mail = read_outlook(data, name, is_cut=size > len(data))
        else:
            really = kind_of_bytes(data[:HEAD_SIZE])
            if really is not None:
                raise FileNotText(file=name, really=really)
            if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
                raise FileEmpty(file=name)
            mail = read_mail(data, is_cut=size > len(data))
        self._submissions = reader.read(1, mail)
        self.recognised_as = self._submissions[0].recognised_as

    def submissions(self) -> Iterator[Submission]:
        """The submissions that it holds, one as a rule.

        Raises:
            FileChanged: the file is not what was opened.
        """
        with opened_regular(self._path, self.name, again=True) as descriptor:
            check_unchanged(self._path, self.name, descriptor, self._identity)
        yield from self._submissions


class MboxFile:
    """Many mails in one file, parted by `From ` lines.

    Attributes:
        name: how messages call the file.
        recognised_as: `mbox`; its records say the rest.
        encoding: None.
        layout: None.
        digest: SHA-256 of the file's bytes, hexadecimal.
        read_as: what its reading depends on, but for its bytes.
        length: its bytes.
        beginnings: the digests of its first bytes, by how many, of the lengths that
            were asked about, where these are whole mails.
    """

    encoding = None
    layout = None
    recognised_as = MBOX

    def __init__(
        self,
        path: Path,
        name: str,
        reader: MailContents,
        read_as: str = "",
        lengths: EarlierLengths = no_lengths,
    ) -> None:
        """Find the mails in it.

        Raises:
            FileUnreadable: not there, no regular file, or not to be opened.
            FileChanged: it changed meanwhile.
        """
        self.name = name
        self._path = path
        self._reader = reader
        self.read_as = read_as
        # The running hash goes on from there, so that nothing before is read again.
        self._hashes: dict[int, hashlib._Hash] = {0: hashlib.sha256()}
        with opened_regular(path, name) as descriptor:
            self._identity = identity_of(os.fstat(descriptor))
            sha256 = hashlib.sha256()
            try:
                self._index = index_mails(
                    _hashed_at(descriptor, sha256, lengths(), self._hashes)
                )
            except OSError as error:
                raise FileUnreadable(file=name, reason=reason_of(error)) from error
            self.digest = sha256.hexdigest()
            check_unchanged(path, name, descriptor, self._identity)
        self.length = self._index.length
        self.beginnings = {
            length: so_far.hexdigest()
            for length, so_far in self._hashes.items()
            if length and self._index.parts_at(length)
        }

    def submissions(self) -> Iterator[Submission]:
        """Every mail in the order of the file, its number as the row.

        Raises:
            FileChanged: the file is not what was opened; noticed at the start or,
                after the last mail, at the end.
            FileUnreadable: the disk or the network failed.
        """
        return self.submissions_behind(0)

    def submissions_behind(self, length: int) -> Iterator[Submission]:
        """The mails behind one of its beginnings, numbered as in the whole file.

        Raises:
            FileChanged: as for all of them, but for what is not read again.
            FileUnreadable: the disk or the network failed.
        """
        sha256 = self._hashes[length].copy()
        passed = self._index.count_before(length)
        with opened_regular(self._path, self.name, again=True) as descriptor:
            check_unchanged(self._path, self.name, descriptor, self._identity)
            os.lseek(descriptor, length, os.SEEK_SET)
            stream = BufferedReader(HashedBytes(descriptor, sha256), _CHUNK)
            try:
                for row, size in enumerate(self._index.sizes(passed), passed + 1):
                    data = stream.read(min(size, LARGEST_MAIL))
                    _pass_over(stream, size - len(data))
                    mail = read_mail(unquoted(data), is_cut=size > len(data))
                    yield from self._reader.read(row, mail)
            except OSError as error:
                raise FileUnreadable(file=self.name, reason=reason_of(error)) from error
            check_unchanged(self._path, self.name, descriptor, self._identity)
        if sha256.hexdigest() != self.digest:
            raise FileChanged(file=self.name)


class MaildirFolder:
    """A folder with a mail in each file of its `new` and `cur`; links are not followed.

    Attributes:
        name: how messages call the folder.
        recognised_as: `maildir`; its records say the rest.
        encoding: None.
        layout: None.
        digest: SHA-256 of the mails' names and bytes in their order, hexadecimal.
    """

    encoding = None
    layout = None
    recognised_as = MAILDIR

    def __init__(self, path: Path, name: str, reader: MailContents) -> None:
        """List the mails in it.

        Raises:
            FileUnreadable: a folder or a mail may not be read.
            FileChanged: a mail vanished meanwhile.
        """
        self.name = name
        self._reader = reader
        self._mails = _mails_of(path, name)
        sha256 = hashlib.sha256()
        for mail in self._mails:
            sha256.update(_lasting_name(mail).encode("utf-8", "surrogateescape"))
            with opened_regular(mail, name, again=True) as descriptor:
                sha256.update(bytes.fromhex(_read_whole(descriptor, name)[2]))
        self.digest = sha256.hexdigest()

    def submissions(self) -> Iterator[Submission]:
        """Every mail in the order in which they were delivered.

        Raises:
            FileChanged: a mail moved or vanished meanwhile, or is another one.
            FileUnreadable: the disk or the network failed.
        """
        sha256 = hashlib.sha256()
        for row, path in enumerate(self._mails, start=1):
            sha256.update(_lasting_name(path).encode("utf-8", "surrogateescape"))
            with opened_regular(path, self.name, again=True) as descriptor:
                data, size, digest = _read_whole(descriptor, self.name)
            sha256.update(bytes.fromhex(digest))
            mail = read_mail(data, is_cut=size > len(data))
            yield from self._reader.read(row, mail)
        if sha256.hexdigest() != self.digest:
            raise FileChanged(file=self.name)


def is_maildir(path: Path) -> bool:
    """Whether a folder has the two folders in which a Maildir keeps its mails."""
    try:
        return all((path / part).is_dir() for part in MAILDIR_FOLDERS)
    except OSError:
        return False


def _mails_of(path: Path, name: str) -> list[Path]:
    """The mails of a Maildir, the earliest delivered first."""
    found: list[Path] = []
    try:
        for part in MAILDIR_FOLDERS:
            with os.scandir(path / part) as entries:
                found += [
                    Path(entry.path)
                    for entry in entries
                    if not entry.name.startswith(".")
                    and entry.is_file(follow_symlinks=False)
                ]
    except OSError as error:
        raise FileUnreadable(file=name, reason=reason_of(error)) from error
    return sorted(found, key=_lasting_name)


def _lasting_name(mail: Path) -> str:
    """A mail's name without its flags, which change when somebody reads it."""
    return mail.name.partition(":2,")[0]


def _read_whole(
    descriptor: int, name: str, largest: int = LARGEST_MAIL
) -> tuple[bytes, int, str]:
    """A file's first bytes, at most `largest`, its size, and the digest of it all."""
    sha256 = hashlib.sha256()
    kept: list[bytes] = []
    size = 0
    try:
        for chunk in _hashed(descriptor, sha256):
            if size < largest:
                kept.append(chunk[: largest - size])
            size += len(chunk)
    except OSError as error:
        raise FileUnreadable(file=name, reason=reason_of(error)) from error
    return b"".join(kept), size, sha256.hexdigest()


def _hashed(descriptor: int, sha256: "hashlib._Hash") -> Iterator[bytes]:
    """The bytes of a file chunk by chunk, hashed on their way."""
    for chunk in iter(partial(os.read, descriptor, _CHUNK), b""):
        sha256.update(chunk)
        yield chunk


def _hashed_at(
    descriptor: int,
    sha256: "hashlib._Hash",
    lengths: Collection[int],
    hashes: "dict[int, hashlib._Hash]",
) -> Iterator[bytes]:
    """The bytes of a file, and what their hash is after each of these lengths."""
    waiting = sorted((length for length in lengths if length > 0), reverse=True)
    at = 0
    for chunk in iter(partial(os.read, descriptor, _CHUNK), b""):
        view, done = memoryview(chunk), 0
        while waiting and waiting[-1] <= at + len(chunk):
            length = waiting.pop()
            sha256.update(view[done : length - at])
            done = length - at
            hashes[length] = sha256.copy()
        sha256.update(view[done:])
        at += len(chunk)
        yield chunk


def _pass_over(stream: BinaryIO, count: int) -> None:
    """Read on without keeping anything."""
    while count > 0:
        passed = stream.read(min(count, _CHUNK))
        if not passed:
            return
        count -= len(passed)
