"""A call guide, or the words for a voicemail, in a window beside the card."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callback_desk.domain.clinic_text import ClinicText
from callback_desk.translation import _
from callback_desk.ui.safety.paper import Paper
from callback_desk.ui.sign_in.fitting import open_at
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton

# In layout units; narrower than the least it would be read in no comfort.
WIDE, LEAST, HIGH, EDGE, GAP = 130, 90, 150, 4, 2
TakeKey = Callable[[QKeyEvent], bool]


class PaperWindow(QWidget):
    """It stands over the list: number, note and outcomes stay in view beside it.

    What it does not need itself of the keys goes on to the card, so that a call goes
    on while somebody reads. `left` follows when another window comes before it, or it
    goes: then it will not hear that a key is let go.
    """

    left = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget, title: str, card: QWidget, take: TakeKey
    ) -> None:
        """Make it; it is shown once there is something to read.

        Args:
            theme: its looks.
            parent: the main window.
            title: its name.
            card: what must stay in view.
            take: acts on a key as the card does; whether it did.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self._theme, self._card, self._take = theme, card, take
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.paper = Paper(theme, title)
        edge = theme.px(EDGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.addWidget(self.paper, 1)
        done = NamedButton(theme, _("Close"), shortcut="Esc", tells=_("Close it"))
        done.clicked.connect(self.close)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
        open_at(self, theme.px(WIDE), theme.px(HIGH))

    def show_texts(self, texts: Sequence[ClinicText]) -> None:
        """Show these, before everything else but the card."""
        self.paper.show_texts(texts)
        if not self.isVisible():
            self._stand_beside()
        self.show()
        self.raise_()
        self.activateWindow()
        self.paper.setFocus()

    def _stand_beside(self) -> None:
        """Leave the card in view where there is room at its left."""
        window, theme = self._card.window(), self._theme
        left = window.mapToGlobal(QPoint(0, 0))
        room = self._card.mapToGlobal(QPoint(0, 0)).x() - left.x() - theme.px(GAP)
        if room < theme.px(LEAST):
            return
        wide = min(theme.px(WIDE), room)
        high = min(theme.px(HIGH), window.height())
        at = QPoint(left.x() + room - wide, left.y() + window.height() - high)
        self.setGeometry(QRect(at.x(), at.y(), wide, high))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the card have what is not needed here."""
        if not self._take(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The same of a key that is let go."""
        if not self._take(event):
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Tell when another window comes before this one."""
        turned = event.type() is QEvent.Type.ActivationChange
        if turned and not self.isActiveWindow():
            self.left.emit()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell when it goes."""
        self.left.emit()
        super().hideEvent(event)
