"""What is typed in a box of choices is chosen, and told, as by a click."""

from pytestqt.qtbot import QtBot

from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.theme import Theme
from tests.ui.sign_in.walks import type_in

COUNTRIES = ("Uganda", "United Arab Emirates", "United Kingdom", "United States")


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
