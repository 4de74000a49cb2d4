"""Asking once, before somebody can sign in no longer."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.ui.background import Background
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.sign_in.fitting import Fitting
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel

TAKE_OFF, TAKING_OFF = "Take off the list", "Taking off…"
MEANS = (
    "They can no longer sign in, on any computer of this desk.",
    "Their calls and notes stay, under their name.",
    "If they come back, add them again by the same name.",
)


class LeaveDialog(QDialog):
    """Takes one member off the staff. `staff_left` brings what `remove` returned."""

    staff_left = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        name: str,
        remove: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            theme: its looks.
            background: where they are taken off.
            name: who left.
            remove: takes them off.
            parent: the window that it stands over.
        """
        super().__init__(parent)
        self._theme, self._background, self._remove = theme, background, remove
        self._busy = False
        self.setWindowTitle("Staff")
        self.setMinimumWidth(theme.px(126))
        self.notice, self._busy_line = Notice(theme), BusyLine(theme)
        self.stay_button = NamedButton(theme, "Cancel", tells="They stay (Esc)")
        self.leave_button = NamedButton(theme, TAKE_OFF, tells="They have left")
        self._build(name)
        self._fitting = Fitting(self)
        self.stay_button.clicked.connect(self.reject)
        self.leave_button.clicked.connect(self._on_leave_asked)
        self.stay_button.setFocus()
        self.resize(self.minimumWidth(), 0)
        self.resize(self.minimumWidth(), self._fitting.needed_height())

    def _build(self, name: str) -> None:
        theme, edge = self._theme, self._theme.px(6)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(edge, edge, edge, theme.px(2.5))
        column.setSpacing(theme.px(2.5))
        asked = PlainLabel(
            theme, f"Has {name} left?", scale=1.35, bold=True, wraps=True
        )
        column.addWidget(asked)
        column.addWidget(PlainLabel(theme, "\n".join(MEANS), wraps=True))
        column.addWidget(self.notice)
        column.addSpacing(theme.px(2))
        feet = QHBoxLayout()
        feet.setSpacing(theme.px(2))
        feet.addStretch()
        feet.addWidget(self.stay_button)
        feet.addWidget(self.leave_button)
        column.addLayout(feet)
        column.addWidget(self._busy_line)
        # Enter does not take anybody off by itself: it presses what has the focus.
        self.stay_button.setDefault(True)

    def _on_leave_asked(self) -> None:
        if self._busy:
            return
        self.notice.hide()
        self._set_busy(True)
        self._background.run(self._remove, self._on_left, self._on_failed)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._busy_line.set_busy(busy)
        self.leave_button.say(TAKING_OFF if busy else TAKE_OFF)

    def _on_left(self, gone: object) -> None:
        self._set_busy(False)
        self.staff_left.emit(gone)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        self.notice.say_failure(error)
        self.stay_button.setFocus()
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    def reject(self) -> None:
        """Close it, unless somebody is just being taken off."""
        if not self._busy:
            super().reject()
