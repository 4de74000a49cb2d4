"""What is read piece by piece comes out as if it had been read whole."""

import random

import pytest

from callback_desk.domain.plain_text import words_only
from callback_desk.domain.text_pieces import LONGEST, OVERLAP, pieces_of, spaced_once

SPACES = " \n\t\u00a0\u2003"


def long_text(seed: int, size: int) -> str:
    dice = random.Random(seed)  # noqa: S311 - no secret
    words = ["pain", "añ", "日", "x" * 40, "", "can't"]
    text = ""
    while len(text) < size:
        text += "".join(
            dice.choice(words) + dice.choice(SPACES) * dice.choice((1, 1, 3))
            for _ in range(1_000)
        )
    return text


@pytest.mark.parametrize("seed", range(4))
def test_words_are_spaced_once_as_ever(seed: int) -> None:
    text = long_text(seed, 3 * LONGEST)
    assert spaced_once(text) == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["", " ", "a  b", "x" * (3 * LONGEST + 5), " " * (2 * LONGEST), "\n" * 9]
)
def test_odd_texts_are_spaced_once_as_well(text: str) -> None:
    assert spaced_once(text) == " ".join(text.split())


def test_pieces_hold_every_phrase_and_begin_with_a_word() -> None:
    text = long_text(7, 3 * LONGEST)
    pieces = list(pieces_of(text))
    assert len(pieces) > 2
    reached = 0
    for start, piece in pieces:
        assert text.startswith(piece, start)
        assert start == 0 or (
            start < reached - OVERLAP // 2 and text[start - 1].isspace()
        )
        reached = start + len(piece)
    assert reached == len(text)


def test_a_short_text_is_one_piece_and_one_long_word_is_cut() -> None:
    assert list(pieces_of("ab c")) == [(0, "ab c")]
    assert list(pieces_of("")) == [(0, "")]
    pieces = list(pieces_of("x" * (2 * LONGEST)))
    assert pieces[-1][0] + len(pieces[-1][1]) == 2 * LONGEST


def test_letters_and_digits_of_any_script_are_words() -> None:
    text = "".join(map(chr, (*range(0x2000), *range(0x3000, 0x3200), 0x1F600, 0x1D7CE)))
    slowly = "".join(c if c.isalnum() else " " for c in text)
    assert words_only(text) == slowly
