"""Clock times as people type them, and a lunch cut out of a day."""

import pytest

from callback_desk.ui.first_run.desk_hours import (
    open_spans,
    read_clock,
    say_minute,
)
from tests.dates import SPANIARDS, written

NINE, FIVE = 9 * 60, 17 * 60


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        *(("9", 540), ("9:30", 570), ("930", 570), ("0930", 570), ("09.30", 570)),
        *(("9 am", 540), ("9AM", 540), ("9 a.m.", 540), ("9:15 p", 1275)),
        *(("12 am", 0), ("12 pm", 720), ("12:30 am", 30), ("noon", 720)),
        *(("midnight", 0), ("17", 1020), ("17h30", 1050), ("1730", 1050), ("24", 0)),
        *(("  9  AM ", 540), ("0", 0), ("1:10 p. m.", 790), ("mediodía", 720)),
        *(("a las 5 de la tarde", 1020), ("9 de la mañana", 540), ("14:30 h", 870)),
    ],
)
def test_a_time_is_read_however_it_is_typed(text: str, minute: int) -> None:
    assert read_clock(text) == minute


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "9:60", "25", "13 pm", "0 am", "9:5", "-9", "9 to 5", "24:30"),
        *("٩", "9:00:00", "99999"),
    ],
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_clock(text) is None


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        *(("5", FIVE), ("17", FIVE), ("5 pm", FIVE), ("5:30", FIVE + 30)),
        *(("11", 660), ("9", 21 * 60), ("8 am", 480)),
        *(("midnight", 1440), ("12 am", 1440), ("24", 1440), ("0", 1440)),
    ],
)
def test_an_end_lies_behind_its_start(text: str, minute: int) -> None:
    assert read_clock(text, after=NINE) == minute


def test_a_time_is_read_back_as_it_is_said() -> None:
    assert [m for m in range(1440) if read_clock(say_minute(m)) != m] == []
    assert read_clock(say_minute(1440), after=NINE) == 1440


@pytest.mark.parametrize(
    ("lunch", "spans"),
    [
        (None, ((540, 1020),)),
        ((720, 780), ((540, 720), (780, 1020))),
        ((480, 540), ((540, 1020),)),
        ((1020, 1080), ((540, 1020),)),
        ((500, 600), ((600, 1020),)),
        ((960, 1100), ((540, 960),)),
        ((540, 1020), ()),
    ],
)
def test_lunch_is_cut_out_where_it_falls(
    lunch: tuple[int, int] | None, spans: tuple[tuple[int, int], ...]
) -> None:
    assert open_spans((NINE, FIVE), lunch) == spans


def test_what_a_field_shows_on_24_hours_is_what_it_holds() -> None:
    with written(SPANIARDS):
        shown = [say_minute(minute) for minute in range(0, 1440, 5)]
        assert [read_clock(said) for said in shown] == list(range(0, 1440, 5))
        # Whatever becomes of the start: it is said to lie behind, and is no evening.
        assert read_clock("10:00", after=13 * 60) == 10 * 60
        assert read_clock("5", after=NINE) == FIVE
        assert read_clock(say_minute(1440), after=NINE) == 1440
