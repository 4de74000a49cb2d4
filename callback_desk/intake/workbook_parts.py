"""What a workbook's archive holds, looked at before any of it is unpacked as a whole.

A workbook is a ZIP archive of XML. Few bytes of it can stand for billions of cells, so
its size is told from its parts first.
"""

import io
import re
import zipfile
import zlib
from functools import partial
from pathlib import Path
from typing import Final

from callback_desk.domain.stopping import Heed, go_on

MOST_UNPACKED: Final = 160 * 1024 * 1024
"""Bytes of all parts together."""

MOST_CELLS: Final = 3_000_000
"""Cells of the smallest rectangle that holds all cells of a sheet."""

_CHUNK: Final = 256 * 1024
_LONGEST_TAG: Final = 1_024
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_TAG = re.compile(rb"<(?:\w{1,20}:)?(row|c)\b([^<>]*)>")
_PLACE = re.compile(rb"""\br=["']([A-Za-z]{0,3})([0-9]{1,7})["']""")
_COLUMNS: Final = 16_384
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError,
    NotImplementedError,
)  # fmt: skip
"""What the standard library says of archives that are damaged or of another kind."""


class PartsTooLarge(Exception):
    """Reading the workbook would take more memory than any list of leads does."""


class PartsBroken(Exception):
    """The archive is damaged."""


def is_workbook(path: Path) -> bool:
    """Whether a regular file is a ZIP archive that is a workbook of XML sheets."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" in map(str.lower, archive.namelist())
    except _BROKEN:
        return False


def check_parts(data: io.BufferedIOBase, heed: Heed = go_on) -> None:
    """Make sure that a workbook can be read in little memory.

    Args:
        data: the archive.
        heed: asked before each piece that is unpacked.

    Raises:
        Stopped: `heed` ended it.
        PartsTooLarge: it cannot.
        PartsBroken: some part of it is damaged.
    """
    try:
        with zipfile.ZipFile(data) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > MOST_UNPACKED:
                raise PartsTooLarge()
            for member in members:
                _check_part(archive, member, heed)
    except _BROKEN as error:
        raise PartsBroken() from error


def _check_part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, heed: Heed) -> None:
    """Unpack a part bit by bit; of a sheet also see how far its cells reach."""
    extent = _Extent() if _SHEET.fullmatch(member.filename) else None
    left = b""
    with archive.open(member) as part:
        for chunk in iter(partial(part.read, _CHUNK), b""):
            heed()
            if extent is not None:
                text = left + chunk
                left = text[extent.take(text) :][-_LONGEST_TAG:]


class _Extent:
    """How far the cells of a sheet reach."""

    def __init__(self) -> None:
        self._row = self._column = 0
        self._first_row = self._last_row = self._first_column = self._last_column = 0

    def take(self, text: bytes) -> int:
        """Look at the tags in a text; the end of the last one.

        Raises:
            PartsTooLarge: they reach too far.
        """
        end = 0
        for tag in _TAG.finditer(text):
            end = tag.end()
            name, attributes = tag.groups()
            place = _PLACE.search(attributes)
            if name == b"row":
                self._row = int(place[2]) if place else self._row + 1
                self._column = 0
                continue
            self._column += 1
            if place is not None and place[1]:
                self._row, self._column = int(place[2]), _number_of(place[1])
            if not attributes.endswith(b"/"):
                self._reach()
        return end

    def _reach(self) -> None:
        """Note that there is a cell with content."""
        if not self._first_row:
            self._first_row = self._last_row = self._row
            self._first_column = self._last_column = self._column
        self._first_row = min(self._first_row, self._row)
        self._last_row = max(self._last_row, self._row)
        self._first_column = min(self._first_column, self._column)
        self._last_column = max(self._last_column, self._column)
        height = self._last_row - self._first_row + 1
        width = self._last_column - self._first_column + 1
        if height * width > MOST_CELLS or width > _COLUMNS:
            raise PartsTooLarge()


def _number_of(letters: bytes) -> int:
    """A column's number by its letters: A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
