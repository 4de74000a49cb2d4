"""No way out of a dialog loses what was typed without a word."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from callback_desk.ui.esc_on_typed import AGAIN, NOT_KEPT, EscOnTyped
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.termination import ASKED_TO_END
from callback_desk.ui.theme import Theme
from callback_desk.ui.typed_words import let_pass
from callback_desk.ui.widgets import NamedButton

ESC = Qt.Key.Key_Escape


class Asking(QDialog):
    """A name, a search and a password, and the button that leaves it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.name, self.search, self.secret = QLineEdit(), QLineEdit(), QLineEdit()
        self.name.setText("Ann Bell")
        let_pass(self.search)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.notice, self.cancel = Notice(theme), NamedButton(theme, "Cancel")
        column = QVBoxLayout(self)
        for part in (self.name, self.search, self.secret, self.notice, self.cancel):
            column.addWidget(part)
        EscOnTyped(self, self.notice, self.cancel)


def esc(dialog: Asking) -> None:
    QTest.keyClick(dialog.name, ESC)


def cancel(dialog: Asking) -> None:
    dialog.cancel.click()


def close_window(dialog: Asking) -> None:
    """As the window's own button does."""
    dialog.close()


WAYS_OUT = (esc, cancel, close_window)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> Asking:
    dialog = Asking(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize("leave", WAYS_OUT)
def test_what_is_typed_is_left_at_the_second_time(
    dialog: Asking, leave: Callable[[Asking], None]
) -> None:
    QTest.keyClicks(dialog.name, "a")
    leave(dialog)
    assert dialog.isVisible()
    assert (dialog.notice.sentence, dialog.notice.what_to_do) == (NOT_KEPT, AGAIN)
    assert dialog.name.text() == "Ann Bella"
    leave(dialog)
    assert not dialog.isVisible()


def test_once_it_is_said_any_way_leads_out(dialog: Asking) -> None:
    QTest.keyClicks(dialog.name, "a")
    close_window(dialog)
    assert dialog.isVisible()
    cancel(dialog)
    assert not dialog.isVisible()


def test_what_was_typed_since_is_said_again(dialog: Asking) -> None:
    QTest.keyClicks(dialog.name, "a")
    esc(dialog)
    QTest.keyClicks(dialog.name, " Lee")
    cancel(dialog)
    assert dialog.isVisible()


@pytest.mark.parametrize("leave", WAYS_OUT)
def test_where_nothing_is_lost_the_first_time_closes(
    dialog: Asking, leave: Callable[[Asking], None]
) -> None:
    QTest.keyClicks(dialog.search, "ann")
    QTest.keyClicks(dialog.secret, "hunter2")
    leave(dialog)
    assert not dialog.isVisible()


def test_nobody_is_asked_where_the_system_ends_all(
    qapp: QApplication, dialog: Asking
) -> None:
    """A dialog that stayed would hold the program up."""
    QTest.keyClicks(dialog.name, "a")
    qapp.setProperty(ASKED_TO_END, True)
    try:
        close_window(dialog)
    finally:
        qapp.setProperty(ASKED_TO_END, None)
    assert not dialog.isVisible()
