"""Keys of the main window that act in every other window that stands over it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

_HAS_THEM = "has-keys-of-the-main-window"


class KeysEverywhere(QObject):
    """Puts the keys into each dialog and window as soon as it has the focus.

    A shortcut acts in its own window alone, and one of the whole application does not
    while a dialog is open.
    """

    def __init__(
        self,
        window: QWidget,
        always: Mapping[str, Callable[[], None]],
        beside: Mapping[str, Callable[[], None]],
        over: Mapping[str, Callable[[], None]],
    ) -> None:
        """Begin with the main window.

        Args:
            window: the main window.
            always: what acts in dialogs, too.
            beside: what acts in windows that stand open beside it.
            over: what acts in those and in dialogs, and has its key in the main window.
        """
        super().__init__(window)
        self._window, self._beside = window, beside
        self._always = {**always, **over}
        self._put_into(window, {**always, **beside})
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def leave_out(self, window: QWidget) -> None:
        """Put none into a window that has these keys itself."""
        window.setProperty(_HAS_THEM, True)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        top = None if now is None else now.window()
        if top is None or top.property(_HAS_THEM) or not self._stands_over(top):
            return
        self._put_into(top, self._always)
        if not top.isModal():
            self._put_into(top, self._beside)

    def _stands_over(self, top: QWidget) -> bool:
        parent = top.parentWidget()
        while parent is not None and parent is not self._window:
            parent = parent.parentWidget()
        return parent is self._window

    def _put_into(self, top: QWidget, keys: Mapping[str, Callable[[], None]]) -> None:
        top.setProperty(_HAS_THEM, True)
        for key, act in keys.items():
            QShortcut(QKeySequence(key), top).activated.connect(act)
