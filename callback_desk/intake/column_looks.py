"""What the cells of a column look like together."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Final

from callback_desk.intake.cell_looks import (
    looks_like_person,
    looks_surely_like_phone,
    looks_technical,
    without_marks,
)
from callback_desk.intake.numbers_in_text import numbers_in
from callback_desk.intake.visitors_voice import speaks_of_self
from callback_desk.intake.written_times import LONGEST_TIME, TimeFormat

MOSTLY: Final = 0.6
"""Share of a column's filled cells that must look alike to be told by their looks."""

_LONGEST_WITH_WORDS: Final = 60
"""Characters of a number with words beside it; more is what somebody tells."""

_LONGEST_CONTACT: Final = 400
"""Characters of a cell that holds all by which somebody can be reached."""

_FEWEST_DIGITS: Final = 3
"""Digits of a day with its year."""

_EARLIEST_LEAD: Final = 2005
"""Dates before it are birthdays, not times at which a form was sent."""


def mostly(filled: Sequence[str], looks: Callable[[str], bool]) -> bool:
    """Whether most filled cells of a column look alike."""
    return bool(filled) and sum(map(looks, filled)) >= MOSTLY * len(filled)


def numbers_with_words(
    rows: Sequence[Sequence[str]],
    phones: Collection[int],
    columns: Collection[int],
    *,
    are_labelled: bool = False,
) -> int | None:
    """Which column holds numbers, some of them with words.

    Of several the one that most have who have no other number, then that with the
    fewest words: in the others visitors tell something.

    Args:
        rows: the cells of some records.
        phones: the columns of their numbers, as far as they are known.
        columns: others.
        are_labelled: all their numbers may have words beside them, an address or two.
    """
    longest = _LONGEST_CONTACT if are_labelled else _LONGEST_WITH_WORDS
    has_number = partial(_has_number, longest=longest)
    without = [row for row in rows if not _filled(row, phones)]
    found: dict[int, tuple[int, float]] = {}
    for index in columns:
        cells = [cell for row in rows for cell in _filled(row, [index])]
        theirs = [cell for row in without for cell in _filled(row, [index])]
        if (
            (are_labelled or any(map(looks_surely_like_phone, cells)))
            and mostly(cells, has_number)
            and any(map(has_number, theirs))
        ):
            found[index] = -len(theirs), _letters(cells)
    return min(found, key=found.__getitem__, default=None)


def _filled(row: Sequence[str], columns: Iterable[int]) -> list[str]:
    """The cells of a record in some columns that have content."""
    return [row[i] for i in columns if i < len(row) and row[i].strip()]


def _letters(filled: Sequence[str]) -> float:
    """How many letters the cells of a column have, on the average."""
    return sum(sum(map(str.isalpha, cell)) for cell in filled) / len(filled)


def _has_number(cell: str, longest: int) -> bool:
    if looks_surely_like_phone(cell):
        return True
    return len(cell) <= longest and bool(numbers_in(cell))


def hold_times(filled: Sequence[str]) -> bool:
    """Whether a column holds times at which forms may have been sent."""
    # A bare run of digits is an id or a phone rather than an epoch.
    if all(map(str.isdecimal, filled)) or not mostly(filled, looks_like_time):
        return False
    time_format = TimeFormat.learn(list(filled))
    times = [time for cell in filled if (time := time_format.read(cell))]
    recent = sum(time.value.year >= _EARLIEST_LEAD for time in times)
    return recent * 2 > len(times)


_SHORT_ANSWER: Final = 20
"""Characters, on the average, up to which a column is of names, places, choices."""

_FEW_SPACES: Final = 3
"""Spaces in words that say something; a name with `Mi` in it has fewer."""


def may_be_names(filled: Sequence[str], fullest: int) -> bool:
    """Whether a column holds few words of letters, two words at least once.

    Args:
        filled: its cells with content.
        fullest: how many the fullest column has.
    """
    return (
        len(set(filled)) * 2 > len(filled) >= MOSTLY * fullest
        and all(map(looks_wordy, filled))
        and any(map(looks_like_person, filled))
        and sum(cell.count(" ") for cell in filled) < 3 * len(filled)
        and not tell_something(filled)
    )


def tell_something(filled: Sequence[str]) -> bool:
    """Whether some of a column's cells are what somebody tells, of themselves perhaps.

    Args:
        filled: its cells with content.
    """
    told = sum(
        "\n" in cell or (cell.count(" ") >= _FEW_SPACES and speaks_of_self(cell))
        for cell in filled
    )
    return told * 5 > len(filled)


def are_told(filled: Sequence[str]) -> bool:
    """Whether a column of a headerless file is what visitors wrote."""
    return bool(filled) and sum(map(len, filled)) / len(filled) > _SHORT_ANSWER


def looks_like_time(cell: str) -> bool:
    """Whether a cell by itself can be read as a time with a date."""
    if sum(map(str.isdigit, cell[:LONGEST_TIME])) < _FEWEST_DIGITS:
        return False
    return TimeFormat.learn([cell]).read(cell) is not None


def looks_written(cell: str) -> bool:
    """Whether a person may have written or chosen a cell."""
    return any(map(str.isalpha, cell[:2_000])) and not looks_technical(cell)


def looks_wordy(cell: str) -> bool:
    """Whether a cell is a few words of letters, a first name alone included."""
    return len(cell) <= 60 and all(
        character.isalpha() or character in " .'’,-\""  # noqa: RUF001  # typed in names
        for character in without_marks(cell.strip())
    )
