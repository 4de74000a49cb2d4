"""Tables as CSV: every cell quoted, none that a spreadsheet would compute."""

import csv
import io
from collections.abc import Iterable, Sequence

from callback_desk.domain.kept_file import unformulated
from callback_desk.domain.outgoing import OutgoingCell, OutgoingTable
from callback_desk.domain.stopping import Heed, go_on, heeding

# A phone with a plus is guarded as well, so that it stays text.


def csv_bytes(tables: Sequence[OutgoingTable], heed: Heed = go_on) -> bytes:
    """Tables as UTF-8 with a mark that Excel knows it by, lines ended as RFC 4180 says.

    One table is its headings and rows alone; several stand one beneath another, each
    under its title, with an empty line between.

    Raises:
        Stopped: `heed` ended it.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for number, table in enumerate(tables):
        if len(tables) > 1:
            if number:
                written.write("\r\n")
            writer.writerow([safe_text(table.title)])
        writer.writerow([safe_text(column.heading) for column in table.columns])
        for row in heeding(table.rows, heed):
            writer.writerow([safe_text(cell) for cell in row])
    return written.getvalue().encode("utf-8-sig", "replace")


def safe_text(cell: OutgoingCell) -> str:
    """A cell as text that no spreadsheet computes; a number of ours stands as it is."""
    if cell is None:
        return ""
    return unformulated(cell) if isinstance(cell, str) else str(cell)


def clipboard_text(rows: Iterable[Iterable[str]]) -> str:
    """Rows for the clipboard: a line each, tabs between, no cell that is computed.

    What would part a cell in two stands as a space.
    """
    return "\n".join(
        "\t".join(
            unformulated(" ".join(cell.splitlines()).replace("\t", " ")) for cell in row
        )
        for row in rows
    )
