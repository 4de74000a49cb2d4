"""A header that does not fit its table: torn by a quote or a line end, or cut short.

How many cells it should have is told by the people beneath it. So each column is found,
and told by what its cells look like where its label was lost.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from callback_desk.intake.cell_looks import (
    has_a_phone,
    looks_like_email,
    looks_like_phone,
)
from callback_desk.intake.column_looks import MOSTLY, mostly
from callback_desk.intake.csv_record import Record
from callback_desk.intake.field_names import Field, field_of_whole
from callback_desk.intake.first_lines import has_number_behind
from callback_desk.intake.header_words import fields_of_words

_MOST_TORN: Final = 6
"""Records that a header may have been torn into."""

_FEWEST_PEOPLE: Final = 2
"""People who must have cells beyond the header's, for it to be short, not they long."""


class HeaderCells(NamedTuple):
    """A header: its labels, and how many records they stand in."""

    labels: list[str]
    records: int = 1


def fitting_header(records: Sequence[Record], delimiter: str) -> HeaderCells:
    """A table's header with as many labels as its records have cells.

    Args:
        records: the header's and some of those behind it.
        delimiter: between cells.
    """
    header = records[0].cells
    people = [record.cells for record in records[1:] if _is_person(record.cells)]
    widths = Counter(map(len, people)).most_common(1)
    if not widths or widths[0][1] < MOSTLY * len(people):
        return HeaderCells(header)
    width = widths[0][0]
    if width < len(header):
        labels = _with_brackets(header, delimiter)
        return HeaderCells(labels if len(labels) == width else header)
    if width > len(header):
        return _mended(records, delimiter, width) or _padded(header, people, width)
    return HeaderCells(header)


def _mended(
    records: Sequence[Record], delimiter: str, width: int
) -> HeaderCells | None:
    """The labels of a header whose quotes mean nothing, over several lines perhaps."""
    text = ""
    if any(map(has_number_behind, records[0].cells)):
        return None
    for count, record in enumerate(records[:_MOST_TORN], start=1):
        if count > 1 and (_is_person(record.cells) or len(record.cells) >= width):
            return None
        is_open = text.count('"') % 2 == 1
        text += record.raw
        labels = [_label(cell) for cell in text.replace('"', "").split(delimiter)]
        if len(labels) == width:
            is_sure = count == 1 or is_open or any(map(_is_known, record.cells))
            return HeaderCells(labels, count) if is_sure else None
    return None


def _is_known(label: str) -> bool:
    """Whether a label says what its column holds."""
    return field_of_whole(label) is not None or bool(fields_of_words(label))


def _label(cell: str) -> str:
    """A label in one line; a word that was broken in two is whole again."""
    words = cell.split()
    label, together = " ".join(words), "".join(words)
    if field_of_whole(label) is None and field_of_whole(together) is not None:
        return together
    return label


def _padded(header: list[str], people: list[list[str]], width: int) -> HeaderCells:
    """A header that was cut short, with empty labels for what it lacks.

    Not where its number's column holds something else: cells were torn, not it.
    """
    beyond = [cells for cells in people if any(map(str.strip, cells[len(header) :]))]
    for index, label in enumerate(header):
        if field_of_whole(label) is Field.PHONE:
            filled = [cells[index] for cells in beyond if cells[index].strip()]
            if not mostly(filled, looks_like_phone):
                return HeaderCells(header)
    if len(beyond) < max(_FEWEST_PEOPLE, MOSTLY * len(people)):
        return HeaderCells(header)
    return HeaderCells([*header, *[""] * (width - len(header))])


def _with_brackets(header: Sequence[str], delimiter: str) -> list[str]:
    """A header's labels, those put together that a bracket holds together."""
    labels: list[str] = []
    for cell in header:
        if labels and labels[-1].count("(") > labels[-1].count(")"):
            labels[-1] += delimiter + cell
        else:
            labels.append(cell)
    return labels


def _is_person(cells: list[str]) -> bool:
    """Whether somebody stands in a record, with what is left of a torn quote."""
    cells = [cell.strip('" ') for cell in cells]
    return has_a_phone(cells) or any(map(looks_like_email, cells))
