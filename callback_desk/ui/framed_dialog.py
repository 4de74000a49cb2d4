"""What every dialog of the house stands in: no larger than the screen it opens on."""

from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from callback_desk.ui.dialog_feet import DialogFeet
from callback_desk.ui.form_area import FormArea
from callback_desk.ui.sign_in.fitting import Fitting, open_at, room_for
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel

# Layout units.
EDGE, FOOT, GAP, BETWEEN = 6, 4, 2.5, 2


class FramedDialog(QDialog):
    """A heading and a middle, which scroll, what went wrong, and buttons that wrap.

    So a screen of which letters are twice as large shows all of it: the buttons stand
    beneath whatever is scrolled. A child fills `column`, and `feet` with its buttons.
    """

    def __init__(
        self,
        theme: Theme,
        heading: str,
        *,
        wide: float,
        title: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the frame.

        Args:
            theme: its looks.
            heading: what is asked, or said; "" where the child says it otherwise.
            wide: how wide it opens, in layout units.
            title: the window's, which task bars show; the heading if None.
            parent: the window that it stands over.
        """
        super().__init__(parent)
        self._theme, self._wide = theme, wide
        self._has_opened = False
        self.setWindowTitle(heading if title is None else title)
        self.area, self.notice = FormArea(), Notice(theme)
        self.column, self.feet = QVBoxLayout(), DialogFeet(theme.px(BETWEEN))
        self.column.setSpacing(theme.px(GAP))
        self.area.column.setSpacing(theme.px(GAP))
        edge = theme.px(EDGE)
        if heading:
            room = theme.px(wide) - 2 * edge
            self.area.column.addWidget(
                PlainLabel(
                    *(theme, heading), scale=1.35, bold=True, wraps=True, room=room
                )
            )
        self.area.column.addLayout(self.column, 1)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(edge, edge, edge, theme.px(FOOT))
        self.outer.setSpacing(theme.px(GAP))
        self.outer.addWidget(self.area, 1)
        self.outer.addWidget(self.notice)
        self.outer.addLayout(self.feet)
        self._fitting = Fitting(self)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Show where the keys go, unless it only opens: then it is read from the top.

        Qt does so for the Tab key alone, not where something typed is to be mended.
        """
        stayed = before is not None and before.window() is self
        if stayed and now is not None and self.area.isAncestorOf(now):
            self.area.bring(now)

    def make_wide(self, units: float) -> None:
        """Open it so many layout units wide, where the screen has the room."""
        self._wide = units

    def bring(self, part: QWidget) -> None:
        """Have a part of the middle seen."""
        self.area.bring(part)

    def setVisible(self, visible: bool) -> None:
        """Open it as large as it likes, and no larger than the screen."""
        if visible and not self._has_opened:
            self._has_opened = True
            self._open()
        super().setVisible(visible)

    def _open(self) -> None:
        least = self.outer.totalMinimumSize().width()
        wide = max(self._theme.px(self._wide), least)
        open_at(self, wide, 0)
        needed = self._fitting.needed_height()
        if needed > room_for(self).height():
            wide, needed = self._wider(wide, needed)
        open_at(self, wide, max(needed, self.least_height()))

    def _wider(self, wide: int, high: int) -> tuple[int, int]:
        """On a low screen fields stand beside one another rather than out of sight."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        open_at(self, max(wide, self.outer.totalSizeHint().width() + bar), 0)
        lower = self._fitting.needed_height()
        return (self.width(), lower) if lower < high else (wide, high)

    def least_height(self) -> int:
        """How high it opens at least, in pixels: a list likes more than it needs."""
        return 0
