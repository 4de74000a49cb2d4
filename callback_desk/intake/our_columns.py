"""The columns that we put before a form's own in a file of kept records."""

from callback_desk.domain.kept_file import KEPT_AS, WHY_KEPT
from callback_desk.intake.csv_record import Record


def columns_before(header: Record | None) -> int:
    """How many columns of a file are ours.

    Args:
        header: its first record with content.
    """
    if header is None or header.cells[0].strip() != WHY_KEPT:
        return 0
    return 2 if [c.strip() for c in header.cells[1:2]] == [KEPT_AS] else 1


def without_ours(record: Record, before: int) -> Record:
    """A record of a file that we saved, without the columns that we put before it."""
    cells, mark = record.cells[before:], None
    if before > 1 and len(record.cells) > 1:
        mark = record.cells[1]
    if not mark and not any(map(str.strip, cells)):
        # Torn, or nothing but a word in our column: all of it is looked at.
        cells = record.cells
    return record._replace(cells=cells, mark=mark)
