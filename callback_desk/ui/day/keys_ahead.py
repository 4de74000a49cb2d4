"""What is typed before a window has the keys goes into it.

A window system hands the keys over a moment after a window is there, and until then
the one beneath gets them: there a letter that was meant for the window above would be
lost, or would act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from callback_desk.ui.safety.crisis import LOCK_KEY
from callback_desk.ui.safety.crisis_window import CRISIS_KEY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

_KEYS = {
    *(QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride),
}
# What a window that is blocked by a dialog hears nothing of.
_KEPT_OFF = {
    *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease),
    *(QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseMove, QEvent.Type.Wheel),
    *(QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd),
    QEvent.Type.Close,
}
# These act wherever the keys are.
_ALWAYS = {CRISIS_KEY, LOCK_KEY}
# They hand the keys over at once, and Windows shuts a blocked window off by itself.
_AT_ONCE = {"windows", "cocoa"}


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
        elif isinstance(event, QKeyEvent) and _is_for_above(event):
            QCoreApplication.sendEvent(self._field, event)
            event.accept()
            return True
        return super().eventFilter(watched, event)


class KeysIntoDialogs(QObject):
    """Gives each modal dialog what is typed while it opens.

    Qt throws away the keys that come to a window which a dialog blocks, so that no
    filter hears of them. So the window beneath is not blocked until the dialog has the
    keys: till then it hears of nothing by this filter.
    """

    # Of the class, too: as all ends, what Python keeps of one may be gone before Qt's
    # part is, and that still hears of windows.
    _beneath: QWindow | None = None

    def __init__(self, parent: QObject) -> None:
        """Begin with each window that has the focus from now on."""
        super().__init__(parent)
        self._beneath = None
        self._opening: QWindow | None = None
        application = QApplication.instance()
        hands_over_late = QGuiApplication.platformName() not in _AT_ONCE
        if isinstance(application, QApplication) and hands_over_late:
            application.focusChanged.connect(self._on_focus_changed)
            application.focusWindowChanged.connect(self._on_window_changed)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        window = None if now is None else now.window().windowHandle()
        if window is not None and isValid(window):
            # One that is installed already is not installed twice.
            window.installEventFilter(self)

    def _on_window_changed(self, window: QWindow | None) -> None:
        """Let Qt block the one beneath as soon as the dialog has the keys."""
        if window is not None and window is not self._beneath:
            self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the keys for a dialog that opens, and all else off."""
        kind = event.type()
        if kind is QEvent.Type.WindowBlocked and isinstance(watched, QWindow):
            return self._begin(watched)
        if watched is not self._beneath or kind not in _KEYS | _KEPT_OFF:
            return False
        if self._opening is None or not _stands(self._opening):
            self._end()
            return False
        if not isinstance(event, QKeyEvent):
            event.ignore()
            return True
        if not _is_for_above(event):
            return False
        if kind is not QEvent.Type.ShortcutOverride and not event.isAutoRepeat():
            _see_to_focus()
            QCoreApplication.sendEvent(self._opening, event)
        event.accept()
        return True

    def _begin(self, beneath: QWindow) -> bool:
        """Take back that a dialog blocks the window that has the keys."""
        dialog = QGuiApplication.modalWindow()
        has_keys = QGuiApplication.focusWindow() is beneath
        if dialog is None or dialog.transientParent() is not beneath or not has_keys:
            return False
        # Qt asks anew whether a window is blocked when it is told what that belongs to.
        dialog.setTransientParent(None)  # type: ignore[arg-type] # Its stub: no None.
        beneath.setTransientParent(beneath.transientParent())
        dialog.setTransientParent(beneath)
        self._beneath, self._opening = beneath, dialog
        return True

    def _end(self) -> None:
        beneath, self._beneath, self._opening = self._beneath, None, None
        if beneath is not None and isValid(beneath):
            beneath.setTransientParent(beneath.transientParent())


def _is_for_above(event: QKeyEvent) -> bool:
    keys = QKeySequence(event.keyCombination()).toString()
    return event.type() in _KEYS and keys not in _ALWAYS


def _stands(window: QWindow) -> bool:
    return isValid(window) and window.isVisible()


def _see_to_focus() -> None:
    """Give the dialog's first field the focus, as Qt does once the dialog is active."""
    dialog = QApplication.activeModalWidget()
    if dialog is None or dialog.focusWidget() is not None:
        return
    one = dialog.nextInFocusChain()
    while one is not None and one is not dialog:
        takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and one.isEnabled() and one.isVisible():
            one.setFocus()
            return
        one = one.nextInFocusChain()
