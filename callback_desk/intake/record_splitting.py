"""Splitting many well-formed records into cells at once.

Most form products quote every cell. Where none of them holds a quote, splitting at what
stands between two cells gives what the csv module reads character by character, and
counting the quotes tells that none does.
"""

import csv
from collections.abc import Iterator
from io import StringIO

Split = tuple[list[list[str]], list[str]]
"""The cells of records, and their texts."""


def split_quoted(text: str, delimiter: str, longest: int) -> Split | None:
    """The records of a text in which all cells are quoted.

    Args:
        text: whole records with their line ends.
        delimiter: between cells.
        longest: characters; a cell that may be longer is not looked at here.

    Returns:
        None where some cell is not quoted, holds a quote or may be too long, and where
        records end in several ways.
    """
    end = "\r\n" if text.endswith('"\r\n') else "\n"
    last = '"' + end
    if text[:1] != '"' or not text.endswith(last) or len(text) > longest:
        return None
    inner = text[1 : -len(last)].split(last + '"')
    between = f'"{delimiter}"'
    rows = [one.split(between) for one in inner]
    if text.count('"') != 2 * sum(map(len, rows)):
        return None
    return rows, [f'"{one}{last}' for one in inner]


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
        return rows, lines
    starts = [0, *ends]
    texts = [
        lines[start] if end == start + 1 else "".join(lines[start:end])
        for start, end in zip(starts, ends, strict=False)
    ]
    return rows, texts


def lines_of(text: str) -> Iterator[str]:
    """The physical lines of a text, whatever they end with, with their ends."""
    return iter(StringIO(text, newline=""))


def behind_first_line(text: str) -> str:
    """What a record has behind its first physical line; "" for most."""
    most = text[:-1]
    if "\n" not in most and "\r" not in most:
        return ""
    return text.rstrip("\r\n").replace("\r", "\n").partition("\n")[2]
