"""The sieve before all lists: where it holds a text back, no list finds anything."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from callback_desk.domain.interests import read_interests
from callback_desk.domain.phrases import Phrases
from callback_desk.domain.token_sieve import TokenSieve
from callback_desk.shipped import interest_words
from tests.domain.test_safety import EMERGENCY, EVERYDAY, HARM, WORDS

INTERESTS = interest_words()
SIEVE = TokenSieve([WORDS.phrases, INTERESTS.phrases])
SAID = (
    "Is it covered by insurance? I have Blue Cross and I am not sure what they pay.",
    "My doctor said that you could help me, please call after 3 pm.",
    "How much does it cost?",
    "Hello, I would like to know more about the treatment for my mother.",
    "We live in Queens, 45 minutes away. Parking? Thanks, J. Smith",
)
WORDS_OF_ALL = sorted(
    {word for line in (*HARM, *EVERYDAY, *SAID) for word in line.split()}
)
SHORT = [
    "i",
    "a",
    "b",
    "1",
    "911",
    "988",
    "1234",
    "20",
    "x.",
    "(k)",
    ",",
    "d13",
    "k1ll",
    "su*c*de",
]
TWISTS = (
    str.upper,
    str.title,
    lambda text: text.replace("i", "1"),
    lambda text: text.replace("i", "*", 1),
    lambda text: text.replace("e", "eee"),
    lambda text: " ".join(text),
    lambda text: ".".join(text),
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace("a", "а"),
    lambda text: text.replace("o", "ó"),
    lambda text: text.replace(" ", "\u200b"),
    lambda text: text.replace("'", "&#39;"),
    lambda text: text.replace("u", "u\u00ad"),
)  # fmt: skip


def finds_something(text: str) -> list[bool]:
    return [
        WORDS.read(text, "").flagged,
        bool(read_interests(INTERESTS, "", text)),
    ]


def test_every_sentence_that_flags_is_let_through_however_it_is_written() -> None:
    told = [twist(line) for line in (*HARM, *EMERGENCY) for twist in TWISTS]
    texts = [*HARM, *EMERGENCY, *told]
    through = SIEVE.let_through(texts)
    for number, text in enumerate(texts):
        for numbers, finds in zip(through, finds_something(text), strict=True):
            assert number in numbers or not finds, text
    assert set(range(len(HARM) + len(EMERGENCY))) <= set(through[0])


def test_what_most_people_write_is_held_back() -> None:
    assert all(len(numbers) <= 1 for numbers in SIEVE.let_through(SAID))


@settings(max_examples=1_500, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(WORDS_OF_ALL),
            st.sampled_from(SHORT),
            st.text("aiks1*.-' ", max_size=6),
        ),
        max_size=12,
    ),
    st.sampled_from([" ", "\n", "  ", ", ", ". "]),
    st.sampled_from([str, *TWISTS]),
)
@example(["k", "i", "l", "l"], " ", str)
@example(["I", "a", "m"], ", ", str)
def test_nothing_is_found_in_what_is_held_back(
    words: list[str], between: str, twist: type[str]
) -> None:
    text = twist(between.join(words))
    for numbers, finds in zip(
        SIEVE.let_through([text]), finds_something(text), strict=True
    ):
        assert numbers or not finds


def test_the_memory_of_tokens_is_bounded() -> None:
    sieve = TokenSieve([WORDS.phrases])
    letters = "bcdfghjklmnpqrstvwxyz"
    for one in letters:
        texts = [f"q{one}{a}{b}{c}z" for a in letters for b in letters for c in letters]
        sieve.let_through(texts)
        assert sieve._ways <= 100_000


def test_numbers_that_a_list_knows_are_no_numbers_like_any_other() -> None:
    phrases = Phrases()
    phrases.add("code", "code 7001\ndial 4455*\nroom ... 12", {})
    sieve = TokenSieve([phrases])
    told = ["code 7001", "code 7002", "dial 445566", "dial 5 445", "room 9 8 12"]
    assert sieve.let_through(told * 2) == [[0, 2, 4, 5, 7, 9]]
    without_stems = Phrases()
    without_stems.add("code", "code 7001\nroom ... 12", {})
    assert TokenSieve([without_stems]).let_through(told * 2) == [[0, 4, 5, 9]]
