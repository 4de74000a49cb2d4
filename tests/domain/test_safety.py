"""The shipped word lists and the reading of them.

The sentences stand in `sentences/`, one a line; every line counts.
"""

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.phrases import PhraseUnreadable
from callback_desk.domain.safety import Lane, SafetyFinding, SafetyWhy, SafetyWords

RESOURCES = Path(__file__).parents[2] / "resources" / "safety"
TABLES = [tomllib.loads(file.read_text("utf-8")) for file in RESOURCES.glob("*.toml")]
WORDS = SafetyWords.from_tables(TABLES)
LONG = 1_000_000  # characters


def sentences(table: str) -> list[str]:
    file = Path(__file__).parent / "sentences" / f"{table}.txt"
    lines = file.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read(message: str, answers: str = "") -> SafetyFinding:
    return WORDS.read(message, answers)


def is_plainly_written(sentence: str) -> bool:
    """Whether no letter is hidden or set apart, so that the spaces may change."""
    spread = [
        word for word in sentence.split() if len(word) == 1 and word not in "IiaA2"
    ]
    return not spread and all(c.isalpha() or c in " ',." for c in sentence)


HARM = sentences("harm_to_self")
EMERGENCY = sentences("emergency")
EVERYDAY = sentences("everyday")
PLAIN = [line for line in HARM + EMERGENCY if is_plainly_written(line)]


def test_the_tables_are_long_enough_to_mean_something() -> None:
    assert len(HARM) >= 300
    assert len(EMERGENCY) >= 90
    assert len(EVERYDAY) >= 300


def test_every_sentence_of_danger_to_oneself_flags() -> None:
    assert [s for s in HARM if read(s).lane is not Lane.HARM_TO_SELF] == []


def test_every_sentence_of_another_emergency_flags_as_that() -> None:
    assert [s for s in EMERGENCY if read(s).lane is not Lane.EMERGENCY] == []


def test_no_everyday_sentence_flags() -> None:
    assert [s for s in EVERYDAY if read(s).flagged] == []


def test_answers_are_read_by_the_same_lists() -> None:
    assert [s for s in EVERYDAY if read("", s).flagged] == []
    assert [s for s in HARM if read("", s).why is not SafetyWhy.ANSWER] == []


def test_words_and_answers_are_told_apart() -> None:
    assert read("I want to die").why == SafetyWhy.WORDS
    assert read("Mornings, please", "Suicidal Ideations").why == SafetyWhy.ANSWER
    assert read("I want to die", "Suicidal Ideations").why == SafetyWhy.BOTH
    assert read("Mornings, please", "Chronic pain").why is None
    assert not read("", "").flagged


def test_own_words_are_the_sentence_as_typed() -> None:
    message = "Hello. I CAN’T go\non, él dijo… Call me after 5.\nThank you!"
    found = read(message)
    assert found.own_words == "I CAN’T go\non, él dijo…"
    assert found.answer is None


def test_a_very_long_sentence_is_quoted_around_the_match() -> None:
    message = f"{'so much pain ' * 200}and I want to die {'every single day ' * 200}"
    quoted = read(message).own_words
    assert quoted is not None
    assert "I want to die" in quoted
    assert quoted in message
    assert len(quoted) <= 300


def test_the_answer_is_the_ticked_one_alone() -> None:
    found = read("", "Chronic pain\nSuicidal Ideations\nFibromyalgia")
    assert (found.answer, found.own_words) == ("Suicidal Ideations", None)
    assert read("", "PTSD, Suicidal Ideations | TRD").answer == "Suicidal Ideations"


def test_harm_to_self_goes_before_another_emergency() -> None:
    found = read("I can't breathe. And I want to die.")
    assert found.lane == Lane.HARM_TO_SELF
    assert found.own_words == "And I want to die."
    # So it does where its letters are hidden.
    found = read("I can't breathe. And I am s*icidal.")
    assert (found.lane, found.own_words) == (Lane.HARM_TO_SELF, "And I am s*icidal.")
    found = read("I can't breathe.", "Suicidal Ideations")
    assert (found.lane, found.own_words) == (Lane.HARM_TO_SELF, "I can't breathe.")


def test_a_denial_flags_too() -> None:
    assert read("I am not suicidal and I would never hurt myself.").flagged


