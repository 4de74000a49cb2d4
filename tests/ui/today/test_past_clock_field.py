"""The time at which something was done today, as one jots it down."""

import pytest
from PySide6.QtCore import QTime
from pytestqt.qtbot import QtBot

from callback_desk.ui.theme import Theme
from callback_desk.ui.today.past_clock_field import PastClockField
from tests.dates import SPANIARDS, written

QUARTER_TO_TWO = 13 * 60 + 45


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> PastClockField:
    field = PastClockField(theme, "When")
    qtbot.addWidget(field)
    field.propose(QTime(13, 45, 59))
    return field


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        *(("1:30", 13 * 60 + 30), ("130", 13 * 60 + 30), ("2", 2 * 60)),
        *(("11:30", 11 * 60 + 30), ("1:30 am", 90), ("3 pm", 15 * 60)),
        *(("noon", 12 * 60), ("12", 12 * 60), ("1:45", QUARTER_TO_TWO)),
        *(("", None), ("soon", None), ("25:00", None)),
    ],
)
def test_a_time_is_the_last_one_that_is_past(
    field: PastClockField, typed: str, minute: int | None
) -> None:
    field.setText(typed)
    assert field.minute == minute


def test_what_was_proposed_is_nobodys_answer(field: PastClockField) -> None:
    assert (field.is_as_proposed, field.told()) == (True, None)
    field.setText("1:40")
    assert field.told() == QTime(13, 40)


def test_on_24_hours_a_time_in_full_is_no_evening(field: PastClockField) -> None:
    with written(SPANIARDS):
        field.propose(QTime(22, 45))
        assert field.text() == "22:45"
        for typed, minute in (("10:30", 630), ("22:30", 1350), ("10:30 pm", 1350)):
            field.setText(typed)
            assert field.minute == minute
