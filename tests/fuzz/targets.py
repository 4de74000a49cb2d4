"""What is fuzzed: any bytes are submissions or a sentence, and both ways agree."""

from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir
from typing import Final

from callback_desk import shipped
from callback_desk.domain.errors import FileError
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.ports import LeadFile
from callback_desk.domain.submission import Submission
from callback_desk.intake.csv_file import CsvFile, open_csv
from callback_desk.intake.lead_file import open_lead_file
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.pasted_table import open_pasted

FORMS, MAILS = shipped.form_presets(), shipped.mail_presets()
ZONE: Final = zone_named("America/New_York")
_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a file of its own name, gone at once


def _kept(data: bytes, name: str) -> Path:
    place = _MEMORY if _MEMORY.is_dir() else Path(gettempdir())
    path = place / name
    path.write_bytes(data)
    return path


def csv(data: bytes, name: str) -> None:
    """Bytes as a CSV file: record by record, and by the block."""
    path = _kept(data, f"{name}.csv")
    try:
        file = open_csv(path, FORMS)
        one_by_one = _looked_at(file)
        _agree(file, one_by_one)
    except FileError as error:
        _is_one_sentence(error)
    finally:
        path.unlink()


def mail(data: bytes, name: str) -> None:
    """Bytes as a mail, or whatever they look like."""
    path = _kept(data, f"{name}.eml")
    try:
        _looked_at(open_lead_file(path, FORMS, MAILS, zone=ZONE))
    except FileError as error:
        _is_one_sentence(error)
    finally:
        path.unlink()


def pasted(data: bytes, name: str) -> None:
    """Bytes as text on the clipboard."""
    del name
    reader = MailContents(MailReader(MAILS, {}, ZONE), FORMS)
    try:
        _looked_at(open_pasted(data.decode("utf-8", "replace"), reader=reader))
    except FileError as error:
        _is_one_sentence(error)


TARGETS: Final[dict[str, Callable[[bytes, str], None]]] = {
    "csv": csv,
    "mail": mail,
    "pasted": pasted,
}


def _looked_at(file: LeadFile) -> list[Submission]:
    read = list(file.submissions())
    rows = [one.row for one in read]
    assert rows == sorted(rows), rows
    for one in read:
        # Bytes that are no text stand in the raw text alone, marked.
        one.raw.encode("utf-8", "surrogateescape")
        for text in (
            one.name, one.phone_text, one.message, one.answers,
            one.email or "", one.external_id or "", one.source.form or "",
            *one.repairs,
        ):  # fmt: skip
            text.encode("utf-8")
        assert "\r" not in one.message
    return read


def _agree(file: CsvFile, one_by_one: list[Submission]) -> None:
    by_block = [one for block in file.blocks(3, 2**20) for one in block.submissions()]
    assert by_block == one_by_one


def _is_one_sentence(error: FileError) -> None:
    assert error.sentence.strip()
    assert "\n" not in error.sentence
