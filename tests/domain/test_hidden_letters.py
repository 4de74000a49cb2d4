"""Words in which letters are hidden: what was read before never changes a reading."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.hidden_letters import MOST_HIDDEN, HiddenLetters, Word
from callback_desk.domain.plain_text import fold
from tests.domain.test_safety import EMERGENCY, HARM, WORDS

HIDDEN = {"s": ("suicide",), "d": ("die", "died")}
KNOWN = {"die", "want", "to", "i"}
PIECES = st.sampled_from(
    [*"aeiou sdcktw 0134*@$!|.-_/~", "die ", "suicide", "https://x.example/d1e", "iii"]
)
TYPED = st.lists(PIECES, max_size=60).map("".join)


def letters() -> HiddenLetters:
    return HiddenLetters(KNOWN, HIDDEN)


def test_a_hidden_word_is_told_with_its_place() -> None:
    assert letters().words("i want to d*e now") == ["i", "want", "to", "die", "now"]
    assert letters().placed("to d i e")[-1] == Word("die", 3, 8)


@pytest.mark.parametrize(
    "mark", ['"', "(", "-", "#", "“", "¿", "...", "[(", "- ", "> "]
)
def test_a_mark_before_letters_that_stand_apart_hides_no_danger(mark: str) -> None:
    for said in ("k i l l m y s e l f", "k-i-l-l myself", "su1cide", "s u i c i d e"):
        for text in (f"{mark}{said}", f"i want to {mark}{said} tonight"):
            assert WORDS.read(text, "").flagged, text
    assert not WORDS.read(f'{mark}a b c" is how it begins', "").flagged


@pytest.mark.parametrize("mark", ["*", "**", "|", "||", "|*", "~~", "_", "*|"])
@pytest.mark.parametrize(
    "said",
    [
        "suicidal", "kill myself", "su1cidal", "su*cide", "s u i c i d e",
        "k 1 l l myself", "want to d*e", "want to d1e", "su|cide", "d|e: i want to d|e",
    ],
)  # fmt: skip
def test_stars_and_bars_around_words_hide_no_danger(mark: str, said: str) -> None:
    apart = " ".join(f"{mark}{word}{mark}" for word in said.split())
    for text in (f"{mark}{said}{mark}", f"{mark} {said}", f"{said}{mark}"):
        assert WORDS.read(text, "").flagged, text
        assert WORDS.read("", f"yes{mark} {text} {mark}").flagged, text
    if "i c i" not in said and "1 l l" not in said:
        assert WORDS.read(apart, "").flagged, apart
    assert not WORDS.read(f"{mark}my dog died{mark} {mark}a b c{mark}", "").flagged


@pytest.mark.parametrize(
    "text",
    ["s|u|i|c|i|d|e", "s | u | i | c | i | d | e", "ki|| myself", "s|uicide",
     "k|i|l|l myself", "|k|i|l|l|myself|", "yes|suicidal|no", "want|to|die"],
)  # fmt: skip
def test_bars_between_letters_hide_no_danger(text: str) -> None:
    assert WORDS.read(text, "").flagged
    assert WORDS.read("", text).flagged


@given(st.lists(TYPED | st.sampled_from(HARM + EMERGENCY), min_size=1, max_size=12))
def test_what_is_remembered_is_what_would_be_read_anew(texts: list[str]) -> None:
    words, shipped = letters(), WORDS.letters
    for text in map(fold, texts):
        assert words.words(text) == letters().words(text)
        for one in (words, shipped):
            assert one.words(text) == [word.text for word in one.placed(text)]


def test_nothing_is_worked_out_twice() -> None:
    words, asked = HiddenLetters(KNOWN, HIDDEN), list[str]()
    work_out = words._meant

    def listening(chunk: str) -> str | None:
        asked.append(chunk)
        return work_out(chunk)

    words._meant = listening  # type: ignore[method-assign] # counts what is asked
    words.words("ann@example.com said su1cide, twice: su1cide")
    first = len(asked)
    words.words("ann@example.com said su1cide, twice: su1cide")
    assert len(asked) == first > 0


def test_a_word_longer_than_all_that_are_looked_for_is_none() -> None:
    stretched = "d" * 30 + "i" * 30 + "e" * 9
    assert letters().words(stretched) == ["die"]
    assert letters().words("1" + ascii_lowercase) == ["1" + ascii_lowercase]


def test_beyond_the_bound_of_a_text_nothing_wrong_is_remembered() -> None:
    words = letters()
    flood = " ".join(f"{n:05x}".replace("0", "*") + "q" for n in range(MOST_HIDDEN))
    assert words.words(f"{flood} d*e")[-2:] == ["d", "e"]
    assert words.words("d*e") == ["die"]
