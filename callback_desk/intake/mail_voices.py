"""Whose words are whose, where one mail brings several people's.

All that a mail says is read for danger, and what none of its fields tells counts for
its first record. What another of its records tells is that person's alone: somebody
else must not stand on top for it.
"""

import csv
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from callback_desk.domain.submission import Submission

_MARKS: Final = ";|\t"
"""What parts the cells of a table besides commas."""


def apart(records: Sequence[Submission]) -> list[Submission]:
    """The records of one mail, each without what another of them tells.

    Args:
        records: all that the mail brings, in its order.
    """
    if len(records) == 1:
        return list(records)
    return [
        replace(one, beside=_without(one.beside, _told(records, one)))
        if one.beside
        else one
        for one in records
    ]


def _told(records: Sequence[Submission], one: Submission) -> Iterator[list[str]]:
    """What the others tell, each text by its lines."""
    for other in records:
        if other is not one:
            for text in (other.message, *other.answers.split("\n")):
                if lines := [
                    bare for line in text.split("\n") if (bare := _bare(line))
                ]:
                    yield lines


def rows_apart(beside: str, rows: Sequence[Submission]) -> tuple[str, list[Submission]]:
    """What stands beside a mail's first record, and the rows of a table in it.

    A table is read for danger parted at commas alone. Where another mark parts it, a
    whole row stands in a line: it is read as that person's, marks and all.
    """
    lines, told, gone = _Lines(beside), list[Submission](), set[int]()
    for row in rows:
        theirs = lines.of(_line_of(row.raw))
        gone |= theirs
        words = "\n".join(filter(None, (row.beside, lines.only(theirs))))
        told.append(replace(row, beside=words) if theirs else row)
    return (lines.but(gone) if gone else beside), told


def _line_of(raw: str) -> list[str]:
    """A row of a table as it stands in a line of its own; nothing where it does not."""
    if "," in raw or not any(mark in raw for mark in _MARKS):
        return []
    try:
        cells = [cell for row in csv.reader(raw.splitlines(True)) for cell in row]
    except csv.Error:
        return []
    return [
        bare for cell in cells for line in cell.split("\n") if (bare := _bare(line))
    ]


def _without(beside: str, texts: Iterator[list[str]]) -> str:
    """Lines without those texts, each with or without a label before it."""
    lines, gone = _Lines(beside), set[int]()
    for text in texts:
        gone |= lines.of(text)
    return lines.but(gone)


class _Lines:
    """The lines of a text that are not blank, found by what they say."""

    def __init__(self, text: str) -> None:
        self._lines = [line for line in text.split("\n") if line.strip()]
        self._found = list(map(_bare, self._lines))
        self._places: dict[str, list[int]] = {}
        for number, line in enumerate(self._found):
            for begins in {line, line.partition(": ")[2]}:
                self._places.setdefault(begins, []).append(number)

    def of(self, text: Sequence[str]) -> set[int]:
        """Where lines stand, one behind the other."""
        places: set[int] = set()
        for start in self._places.get(text[0], ()) if text else ():
            end = start + len(text)
            if self._found[start + 1 : end] == text[1:]:
                places.update(range(start, end))
        return places

    def but(self, gone: Collection[int]) -> str:
        """All others."""
        return "\n".join(line for n, line in enumerate(self._lines) if n not in gone)

    def only(self, these: Collection[int]) -> str:
        """These alone."""
        return "\n".join(line for n, line in enumerate(self._lines) if n in these)


def _bare(line: str) -> str:
    return " ".join(line.split())
