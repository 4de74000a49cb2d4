"""Esc in a dialog in which somebody typed: it is said once that it is not kept."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog

from callback_desk.translation import _
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.typed_words import typed_in

NOT_KEPT = _("What is typed here is not kept.")
AGAIN = _("Esc again closes it all the same.")


class EscOnTyped(QObject):
    """Belongs to a dialog. Its own Cancel button needs no second press."""

    def __init__(self, dialog: QDialog, notice: Notice) -> None:
        """Watch over a dialog.

        Args:
            dialog: in which is typed.
            notice: of the dialog, where it is said.
        """
        super().__init__(dialog)
        self._dialog, self._notice = dialog, notice
        self._told: list[str] = []
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep an Esc that would lose words of which that was not said yet."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Cancel)
        ):
            typed = [one.words for one in typed_in(self._dialog)]
            if typed and typed != self._told:
                self._told = typed
                self._notice.say(NOT_KEPT, AGAIN)
                return True
        return super().eventFilter(watched, event)
