"""The sieve before all lists: where it holds a text back, no list finds anything."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from callback_desk.domain.interests import read_interests
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
SHORT = ["i", "a", "b", "1", "911", "988", "x.", "(k)", ",", "d13", "k1ll", "su*c*de"]
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


def finds_something(text: str) -> bool:
    return WORDS.read(text, "").flagged or bool(read_interests(INTERESTS, "", text))


def test_every_sentence_that_flags_is_let_through_however_it_is_written() -> None:
    told = [twist(line) for line in (*HARM, *EMERGENCY) for twist in TWISTS]
    texts = [*HARM, *EMERGENCY, *told]
    through = set(SIEVE.let_through(texts))
    missed = [text for number, text in enumerate(texts) if number not in through]
    assert [text for text in missed if finds_something(text)] == []
    assert set(range(len(HARM) + len(EMERGENCY))) <= through


def test_what_most_people_write_is_held_back() -> None:
    assert len(SIEVE.let_through(SAID)) <= 1


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
    if not SIEVE.let_through([text]):
        assert not finds_something(text)


def test_the_memory_of_tokens_is_bounded() -> None:
    sieve = TokenSieve([WORDS.phrases])
    letters = "bcdfghjklmnpqrstvwxyz"
    for one in letters:
        texts = [f"q{one}{a}{b}{c}z" for a in letters for b in letters for c in letters]
        sieve.let_through(texts)
        assert sieve._ways <= 100_000
