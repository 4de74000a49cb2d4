"""Makes workbooks for tests."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

Cell = str | float | bool | date | None


def workbook(path: Path, *sheets: Sequence[Sequence[Cell]], hidden: str = "") -> Path:
    """A workbook of these sheets, called `1`, `2` …; some of them hidden."""
    with xlsxwriter.Workbook(str(path)) as book:
        formats = {
            datetime: book.add_format({"num_format": "m/d/yyyy h:mm"}),
            date: book.add_format({"num_format": "m/d/yyyy"}),
        }
        for number, rows in enumerate(sheets, start=1):
            sheet = book.add_worksheet(str(number))
            if str(number) in hidden:
                sheet.hide()
            for i, row in enumerate(rows):
                for j, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(i, j, cell, formats[type(cell)])
                    elif isinstance(cell, str):
                        sheet.write_string(i, j, cell)
                    elif cell is not None:
                        sheet.write(i, j, cell)
    return path


def with_sheet(path: Path, xml: str, rows: str = "") -> Path:
    """A workbook whose only sheet is this XML, or these rows."""
    sheet = xml or (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )
    plain = io.BytesIO()
    with xlsxwriter.Workbook(plain) as book:
        book.add_worksheet("1")
    with (
        zipfile.ZipFile(plain) as before,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, sheet if name.endswith("sheet1.xml") else data)
    return path
