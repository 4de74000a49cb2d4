"""A record as a database takes it, and whether some of its bytes meant nothing."""

import re
from typing import Final

from callback_desk.intake.csv_record import Record
from callback_desk.intake.text_file import TextSource
from callback_desk.intake.zeroed_parts import FEWEST_READ, LOST_LETTERS

_FEW: Final = "\0" * FEWEST_READ
_MANY: Final = re.compile(f"\0{{{FEWEST_READ},}}")


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
        # Zeros where the line should end, or many in a row: so is a file torn.
        is_damaged |= record.raw.endswith("\0") or LOST_LETTERS in record.raw
        record = record._replace(
            raw=_MANY.sub(_FEW, record.raw).replace("\0", "\ufffd"),
            cells=[_MANY.sub(_FEW, cell) for cell in record.cells],
        )
    return record, is_damaged
