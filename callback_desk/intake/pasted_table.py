"""Rows that were copied out of a spreadsheet and pasted: leads like those of a file."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from callback_desk.domain.errors import FileError
from callback_desk.domain.ports import LeadFile
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.submission import Submission
from callback_desk.intake.attached_table import AttachedText
from callback_desk.intake.cell_looks import looks_like_phone
from callback_desk.intake.csv_file import CsvFile
from callback_desk.intake.field_names import Field, field_of_whole
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.pasted_mail import PASTED, PastedMail
from callback_desk.intake.table import Recall, recall_nothing

_LOOKED_AT: Final = 20
"""Lines by which a table is told from a mail."""

_FEWEST: Final = 2
"""Known labels that make a header, or one beneath the other a form's mail."""


class PastedTable:
    """Pasted rows, as if they had come in a file.

    Attributes:
        name: how messages call it.
        recognised_as: the form product, e.g. `gravity-forms-csv`.
        encoding: None; a pasted text is characters already.
        layout: how it is laid out, for records that are saved as it was.
        digest: SHA-256 of the text in UTF-8, hexadecimal.
        reading: what was taken for what, and what it leaves open.
    """

    name = PASTED
    encoding = None

    def __init__(self, table: CsvFile) -> None:
        self._table = table
        self.recognised_as = table.recognised_as
        self.digest = table.digest
        self.layout = table.layout
        self.reading = replace(table.reading, encoding=None)

    def submissions(self) -> Iterator[Submission]:
        """Every row in order."""
        return self._table.submissions()


def open_pasted(
    text: str,
    choices: ReadingChoices = NO_CHOICES,
    *,
    reader: MailContents,
    recall: Recall = recall_nothing,
) -> LeadFile:
    """A pasted text: the rows of a table, else a mail.

    Args:
        text: as it was pasted.
        choices: what staff say of a table.
        reader: of mails, and of the tables that come with them.
        recall: what was said before of a table with such headers.

    Raises:
        FileEmpty: there is nothing but white space.
        FileError: the rows cannot be read as staff say.
    """
    of_order = choices.month_first is not None
    is_said = bool(choices.columns or choices.delimiter or of_order)
    if reader.forms is not None and (is_said or _may_be_table(text)):
        source = AttachedText(text.replace("\r\n", "\n").replace("\r", "\n"))
        source.name = PASTED
        try:
            table = CsvFile(
                *(source, reader.forms, replace(choices, encoding=None), recall),
                month_first=reader.month_first,
                at_desk=reader.at_desk,
            )
            if is_said or any(
                looks_like_phone(row.phone_text) for row in table.submissions()
            ):
                return PastedTable(table)
        except FileError:
            if is_said:
                raise
    return PastedMail(text, reader)


def _may_be_table(text: str) -> bool:
    """Whether lines hold cells, and no label stands before each value."""
    filled = (line for line in text.splitlines() if line.strip())
    lines = [line for line, _ in zip(filled, range(_LOOKED_AT), strict=False)]
    if not lines:
        return False
    by_tabs = [line.split("\t") for line in lines]
    labels = sum(field_of_whole(cells[0]) is not None for cells in by_tabs)
    if all(len(cells) > 1 for cells in by_tabs):
        return labels < _FEWEST
    return len(lines) > 1 and any(map(_is_header, map(lines[0].split, ",;|\t")))


def _is_header(cells: list[str]) -> bool:
    fields = {field_of_whole(cell.strip(' "')) for cell in cells}
    return Field.PHONE in fields and len(fields - {None}) >= _FEWEST
