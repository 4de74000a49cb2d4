"""Windows that grow when a sentence appears in them."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QStyle, QWidget


def room_for(window: QWidget) -> QSize:
    """How large a window may be on its screen, its title above it.

    Without room for that the foot went beneath the task bar of a small screen.
    """
    title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    room = window.screen().availableSize()
    return QSize(room.width(), room.height() - title)


def open_at(window: QWidget, wide: int, high: int) -> None:
    """Give a window its first size in pixels, no larger than its screen has room."""
    window.resize(QSize(wide, high).boundedTo(room_for(window)))


class Fitting(QObject):
    """Makes a window higher whenever what it asks for no longer fits.

    Qt keeps a window at its least size, but does not count there what a wrapped
    sentence needs in height. It watches from outside: a window that overrides `event`
    in Python crashes when it deletes itself (PySide6 6.11).
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See a request for layout; every event goes on as it was."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return False

    def needed_height(self) -> int:
        """What the content asks for at the width that the window has."""
        layout = self._window.layout()
        return 0 if layout is None else layout.totalHeightForWidth(self._window.width())

    def _grow(self) -> None:
        needed = min(self.needed_height(), room_for(self._window).height())
        if needed > self._window.height():
            self._window.resize(self._window.width(), needed)
            self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """Higher up, where its foot went beneath the screen as it grew."""
        window, room = self._window, self._window.screen().availableGeometry()
        beneath = window.frameGeometry().bottom() - room.bottom()
        if window.isVisible() and beneath > 0:
            window.move(window.x(), max(room.top(), window.y() - beneath))
