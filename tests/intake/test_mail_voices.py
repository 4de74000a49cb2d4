"""Whose words are whose in a mail of several: lines with a label, or many of them."""

import pytest

from callback_desk.intake.mail_voices import apart
from tests.services.fake_desk import asks


def several(beside: str, *messages: str, answers: str = "") -> str:
    """What stays beside a mail's first record, others saying these."""
    first = asks(name="Ann Bell", message="hello", beside=beside)
    others = [asks(name="Bo Chen", message=m, answers=answers) for m in messages]
    return apart([first, *others])[0].beside


@pytest.mark.parametrize(
    ("beside", "left"),
    [
        ("a note\nplease call", "a note"),
        ("a note\nMessage: please call", "a note"),
        ("a note\n  please   call ", "a note"),
        ("please call\na note\nplease call", "a note"),
        ("please call me", "please call me"),
        ("", ""),
    ],
)
def test_what_another_tells_is_left_out(beside: str, left: str) -> None:
    assert several(beside, "please call") == left


def test_a_text_of_several_lines_goes_as_a_whole_or_not_at_all() -> None:
    assert several("before\nI want\nto die\nbehind", "I want\n\nto die") == (
        "before\nbehind"
    )
    assert several("I want\nto live", "I want\nto die") == "I want\nto live"


def test_answers_go_as_well_and_nothing_of_somebodys_own() -> None:
    assert several("CRPS\nhello", "", answers="PTSD\nCRPS") == "hello"


def test_one_alone_is_left_as_it_is() -> None:
    one = asks(message="hello", beside="hello")
    assert apart([one]) == [one]
