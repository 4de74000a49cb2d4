"""The middle of a form: as high as its content, scrolled where the screen is lower."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

LEAST_HIGH = 120


class FormArea(QScrollArea):
    """Asks for the height of its content, and is content with less."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        # One of our own: to hand out one of Qt's, PySide6 makes every class of widgets.
        self._pane = QWidget()
        self.setViewport(self._pane)
        self._content = QWidget()
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._content)
        self._content.setAutoFillBackground(False)
        self._pane.setAutoFillBackground(False)
        self._wanted: QWidget | None = None
        self._around = 0
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._showing.setInterval(0)
        self._showing.timeout.connect(self._show_wanted)
        self._content.installEventFilter(self)

    def heightForWidth(self, width: int) -> int:
        """What the content asks for."""
        if self.column.hasHeightForWidth():
            return self.column.totalHeightForWidth(width)
        return self.column.totalSizeHint().height()  # Nothing in it wraps.

    def hasHeightForWidth(self) -> bool:
        """Sentences wrap."""
        return True

    def sizeHint(self) -> QSize:
        """The content's."""
        wide = self._content.sizeHint().width()
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def minimumSizeHint(self) -> QSize:
        """As wide as the content and its bar at least; what is too high is scrolled."""
        wide = self._content.minimumSizeHint().width()
        return QSize(wide + self.verticalScrollBar().sizeHint().width(), LEAST_HIGH)

    def bring(self, part: QWidget, around: int = 0) -> None:
        """Have a part of the content seen, now and as it grows.

        Args:
            part: what is to be seen.
            around: pixels above and beneath it that are to be seen as well.
        """
        self._wanted, self._around = part, around
        self._showing.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for more when the content does, then show what was to be seen."""
        # As all ends, what Python keeps of it may be gone before Qt's part is.
        if watched is getattr(self, "_content", None):
            if event.type() == QEvent.Type.LayoutRequest:
                self.updateGeometry()
            elif event.type() == QEvent.Type.Resize:
                self._showing.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was to be seen stays in view."""
        super().resizeEvent(event)
        self._showing.start()

    def _show_wanted(self) -> None:
        """Behind the laying out: before it a part has no place yet."""
        part = self._wanted
        if part is None or part.isHidden() or not self._content.isAncestorOf(part):
            return
        # Of a field Qt would bring no more than its cursor.
        middle = part.mapTo(self._content, part.rect().center())
        wanted = part.height() + 2 * self._around
        half = min(wanted, self._pane.height()) // 2 + 1
        self.ensureVisible(middle.x(), middle.y(), 0, half)
