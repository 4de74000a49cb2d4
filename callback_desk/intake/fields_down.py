"""Files with one field a line, person beneath person, instead of one person a line."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from callback_desk.intake.cell_looks import looks_like_phone
from callback_desk.intake.field_names import Field, field_of_whole

_LINES: Final = 60
_MOSTLY: Final = 0.5
_LINE = re.compile(r'"?([^:,;\t"]{1,60})"?\s*[:,;\t]\s*"?(.+?)"?\s*')


def stand_down(lines: Iterable[str]) -> bool:
    """Whether lines are `Name: Ann`, `Phone: 212-…`, each field in one of its own.

    Args:
        lines: of the file, its first ones are looked at.
    """
    count = known = 0
    fields: set[Field] = set()
    for line in islice(filter(str.strip, lines), _LINES):
        count += 1
        match = _LINE.fullmatch(line[:1_000])
        field = field_of_whole(match[1]) if match else None
        if match is None or field is None:
            continue
        known += 1
        if field is not Field.PHONE or looks_like_phone(match[2]):
            fields.add(field)
    return Field.PHONE in fields and len(fields) > 1 and known >= _MOSTLY * count
