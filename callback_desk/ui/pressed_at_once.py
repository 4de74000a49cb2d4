"""A button's shortcut presses it at once.

Qt shows it pressed for a tenth of a second first, and what is typed meanwhile comes
before it: after Esc and Ctrl+4 the page that Esc leads to stood in the end.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShortcutEvent
from PySide6.QtWidgets import QAbstractButton


class PressedAtOnce(QObject):
    """Belongs to a button."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press it in Qt's place; keys that lead to several are left to Qt."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self._button.click()
            return True
        return super().eventFilter(watched, event)
