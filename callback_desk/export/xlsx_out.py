"""Tables as a workbook: text stays text, whatever it begins with."""

import io
import re
from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from callback_desk.domain.outgoing import OutgoingTable
from callback_desk.domain.stopping import Heed, go_on, heeding

LONGEST_CELL = 32_767
LONGEST_SHEET_NAME = 31
NARROWEST, WIDEST = 8, 48
MEASURED_ROWS = 200
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")


def xlsx_bytes(tables: Sequence[OutgoingTable], heed: Heed = go_on) -> bytes:
    """A workbook with a sheet per table, made in memory: nothing lies in a temp folder.

    Text is written as a string and marked as such, so that it is never computed, not
    even when somebody edits the cell; it reads back as it was stored.

    Raises:
        Stopped: `heed` ended it.
    """
    written = io.BytesIO()
    book = Workbook(
        written,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"title": tables[0].title if tables else "", "author": ""})
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    text = book.add_format({"num_format": "@", "quote_prefix": True, "valign": "top"})
    whole = book.add_format({"valign": "top"})
    for table in tables:
        sheet = book.add_worksheet(_sheet_name(table))
        _write_sheet(sheet, table, (heading, text, whole), heed)
    heed()
    book.close()
    return written.getvalue()


def _sheet_name(table: OutgoingTable) -> str:
    name = _NOT_IN_SHEET_NAMES.sub(" ", table.title).strip()
    if len(name) > LONGEST_SHEET_NAME:
        # What stands behind a comma is left out rather than cut.
        name = name.rpartition(", ")[0] or name
    return name[:LONGEST_SHEET_NAME].strip()


def _write_sheet(
    sheet: Worksheet,
    table: OutgoingTable,
    formats: tuple[Format, Format, Format],
    heed: Heed,
) -> None:
    heading, text, whole = formats
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.heading, heading)
        cells = (row[place] for row in table.rows[:MEASURED_ROWS])
        longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
        sheet.set_column(place, place, min(max(longest + 2, NARROWEST), WIDEST))
    for line, row in enumerate(heeding(table.rows, heed), 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, place, _storable(cell), text)
            elif cell is not None:
                sheet.write_number(line, place, cell, whole)
    if table.columns:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _storable(cell: str) -> str:
    """As much as a cell can hold, of what UTF-8 can hold."""
    return cell[:LONGEST_CELL].encode("utf-8", "replace").decode()