def test_everyday_speech_ends_with_its_sentence() -> None:
    assert not read("I can't go on long walks").flagged
    assert read("I can't go on. Long walks helped once.").flagged
    assert read("I can't go on\nlong walks helped once").flagged


def test_everyday_speech_lets_only_itself_pass() -> None:
    assert not read("There is no way out of work on Tuesdays").flagged
    assert read("There is no way out of work on Tuesdays. I see no way out.").flagged


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\ufeff", "\u202e", "\u200d"])
def test_invisible_marks_hide_nothing(mark: str) -> None:
    hidden = "I want to die", "I'm as good as dead"
    between = (words.replace(" ", mark) for words in hidden)
    for message in (mark.join(hidden[0]), f"I want{mark}to{mark}die", *between):
        found = read(message)
        assert found.flagged
        assert found.own_words in (message, message.strip())


@pytest.mark.parametrize(
    "piece",
    [
        "my pain is bad ", "a", "no way out of work ", "a1b*c-d ", "s u i c i ", "*a",
        "i want to be ", "\u200bdie", "don’t ", "ééé ", "<>&#39;", "dieeee", "i ", "0",
    ],
)  # fmt: skip
@pytest.mark.timeout(20)
def test_a_megabyte_of_anything_is_read_in_a_moment(piece: str) -> None:
    read(piece * (LONG // len(piece)))


@given(st.text(), st.text())
def test_no_text_breaks_the_reading(message: str, answers: str) -> None:
    found = read(message, answers)
    assert found.own_words is None or found.own_words in message
    assert found.answer is None or found.answer in answers
    assert found.flagged == (found.why is not None)


@given(
    st.sampled_from(PLAIN),
    st.sampled_from([str.upper, str.lower, str.title, str.swapcase, str.casefold]),
    st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]),
    st.sampled_from(["'", "", "’", "‘", "´", "`", "ʼ", "＇"]),
    st.sampled_from([" ", "  ", "\n", "\r\n", "\t", "\u00a0", " \n ", ", ", " - "]),
    st.booleans(),
)
def test_no_way_of_typing_hides_a_danger(
    sentence: str, case: type[str], form: str, mark: str, space: str, bare: bool
) -> None:
    typed = unicodedata.normalize("NFD", case(sentence))
    if bare:
        typed = "".join(c for c in typed if not unicodedata.combining(c))
    typed = unicodedata.normalize(form, typed)  # type: ignore[arg-type] # one of four
    typed = typed.replace("'", mark).replace(" ", space)
    found = read(typed)
    assert found.lane == read(sentence).lane
    assert found.own_words is not None
    assert found.own_words in typed


@given(
    st.sampled_from(PLAIN),
    st.lists(st.sampled_from(EVERYDAY), max_size=8),
    st.lists(st.sampled_from(EVERYDAY), max_size=8),
    st.sampled_from([". ", "\n", "; ", " - ", " and ", " because "]),
)
def test_no_text_around_it_hides_a_danger(
    sentence: str, before: list[str], after: list[str], joint: str
) -> None:
    message = joint.join([*before, sentence, *after])
    found = read(message)
    assert found.flagged
    assert found.own_words is not None
    assert found.own_words in message


@pytest.mark.parametrize(
    "table",
    [
        {"words": "not a table"},
        {"harm_to_self": {"group": ["not", "text"]}},
        {"emergency": {"group": "a (b"}},
    ],
)
def test_a_list_against_the_rules_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(PhraseUnreadable):
        SafetyWords.from_tables([table])


def test_the_clinic_can_add_words_of_its_own() -> None:
    own = {"harm_to_self": {"ours": "red umbrella"}, "everyday": {"ours": "red tape"}}
    words = SafetyWords.from_tables([*TABLES, own])
    assert words.read("RED umbrella!", "").lane == Lane.HARM_TO_SELF


@pytest.mark.parametrize(
    "before", [199_970, 199_985, 199_999, 200_001, 397_990, 999_999]
)
def test_a_danger_is_found_wherever_it_stands_in_a_very_long_text(before: int) -> None:
    around = ("my back hurts a lot\n" * (LONG // 20 + 1))[:before]
    message = f"{around}\nI want to kill myself tonight.\n{around}"
    found = read(message)
    assert found.lane == Lane.HARM_TO_SELF
    assert found.own_words == "I want to kill myself tonight."
