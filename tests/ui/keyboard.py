"""Keys as a hand presses them: they go to whatever has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Key = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier
Plain = Qt.KeyboardModifier.NoModifier


def press(page: QWidget, *keys: Qt.Key, held: Qt.KeyboardModifier = Plain) -> None:
    """Press keys one after another where the focus is; without one, on the page."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key, held)
