"""One record's raw text as cells again, for a file that is saved as it was laid out."""

import io

from callback_desk.domain.kept_file import Layout
from callback_desk.intake.cell_style import CellStyle
from callback_desk.intake.csv_records import RecordReader


def read_cells(raw: str, layout: Layout) -> list[str]:
    """The cells of a record as they were written.

    Args:
        raw: its text, line ends included.
        layout: how its file was laid out.
    """
    shapes = {len(layout.headers)} if layout.headers else None
    reader = RecordReader(
        # Not splitlines: that one ends lines within cells, too (U+0085, U+2028).
        iter(io.StringIO(raw, newline="")),
        layout.delimiter,
        shapes=shapes,
        style=CellStyle(layout.style),
    )
    return [cell for record in reader for cell in record.cells] or [raw]
