"""Times as they are jotted down beside a name."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.clock_words import read_clock
from tests.dates import SPANIARDS, written


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
        ("noon", (time(12),)),
        ("midnight", (time(0),)),
        ("at 2:15 pm", (time(14, 15),)),
        # As a Spanish speaker jots them down, and as Qt writes them.
        ("1:10 p. m.", (time(13, 10),)),
        ("1:10\u202fp.\u00a0m.", (time(13, 10),)),
        ("a la 1:10 de la tarde", (time(13, 10),)),
        ("a las 9 de la mañana", (time(9),)),
        ("8 de la noche", (time(20),)),
        ("12 de la noche", (time(0),)),
        ("14:30 h", (time(14, 30),)),
        ("14h30", (time(14, 30),)),
        ("mediodía", (time(12),)),
        ("medianoche", (time(0),)),
        ("mañana", ()),
        ("tarde", ()),
        ("", ()),
        ("٢:١٥", ()),
    ],
)
def test_what_a_jotted_time_can_mean(text: str, means: tuple[time, ...]) -> None:
    assert read_clock(text) == means


@given(st.text(max_size=12))
def test_whatever_is_typed_it_answers(text: str) -> None:
    assert len(read_clock(text)) <= 2


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("10:30", (time(10, 30),)),
        ("1230", (time(12, 30),)),
        ("10:30 pm", (time(22, 30),)),
        # Nobody wrote it as it is shown: either half.
        ("3:30", (time(3, 30), time(15, 30))),
        ("10", (time(10), time(22))),
    ],
)
def test_where_hours_count_to_23_a_time_in_full_is_itself(
    text: str, means: tuple[time, ...]
) -> None:
    with written(SPANIARDS):
        assert read_clock(text) == means
