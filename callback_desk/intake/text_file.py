"""A regular file of text, read in passes that must all see the same bytes."""

import codecs
import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from callback_desk.domain.errors import (
    FileChanged,
    FileEmpty,
    FileNotText,
    FileUnreadable,
)
from callback_desk.domain.stopping import Heed, go_on, tell_share
from callback_desk.intake.encoding import Encoding, EncodingSurvey, chosen_encoding
from callback_desk.intake.file_kind import (
    HEAD_SIZE,
    is_binary,
    kind_of_bytes,
    kind_of_text,
)
from callback_desk.intake.hashed_beside import HashedBeside, hashing_beside
from callback_desk.intake.regular_file import (
    HashedBytes,
    check_unchanged,
    identity_of,
    opened_regular,
    reason_of,
)
from callback_desk.intake.zeroed_parts import (
    LONGEST_TAIL,
    LOST_LETTERS,
    ZeroCount,
    read_of,
    shortened,
    without_stretches,
)
from callback_desk.translation import _

LONGEST_LINE: Final = 16 * 1024 * 1024
"""Characters of a physical line that are kept; the rest of it is passed over."""

_CHUNK: Final = 1024 * 1024
_BUFFER: Final = 256 * 1024
_STRETCH: Final = 64 * 1024
"""Bytes, of which each stretch has a line end in a file without long lines."""

_NUL_SHARE: Final = 0.01
_FEWEST_NULS: Final = 4


_Text: TypeAlias = "io.TextIOWrapper[io.BufferedReader[HashedBytes]]"


class TextSource(Protocol):
    """Text that can be read again and again: a file, or something attached."""

    name: str
    digest: str
    encoding: Encoding
    has_nul: bool

    @property
    def fraction_read(self) -> float:
        """How much of it the newest reading has behind it, from 0 to 1."""
        ...

    def lines(self) -> Iterator[str]:
        """Physical lines with their line ends, in order."""
        ...


