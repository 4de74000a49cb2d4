"""`--csv`, `--xlsx` and `--pdf`: what a command writes beside what it prints."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from callback_desk.cli.output import tell
from callback_desk.domain.outgoing import OutgoingTable
from callback_desk.domain.pages import Pages
from callback_desk.export.csv_out import csv_bytes
from callback_desk.export.new_file import NewFile
from callback_desk.services.desk import Desk
from callback_desk.services.hand_out import HandedOut, hand_out
from callback_desk.translation import _

CsvFile = Annotated[
    Path | None,
    typer.Option("--csv", metavar="FILE", help=_("Write them as CSV, too.")),
]
XlsxFile = Annotated[
    Path | None, typer.Option("--xlsx", metavar="FILE", help=_("As a workbook, too."))
]
PdfFile = Annotated[
    Path | None,
    typer.Option("--pdf", metavar="FILE", help=_("As pages to print, too.")),
]
Columns = Annotated[
    str | None,
    typer.Option(
        metavar="CODES",
        help=_("Only these columns, with commas between; else the usual."),
    ),
]


def read_columns(columns: str | None) -> list[str] | None:
    """The columns that were named, or None for the usual ones."""
    if columns is None:
        return None
    return [code.strip() for code in columns.split(",") if code.strip()]


def write_tables(
    desk: Desk,
    what: HandedOut,
    tables: Sequence[OutgoingTable],
    csv_file: Path | None,
    xlsx_file: Path | None,
) -> None:
    """Write tables into the files that were named.

    Raises:
        NotAllowed: not by whoever is signed in.
        ExportNotWritten: one cannot be written; those before it are.
    """
    if csv_file is not None:
        write_file(desk, what, csv_file, lambda: csv_bytes(tables))
    if xlsx_file is not None:
        # Loaded only when a workbook is wanted.
        from callback_desk.export.xlsx_out import xlsx_bytes

        write_file(desk, what, xlsx_file, lambda: xlsx_bytes(tables))


def write_pages(desk: Desk, what: HandedOut, pages: Pages, path: Path) -> None:
    """Write pages as a PDF.

    Raises:
        NotAllowed: not by whoever is signed in.
        ExportNotWritten: it cannot be written.
    """
    # Loaded only when a page is wanted: this is Qt.
    from callback_desk.export.pdf_out import pdf_bytes

    write_file(desk, what, path, lambda: pdf_bytes(pages))


def write_file(
    desk: Desk, what: HandedOut, path: Path, content: Callable[[], bytes]
) -> None:
    """Write one file, and say so.

    Raises:
        NotAllowed: not by whoever is signed in.
        ExportNotWritten: it cannot be written.
    """
    hand_out(desk, what, NewFile(path, content))
    tell(_("Written: {path}", path=path))
