"""Whether a record is no person's but the header, told once more."""

import re
from collections.abc import Sequence
from typing import Final

_SECOND_LINE: Final = "Open-Ended Response"
"""SurveyMonkey writes it beneath each question that is answered in words."""


_IMPORT_ID: Final = '{"ImportId":'
"""Qualtrics writes it into each cell of the line beneath its questions."""

_RULED: Final = re.compile(":?[-=]{3,}:?")
"""A stroke, as tables of plain text have it beneath their header."""


def is_header_again(cells: Sequence[str], headers: Sequence[str]) -> bool:
    """Whether a record is the header once more, or its second line.

    Exports put together have the first; a survey's second line holds the answers that
    may be ticked, beneath their question.

    Args:
        cells: of the record, as many as there are columns or more.
        headers: of the table.
    """
    if all(map(_RULED.fullmatch, filter(None, map(str.strip, cells)))):
        return True
    if are_import_ids(cells):
        return True
    width = len(headers)
    if width > 1 and cells[0] == headers[0]:
        told = [*map(str.strip, cells[:width]), *cells[width:]]
        if told == list(map(str.strip, headers)):
            return True
    return _SECOND_LINE in cells and not any(
        character.isdigit() for cell in cells for character in cell
    )


def are_import_ids(cells: Sequence[str]) -> bool:
    """Whether cells say only by which id a survey knows its columns.

    Args:
        cells: of a record with content.
    """
    filled = list(filter(None, cells))
    return bool(filled) and all(cell.startswith(_IMPORT_ID) for cell in filled)
