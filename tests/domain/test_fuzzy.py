"""What fits a few typed letters, and which fits best."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.fuzzy import how_well

ACTIONS = (
    *("Import…", "Paste a mail’s text…", "Search", "Copy the number", "Undo"),
    *("Look again", "Today", "Needs a look", "Calendar", "Settings", "Keys", "Lock"),
    *("Print a call sheet…", "Close the chosen leads…", "Somebody is away…"),
)


def best(typed: str) -> str:
    scored = [(how_well(typed, words), words) for words in ACTIONS]
    return max((score, words) for score, words in scored if score is not None)[1]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("imp", "Import…"),
        ("pcs", "Print a call sheet…"),
        ("sheet", "Print a call sheet…"),
        ("LOCK", "Lock"),
        ("cal", "Calendar"),
        ("ccl", "Close the chosen leads…"),
        ("away", "Somebody is away…"),
        ("look", "Look again"),
        ("needs look", "Needs a look"),
    ],
)
def test_the_best_comes_first(typed: str, found: str) -> None:
    assert best(typed) == found


def test_accents_and_case_do_not_matter() -> None:
    assert how_well("muller", "Zoë Müller") is not None
    assert how_well("ZOE", "Zoë Müller") is not None


@pytest.mark.parametrize("typed", ["xyz", "tropmi", "importt"])
def test_what_does_not_fit_is_left_out(typed: str) -> None:
    assert how_well(typed, "Import…") is None


@given(st.text(), st.text(max_size=60))
def test_whatever_is_typed_it_answers(typed: str, words: str) -> None:
    how_well(typed, words)


@given(st.text(alphabet="abc de", min_size=1, max_size=30))
def test_words_fit_themselves(words: str) -> None:
    assert how_well(words, words) is not None
