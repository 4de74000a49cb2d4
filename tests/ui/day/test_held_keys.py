"""Keys typed while a line is written come after it, and into no other window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.day.held_keys import HeldKeys


def shown(qtbot: QtBot, *fields: QLineEdit) -> QWidget:
    window = QWidget()
    row = QHBoxLayout(window)
    for field in fields:
        row.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus)
    return window


def test_they_are_typed_where_the_focus_is_then(qtbot: QtBot) -> None:
    one, two = QLineEdit(), QLineEdit()
    window = shown(qtbot, one, two)
    held = HeldKeys((one, two), window)
    held.hold()
    QTest.keyClicks(one, "12")
    QTest.keyClick(one, Qt.Key.Key_Tab)
    QTest.keyClicks(one, "4")
    assert (one.text(), two.text()) == ("", "")
    held.let_go()
    assert (one.text(), two.text()) == ("12", "4")
    held.hold()
    QTest.keyClicks(two, "5")
    held.drop()
    held.let_go()
    assert two.text() == "4"


def test_the_lock_gets_none_of_them(qtbot: QtBot) -> None:
    field, password = QLineEdit(), QLineEdit()
    window = shown(qtbot, field)
    held = HeldKeys((field,), window)
    held.hold()
    QTest.keyClicks(field, "12")
    lock = shown(qtbot, password)
    assert lock.isActiveWindow()
    assert QApplication.focusWidget() is password
    held.let_go()
    assert (field.text(), password.text()) == ("", "")
