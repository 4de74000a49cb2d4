"""Headers that are nearly a known one: a slip of the pen, a neighbouring language."""

from collections.abc import Callable
from functools import cache
from typing import Final

from callback_desk.intake.cell_looks import (
    looks_like_email,
    looks_like_page,
    looks_like_phone,
)
from callback_desk.intake.column_looks import (
    looks_like_time,
    looks_wordy,
    looks_written,
)
from callback_desk.intake.field_names import MAP_FIELDS, Field, known_headers

NEAR: Final = 75
"""Of 100, how alike a header must be to a known one."""

_SHORTEST: Final = 4
"""Letters of a header; shorter ones are like too many."""


_NOT_NEAR: Final = frozenset({"pregnant", "contact method", "nickname", "update"})
"""Headers that ask for something of their own: no slips of the pen."""


@cache
def _names() -> dict[str, Field]:
    """The known headers that are long enough to be nearly another."""
    return {
        name: field
        for name, field in known_headers().items()
        if len(name) >= _SHORTEST and field in MAP_FIELDS
    }


def looks_of(field: Field) -> Callable[[str], bool] | None:
    """What most cells look like beneath a header that is nearly a known one."""
    written = dict.fromkeys((Field.MESSAGE, Field.INTEREST), looks_written)
    names = (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)
    return {
        Field.PHONE: looks_like_phone,
        Field.EMAIL: looks_like_email,
        Field.RECEIVED_AT: looks_like_time,
        Field.PAGE: looks_like_page,
        **dict.fromkeys(names, looks_wordy),
        **written,
    }.get(field)


def near_field(header: str, wanted: frozenset[Field]) -> Field | None:
    """The field whose known headers one is the most like, or None if to none.

    Args:
        header: by its words alone, as `plain_header` leaves it.
        wanted: the fields that are looked for.
    """
    if len(header) < _SHORTEST or not wanted or header in _NOT_NEAR:
        return None
    from rapidfuzz import fuzz, process  # only odd files need to wait for it

    names = _names()
    found = process.extractOne(
        header, names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR
    )
    field = names[found[0]] if found is not None else None
    return field if field in wanted else None
