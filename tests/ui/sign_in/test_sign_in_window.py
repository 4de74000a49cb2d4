"""The sign-in window, by keys as a receptionist presses them."""

import subprocess
import sys
from collections.abc import Sequence
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import WrongPassword
from callback_desk.domain.staff_errors import PinSpent
from callback_desk.ui.background import Background
from callback_desk.ui.practice import OPENING
from callback_desk.ui.sign_in.sign_in_window import ComesBack, SignInWindow
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from tests.ui.sign_in.walks import (
    hard_to_read,
    press,
    stop,
    tab_order,
    type_in,
    unnamed,
)

NAME, PASSWORD = "Kim Osei", "correct horse battery"
ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape
HEAVY = (
    *("sqlalchemy", "alembic", "sqlcipher3", "holidays", "phonenumbers"),
    *("typer", "rich", "cryptography", "callback_desk.bootstrap"),
)


class Door:
    """Opens a desk for the right name and password, when it is let to."""

    def __init__(self) -> None:
        self.desk = object()
        self.asked: list[tuple[str, str]] = []
        self.off_gui_thread: list[bool] = []
        self.let = Event()
        self.let.set()

    def __call__(self, name: str, password: str) -> object:
        """Open it, or refuse."""
        self.asked.append((name, password))
        self.off_gui_thread.append(current_thread() is not main_thread())
        self.let.wait(10)
        if (name, password) != (NAME, PASSWORD):
            raise WrongPassword()
        return self.desk


@pytest.fixture
def door() -> Door:
    return Door()


def shown(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    door: Door,
    names: Sequence[str] = (),
) -> SignInWindow:
    window = SignInWindow(theme, background, door, names)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, door: Door
) -> SignInWindow:
    return shown(qtbot, theme, background, door)


def sign_in(window: SignInWindow, password: str = PASSWORD) -> None:
    type_in(window, NAME)
    press(window, TAB)
    type_in(window, password)
    press(window, ENTER)


def refused(qtbot: QtBot, window: SignInWindow) -> None:
    qtbot.waitUntil(lambda: bool(window.notice.sentence))


def test_it_imports_nothing_heavy() -> None:
    script = (
        "import sys, callback_desk.ui.sign_in.sign_in_window\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_name_tab_password_enter_opens_the_desk(
    qtbot: QtBot, window: SignInWindow, door: Door
) -> None:
    with qtbot.waitSignal(window.signed_in) as signed_in:
        sign_in(window)
    assert signed_in.args == [door.desk]
    assert door.asked == [(NAME, PASSWORD)]
    assert door.off_gui_thread == [True]


def test_the_password_does_not_stay_behind(qtbot: QtBot, window: SignInWindow) -> None:
    with qtbot.waitSignal(window.signed_in):
        sign_in(window)
    assert window.password.text() == ""


def test_a_wrong_password_is_said_in_place_and_selected(
    qtbot: QtBot, window: SignInWindow
) -> None:
    sign_in(window, "wrong")
    refused(qtbot, window)
    assert window.notice.sentence == WrongPassword().sentence
    assert window.notice.what_to_do == WrongPassword().what_to_do
    assert window.name.text() == NAME
    assert stop(window) is window.password
    assert window.password.hasSelectedText()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]


def test_typing_again_replaces_it_and_takes_the_notice_away(
    qtbot: QtBot, window: SignInWindow
) -> None:
    sign_in(window, "wrong")
    refused(qtbot, window)
    type_in(window, PASSWORD)
    assert window.notice.sentence == ""
    with qtbot.waitSignal(window.signed_in):
        press(window, ENTER)


def test_the_notice_is_never_cut(qtbot: QtBot, window: SignInWindow) -> None:
    sign_in(window, "wrong")
    refused(qtbot, window)
    qtbot.waitUntil(
        lambda: (
            window.notice.height()
            >= window.notice.heightForWidth(window.notice.width())
        )
    )


def test_while_it_opens_a_second_enter_asks_nothing(
    qtbot: QtBot, window: SignInWindow, door: Door
) -> None:
    door.let.clear()
    sign_in(window)
    assert window.button.text() == "Opening the desk…"
    press(window, ENTER)
    type_in(window, "x")
    press(window, ESC)
    assert window.password.text() == PASSWORD
    with qtbot.waitSignal(window.signed_in):
        door.let.set()
    assert len(door.asked) == 1
    assert window.button.text() == "Sign in"


