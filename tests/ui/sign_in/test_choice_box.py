"""What is typed is chosen, and told, as by a click; a long list shows that it is."""

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.ui.sign_in.choice_box import LINES, ChoiceBox
from callback_desk.ui.theme import Theme
from tests.ui.sign_in.walks import type_in

COUNTRIES = ("Uganda", "United Arab Emirates", "United Kingdom", "United States")


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


def test_a_name_of_two_words_is_told_as_one_of_one_word(
    qtbot: QtBot, theme: Theme
) -> None:
    box, told = ChoiceBox(theme), list[str]()
    box.addItems(COUNTRIES)
    box.activated.connect(lambda place: told.append(box.itemText(place)))
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    box.setFocus()
    type_in(box, "United States")
    assert box.currentText() == "United States"
    assert told == ["United Arab Emirates", "United States"]
