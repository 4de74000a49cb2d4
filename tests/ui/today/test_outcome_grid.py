"""The outcomes as buttons: the words of one row have one size."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from callback_desk.domain.outcome import SHIPPED_OUTCOMES
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.key_button import KeyButton
from callback_desk.ui.today.outcome_grid import COLUMNS, OutcomeGrid


def sizes(grid: OutcomeGrid) -> list[set[bool]]:
    """Whether the words of each row are small."""
    seen = [b for b in grid.findChildren(KeyButton) if b.isVisible()]
    return [
        {button.is_small for button in seen[first : first + COLUMNS]}
        for first in range(0, len(seen), COLUMNS)
    ]


def test_a_long_name_makes_its_row_small_and_no_other(
    qtbot: QtBot, theme: Theme
) -> None:
    grid = OutcomeGrid(theme)
    qtbot.addWidget(grid)
    outcomes = list(SHIPPED_OUTCOMES)
    grid.set_outcomes(outcomes)
    grid.resize(2 * grid.sizeHint().width(), grid.sizeHint().height())
    with qtbot.waitExposed(grid):
        grid.show()
    assert sizes(grid) == [{False}] * 3
    outcomes[1] = replace(outcomes[1], label="Call again, please, " * 4)
    grid.set_outcomes(outcomes)
    assert sizes(grid) == [{True}, {False}, {False}]
    grid.resize(9 * grid.width(), grid.height())
    assert sizes(grid) == [{False}] * 3


def rows_with_letters(button: KeyButton) -> int:
    """How many rows of its lower half have letters in them."""
    drawn = button.grab().toImage()
    return sum(
        any(drawn.pixelColor(x, y).lightness() < 190 for x in range(60, 120))
        for y in range(drawn.height() // 2, drawn.height())
    )


def test_letters_of_a_second_line_are_whole_where_it_is_low(
    qtbot: QtBot, theme: Theme
) -> None:
    """The tails of *instead of calling* were cut."""
    seen = []
    for low in (False, True):
        button = KeyButton(theme)
        qtbot.addWidget(button)
        button.set_words("1", "TTT", detail="ggggg")
        button.set_low(low)
        button.resize(200, button.height_when(low))
        seen.append(rows_with_letters(button))
    assert seen[0] == seen[1] > 0
