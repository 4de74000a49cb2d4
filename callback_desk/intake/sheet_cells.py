"""Cells of a sheet as the text that a person would have typed."""

import csv
import io
from datetime import date, datetime, time, timedelta
from typing import Final

Value = int | float | str | bool | time | date | datetime | timedelta
"""What a cell of a workbook holds; an empty one is ""."""

_WHOLE_DIGITS: Final = 10.0**15
"""Numbers of more digits than a spreadsheet keeps."""

_HALF_A_SECOND = timedelta(milliseconds=500)


def cell_text(value: Value) -> str:
    """A cell's value as text.

    A whole number has no point; one of more than 15 digits has lost some, and says so
    in the spelling of Excel, `5.55123456789012E+18`.
    """
    if isinstance(value, str):
        return value.replace("\0", "\ufffd") if "\0" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        if abs(value) >= _WHOLE_DIGITS:
            return f"{value:.15G}"
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        rounded = (value + _HALF_A_SECOND).replace(microsecond=0)
        return rounded.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def raw_line(cells: list[str]) -> str:
    """Cells as a line of CSV: the raw text of a record that was never text."""
    out = io.StringIO(newline="")
    csv.writer(out).writerow(cells)
    return out.getvalue()
