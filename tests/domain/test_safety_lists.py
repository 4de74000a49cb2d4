"""The clinic's own phrases beside the lists that ship: they add, no more."""

import pickle

import pytest

from callback_desk import shipped
from callback_desk.domain.phrases import PhraseUnreadable
from callback_desk.domain.safety import Lane, SafetyWhy
from callback_desk.domain.safety_lists import SafetyLists, own_words
from tests.domain.test_safety import EMERGENCY, HARM

SHIPPED = shipped.safety_words()
OWN = own_words(
    {
        Lane.HARM_TO_SELF: "checking out early\n(black dog|black dogs)",
        Lane.EMERGENCY: "zzyzx reaction",
    }
)
LISTS = SafetyLists(SHIPPED, OWN)
ALONE = SafetyLists(SHIPPED)


def test_own_phrases_flag_what_no_shipped_one_does() -> None:
    said = "I am checking out early. Call me."
    assert not ALONE.read(said, "").flagged
    found = LISTS.read(said, "")
    assert found.lane is Lane.HARM_TO_SELF
    assert found.own_words == "I am checking out early."
    assert LISTS.read("", "zzyzx reaction").why is SafetyWhy.ANSWER


def test_lists_that_went_to_another_process_find_the_same_there() -> None:
    there = pickle.loads(pickle.dumps(LISTS))  # noqa: S301 - our own
    for said in (
        *HARM,
        *EMERGENCY,
        "I am checking out early",
        "a zzyzx reaction",
        "hi",
    ):
        assert there.read(said, "") == LISTS.read(said, "")
        assert there.read("", said) == LISTS.read("", said)
        assert there.hear(said) == LISTS.hear(said)


def test_what_ships_is_found_all_the_same() -> None:
    for said in ("I want to die", "quiero morir", "I can't breathe after the infusion"):
        assert LISTS.read(said, "") == ALONE.read(said, "")


def test_the_graver_lane_counts_and_its_words_are_shown() -> None:
    both = "A zzyzx reaction. I want to die."
    found = LISTS.read(both, "")
    assert found.lane is Lane.HARM_TO_SELF
    assert found.own_words == "I want to die."
    ticked = LISTS.read("A zzyzx reaction", "Suicidal ideation")
    assert ticked.lane is Lane.HARM_TO_SELF
    assert ticked.why is SafetyWhy.BOTH


def test_everyday_speech_takes_back_no_phrase_of_the_clinics_own() -> None:
    lists = SafetyLists(SHIPPED, own_words({Lane.EMERGENCY: "dead tired"}))
    assert lists.read("I am dead tired", "").lane is Lane.EMERGENCY


@pytest.mark.parametrize(
    ("said", "lane", "words", "is_own"),
    [
        (
            "So I am Checking out, early!",
            Lane.HARM_TO_SELF,
            "Checking out, early",
            True,
        ),
        ("please, i WANT TO DIE now", Lane.HARM_TO_SELF, "i WANT TO DIE", False),
        ("the black dogs again", Lane.HARM_TO_SELF, "black dogs", True),
        ("there is no way out of my shift", None, "no way out of my shift", False),
    ],
)
def test_a_sentence_is_tried(
    said: str, lane: Lane | None, words: str, is_own: bool
) -> None:
    heard = LISTS.hear(said)
    assert heard is not None
    assert heard.heard.lane is lane
    assert words.lower() in heard.heard.words.lower() or heard.heard.words in words
    assert heard.is_own is is_own


def test_nothing_is_heard_in_plain_words() -> None:
    assert LISTS.hear("Please call me about my knee") is None
    assert ALONE.hear("") is None


def test_no_phrases_are_no_list() -> None:
    assert own_words({}) is None
    assert own_words({Lane.EMERGENCY: " \n# only a remark\n"}) is None


def test_an_unreadable_line_is_named() -> None:
    with pytest.raises(PhraseUnreadable) as refused:
        own_words({Lane.EMERGENCY: "fine\n(no end"})
    assert "(no end" in refused.value.sentence


def test_the_lists_that_ship_can_be_read_by_people() -> None:
    languages = {group.language for group in SHIPPED.groups}
    assert languages == {"English", "Spanish"}
    assert all(group.title and group.phrases for group in SHIPPED.groups)
    names = {group.list_name for group in SHIPPED.groups}
    assert names == {*Lane, "everyday"}