class TextFile:
    """A file whose bytes were all seen once: what they hash to and how they decode.

    Attributes:
        name: how messages call the file.
        digest: SHA-256 of its bytes, hexadecimal.
        encoding: how the bytes become text.
        has_nul: some NUL characters stand in the text.
        has_long_lines: lines may be so long that a few of them are many.
        heed: asked before each piece of it that is read, and told how much was.
    """

    def __init__(
        self, path: Path, name: str, codec: str | None = None, heed: Heed = go_on
    ) -> None:
        """Survey the file.

        Args:
            path: where it is.
            name: how messages call it.
            codec: the encoding that staff chose, None: as its bytes tell.
            heed: asked during the survey, and in each reading until it is set anew.

        Raises:
            FileUnreadable: not there, no regular file, or not to be opened.
            FileEmpty: nothing in it but white space.
            FileNotText: a workbook, an archive, a picture, a web page.
            FileChanged: it changed during the survey.
            Stopped: `heed` ended it.
        """
        self.name = name
        self.heed = heed
        self._path = path
        self._codec = codec
        self._raw: HashedBytes | None = None
        # So many bytes are read; a file may go on with zeros.
        self._size = 0
        with opened_regular(self._path, self.name) as descriptor:
            self._identity = identity_of(os.fstat(descriptor))
            with hashing_beside() as sha256:
                self._survey(descriptor, sha256)
            self._check_unchanged(descriptor)

    def __getstate__(self) -> dict[str, object]:
        """What another process reads the same file by; a reading stays where it is."""
        return self.__dict__ | {"_raw": None}

    @property
    def fraction_read(self) -> float:
        """How much of the file the newest reading has behind it, from 0 to 1."""
        *_, size, _ = self._identity
        return min(1.0, self._raw.count / size) if self._raw and size else 0.0

    def lines(self) -> Iterator[str]:
        """Physical lines with their line ends (CRLF, LF or CR), in order.

        Raises:
            FileChanged: its bytes are no longer those that were surveyed; noticed
                at the start and at the end.
            FileUnreadable: the disk or the network failed.
        """
        with self.opened() as text:
            yield from whole_lines(text)

    @contextmanager
    def opened(self) -> Iterator["_Text"]:
        """The text, to be read to its end; see `lines` for what it raises."""
        with opened_regular(self._path, self.name, again=True) as descriptor:
            self._check_unchanged(descriptor)
            sha256 = hashlib.sha256()
            raw = self._raw = HashedBytes(descriptor, sha256, self._size, self._heeded)
            text = io.TextIOWrapper(
                io.BufferedReader(raw, _BUFFER),
                encoding=self.encoding.codec,
                errors=self.encoding.on_bad_bytes,
                newline="",
            )
            try:
                yield text
            except OSError as error:
                raise FileUnreadable(file=self.name, reason=reason_of(error)) from error
            self._check_unchanged(descriptor)
            if sha256.hexdigest() != self.digest:
                raise FileChanged(file=self.name)

    def _heeded(self) -> None:
        """Ask whether to go on; the survey was half of what is done beforehand."""
        tell_share(self.heed, (1 + self.fraction_read) / 2)
        self.heed()

    def _check_unchanged(self, descriptor: int) -> None:
        """Compare what is open and what stands at the path with what was surveyed."""
        check_unchanged(self._path, self.name, descriptor, self._identity)

    def _survey(self, descriptor: int, sha256: HashedBeside) -> None:
        """Hash all bytes, find their encoding, refuse what is no text."""
        survey = EncodingSurvey()
        head, zeros, size = b"", ZeroCount(), 0
        self.has_long_lines = False
        try:
            for chunk in iter(partial(os.read, descriptor, _CHUNK), b""):
                tell_share(self.heed, size / max(1, self._identity[2]) / 2)
                self.heed()
                if not head:
                    head = chunk[:HEAD_SIZE]
                    self._refuse(kind_of_bytes(head))
                sha256.take(chunk)
                survey.take(chunk)
                zeros.take(chunk)
                size += len(chunk)
                # A file of holes may be said to be larger than any disk.
                if zeros.tail > LONGEST_TAIL:
                    self._refuse(_("a binary file"))
                if not (survey.is_wide or (self._codec or "").startswith("utf-16")):
                    text = self._identity[2] - zeros.lost
                    self._refuse_binary(without_stretches(head), zeros.inner, text)
                self.has_long_lines |= _has_long_line(chunk)
        except OSError as error:
            raise FileUnreadable(file=self.name, reason=reason_of(error)) from error
        self.encoding: Encoding = survey.encoding()
        if self._codec is not None:
            self.encoding = chosen_encoding(self._codec, self.encoding)
        self.digest = sha256.hexdigest()
        is_wide = self.encoding.codec.startswith("utf-16")
        text = size - zeros.tail
        self._size = read_of(size, zeros.tail, is_wide=is_wide)
        has_inner = zeros.lost > 0 or (zeros.inner > 0 and not is_wide)
        self.has_nul = self._size > text + is_wide or has_inner
        if zeros.first is not None and not _has_line(head[: zeros.first]):
            self._refuse(_("a binary file"))
        self._refuse_head(head[: self._size], zeros.inner, text - zeros.lost)

    def _refuse_head(self, head: bytes, nuls: int, size: int) -> None:
        """Refuse what is empty, binary or a text that is no table.

        Args:
            head: the first bytes.
            nuls: zeros in the text.
            size: of the text in bytes, without zeros at its end and lost parts.
        """
        decoder = codecs.getincrementaldecoder(self.encoding.codec)(
            errors=self.encoding.on_bad_bytes
        )
        wide = self.encoding.codec.startswith("utf-16")
        head = shortened(head) if wide else without_stretches(head)
        text = decoder.decode(head)
        if wide:
            shown = text.rstrip("\0").replace(LOST_LETTERS, "")
            nuls, size = shown.count("\0"), len(shown)
            self.has_nul |= nuls > 0
        self._refuse_binary(b"" if wide else head, nuls, size)
        self._refuse(kind_of_text(text))
        if not text.strip("\ufeff\0 \t\r\n\f\v\xa0\u3000") and self._is_blank():
            raise FileEmpty(file=self.name)

    def _refuse_binary(self, head: bytes, nuls: int, size: int) -> None:
        """Refuse what has too many NULs, or other bytes that are no text."""
        has_many = nuls >= _FEWEST_NULS and nuls > size * _NUL_SHARE
        if has_many or is_binary(head.rstrip(b"\0")):
            self._refuse(_("a binary file"))

    def _is_blank(self) -> bool:
        """Whether the whole file holds nothing but white space."""
        return all(
            not line.strip("\ufeff\0 \t\r\n\f\v\xa0\u3000") for line in self.lines()
        )

    def _refuse(self, really: str | None) -> None:
        """Say what the file really is, if it is something else than text."""
        if really is not None:
            raise FileNotText(file=self.name, really=really)


def _has_line(head: bytes) -> bool:
    """Whether a whole line with something in it stands in what a file begins with."""
    begun = head.lstrip(b"\0 \t\r\n" + codecs.BOM_UTF8 + codecs.BOM_UTF16)
    return b"\n" in begun or b"\r" in begun


def _has_long_line(chunk: bytes) -> bool:
    """Whether a stretch of a chunk has no line end."""
    return any(
        chunk.find(b"\n", start, start + _STRETCH) < 0
        and chunk.find(b"\r", start, start + _STRETCH) < 0
        for start in range(0, len(chunk) - _STRETCH, _STRETCH)
    )


def whole_lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines of a text; what a line has beyond LONGEST_LINE is dropped."""
    for line in iter(partial(text.readline, LONGEST_LINE), ""):
        yield line
        part = line
        while len(part) == LONGEST_LINE and part[-1] not in "\r\n":
            part = text.readline(LONGEST_LINE)
