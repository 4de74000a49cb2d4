"""Splitting many well-formed records into cells at once.

Most form products quote every cell. Where a text is split at its quotes, every second
piece is a cell, and those between tell whether it is nothing but such records: then the
cells are what the csv module reads character by character.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from io import StringIO
from itertools import chain, pairwise
from operator import sub
from typing import NamedTuple

from callback_desk.domain.joined_texts import JoinedTexts

_BEGIN = {
    "\n": re.compile(rb'\n(?<="\n)"'),
    "\r\n": re.compile(rb'\n(?<="\r\n)"'),
}
"""Where a record begins behind another, if nothing in a cell looks like that."""


class CellTable:
    """The cells of records that have equally many of them, in one list.

    Args:
        cells: of all records.
        width: cells of a record.
        apart: 2 where something stands before each cell, 1 where nothing does.
    """

    def __init__(self, cells: list[str], width: int, apart: int = 1) -> None:
        self._cells = cells
        self.width = width
        self._apart = apart
        self._stride = width * apart

    @classmethod
    def of(cls, rows: list[list[str]], width: int) -> "CellTable":
        """The table of records, each of which has so many cells."""
        return cls(list(chain.from_iterable(rows)), width)

    def column(self, index: int) -> list[str]:
        """The cells of every record at this place."""
        return self._cells[(index + 1) * self._apart - 1 :: self._stride]

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._cells) // self._stride

    def __getitem__(self, number: int) -> list[str]:
        """The cells of one record."""
        start = number * self._stride
        return self._cells[start + self._apart - 1 : start + self._stride : self._apart]

    def __iter__(self) -> Iterator[list[str]]:
        """The cells of each record."""
        return map(self.__getitem__, range(len(self)))


class Split(NamedTuple):
    """Records that were split.

    Attributes:
        cells: of each.
        texts: of each, as it stood.
        folded: the numbers of those that take more than one line.
    """

    cells: list[list[str]] | CellTable
    texts: JoinedTexts
    folded: list[int]


def split_quoted(text: str, whole: bytes, delimiter: str, longest: int) -> Split | None:
    """The records of a text in which all cells are quoted.

    Args:
        text: whole records with their line ends.
        whole: the same in UTF-8.
        delimiter: between cells.
        longest: characters; a cell that may be longer is not looked at here.

    Returns:
        None where some cell is not quoted or may be too long, and where records end
        in several ways, or have differently many cells.
    """
    end = "\r\n" if text.endswith('"\r\n') else "\n"
    last = '"' + end
    if text[:1] != '"' or not text.endswith(last) or len(text) > longest:
        return None
    pieces = text.split('"')
    if len(pieces) % 2 == 0:
        return None
    between = pieces[::2]
    if between.count("") > 1:
        pieces = _joined(pieces)
        between = pieces[::2]
    try:
        width = between.index(end)
    except ValueError:
        return None
    count = (len(between) - 1) // width
    if between != ["", *([delimiter] * (width - 1) + [end]) * count]:
        return None
    begins = [0, *[found.end() - 1 for found in _BEGIN[end].finditer(whole)]]
    if len(begins) != count:
        return None
    ends = [*begins[1:], len(whole)]
    texts = JoinedTexts(whole, list(map(sub, ends, begins)))
    is_folded = text.count("\n") > count or (
        "\r" in text and text.count("\r") > count * (len(end) - 1)
    )
    folded = _folded(texts, len(last)) if is_folded else []
    return Split(CellTable(pieces[:-1], width, apart=2), texts, folded)


def _folded(texts: JoinedTexts, last: int) -> list[int]:
    """The numbers of the texts with a line end before the last characters of each."""
    whole = texts.whole
    return [
        number
        for number, (start, end) in enumerate(pairwise(texts.starts))
        if whole.find(b"\n", start, end - last) >= 0
        or whole.find(b"\r", start, end - last) >= 0
    ]


def _joined(pieces: list[str]) -> list[str]:
    """The pieces of a text between its quotes, those joined that are of one cell.

    Nothing stands between the two of a doubled quote.
    """
    joined: list[str] = []
    done, places = 0, deque(n for n in range(2, len(pieces), 2) if not pieces[n])
    while places:
        first = last = places.popleft()
        while places and places[0] == last + 2:
            last = places.popleft()
        joined += pieces[done : first - 1]
        joined.append('"'.join(pieces[first - 1 : last + 2 : 2]))
        done = last + 2
    return joined + pieces[done:]


def split_lines(lines: list[str], delimiter: str) -> Split | None:
    """The records of lines, as the csv module splits them; None where it refuses."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    ends: list[int] = []
    try:
        for cells in reader:
            rows.append(cells)
            ends.append(reader.line_num)
    except csv.Error:
        return None
    if len(rows) == len(lines):
        return Split(rows, JoinedTexts.of(lines), [])
    starts = [0, *ends]
    texts: list[str] = []
    folded: list[int] = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=False)):
        if end != start + 1:
            folded.append(number)
        texts.append("".join(lines[start:end]))
    return Split(rows, JoinedTexts.of(texts), folded)


def lines_of(text: str) -> Iterator[str]:
    """The physical lines of a text, whatever they end with, with their ends."""
    return iter(StringIO(text, newline=""))


def behind_first_line(text: str) -> str:
    """What a record has behind its first physical line; "" for most."""
    most = text[:-1]
    if "\n" not in most and "\r" not in most:
        return ""
    return text.rstrip("\r\n").replace("\r", "\n").partition("\n")[2]
