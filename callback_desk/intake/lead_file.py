"""Opens whatever holds leads: told by what is in it, its name only where in doubt."""

import hashlib
import os
import re
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from callback_desk.domain.errors import FileNotText, FileUnreadable
from callback_desk.domain.ports import LeadFile
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.intake.at_desk import ANY_DESK, AtDesk
from callback_desk.intake.csv_file import open_csv
from callback_desk.intake.file_kind import HEAD_SIZE
from callback_desk.intake.form_presets import FormPresets
from callback_desk.intake.mail_archive import (
    EarlierLengths,
    MailFile,
    MboxFile,
    no_lengths,
)
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.mail_presets import MailPresets
from callback_desk.intake.maildir import MaildirFolder, is_maildir
from callback_desk.intake.mbox_index import is_mbox
from callback_desk.intake.outlook_message import is_outlook
from callback_desk.intake.own_files import is_of_a_desk
from callback_desk.intake.regular_file import opened_regular, reason_of
from callback_desk.intake.table import Recall, recall_nothing
from callback_desk.intake.workbook_parts import is_workbook
from callback_desk.translation import _

MAIL_SUFFIXES: Final = frozenset({".eml", ".mbox", ".msg"})
LEAD_SUFFIXES: Final = frozenset(
    {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", *MAIL_SUFFIXES}
)
"""What a folder of files is searched for."""

_FIELD = re.compile(rb"([!-9;-~]{1,80}):[^\n]*(?:\n[ \t][^\n]*)*+(?:\n|$)")
_MAIL_FIELDS: Final = frozenset(
    {
        b"from", b"to", b"cc", b"subject", b"date", b"message-id", b"received",
        b"return-path", b"delivered-to", b"mime-version", b"content-type", b"reply-to",
        b"x-mailer", b"x-original-to", b"envelope-to", b"sender", b"dkim-signature",
    }
)  # fmt: skip
_FEWEST_FIELDS: Final = 3


def open_lead_file(
    path: Path,
    forms: FormPresets,
    mails: MailPresets,
    *,
    choices: ReadingChoices = NO_CHOICES,
    recall: Recall = recall_nothing,
    month_first: bool = True,
    zone: ZoneInfo | None = None,
    read_by: str = "",
    lengths: EarlierLengths = no_lengths,
    heed: Heed = go_on,
    at_desk: AtDesk = ANY_DESK,
) -> LeadFile:
    """Open a CSV file, a workbook, a mail, an mbox, an Outlook message or a Maildir.

    Args:
        path: of a regular file, or of a Maildir.
        forms: the form products that are known by their exports.
        mails: those that are known by their mails.
        choices: what staff say of how it is to be read.
        recall: what was said before of a file with such headers.
        month_first: how `3/4/2026` is read where nothing tells.
        zone: the clinic's, in which the times of mails are written down.
        read_by: what the reading depends on beside: the program, the numbers' country.
        lengths: tells how long archives were that were imported before.
        heed: asked while a file is surveyed, which takes long in a large one.
        at_desk: what is known there beside.

    Raises:
        FileError: it cannot be read, or holds no leads.
    """
    reader = MailContents(
        MailReader(mails, choices.columns, zone, at_desk.is_danger),
        forms,
        month_first=month_first,
        at_desk=at_desk,
    )
    if is_of_a_desk(path):
        raise FileNotText(file=path.name, really=_("a part of a desk"))
    if is_maildir(path):
        return MaildirFolder(path, path.name, reader, heed)
    head = _head(path)
    if head.startswith(b"PK\x03\x04") and is_workbook(path):
        # Imported only here: most desks never see a workbook.
        from callback_desk.intake.workbook import open_workbook

        return open_workbook(
            path,
            forms,
            choices=choices,
            recall=recall,
            month_first=month_first,
            heed=heed,
            at_desk=at_desk,
        )
    if is_mbox(head):
        said = (read_by, sorted(choices.columns.items()), month_first, str(zone))
        read_as = hashlib.sha256(repr(said).encode()).hexdigest()
        return MboxFile(path, path.name, reader, read_as, lengths, heed)
    if path.suffix.lower() in MAIL_SUFFIXES or is_outlook(head) or is_mail(head):
        return MailFile(path, path.name, reader, heed)
    return open_csv(
        path,
        forms,
        choices=choices,
        recall=recall,
        month_first=month_first,
        heed=heed,
        at_desk=at_desk,
    )


def _head(path: Path) -> bytes:
    """The first bytes of a file."""
    with opened_regular(path, path.name) as descriptor:
        try:
            return os.read(descriptor, HEAD_SIZE)
        except OSError as error:
            raise FileUnreadable(file=path.name, reason=reason_of(error)) from error


def is_mail(head: bytes) -> bool:
    """Whether a file begins with a mail's header; a table begins with labels."""
    data = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").replace(b"\r\n", b"\n")
    names: set[bytes] = set()
    at = 0
    while (match := _FIELD.match(data, at)) is not None:
        names.add(match[1].lower())
        at = match.end()
    return len(names & _MAIL_FIELDS) >= _FEWEST_FIELDS