@pytest.mark.parametrize(
    ("name", "wrong"), [("", "Type your name."), (NAME, "Type your password.")]
)
def test_what_is_left_out_is_said_beside_the_field(
    window: SignInWindow, door: Door, name: str, wrong: str
) -> None:
    type_in(window, name)
    press(window, ENTER)
    assert stop(window).accessibleDescription() == wrong
    assert door.asked == []


def test_esc_clears_the_password_then_the_name(window: SignInWindow) -> None:
    type_in(window, NAME)
    press(window, TAB)
    type_in(window, "half")
    press(window, ESC)
    assert (window.name.text(), window.password.text()) == (NAME, "")
    press(window, ESC)
    assert window.name.text() == ""
    assert stop(window) is window.name


def test_caps_lock_is_hinted_at_while_the_letters_tell(window: SignInWindow) -> None:
    press(window, TAB)
    type_in(window, "a")
    assert not window.caps_lock.isVisible()
    type_in(window, "A")  # a capital without Shift
    assert window.caps_lock.isVisible()
    type_in(window, "1")
    assert window.caps_lock.isVisible()
    type_in(window, "a")
    assert not window.caps_lock.isVisible()


def test_a_bug_is_passed_on_and_shows_no_detail(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    def break_down(name: str, password: str) -> object:
        raise RuntimeError("secret detail")

    window = SignInWindow(theme, background, break_down)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(background.failed_unheard):
        sign_in(window)
    assert "secret" not in window.notice.sentence + window.notice.what_to_do
    assert window.button.text() == "Sign in"


def test_one_known_name_stands_there_and_the_password_is_next(
    qtbot: QtBot, theme: Theme, background: Background, door: Door
) -> None:
    window = shown(qtbot, theme, background, door, [NAME])
    assert stop(window) is window.password
    type_in(window, PASSWORD)
    with qtbot.waitSignal(window.signed_in):
        press(window, ENTER)


def test_known_names_are_completed(
    qtbot: QtBot, theme: Theme, background: Background, door: Door
) -> None:
    window = shown(qtbot, theme, background, door, ["Ann Wu", NAME])
    assert stop(window) is window.name
    type_in(window, "ki")
    press(window, TAB)
    type_in(window, PASSWORD)
    with qtbot.waitSignal(window.signed_in):
        press(window, ENTER)


def test_tab_goes_as_one_reads(window: SignInWindow) -> None:
    assert tab_order(window) == [
        *("Name", "Password", "Sign in", "Practice on an invented desk"),
    ]


def test_that_practice_comes_is_said_whole_and_its_button_stays(
    window: SignInWindow,
) -> None:
    button = window.practice_button
    before = button.text()
    window.practice.told.emit(OPENING)
    (said,) = [x for x in window.findChildren(PlainLabel) if x.text() == OPENING]
    assert said.isVisible()
    assert said.wordWrap()
    assert button.text() == before


def test_every_stop_has_a_name(window: SignInWindow) -> None:
    assert unnamed(window) == []


@pytest.mark.parametrize("dark", [False, True])
def test_everything_can_be_read(
    qtbot: QtBot, qapp: QApplication, background: Background, door: Door, dark: bool
) -> None:
    window = shown(qtbot, Theme(qapp, dark=dark), background, door)
    sign_in(window, "wrong")
    refused(qtbot, window)
    window.caps_lock.show()
    assert hard_to_read(window) == {}


def test_a_pin_that_is_spent_is_asked_for_no_more(
    qtbot: QtBot, theme: Theme, background: Background
) -> None:
    def refuse(name: str, secret: str) -> object:
        raise PinSpent

    window = SignInWindow(theme, background, refuse, [NAME], ComesBack(has_pin=True))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert window.password.accessibleName() == "Password or PIN"
    assert not window.pin.isVisible()
    type_in(window, "1234")
    press(window, ENTER)
    qtbot.waitUntil(lambda: window.password.accessibleName() == "Password")
    assert window.notice.what_to_do == "Sign in with your password."
    assert window.pin.isVisible(), "another can be chosen"
