"""Headers that are nearly a known one: a slip of the pen, a neighbouring language."""

from functools import cache
from typing import Final

from callback_desk.intake.field_names import MAP_FIELDS, Field, known_headers

NEAR: Final = 75
"""Of 100, how alike a header must be to a known one."""

_SHORTEST: Final = 4
"""Letters of a header; shorter ones are like too many."""


@cache
def _names() -> dict[str, Field]:
    """The known headers that are long enough to be nearly another."""
    return {
        name: field
        for name, field in known_headers().items()
        if len(name) >= _SHORTEST and field in MAP_FIELDS
    }


def near_field(header: str, wanted: frozenset[Field]) -> Field | None:
    """The field whose known headers one is the most like, or None if to none.

    Args:
        header: by its words alone, as `plain_header` leaves it.
        wanted: the fields that are looked for.
    """
    if len(header) < _SHORTEST or not wanted:
        return None
    from rapidfuzz import fuzz, process  # only odd files need to wait for it

    names = _names()
    found = process.extractOne(
        header, names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR
    )
    field = names[found[0]] if found is not None else None
    return field if field in wanted else None
