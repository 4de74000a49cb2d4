"""Who makes the desk, by keys."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callback_desk.ui.first_run.manager_panel import NO_NAME, ManagerPanel
from callback_desk.ui.sign_in.new_password import NOT_THE_SAME, TOO_SHORT
from callback_desk.ui.theme import Theme
from tests.ui.sign_in.walks import press, stop, type_in

TAB = Qt.Key.Key_Tab


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> ManagerPanel:
    made = ManagerPanel(theme)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.first_field().setFocus()
    return made


def fill(panel: ManagerPanel, name: str, first: str, second: str) -> None:
    type_in(panel, name)
    press(panel, TAB)
    type_in(panel, first)
    press(panel, TAB)
    type_in(panel, second)


def test_a_name_and_a_password_twice_will_do(panel: ManagerPanel) -> None:
    fill(panel, "  Kim Osei ", "long enough", "long enough")
    assert panel.check()
    assert panel.manager == "Kim Osei"
    assert panel.new_password.password == "long enough"


def test_the_rules_turn_as_they_are_met(panel: ManagerPanel) -> None:
    passwords = panel.new_password
    press(panel, TAB)
    type_in(panel, "1234567")
    met = [(passwords.long_enough.met, passwords.same.met)]
    for keys in ("8", "\t", "1234567", "8"):
        if keys == "\t":
            press(panel, TAB)
        else:
            type_in(panel, keys)
        met.append((passwords.long_enough.met, passwords.same.met))
    assert met == [(False, False), *[(True, False)] * 3, (True, True)]


@pytest.mark.parametrize("name", ["", "   "])
def test_no_name_is_said_beside_it(panel: ManagerPanel, name: str) -> None:
    fill(panel, name, "long enough", "long enough")
    assert not panel.check()
    assert panel.wrong == NO_NAME
    assert stop(panel) is panel.name


def test_a_name_that_is_too_long_is_said_beside_it(panel: ManagerPanel) -> None:
    panel.name.setText("x" * 101)
    assert not panel.check()
    assert "too long" in panel.wrong
    type_in(panel, "y")
    assert panel.wrong == ""


def test_a_short_password_is_said_beside_it(panel: ManagerPanel) -> None:
    fill(panel, "Kim Osei", "short", "short")
    assert not panel.check()
    assert panel.new_password.wrong == TOO_SHORT
    assert stop(panel) is panel.new_password.first


def test_passwords_that_differ_are_said_beside_the_second(panel: ManagerPanel) -> None:
    fill(panel, "Kim Osei", "long enough", "long enouhg")
    assert not panel.check()
    assert panel.new_password.wrong == NOT_THE_SAME
    assert stop(panel) is panel.new_password.second
    type_in(panel, "long enough")
    assert panel.new_password.wrong == ""
    assert panel.check()
