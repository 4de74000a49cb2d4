"""Esc in a dialog loses nothing that was typed without a word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from callback_desk.ui.esc_on_typed import AGAIN, NOT_KEPT, EscOnTyped
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.typed_words import let_pass

ESC = Qt.Key.Key_Escape


class Asking(QDialog):
    """A name, a search and a password."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.name, self.search, self.secret = QLineEdit(), QLineEdit(), QLineEdit()
        self.name.setText("Ann Bell")
        let_pass(self.search)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.notice = Notice(theme)
        column = QVBoxLayout(self)
        for part in (self.name, self.search, self.secret, self.notice):
            column.addWidget(part)
        EscOnTyped(self, self.notice)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> Asking:
    dialog = Asking(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_is_typed_is_left_by_the_second_esc(dialog: Asking) -> None:
    QTest.keyClicks(dialog.name, "a")
    QTest.keyClick(dialog.name, ESC)
    assert dialog.isVisible()
    assert (dialog.notice.sentence, dialog.notice.what_to_do) == (NOT_KEPT, AGAIN)
    assert dialog.name.text() == "Ann Bella"
    QTest.keyClick(dialog.name, ESC)
    assert not dialog.isVisible()


def test_what_was_typed_since_is_said_again(dialog: Asking) -> None:
    QTest.keyClicks(dialog.name, "a")
    QTest.keyClick(dialog.name, ESC)
    QTest.keyClicks(dialog.name, " Lee")
    QTest.keyClick(dialog.name, ESC)
    assert dialog.isVisible()


def test_where_nothing_is_lost_one_esc_closes(dialog: Asking) -> None:
    QTest.keyClicks(dialog.search, "ann")
    QTest.keyClicks(dialog.secret, "hunter2")
    QTest.keyClick(dialog.search, ESC)
    assert not dialog.isVisible()
