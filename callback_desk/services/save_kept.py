"""Saving kept records as a file: the columns that they came with, and why they wait.

Mended in a spreadsheet it is imported like any other file of the same form.
"""

import csv
import io
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.kept_file import (
    KEPT_AS,
    WHY_KEPT,
    KeptSource,
    mark_of,
    unformulated,
)
from callback_desk.domain.ports import Work
from callback_desk.domain.record import Record
from callback_desk.domain.settlement_errors import KeptFileNotWritten, NothingKept
from callback_desk.domain.system_words import system_said
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.needs_look import received_text
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role
from callback_desk.wording.settling import say_why_kept

# For records whose own columns are not known: a mail, a file without a header.
_COLUMNS = ("Name", "Phone", "Email", "Message", "Interests", "Date")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that can be saved.

    Attributes:
        batch_id: the import that its records came by.
        name: a name to propose for it.
        count: how many records it has.
        text: what stands in it.
    """

    batch_id: int
    name: str
    count: int
    text: str


def save_kept(desk: Desk, record_id: int, path: Path) -> KeptFile:
    """Save the kept records that came by the same import as this one.

    Args:
        desk: where they are.
        record_id: one of them, settled or not.
        path: where to; what stands there is replaced only once all is written.

    Raises:
        NotAllowed: only office managers may.
        UnknownRecord: there is none of that number.
        NothingKept: none of that import waits any more.
        KeptFileNotWritten: the file cannot be written.
    """
    if not desk.staff.manages:
        raise NotAllowed(
            role=say_a_role(desk.staff.role), what=_("save records as a file")
        )
    with desk.open_work() as work:
        file = _kept_file(desk, work, work.kept.source(record_id))
        work.audit.add(
            *("kept_saved", desk.staff.staff_id, desk.now(), "batch", file.batch_id)
        )
        work.commit()
    _write(path, file.text)
    return file


def save_kept_of(desk: Desk, batch_id: int, path: Path) -> KeptFile:
    """The same, for those of an import by its number."""
    with desk.open_work(writes=False) as work:
        waiting = work.kept.of_batch(batch_id)
    if not waiting:
        raise NothingKept()
    return save_kept(desk, waiting[0], path)


def propose_name(file_name: str) -> str:
    """A name for the file of an import's kept records."""
    return f"{Path(file_name).stem} - needs a look.csv"


def _kept_file(desk: Desk, work: Work, source: KeptSource) -> KeptFile:
    numbers = work.kept.of_batch(source.batch_id)
    records = [work.imports.record(number) for number in numbers]
    if not records:
        raise NothingKept()
    layout = source.layout
    calendar = in_force(desk, work).calendar
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    if layout is not None and layout.headers:
        writer.writerow([WHY_KEPT, KEPT_AS, *map(unformulated, layout.headers)])
        rows = [desk.read_cells(record.submission.raw, layout) for record in records]
    else:
        writer.writerow([WHY_KEPT, KEPT_AS, *_COLUMNS])
        rows = [
            [*_understood(record), received_text(record, calendar)]
            for record in records
        ]
    for number, record, cells in zip(numbers, records, rows, strict=True):
        why, mark = say_why_kept(record.problem), mark_of(number, record.fingerprint)
        writer.writerow([why, mark, *map(unformulated, cells)])
    return KeptFile(
        source.batch_id,
        propose_name(source.file_name),
        len(records),
        written.getvalue(),
    )


def _understood(record: Record) -> list[str]:
    said = record.submission
    return [said.name, said.phone_text, said.email or "", said.message, said.answers]


def _write(path: Path, text: str) -> None:
    """Write a file that nobody else may read, all of it or nothing."""
    try:
        # Made for its owner alone, as mkstemp does.
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8-sig", "replace"))
            os.replace(beside, path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = system_said(error, _("it cannot be written"))
        raise KeptFileNotWritten(file=path.name, reason=reason) from error
