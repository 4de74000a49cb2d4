"""A code at the sign-in window: asked for where it is wanted, and nowhere else."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callback_desk.domain.code_errors import CodeWanted, CodeWrong
from callback_desk.ui.background import Background
from callback_desk.ui.sign_in.sign_in_window import CODE as ASKS
from callback_desk.ui.sign_in.sign_in_window import SignInWindow
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, PlainLabel
from tests.ui.sign_in.walks import press, stop, type_in, unnamed

NAME, PASSWORD, CODE = "Kim Osei", "correct horse battery", "123456"
ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


class Door:
    """Opens a desk for the right name, password and code."""

    def __init__(self) -> None:
        self.desk = object()
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, name: str, password: str, code: str = "") -> object:
        """Open it, or say what is wanted."""
        self.asked.append((name, password, code))
        if not code:
            raise CodeWanted()
        if code != CODE:
            raise CodeWrong()
        return self.desk


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, door: Door
) -> SignInWindow:
    window = SignInWindow(theme, background, door, (NAME,))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    type_in(window, PASSWORD)
    return window


def asked_for(qtbot: QtBot, window: SignInWindow) -> None:
    assert not window.code.isVisible()
    press(window, ENTER)
    qtbot.waitUntil(window.code.isVisible)
    assert stop(window) is window.code
    assert window.notice.sentence == ""


def test_keys_alone_sign_in_with_a_code(
    qtbot: QtBot, window: SignInWindow, door: Door
) -> None:
    asked_for(qtbot, window)
    assert unnamed(window) == []
    press(window, ENTER)
    assert window.wrong_code == "Type the code."
    type_in(window, CODE)
    with qtbot.waitSignal(window.signed_in) as signed_in:
        press(window, ENTER)
    assert signed_in.args == [door.desk]
    assert door.asked == [(NAME, PASSWORD, ""), (NAME, PASSWORD, CODE)]
    assert (window.password.text(), window.code.text()) == ("", "")
    assert not window.code.isVisible()


def test_a_wrong_code_is_said_beside_it_and_can_be_typed_anew(
    qtbot: QtBot, window: SignInWindow, door: Door
) -> None:
    asked_for(qtbot, window)
    type_in(window, "000000")
    press(window, ENTER)
    qtbot.waitUntil(lambda: "does not count" in window.wrong_code)
    assert stop(window) is window.code
    type_in(window, CODE)
    assert window.wrong_code == ""
    with qtbot.waitSignal(window.signed_in):
        press(window, ENTER)


def test_another_name_or_password_is_asked_anew(
    qtbot: QtBot, window: SignInWindow, door: Door
) -> None:
    asked_for(qtbot, window)
    type_in(window, CODE)
    window.password.setFocus()
    type_in(window, "x")
    assert not window.code.isVisible()
    press(window, ENTER)
    qtbot.waitUntil(window.code.isVisible)
    assert door.asked[-1][2] == ""
    assert window.code.text() == ""


def test_escape_takes_the_code_back_with_the_password(
    qtbot: QtBot, window: SignInWindow
) -> None:
    asked_for(qtbot, window)
    press(window, ESC)
    assert not window.code.isVisible()
    assert window.password.text() == ""


def test_what_is_asked_is_never_cut(
    qtbot: QtBot, theme: Theme, window: SignInWindow
) -> None:
    # As on a laptop's screen at twice the size.
    window.findChildren(Card)[0].setFixedWidth(theme.px(52))
    asked_for(qtbot, window)
    asks = next(each for each in window.findChildren(PlainLabel) if each.text() == ASKS)
    qtbot.waitUntil(lambda: asks.height() >= 2 * asks.fontMetrics().lineSpacing())
