"""What is typed before a window has the keys goes into it.

A window system hands the keys over a moment after a window is there, and until then
the one beneath gets them: there a letter that was meant for the window above would be
lost, or would act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from callback_desk.ui.safety.crisis import LOCK_KEY
from callback_desk.ui.safety.crisis_window import CRISIS_KEY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

_KEYS = {
    *(QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride),
}
# These act wherever the keys are.
_ALWAYS = {CRISIS_KEY, LOCK_KEY}


class KeysAhead(QObject):
    """Belongs to a dialog that is not modal: no key is for the window beneath it.

    A press of the mouse there closes the dialog.
    """

    def __init__(self, dialog: QDialog, field: QLineEdit, beneath: QWidget) -> None:
        """Hand keys on from now until the dialog ends.

        Args:
            dialog: that comes.
            field: in which is typed.
            beneath: the window that may have the keys still.
        """
        super().__init__(dialog)
        self._dialog, self._field = dialog, field
        # Where the system's keys arrive, before any shortcut or widget.
        self._beneath = beneath.windowHandle()
        if self._beneath is not None:
            self._beneath.installEventFilter(self)
        dialog.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        if self._beneath is not None:
            self._beneath.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field have the keys."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self._dialog.reject()
        elif isinstance(event, QKeyEvent) and _is_for_field(event):
            QCoreApplication.sendEvent(self._field, event)
            event.accept()
            return True
        return super().eventFilter(watched, event)


def _is_for_field(event: QKeyEvent) -> bool:
    keys = QKeySequence(event.keyCombination()).toString()
    return event.type() in _KEYS and keys not in _ALWAYS
