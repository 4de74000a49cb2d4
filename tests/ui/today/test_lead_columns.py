"""The columns always fill the room, and give way in their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.ui.today.lead_columns import fit_columns
from callback_desk.ui.today.lead_table import CALL_BY, NAME, NUMBER, TRIES, WANTS

WIDTHS = {
    CALL_BY: (180, 230),
    NAME: (130, 190),
    NUMBER: (130, 150),
    WANTS: (125, 180),
    TRIES: (100, 120),
}


@given(st.integers(1, 4000))
def test_the_columns_fill_the_room(room: int) -> None:
    fitted = fit_columns(WIDTHS, room)
    assert sum(fitted.values()) == max(room, sum(fitted.values()))
    assert all(width > 0 for width in fitted.values())
    if room >= 310:
        assert sum(fitted.values()) == room
        for column, width in fitted.items():
            assert width >= WIDTHS[column][0]


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (1200, {CALL_BY, NAME, NUMBER, WANTS, TRIES}),
        (665, {CALL_BY, NAME, NUMBER, WANTS, TRIES}),
        (664, {CALL_BY, NAME, NUMBER, TRIES}),
        (539, {CALL_BY, NAME, NUMBER}),
        (439, {CALL_BY, NAME}),
        (10, {CALL_BY, NAME}),
    ],
)
def test_what_does_not_fit_gives_way(room: int, shown: set[int]) -> None:
    assert set(fit_columns(WIDTHS, room)) == shown


def test_names_become_comfortable_first() -> None:
    assert fit_columns(WIDTHS, 665 + 60)[NAME] == 190
    assert fit_columns(WIDTHS, 665 + 60)[WANTS] == 125
    assert fit_columns(WIDTHS, 2000)[WANTS] == 180
