"""From one order of rows to another: the steps come out where they should."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.ui.today.row_changes import (
    Inserted,
    Moved,
    Removed,
    Step,
    steps_between,
)

MANY = 10_000
keys = st.lists(st.integers(0, 25), unique=True, max_size=20)


def followed(
    old: Sequence[int], new: Sequence[int], steps: Sequence[Step]
) -> list[int]:
    rows = list(old)
    for step in steps:
        match step:
            case Removed(first, last):
                assert 0 <= first <= last < len(rows)
                del rows[first : last + 1]
            case Moved(source, target):
                assert source != target
                rows.insert(target, rows.pop(source))
            case Inserted(first, last):
                rows[first:first] = new[first : last + 1]
    return rows


@given(keys, keys)
def test_steps_lead_from_the_old_rows_to_the_new(
    old: list[int], new: list[int]
) -> None:
    steps = steps_between(old, new, MANY)
    assert steps is not None
    assert followed(old, new, steps) == new


@given(keys, keys, st.integers(0, 5))
def test_no_more_steps_than_are_worth_it(
    old: list[int], new: list[int], most: int
) -> None:
    steps = steps_between(old, new, most)
    assert steps is None or len(steps) <= most


@given(keys, keys)
def test_a_row_that_stays_is_never_taken_out(old: list[int], new: list[int]) -> None:
    rows = list(old)
    for step in steps_between(old, new, MANY) or ():
        if isinstance(step, Removed):
            assert not set(rows[step.first : step.last + 1]) & set(new)
            del rows[step.first : step.last + 1]


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        ("abcd", "abcd", []),
        ("abcd", "abd", [Removed(2, 2)]),
        ("abcdef", "cf", [Removed(3, 4), Removed(0, 1)]),
        ("cf", "abcdef", [Inserted(0, 1), Inserted(3, 4)]),
        ("abcd", "bcda", [Moved(0, 3)]),
        ("abcd", "dabc", [Moved(3, 0)]),
        ("abcd", "axc", [Removed(3, 3), Removed(1, 1), Inserted(1, 1)]),
        ("", "ab", [Inserted(0, 1)]),
        ("ab", "", [Removed(0, 1)]),
    ],
)
def test_as_few_steps_as_there_are_changes(
    old: str, new: str, steps: list[Step]
) -> None:
    assert steps_between(old, new, MANY) == steps


def test_beyond_the_limit_nothing_is_said() -> None:
    assert steps_between("abcdefgh", "hgfedcba", 3) is None
    assert steps_between("abcdefgh", "bdfh", 3) is None
    assert steps_between("abcdefgh", "bdfh", 4) is not None
