"""Naming the safety contact of the day: four fields, two people, by keys alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.safety_contact import Contact
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.safety.contact_dialog import ContactDialog
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from tests.ui.sign_in.walks import tab_order, unnamed


@pytest.fixture
def dialog(theme: Theme, background: Background, desk: Desk) -> ContactDialog:
    dialog = ContactDialog(theme, background, desk, None)
    dialog.show()
    return dialog


def test_the_fields_of_both_stand_beneath_one_another(dialog: ContactDialog) -> None:
    # In Spanish the last one's words are longer than half the dialog.
    longest = dialog.findChildren(LabelledField)[-1]
    longest.setMinimumWidth(dialog.width() // 2)
    layout = dialog.layout()
    assert layout is not None
    layout.activate()
    places = [
        field.mapTo(dialog, QPoint(0, 0)).x()
        for field in (dialog.name, dialog.backup, dialog.reach, dialog.backup_reach)
    ]
    assert places[0] == places[1] < places[2] == places[3]
    assert dialog.name.width() == dialog.backup.width()


def test_enter_twice_says_it_once(
    qtbot: QtBot, dialog: ContactDialog, background: Background
) -> None:
    said = list[object]()
    dialog.contact_set.connect(said.append)
    dialog.name.setText("Dr. Berg")
    for _twice in range(2):
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    # Nor is it closed before it is known whether it is kept.
    dialog.reject()
    assert dialog.isVisible()
    with qtbot.waitCallback() as ended:
        background.run(lambda: None, ended)
    assert len(said) == 1


def test_tab_goes_from_one_person_to_the_other(dialog: ContactDialog) -> None:
    assert tab_order(dialog) == [
        *("Name", "How to reach them", "Backup", "How to reach the backup"),
        *("Not now", "Save for today"),
    ]
    assert unnamed(dialog) == []


def test_the_contact_is_asked_in_one_place_and_the_goal_says_what_it_is(
    qtbot: QtBot, theme: Theme, window: DeskWindow, desk: Desk
) -> None:
    strip = window.day.safety.strip
    qtbot.waitUntil(strip.isVisible)
    assert strip.contact_button.isVisible()
    assert not window.contact_sign.isVisible()
    assert "30 minutes of desk time" in strip._words.toolTip()
    # Where the line above has no room the foot says it.
    window.resize(1366, theme.px(100))
    qtbot.waitUntil(window.contact_sign.isVisible)
    assert not strip.isVisible()
    window.resize(1366, 700)
    qtbot.waitUntil(strip.isVisible)
    assert not window.contact_sign.isVisible()
    set_contact_today(desk, Contact("Dr. Berg"), None)
    window.day.safety.look()
    qtbot.waitUntil(window.contact_sign.isVisible)
    assert not strip.contact_button.isVisible()
