"""A record as a database takes it, and whether some of its bytes meant nothing."""

from callback_desk.intake.csv_records import Record
from callback_desk.intake.text_file import TextSource


def storable(record: Record, text: TextSource) -> tuple[Record, bool]:
    """A record without what a database refuses; whether bytes meant nothing.

    Args:
        record: of the text.
        text: tells what traces it may have of such bytes.
    """
    damage, is_damaged = text.encoding.traces, False
    if text.encoding.has_bad_bytes and damage.search(record.raw):
        is_damaged = True
        record = record._replace(
            raw=damage.sub("\ufffd", record.raw),
            cells=[damage.sub("\ufffd", cell) for cell in record.cells],
        )
    if text.has_nul and "\0" in record.raw:
        # Zeros where the line should end: so does a file that was torn.
        is_damaged |= record.raw.endswith("\0")
        record = record._replace(raw=record.raw.replace("\0", "\ufffd"))
    return record, is_damaged
