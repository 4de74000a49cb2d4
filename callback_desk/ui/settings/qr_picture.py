"""A link as a picture that a telephone's camera reads."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme

# The standard (ISO/IEC 18004) wants four squares of white around it.
QUIET = 4
NAME = _("Picture of the key, for the camera of the app")


class QrPicture(QWidget):
    """Black on white whatever the window looks like, or no camera would read it.

    It is worked out and painted here; no file is written.
    """

    def __init__(self, theme: Theme, link: str) -> None:
        """Draw a link.

        Args:
            theme: how large a square is.
            link: what the camera shall read.
        """
        super().__init__()
        # Imported only here: it is seldom wanted.
        import segno

        code = segno.make(link, error="m", micro=False)
        self._rows = tuple(bytes(row) for row in code.matrix)
        self._square = max(3, theme.px(1))
        side = (len(self._rows) + 2 * QUIET) * self._square
        self.setFixedSize(QSize(side, side))
        self.setAccessibleName(NAME)

    def forget(self) -> None:
        """Take it off the screen and out of memory."""
        self._rows = ()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each dark square."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        side = self._square
        for y, row in enumerate(self._rows, start=QUIET):
            for x, is_dark in enumerate(row, start=QUIET):
                if is_dark:
                    square = QRectF(x * side, y * side, side, side)
                    painter.fillRect(square, Qt.GlobalColor.black)
