"""Times as they are jotted down beside a name."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.clock_words import read_clock


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("2:15", (time(2, 15), time(14, 15))),
        ("2:15p", (time(14, 15),)),
        ("2.15 PM", (time(14, 15),)),
        ("215pm", (time(14, 15),)),
        ("1415", (time(14, 15),)),
        ("0915", (time(9, 15),)),
        ("9", (time(9), time(21))),
        ("9 a.m.", (time(9),)),
        ("12", (time(12), time(0))),
        ("12:30a", (time(0, 30),)),
        ("00:05", (time(0, 5),)),
        ("25:00", ()),
        ("9:75", ()),
        ("13p", ()),
        ("noon", ()),
        ("", ()),
        ("٢:١٥", ()),
    ],
)
def test_what_a_jotted_time_can_mean(text: str, means: tuple[time, ...]) -> None:
    assert read_clock(text) == means


@given(st.text(max_size=12))
def test_whatever_is_typed_it_answers(text: str) -> None:
    assert len(read_clock(text)) <= 2
