"""The phrase language that the word lists are written in."""

import pytest

from callback_desk.domain.phrases import Match, Phrases, PhraseUnreadable
from callback_desk.domain.plain_text import fold, words_only

WORDS = {"want": "want|wants|wan na", "again": "<want> more"}


def found(lines: str, text: str) -> list[str]:
    phrases = Phrases()
    phrases.add("list", lines, WORDS)
    words = words_only(fold(text)).split()
    return [" ".join(words[m.start : m.end]) for m in phrases.find(words)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("die", "I die.", ["die"]),
        ("daño", "Hacerme DANO", ["dano"]),
        ("can't go", "can't go, can t go, cant go", ["cant go", "can t go", "cant go"]),
        ("self-harm", "self harm self-harm selfharm", ["self harm"] * 2 + ["selfharm"]),
        ("<want> to", "He wants to, you wan na to", ["wants to", "wan na to"]),
        ("<again>", "wants more", ["wants more"]),
        ("a (b|c d) e", "a b e, a c d e, a b c d e", ["a b e", "a c d e"]),
        ("a [b|c] d", "a d a b d a c d a b c d", ["a d", "a b d", "a c d"]),
        ("suicid*", "suicidality", ["suicidality"]),
        ("suicide~", "sucide suicidde siucide suicode", 4),
        ("suicide~", "suside decide", []),
        ("a ... b", "a b, a x y z b, a w x y z b", ["a b", "a x y z b"]),
        ("a  # but not b", "a b", ["a"]),
    ],
)
def test_a_phrase_matches_what_its_line_says(
    phrase: str, text: str, expected: list[str] | int
) -> None:
    matches = found(phrase, text)
    assert matches == expected or len(matches) == expected


@pytest.mark.parametrize(
    "phrase", ["(a|b", "a]", "<nobody>", "[a]", "sui*", "die~", "+", "a )( b", "[a)"]
)
def test_a_line_against_the_rules_is_refused_by_name(phrase: str) -> None:
    with pytest.raises(PhraseUnreadable) as refused:
        found(phrase, "a")
    assert phrase in str(refused.value)


def test_names_that_ask_for_each_other_are_refused() -> None:
    with pytest.raises(PhraseUnreadable):
        Phrases().add("list", "<a>", {"a": "<b>", "b": "<a>"})


def test_matches_tell_their_list_and_words() -> None:
    phrases = Phrases()
    phrases.add("first", "b c\nc", {})
    phrases.add("second", "c d", {})
    assert set(phrases.find(["a", "b", "c", "d"])) == {
        Match("first", 1, 3),
        Match("first", 2, 3),
        Match("second", 2, 4),
    }


def test_a_list_told_only_beside_others_is_silent_alone() -> None:
    phrases = Phrases(besides="everyday")
    phrases.add("everyday", "a b", {})
    phrases.add("list", "c", {})
    assert phrases.find(["a", "b"]) == []
    assert len(phrases.find(["a", "b", "c"])) == 2


def test_phrases_added_after_a_reading_are_found() -> None:
    phrases = Phrases()
    phrases.add("list", "a b", {})
    assert not phrases.find(["a", "c"])
    phrases.add("list", "a c", {})
    assert phrases.find(["a", "c"])


def test_what_is_kept_ready_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("callback_desk.domain.phrases._MOST_KEPT", 50)
    phrases = Phrases()
    names = [f"w{number}" for number in range(40)]
    phrases.add("list", "\n".join(f"{a} {b} end" for a in names for b in names), {})
    for a in names:
        for b in names:
            assert phrases.find([a, b, "end"])
            assert not phrases.find([a, b, "stop"])
    assert len(phrases._states) <= 60
