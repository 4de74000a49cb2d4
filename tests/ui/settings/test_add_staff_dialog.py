"""Adding staff, by keys."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import StaffUnusable
from callback_desk.domain.staff import Role, Staff
from callback_desk.ui.background import Background
from callback_desk.ui.settings.add_staff_dialog import AddStaffDialog
from callback_desk.ui.sign_in.fitting import room_for
from callback_desk.ui.theme import Theme
from tests.ui.sign_in.walks import (
    hard_to_read,
    press,
    stop,
    tab_order,
    type_in,
    unnamed,
)

TAKEN, NAME, PASSWORD = "Kim Osei", "Ann Wu", "plum rocket harbor"
ENTER, TAB, DOWN, ESC = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Tab),
    *(Qt.Key.Key_Down, Qt.Key.Key_Escape),
)


class Staffroom:
    """Adds staff, unless the name is taken."""

    def __init__(self) -> None:
        self.added: list[tuple[str, Role, str]] = []
        self.let = Event()
        self.let.set()

    def __call__(self, name: str, role: Role, password: str) -> object:
        """Add somebody."""
        self.let.wait(10)
        if name == TAKEN:
            raise StaffUnusable(name=name, reason="there is somebody of that name")
        self.added.append((name, role, password))
        return Staff(2, name, role)


@pytest.fixture
def staffroom() -> Staffroom:
    return Staffroom()


@pytest.fixture
def dialog(
    qtbot: QtBot, theme: Theme, background: Background, staffroom: Staffroom
) -> AddStaffDialog:
    return shown(qtbot, theme, background, staffroom)


def shown(
    qtbot: QtBot, theme: Theme, background: Background, staffroom: Staffroom
) -> AddStaffDialog:
    made = AddStaffDialog(theme, background, staffroom)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def fill(dialog: AddStaffDialog, name: str = NAME, again: str = PASSWORD) -> None:
    type_in(dialog, name)
    press(dialog, TAB)
    press(dialog, DOWN)
    press(dialog, TAB)
    type_in(dialog, PASSWORD)
    press(dialog, TAB)
    type_in(dialog, again)
    press(dialog, ENTER)


def test_keys_alone_add_somebody(
    qtbot: QtBot, dialog: AddStaffDialog, staffroom: Staffroom
) -> None:
    with qtbot.waitSignals([dialog.staff_added, dialog.accepted]):
        fill(dialog)
    assert staffroom.added == [(NAME, Role.CLINICIAN, PASSWORD)]
    assert dialog.new_password.password == ""


def test_a_name_that_is_taken_is_said_in_place(
    qtbot: QtBot, dialog: AddStaffDialog, staffroom: Staffroom
) -> None:
    fill(dialog, TAKEN)
    qtbot.waitUntil(lambda: bool(dialog.notice.sentence))
    assert TAKEN in dialog.notice.sentence
    assert stop(dialog) is dialog.name
    type_in(dialog, NAME)
    assert dialog.notice.sentence == ""
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, ENTER)
    assert [name for name, _, _ in staffroom.added] == [NAME]


def test_the_dialog_grows_for_the_sentence(
    qtbot: QtBot, dialog: AddStaffDialog
) -> None:
    fill(dialog, TAKEN)
    notice = dialog.notice
    qtbot.waitUntil(
        lambda: (
            bool(notice.sentence)
            and notice.height() >= notice.heightForWidth(notice.width())
        )
    )


def test_with_the_largest_text_it_stays_on_a_small_screen(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    theme.wear(dark=False, percent=200)
    try:
        dialog = AddStaffDialog(theme, background, Staffroom(), former=("Ann Bell",))
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        QTest.keyClicks(dialog.name, "Ann Bell")
        qtbot.waitUntil(dialog.came_back.isVisible)
        room = room_for(dialog)
        # What has no room is scrolled, and the buttons stand beneath it.
        qtbot.waitUntil(lambda: dialog.height() == room.height())
        assert dialog.width() <= room.width()
        assert dialog.rect().contains(dialog.add_button.geometry())
    finally:
        theme.wear(dark=False, percent=100)


def test_no_name_is_said_beside_it(
    dialog: AddStaffDialog, staffroom: Staffroom
) -> None:
    press(dialog, ENTER)
    assert stop(dialog).accessibleDescription() == "Type their name."
    assert staffroom.added == []


def test_passwords_that_differ_are_said_beside_the_second(
    dialog: AddStaffDialog, staffroom: Staffroom
) -> None:
    fill(dialog, again="plum rocket")
    assert stop(dialog) is dialog.new_password.second
    assert dialog.new_password.wrong
    assert staffroom.added == []


def test_the_role_is_explained(dialog: AddStaffDialog) -> None:
    press(dialog, TAB)
    before = dialog.what_they_do.text()
    press(dialog, DOWN)
    assert dialog.what_they_do.text() != before


def test_esc_adds_nobody_but_not_in_the_middle_of_it(
    qtbot: QtBot, dialog: AddStaffDialog, staffroom: Staffroom
) -> None:
    staffroom.let.clear()
    fill(dialog)
    press(dialog, ESC)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        staffroom.let.set()


def test_esc_closes_it(qtbot: QtBot, dialog: AddStaffDialog) -> None:
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, ESC)


def test_tab_goes_as_one_reads_and_every_stop_is_named(dialog: AddStaffDialog) -> None:
    assert tab_order(dialog) == [
        *("Name", "Role", "Password", "Password again", "Cancel", "Add")
    ]
    assert unnamed(dialog) == []


@pytest.mark.parametrize("dark", [False, True])
def test_everything_can_be_read(
    qtbot: QtBot,
    qapp: QApplication,
    background: Background,
    staffroom: Staffroom,
    dark: bool,
) -> None:
    dialog = shown(qtbot, Theme(qapp, dark=dark), background, staffroom)
    fill(dialog, TAKEN)
    qtbot.waitUntil(lambda: bool(dialog.notice.sentence))
    assert hard_to_read(dialog) == {}
