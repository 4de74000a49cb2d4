"""Mails that stand in a file: one alone, or an mbox. Each is a file of leads.

A mail is read up to a bound, an archive is streamed: memory does not grow with it.
"""

import hashlib
import os
import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Final

from callback_desk.domain.errors import (
    FileChanged,
    FileNotText,
    FileUnreadable,
)
from callback_desk.domain.import_errors import MailEmpty
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.submission import Submission
from callback_desk.intake.file_kind import HEAD_SIZE, is_binary, kind_of_bytes
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_message import LARGEST_MAIL, Mail, read_mail
from callback_desk.intake.mbox_index import index_mails, unquoted
from callback_desk.intake.outlook_message import (
    LARGEST_OUTLOOK,
    MAGIC,
    is_outlook,
    read_outlook,
)
from callback_desk.intake.regular_file import (
    CHUNK,
    HashedBytes,
    check_unchanged,
    identity_of,
    opened_regular,
    read_whole,
    reason_of,
)
from callback_desk.translation import _

MBOX: Final = "mbox"

_NO_MAIL: Final = _("no mail")
_FIELD = re.compile(rb"^[!-9;-~]{1,60}:[ \t]", re.MULTILINE)

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

    def __init__(
        self, path: Path, name: str, reader: MailContents, heed: Heed = go_on
    ) -> None:
        """Read the mail.

        Raises:
            Stopped: it is wanted no more.
            FileUnreadable: not there, no regular file, or not to be opened.
            MailEmpty: nothing in it but white space.
            FileNotText: a picture, an archive, a damaged Outlook message, noise.
        """
        self.name = name
        self._path = path
        with opened_regular(path, name) as descriptor:
            self._identity = identity_of(os.fstat(descriptor))
            data, size, self.digest = read_whole(descriptor, name, LARGEST_MAIL, heed)
            if size > len(data) and data.startswith(MAGIC):
                os.lseek(descriptor, 0, os.SEEK_SET)
                data, size, _ = read_whole(descriptor, name, LARGEST_OUTLOOK, heed)
            check_unchanged(path, name, descriptor, self._identity)
        mail = mail_of_bytes(data, name, is_cut=size > len(data))
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


def mail_of_bytes(data: bytes, name: str, *, is_cut: bool) -> Mail:
    """The one mail that a file holds.

    Args:
        data: its bytes, as many as are read.
        name: how messages call it.
        is_cut: there were more.

    Raises:
        MailEmpty: nothing in it but white space.
        FileNotText: a picture, an archive, a damaged Outlook message, noise.
    """
    if is_outlook(data):
        return read_outlook(data, name, is_cut=is_cut)
    head = data[:HEAD_SIZE]
    really = kind_of_bytes(head) or (_NO_MAIL if _is_noise(head) else None)
    if really is not None:
        raise FileNotText(file=name, really=really)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise MailEmpty(file=name)
    return read_mail(data, is_cut=is_cut)


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
        heed: Heed = go_on,
    ) -> None:
        """Find the mails in it.

        Raises:
            Stopped: it is wanted no more.
            FileUnreadable: not there, no regular file, or not to be opened.
            FileChanged: it changed meanwhile.
        """
        self.name = name
        self._path = path
        self._reader = reader
        self.read_as = read_as
        # The running hash goes on from there, so that nothing before is read again.
        self._hashes: dict[int, hashlib._Hash] = {0: hashlib.sha256()}
        self._passed = 0
        with opened_regular(path, name) as descriptor:
            self._identity = identity_of(os.fstat(descriptor))
            sha256 = hashlib.sha256()
            try:
                self._index = index_mails(
                    _hashed_at(descriptor, sha256, lengths(), self._hashes, heed)
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

    def fraction_read(self) -> float:
        """How much of it the submissions so far were, from 0 to 1."""
        return self._passed / self.length if self.length else 1.0

    def count_behind(self, length: int) -> int:
        """How many mails stand behind one of its beginnings."""
        return len(self._index) - self._index.count_before(length)

    def begins_with(self, length: int, digest: str, heed: Heed = go_on) -> bool:
        """Whether its first bytes, so many, hash to this.

        The last mail in them may go on behind: it was written just then.

        Raises:
            FileChanged: the file is not what was opened.
            FileUnreadable: the disk or the network failed.
            Stopped: `heed` ended it.
        """
        if length > self.length:
            return False
        sha256 = hashlib.sha256()
        with opened_regular(self._path, self.name, again=True) as descriptor:
            check_unchanged(self._path, self.name, descriptor, self._identity)
            left = length
            try:
                while left and (chunk := os.read(descriptor, min(left, CHUNK))):
                    heed()
                    sha256.update(chunk)
                    left -= len(chunk)
            except OSError as error:
                raise FileUnreadable(file=self.name, reason=reason_of(error)) from error
        return sha256.hexdigest() == digest

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
            self._passed = length
            stream = BufferedReader(HashedBytes(descriptor, sha256), CHUNK)
            try:
                for row, size in enumerate(self._index.sizes(passed), passed + 1):
                    data = stream.read(min(size, LARGEST_MAIL))
                    self._passed += size
                    _pass_over(stream, size - len(data))
                    mail = read_mail(unquoted(data), is_cut=size > len(data))
                    yield from self._reader.read(row, mail)
            except OSError as error:
                raise FileUnreadable(file=self.name, reason=reason_of(error)) from error
            check_unchanged(self._path, self.name, descriptor, self._identity)
        if sha256.hexdigest() != self.digest:
            raise FileChanged(file=self.name)


def _is_noise(head: bytes) -> bool:
    """Whether a file's beginning is neither text nor has a single header field."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or not is_binary(head):
        return False
    return _FIELD.search(head) is None


def _hashed_at(
    descriptor: int,
    sha256: "hashlib._Hash",
    lengths: Collection[int],
    hashes: "dict[int, hashlib._Hash]",
    heed: Heed,
) -> Iterator[bytes]:
    """The bytes of a file, and what their hash is after each of these lengths."""
    waiting = sorted((length for length in lengths if length > 0), reverse=True)
    at = 0
    for chunk in iter(partial(os.read, descriptor, CHUNK), b""):
        heed()
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
        passed = stream.read(min(count, CHUNK))
        if not passed:
            return
        count -= len(passed)
