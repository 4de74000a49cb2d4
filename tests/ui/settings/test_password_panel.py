"""Changing one's own password, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DeskError, DiskFull
from callback_desk.domain.staff_errors import CurrentPasswordWrong, PasswordUnchanged
from callback_desk.ui.background import Background
from callback_desk.ui.settings.password_panel import CHANGED, PasswordPanel
from callback_desk.ui.theme import Theme
from tests.ui.sign_in.walks import (
    hard_to_read,
    press,
    stop,
    tab_order,
    type_in,
    unnamed,
)

CURRENT, NEW = "correct horse battery", "plum rocket harbor"
TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


class Keys:
    """Changes a password for who knows the current one."""

    def __init__(self) -> None:
        self.password = CURRENT

    def __call__(self, current: str, new: str) -> object:
        """Change it."""
        if current == new:
            raise PasswordUnchanged()
        if current != self.password:
            raise CurrentPasswordWrong()
        self.password = new
        return None


class BrokenKeys(Keys):
    """Fails every time."""

    def __init__(self, failure: Exception) -> None:
        super().__init__()
        self._fails_with = failure

    def __call__(self, current: str, new: str) -> object:
        """Fail."""
        raise self._fails_with


def shown(
    qtbot: QtBot, theme: Theme, background: Background, keys: Keys
) -> PasswordPanel:
    panel = PasswordPanel(theme, background, keys)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.first_field().setFocus()
    return panel


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def panel(
    qtbot: QtBot, theme: Theme, background: Background, keys: Keys
) -> PasswordPanel:
    return shown(qtbot, theme, background, keys)


def fill(
    panel: PasswordPanel, current: str = CURRENT, new: str = NEW, again: str = NEW
) -> None:
    type_in(panel, current)
    for text in (new, again):
        press(panel, TAB)
        type_in(panel, text)
    press(panel, ENTER)


def typed(panel: PasswordPanel) -> list[str]:
    new = panel.new_password
    return [field.text() for field in (panel.current, new.first, new.second)]


def test_keys_alone_change_it_and_nothing_typed_stays(
    qtbot: QtBot, panel: PasswordPanel, keys: Keys
) -> None:
    with qtbot.waitSignal(panel.told) as told:
        fill(panel)
    assert told.args == [CHANGED]
    assert keys.password == NEW
    assert typed(panel) == ["", "", ""]


def test_a_wrong_current_password_is_said_beside_it(
    qtbot: QtBot, panel: PasswordPanel, keys: Keys
) -> None:
    fill(panel, current="a guess of mine")
    qtbot.waitUntil(lambda: "not your current password" in panel.wrong)
    assert stop(panel) is panel.current
    assert panel.current.accessibleDescription() == panel.wrong
    assert keys.password == CURRENT
    type_in(panel, CURRENT)
    assert panel.wrong == ""
    with qtbot.waitSignal(panel.told):
        press(panel, ENTER)
    assert keys.password == NEW


def test_no_current_password_is_said_beside_it(panel: PasswordPanel) -> None:
    press(panel, ENTER)
    assert panel.wrong == "Type your current password."


@pytest.mark.parametrize(("new", "again"), [("short", "short"), (NEW, "plum rocket")])
def test_a_new_one_that_cannot_be_used_is_said_beside_it(
    panel: PasswordPanel, keys: Keys, new: str, again: str
) -> None:
    fill(panel, new=new, again=again)
    assert panel.new_password.wrong
    assert keys.password == CURRENT


def test_the_same_one_again_is_said_beside_the_new_one(
    qtbot: QtBot, panel: PasswordPanel
) -> None:
    fill(panel, new=CURRENT, again=CURRENT)
    qtbot.waitUntil(lambda: "you have now" in panel.new_password.wrong)
    assert stop(panel) is panel.new_password.first


def test_any_other_failure_is_said_in_place(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    panel = shown(qtbot, theme, background, BrokenKeys(DiskFull()))
    fill(panel)
    qtbot.waitUntil(lambda: panel.notice.sentence == DiskFull().sentence)


def test_a_bug_is_said_and_told(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    panel = shown(qtbot, theme, background, BrokenKeys(RuntimeError("a bug")))
    with qtbot.waitSignal(background.failed_unheard):
        fill(panel)
    assert panel.notice.sentence == DeskError().sentence


def test_nothing_typed_stays_when_something_else_is_shown(
    panel: PasswordPanel,
) -> None:
    type_in(panel, "a secret")
    panel.hide()
    assert typed(panel) == ["", "", ""]


def test_tab_goes_as_one_reads_and_every_stop_is_named(panel: PasswordPanel) -> None:
    assert tab_order(panel) == [
        *("Current password", "New password", "New password again"),
        "Change password",
    ]
    assert unnamed(panel) == []


@pytest.mark.parametrize("dark", [False, True])
def test_everything_can_be_read(
    qtbot: QtBot, qapp: QApplication, background: Background, dark: bool
) -> None:
    panel = shown(qtbot, Theme(qapp, dark=dark), background, Keys())
    fill(panel, current="a guess of mine")
    qtbot.waitUntil(lambda: bool(panel.wrong))
    assert hard_to_read(panel) == {}
