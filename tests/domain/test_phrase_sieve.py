"""The sieve before phrase lists: it lets pass by only what holds no phrase."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk import shipped
from callback_desk.domain.phrase_sieve import COMMON, Sieve
from callback_desk.domain.phrases import Match, Phrases
from callback_desk.domain.plain_text import fold, words_only


@cache
def lists() -> list[Phrases]:
    """The lists that ship."""
    interests = shipped.interest_words()
    return [shipped.safety_words().phrases, interests.phrases, interests.nothing]


@cache
def words_of_lists() -> list[str]:
    """Words that lead on somewhere, and common ones."""
    known = {word for phrases in lists() for word in phrases.vocabulary}
    stems = ["suicidal", "suicidio", "depressed", "neuropathic", "fibromyalgia"]
    return [*sorted(known), *stems, *COMMON * 20]


def found_slowly(phrases: Phrases, words: list[str]) -> list[Match]:
    """What is found without the sieve."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sieve, "lets_through", lambda *_: True)
        return phrases.find(words)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_the_same_is_found_with_the_sieve_and_without(data: st.DataObject) -> None:
    chosen = st.sampled_from(words_of_lists())
    words = data.draw(st.lists(chosen, max_size=12))
    for phrases in lists():
        assert phrases.find(words) == found_slowly(phrases, words)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(COMMON), max_size=14))
def test_common_words_alone_are_found_all_the_same(words: list[str]) -> None:
    for phrases in lists():
        assert phrases.find(words) == found_slowly(phrases, words)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_gives_the_same(text: str) -> None:
    words = words_only(fold(text)).split()
    for phrases in lists():
        assert phrases.find(words) == found_slowly(phrases, words)


@pytest.mark.parametrize(
    "text", ["I want to die", "no way out", "i cant go on", "quiero morir", "suicidal"]
)
def test_short_phrases_of_common_words_are_let_through(text: str) -> None:
    safety, _, _ = lists()
    assert safety.find(words_only(fold(text)).split())


def test_a_phrase_added_later_is_found() -> None:
    phrases = Phrases()
    phrases.add("one", "blue moon", {})
    assert phrases.find(["the", "call"]) == []
    phrases.add("two", "the call", {})
    assert phrases.find(["the", "call"]) == [Match("two", 0, 2)]
