"""The question before what no key undoes: its sentences apart, its buttons alike."""

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from callback_desk.ui.background import Background
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel

MEANS = ("They can no longer sign in.", "Their calls and notes stay.")


def asking(
    qtbot: QtBot, theme: Theme, background: Background, question: str = "Has Ann left?"
) -> AskOnceDialog:
    asked = Asked("Staff", question, MEANS, "Take off", "Taking…", "", "")
    dialog = AskOnceDialog(theme, background, asked, None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_its_sentences_stand_apart(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    dialog = asking(qtbot, theme, background)
    first, second = (
        label for label in dialog.findChildren(PlainLabel) if label.text() in MEANS
    )
    assert second.y() > first.geometry().bottom() + theme.px(1)
    assert dialog.means == "\n".join(MEANS)
    dialog.say_going_on("Ann is off the list.", "Renewing…")
    assert dialog.means == "Ann is off the list."


def test_the_button_that_enter_presses_looks_so(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    dialog = asking(qtbot, theme, background)
    stay, act = dialog.stay_button, dialog.act_button
    assert (stay.isDefault(), act.isDefault(), act.property("kind")) == (
        True,
        False,
        "",
    )
    dialog.add_field(QLineEdit())
    assert (stay.isDefault(), act.isDefault()) == (False, True)
    assert act.property("kind") == "primary"
    dialog.stay_by_enter()
    assert (stay.isDefault(), act.isDefault(), act.property("kind")) == (
        True,
        False,
        "",
    )


def test_an_address_that_fits_a_line_stands_whole_in_it(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    address = "web-form@clinic.example/Leads2"
    dialog = asking(qtbot, theme, background, f"Do you want to read {address} no more?")
    (heading,) = (
        label for label in dialog.findChildren(PlainLabel) if address in label.text()
    )
    assert address in QLabel.text(heading)
    longer = asking(qtbot, theme, background, f"Read {address * 3} no more?")
    assert longer.width() == dialog.width()
