"""Tells, once the window is gone, that the last backup is made; it can be left."""

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.backup_keeping import BackupKeeping
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel

# A backup that is made sooner than that needs no words.
LONG_MS = 500
WIDE = 96


class LastBackup(QWidget):
    """A small window, seen only where it takes long."""

    def __init__(self, theme: Theme, keeping: BackupKeeping) -> None:
        super().__init__()
        self._keeping, self._loop = keeping, QEventLoop(self)
        self.setWindowTitle("Callback Desk")
        self.setMinimumWidth(theme.px(WIDE))
        self._busy_line = BusyLine(theme)
        self.leave_button = NamedButton(
            theme,
            _("Leave now"),
            tells=_("Make no backup now; those that are here stay"),
        )
        edge = theme.px(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, theme.px(4))
        column.setSpacing(theme.px(2.5))
        title = _("Making the last backup…")
        column.addWidget(PlainLabel(theme, title, scale=1.35, bold=True, wraps=True))
        told = _(
            "All work is saved. The backup is read back and compared, then the "
            "program ends. If you leave now, the backup before it stays."
        )
        column.addWidget(PlainLabel(theme, told, wraps=True))
        column.addWidget(self._busy_line)
        feet = QHBoxLayout()
        feet.addStretch()
        feet.addWidget(self.leave_button)
        column.addLayout(feet)
        self.leave_button.clicked.connect(self._on_left)
        keeping.last_over.connect(self._loop.quit)

    def wait(self) -> None:
        """Have it made, and return once it is, or was left."""
        if not self._keeping.begin_last():
            return
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(self.show_going_on)
        patience.start(LONG_MS)
        self._loop.exec()
        patience.stop()
        self._busy_line.set_busy(False)
        self.hide()

    def show_going_on(self) -> None:
        """Say that it takes a while."""
        self._busy_line.set_busy(True)
        self.show()
        self.leave_button.setFocus()

    def _on_left(self) -> None:
        self.leave_button.setEnabled(False)
        self._keeping.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave; it is gone a moment later."""
        event.ignore()
        self._on_left()
