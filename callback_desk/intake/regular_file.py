"""Opens regular files for reading, without ever waiting or following a surprise."""

import errno
import hashlib
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from callback_desk.domain.errors import FileChanged, FileUnreadable
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.system_words import system_said
from callback_desk.intake.zeroed_parts import shortened
from callback_desk.translation import _

# More falls out of the processor's cache before it was looked through.
CHUNK: Final = 256 * 1024

_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_REASONS: Final = {
    errno.ENOENT: _("there is no such file"),
    errno.ENOTDIR: _("there is no such file"),
    errno.EACCES: _("you may not open it"),
    errno.EPERM: _("you may not open it"),
    errno.EISDIR: _("it is a folder"),
    errno.ENAMETOOLONG: _("its name is too long"),
    errno.ELOOP: _("it is a link that leads nowhere"),
}

Identity = tuple[int, int, int, int]
"""Device, inode, size and time of the last change, which must stay the same."""


@contextmanager
def opened_regular(path: Path, name: str, *, again: bool = False) -> Iterator[int]:
    """A descriptor of a file; never waits, whatever stands at the path.

    Args:
        path: where it is.
        name: how messages call it.
        again: it was open before, so that its absence is a change.

    Raises:
        FileUnreadable: not there, no regular file, or not to be opened.
        FileChanged: it was there before.
    """
    try:
        # Looked at first: merely opening a device or a FIFO may already act.
        _must_be_regular(os.stat(path))
        descriptor = os.open(path, _OPEN_FLAGS)
    except (OSError, ValueError) as error:
        if again and isinstance(error, FileNotFoundError):
            raise FileChanged(file=name) from error
        raise FileUnreadable(file=name, reason=reason_of(error)) from error
    try:
        try:
            _must_be_regular(os.fstat(descriptor))
        except OSError as error:
            raise FileUnreadable(file=name, reason=reason_of(error)) from error
        yield descriptor
    finally:
        os.close(descriptor)


def check_unchanged(path: Path, name: str, descriptor: int, before: Identity) -> None:
    """Compare what is open and what stands at the path with what was seen before.

    Raises:
        FileChanged: it is not the same file in the same state any more.
    """
    try:
        at_path = os.stat(path)
    except OSError as error:
        raise FileChanged(file=name) from error
    if {identity_of(os.fstat(descriptor)), identity_of(at_path)} != {before}:
        raise FileChanged(file=name)


class HashedBytes(io.RawIOBase):
    """The bytes of a descriptor, hashed on their way; it stays the caller's.

    Args:
        descriptor: of a file.
        sha256: hashes all its bytes.
        size: so many of them are handed out, and of zeros in a row a few; None: all.
        heed: asked before each piece that is read.
    """

    def __init__(
        self,
        descriptor: int,
        sha256: "hashlib._Hash",
        size: int | None = None,
        heed: Heed = go_on,
    ) -> None:
        self._descriptor = descriptor
        self._sha256 = sha256
        self._size = size
        self._heed = heed
        self.count = 0

    def readable(self) -> bool:
        """Always: that is what it is for."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed wants any writable buffer; io hands memoryviews
        """Fill a buffer as RawIOBase asks for, and hash what went in."""
        data = self._read(len(buffer))
        while data and self._size is not None and self.count > self._size:
            # What is behind is only hashed.
            data = data[: max(0, self._size - self.count + len(data))]
            if data:
                break
            data = self._read(len(buffer))
        if self._size is not None:
            data = shortened(data)
        buffer[: len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        self._heed()
        data = os.read(self._descriptor, size)
        self._sha256.update(data)
        self.count += len(data)
        return data


def read_whole(
    descriptor: int, name: str, largest: int, heed: Heed = go_on
) -> tuple[bytes, int, str]:
    """A file's first bytes, at most `largest`, its size, and the digest of it all.

    Raises:
        FileUnreadable: the disk or the network failed.
        Stopped: `heed` ended it.
    """
    sha256 = hashlib.sha256()
    kept: list[bytes] = []
    size = 0
    try:
        for chunk in _hashed(descriptor, sha256):
            heed()
            if size < largest:
                kept.append(chunk[: largest - size])
            size += len(chunk)
    except OSError as error:
        raise FileUnreadable(file=name, reason=reason_of(error)) from error
    return b"".join(kept), size, sha256.hexdigest()


def _hashed(descriptor: int, sha256: "hashlib._Hash") -> Iterator[bytes]:
    """The bytes of a file chunk by chunk, hashed on their way."""
    for chunk in iter(partial(os.read, descriptor, CHUNK), b""):
        sha256.update(chunk)
        yield chunk


def identity_of(status: os.stat_result) -> Identity:
    """What tells this state of this file from any other."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def reason_of(error: OSError | ValueError) -> str:
    """Why the system refused, as the middle of a sentence."""
    if isinstance(error, OSError):
        return _REASONS.get(error.errno or 0) or system_said(
            error, _("the disk failed")
        )
    return _("its name is not possible here")


def _must_be_regular(status: os.stat_result) -> None:
    """Refuse folders, FIFOs, sockets and devices."""
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, _("it is a folder"))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, _("it is not a regular file"))
