"""The one error dialog: what happened, what to do, and detail without names."""

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DiskFull
from callback_desk.ui.error_dialog import ErrorDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel


def said(dialog: ErrorDialog) -> str:
    texts = (label.text() for label in dialog.findChildren(PlainLabel))
    return " ".join(text for text in texts if text)


def test_a_known_failure_is_told_in_its_own_words(qtbot: QtBot, theme: Theme) -> None:
    dialog = ErrorDialog(theme, DiskFull())
    qtbot.addWidget(dialog)
    assert said(dialog) == f"{DiskFull().sentence} {DiskFull().what_to_do}"
    assert dialog.findChild(QPlainTextEdit) is None


def test_a_bug_can_be_copied_without_what_it_was_about(
    qtbot: QtBot, theme: Theme
) -> None:
    try:
        raise ValueError("Maria Alvarez +12125550142")
    except ValueError as error:
        dialog = ErrorDialog(theme, error)
    qtbot.addWidget(dialog)
    (copy,) = [b for b in dialog.findChildren(QPushButton) if "Copy" in b.text()]
    copy.click()
    copied = QApplication.clipboard().text()
    assert "test_error_dialog.py" in copied
    assert "ValueError" in copied
    assert "Alvarez" not in copied + said(dialog)
