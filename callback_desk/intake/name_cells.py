"""Names in the parts that a form keeps them in: `{"first":"Ann","last":"Lee"}`."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from callback_desk.intake.column_looks import mostly
from callback_desk.intake.field_names import Field, plain_header

_PARTS: Final = (
    ("prefix", "title"),
    ("first", "first name", "given", "given name", "nombre", "nombres"),
    ("middle", "middle name"),
    ("last", "last name", "family", "family name", "surname", "apellido", "apellidos"),
    ("suffix",),
)
_WHOLE: Final = ("full", "full name", "fullname", "display", "name")
_PAIR = re.compile(r"^([a-z]{3,10}) = ?(.*)$", re.MULTILINE)
"""A line such as `first = Ann`."""

_LONGEST: Final = 1_000


def name_of_parts(cell: str) -> str:
    """A name put together of parts that say what they are; any other as it is.

    Args:
        cell: where a name stands.
    """
    if len(cell) > _LONGEST:
        return cell
    told: object = None
    if cell.startswith("{"):
        try:
            told = json.loads(cell)
        except (ValueError, RecursionError):
            return cell
    elif all(_PAIR.fullmatch(line) for line in cell.splitlines()):
        told = dict(_PAIR.findall(cell))
    if not isinstance(told, dict) or not all(
        value is None or isinstance(value, str) for value in told.values()
    ):
        return cell
    values = {plain_header(key): (value or "").strip() for key, value in told.items()}
    known = {name for names in (*_PARTS, _WHOLE) for name in names}
    # What is called something else may be anything that somebody tells.
    if any(value and key not in known for key, value in values.items()):
        return cell
    parts = [_first(values, names) for names in _PARTS]
    name = " ".join(filter(None, parts)) or _first(values, _WHOLE)
    return name or cell


def _first(values: Mapping[str, str], names: Sequence[str]) -> str:
    return next(filter(None, (values.get(name, "") for name in names)), "")


def part_names(
    fields: dict[int, Field], headers: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Two columns called alike that hold one word each are a first and a last name.

    Args:
        fields: for a column, what it was taken for; changed in place.
        headers: of all columns.
        rows: the cells of some records.
    """
    names = [index for index, field in fields.items() if field is Field.NAME]
    if len(names) != 2 or Field.FIRST_NAME in fields.values():
        return
    first, last = sorted(names)
    if last != first + 1 or plain_header(headers[first]) != plain_header(headers[last]):
        return
    pairs = [
        (row[first].strip(), row[last].strip())
        for row in rows
        if last < len(row) and (row[first].strip() or row[last].strip())
    ]
    if mostly([f"{one}\t{other}" for one, other in pairs], _is_pair):
        fields[first], fields[last] = Field.FIRST_NAME, Field.LAST_NAME


def _is_pair(text: str) -> bool:
    """Whether two cells have one word each, and not the same."""
    first, _, last = text.partition("\t")
    return bool(first and last) and first != last and " " not in f"{first}{last}"
