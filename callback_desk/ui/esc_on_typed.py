"""Leaving a dialog in which somebody typed: it is said once that it is not kept."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QDialog

from callback_desk.translation import _
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.termination import is_ended
from callback_desk.ui.typed_words import typed_in

NOT_KEPT = _("What is typed here is not kept.")
AGAIN = _("Once more, and it closes all the same.")


class EscOnTyped(QObject):
    """Belongs to a dialog: Esc, its own button and the window's say the same."""

    def __init__(
        self, dialog: QDialog, notice: Notice, button: QAbstractButton
    ) -> None:
        """Watch over a dialog.

        Args:
            dialog: in which is typed.
            notice: of the dialog, where it is said.
            button: of the dialog, which leaves it.
        """
        super().__init__(dialog)
        self._dialog, self._notice = dialog, notice
        self._told: list[str] = []
        dialog.installEventFilter(self)
        button.clicked.connect(self._on_button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a dialog that would lose words of which that was not said yet."""
        is_esc = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Cancel)
        )
        if is_esc and self._keeps():
            return True
        if event.type() == QEvent.Type.Close and self._may_ask() and self._keeps():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _on_button(self) -> None:
        if not self._keeps():
            self._dialog.reject()

    def _may_ask(self) -> bool:
        """Whether somebody is there: not behind the lock, nor while all ends."""
        over = self._dialog.parentWidget()
        is_seen = over is None or over.window().isVisible()
        return self._dialog.isVisible() and is_seen and not is_ended()

    def _keeps(self) -> bool:
        typed = [one.words for one in typed_in(self._dialog)]
        if not typed or typed == self._told:
            return False
        self._told = typed
        self._notice.say(NOT_KEPT, AGAIN)
        return True
