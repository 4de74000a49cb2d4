"""The sieve before all lists: where it holds a text back, no list finds anything."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from callback_desk.domain.interests import read_interests
from callback_desk.domain.phrases import Phrases
from callback_desk.domain.token_sieve import TokenSieve
from callback_desk.shipped import interest_words
from tests.domain.test_safety import EMERGENCY, EVERYDAY, HARM, WORDS

INTERESTS = interest_words()
SIEVE = TokenSieve([WORDS.phrases], INTERESTS.phrases)
SAID = (
    "Is it covered by insurance? I have Blue Cross and I am not sure what they pay.",
    "My doctor said that you could help me, please call after 3 pm.",
    "How much does it cost?",
    "Hello, I would like to know more about the treatment for my mother.",
    "We live in Queens, 45 minutes away. Parking? Thanks, J. Smith",
)
NAMED = ("chronic pain", "treatment resistant depression", "ptsd crps fibromyalgia")
WORDS_OF_ALL = sorted(
    {word for line in (*HARM, *EVERYDAY, *SAID, *NAMED) for word in line.split()}
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


def check_held_back(texts: list[str], name: str) -> None:
    """That nothing is found but in what is let through, and labels as they are told."""
    through = SIEVE.let_through(texts, [name] * len(texts))
    for number, text in enumerate(texts):
        flagged = WORDS.read(f"{text}\n{name}\n", "").flagged
        assert number in through.may_flag or not flagged, text
        told = through.named.get(number, "")
        if told is not None:
            assert read_interests(INTERESTS, "", text) == ((told,) if told else ())


def test_every_sentence_that_flags_is_let_through_however_it_is_written() -> None:
    told = [twist(line) for line in (*HARM, *EMERGENCY) for twist in TWISTS]
    check_held_back([*HARM, *EMERGENCY, *told], "Ann Lee")
    through = SIEVE.let_through(HARM, [""] * len(HARM))
    assert through.may_flag == list(range(len(HARM)))


def test_what_most_people_write_is_held_back() -> None:
    through = SIEVE.let_through(SAID, ["Ann Lee"] * len(SAID))
    assert not through.may_flag
    assert not through.named


def test_words_about_safety_may_end_in_a_name_or_stand_there_alone() -> None:
    for line in HARM:
        words = line.split()
        for cut in range(len(words)):
            check_held_back([" ".join(words[:cut])], " ".join(words[cut:]))
    through = SIEVE.let_through(["How much?"] * 2, ["i want to die", "Ann Lee"])
    assert through.may_flag == [0]


def test_the_one_interest_of_a_message_is_told_and_several_are_read_closely() -> None:
    texts = ["my CRPS is bad", "CRPS and PTSD", "I have the RSD, CRPS", "hello"]
    texts += ["CRPS " + "x " * 200_000, "日本語 CRPS"]
    through = SIEVE.let_through(texts, ["Crps Pain"] * len(texts))
    assert through.named == {0: "crps", 1: None, 2: "crps", 4: None, 5: None}
    check_held_back(texts, "Ann Lee")


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
    check_held_back([text], "Ann Lee")
    head, _, tail = text.rpartition(" ")
    check_held_back([head], tail)


def test_the_memory_of_tokens_is_bounded() -> None:
    sieve = TokenSieve([WORDS.phrases], Phrases())
    letters = "bcdfghjklmnpqrstvwxyz"
    for one in letters:
        texts = [f"q{one}{a}{b}{c}z" for a in letters for b in letters for c in letters]
        sieve.let_through(texts, texts)
        assert sieve._ways <= 100_000


def test_numbers_that_a_list_knows_are_no_numbers_like_any_other() -> None:
    phrases = Phrases()
    phrases.add("code", "code 7001\ndial 4455*\nroom ... 12", {})
    sieve = TokenSieve([phrases], Phrases())
    told = ["code 7001", "code 7002", "dial 445566", "dial 5 445", "room 9 8 12"]
    names = [""] * len(told * 2)
    assert sieve.let_through(told * 2, names).may_flag == [0, 2, 4, 5, 7, 9]
    without_stems = Phrases()
    without_stems.add("code", "code 7001\nroom ... 12", {})
    sieve = TokenSieve([without_stems], Phrases())
    assert sieve.let_through(told * 2, names).may_flag == [0, 4, 5, 9]
