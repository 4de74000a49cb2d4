"""A table of leads that is attached to a mail: Ninja Forms attaches one of one row."""

import hashlib
from collections.abc import Iterator
from typing import Final

from callback_desk.domain.errors import FileError
from callback_desk.domain.reading_choices import NO_CHOICES
from callback_desk.domain.submission import Submission
from callback_desk.intake.at_desk import AtDesk
from callback_desk.intake.csv_file import CsvFile
from callback_desk.intake.encoding import Encoding
from callback_desk.intake.form_presets import FormPresets
from callback_desk.intake.mail_message import CSV, LARGEST_TEXT, Mail
from callback_desk.intake.table import recall_nothing

MOST_ROWS: Final = 200
"""Rows of an attached table; a longer one is a file to be imported as one."""

_NAME: Final = "the attached table"


class TableTooLong(Exception):
    """A table that is attached has more rows than a mail of a form brings."""


class AttachedText:
    """The text of an attachment, as the reader of CSV files takes one.

    Attributes:
        name: how messages call it.
        digest: SHA-256 of its UTF-8, hexadecimal.
        encoding: UTF-8, for it is characters already.
        has_nul: never; NUL characters were taken out.
    """

    name = _NAME
    encoding = Encoding("utf-8")
    has_nul = False

    def __init__(self, text: str) -> None:
        self._text = text.replace("\0", "").removeprefix("\ufeff")
        whole = self._text.encode("utf-8", "replace")
        self.digest = hashlib.sha256(whole).hexdigest()

    @property
    def fraction_read(self) -> float:
        """All of it, always."""
        return 1.0

    def lines(self) -> Iterator[str]:
        """Physical lines with their line ends."""
        yield from (f"{line}\n" for line in self._text.split("\n"))


def attached_rows(
    mail: Mail, forms: FormPresets, *, month_first: bool, at_desk: AtDesk
) -> list[Submission]:
    """The records of the tables that are attached to a mail; blank ones left out.

    What is no table of leads has none: its text is read for danger all the same.

    Raises:
        TableTooLong: there are more than a form's mail brings.
    """
    rows: list[Submission] = []
    for kind, text in mail.attached:
        if kind != CSV or not text.strip():
            continue
        if len(text) >= LARGEST_TEXT:
            raise TableTooLong
        try:
            file = CsvFile(
                AttachedText(text),
                forms,
                NO_CHOICES,
                recall_nothing,
                month_first=month_first,
                at_desk=at_desk,
            )
            for submission in file.submissions():
                if submission.raw.strip(' \t\r\n,;"'):
                    rows.append(submission)
                if len(rows) > MOST_ROWS:
                    raise TableTooLong
        except FileError:
            continue
    return rows
