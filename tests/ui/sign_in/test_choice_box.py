"""A list that is longer than its box shows that there is more of it."""

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.ui.sign_in.choice_box import LINES, ChoiceBox
from callback_desk.ui.theme import Theme


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(("count", "has_bar"), [(LINES, False), (LINES + 1, True)])
def test_a_bar_tells_of_what_stands_beneath(
    count: int, has_bar: bool, theme: Theme, qtbot: QtBot
) -> None:
    box = ChoiceBox(theme)
    qtbot.addWidget(box)
    box.addItems([f"Choice {number}" for number in range(count)])
    box.show()
    qtbot.waitExposed(box)
    box.showPopup()
    assert box.view().verticalScrollBar().isVisible() is has_bar
    box.hidePopup()
