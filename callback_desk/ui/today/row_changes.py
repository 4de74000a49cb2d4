"""From one order of rows to another, in as few steps as a view can follow.

Rows are told by their keys; a row that stays is never taken out and put in again, so
whatever hangs on it (a selection, a place on the screen) stays with it.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

Key = Hashable


@dataclass(frozen=True, slots=True)
class Removed:
    """The rows from `first` to `last` go, as rows stand at this step."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The row at `source` goes; it stands at `target` afterwards."""

    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Inserted:
    """The new rows from `first` to `last` come, at their final places."""

    first: int
    last: int


Step = Removed | Moved | Inserted


def steps_between(
    old: Sequence[Key], new: Sequence[Key], most: int
) -> list[Step] | None:
    """The steps from the old keys to the new ones, to be taken one after another.

    Args:
        old: no key twice.
        new: no key twice.
        most: how many steps are worth taking.

    Returns:
        None where it would take more.
    """
    start = _alike(old, new)
    end = _alike_at_end(old, new, start)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    stays, came = set(after), set(after).difference(before)
    removed = list(_runs([row for row, key in enumerate(before) if key not in stays]))
    inserted = list(_runs([row for row, key in enumerate(after) if key in came]))
    if len(removed) + len(inserted) > most:
        return None
    kept = [key for key in before if key in stays]
    wanted = [key for key in after if key not in came]
    moved = _moves(kept, wanted, most - len(removed) - len(inserted))
    if moved is None:
        return None
    return [
        *(Removed(start + first, start + last) for first, last in reversed(removed)),
        *(Moved(start + source, start + target) for source, target in moved),
        *(Inserted(start + first, start + last) for first, last in inserted),
    ]


def _alike(old: Sequence[Key], new: Sequence[Key]) -> int:
    """How many keys at the start are the same."""
    shorter = min(len(old), len(new))
    if old[:shorter] == new[:shorter]:
        return shorter
    return next(row for row in range(shorter) if old[row] != new[row])


def _alike_at_end(old: Sequence[Key], new: Sequence[Key], start: int) -> int:
    """How many keys at the end are the same, behind those of the start."""
    most = min(len(old), len(new)) - start
    same = 0
    while same < most and old[-1 - same] == new[-1 - same]:
        same += 1
    return same


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of rows that follow one another."""
    first = last = None
    for row in rows:
        if last is not None and first is not None and row != last + 1:
            yield first, last
            first = None
        first = row if first is None else first
        last = row
    if first is not None and last is not None:
        yield first, last


def _moves(
    kept: list[Key], wanted: list[Key], most: int
) -> list[tuple[int, int]] | None:
    """Which single rows to move, from the first wanted place on."""
    if kept == wanted:
        return []
    place = {key: row for row, key in enumerate(wanted)}
    staying = _longest_rising([place[key] for key in kept])
    if len(kept) - len(staying) > most:
        return None
    now = list(kept)
    moves = []
    for target, key in enumerate(wanted):
        if target in staying:
            continue
        source = now.index(key)
        del now[source]
        # Behind the one that it follows: those before it stand in order already.
        at = now.index(wanted[target - 1]) + 1 if target else 0
        now.insert(at, key)
        if source != at:
            moves.append((source, at))
    return moves


def _longest_rising(places: Sequence[int]) -> set[int]:
    """The most places that stand in rising order already."""
    ends: list[int] = []
    behind: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        behind[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    rising: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        rising.add(last)
        last = behind[last]
    return rising
