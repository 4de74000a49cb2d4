"""A name whose parts have a column each: `Name (First)`, `Nom (Prénom)`."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from callback_desk.intake.field_names import Field, field_of_whole, plain_header
from callback_desk.intake.header_words import is_not_their_name

_PART = re.compile(
    r"(?P<whole>[^(:]{1,60}?)\s*(?:\((?P<part>[^()]+)\)|:\s*(?P<last>.+))"
)
_FIRST: Final = frozenset(
    {"erster", "erste", "premier", "primeiro", "primero", "primo", "eerste", "prenome"}
)
_LAST: Final = frozenset(
    {"letzter", "letzte", "dernier", "ultimo", "laatste", "familie", "famille"}
)
_NAMES: Final = frozenset({Field.NAME, Field.FIRST_NAME, Field.LAST_NAME})


def name_parts(headers: Sequence[str], columns: Collection[int]) -> dict[int, Field]:
    """The columns of a first and a last name that say whose parts they are, or none.

    Args:
        headers: of all columns.
        columns: those that nothing told so far.
    """
    parts: dict[str, dict[Field, int]] = {}
    for index in columns:
        match = _PART.fullmatch(headers[index].strip())
        if match is None or is_not_their_name(match["whole"]):
            continue
        if field_of_whole(match["whole"]) not in _NAMES:
            continue
        field = _part_of(match["part"] or match["last"])
        if field is not None:
            parts.setdefault(plain_header(match["whole"]), {}).setdefault(field, index)
    for found in parts.values():
        # "Nom (Nom)" beside "Nom (Prénom)" is the last one; beside a last, the first.
        if Field.NAME in found and len(found) == 2:
            other = _other(next(field for field in found if field is not Field.NAME))
            found = {**found, other: found[Field.NAME]}
        if Field.FIRST_NAME in found and Field.LAST_NAME in found:
            pair = Field.FIRST_NAME, Field.LAST_NAME
            return {found[field]: field for field in pair}
    return {}


def _part_of(words: str) -> Field | None:
    plain = plain_header(words)
    if plain in _FIRST:
        return Field.FIRST_NAME
    if plain in _LAST:
        return Field.LAST_NAME
    field = field_of_whole(words)
    return field if field in _NAMES else None


def _other(field: Field) -> Field:
    return Field.LAST_NAME if field is Field.FIRST_NAME else Field.FIRST_NAME
