"""Enter on a button, pressed and held."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton


def test_enter_that_is_held_presses_once_and_no_other_button(
    qtbot: QtBot, theme: Theme
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    add, save = NamedButton(theme, "Add"), NamedButton(theme, "Save")
    add.setAutoDefault(False)
    save.setDefault(True)
    pressed: list[str] = []
    for button in (add, save):
        column.addWidget(button)
    add.clicked.connect(lambda: pressed.append("add"))
    save.clicked.connect(lambda: pressed.append("save"))
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    add.setFocus()
    for repeated in (False, True, True):
        down = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "",
            repeated,
        )
        QApplication.sendEvent(add, down)
    assert pressed == ["add"]
