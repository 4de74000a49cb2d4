"""The sections of the settings: a list beside a panel, or a box above it."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from callback_desk.translation import _
from callback_desk.ui.settings.section_button import SectionButton
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.theme import Theme

# Layout units; words of another language may want more.
WIDE = 50


class SectionList(QWidget):
    """`chosen` carries the place of a section that somebody goes to.

    The list scrolls where a window is low. In a narrow one, or with large text, it
    would leave its panel no room: there the sections are a box of one line.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, sections: Sequence[tuple[str, str]]) -> None:
        """Make both.

        Args:
            theme: their looks.
            sections: the name and the sign of each, from top to bottom.
        """
        super().__init__()
        self._narrow = False
        self.box = ChoiceBox(theme)
        self.box.setAccessibleName(_("Section"))
        self.box.setMaxVisibleItems(len(sections))
        self._group, self._side = QButtonGroup(self), QScrollArea()
        self.buttons = [SectionButton(theme, *section) for section in sections]
        self._build(theme)
        for number, button in enumerate(self.buttons):
            self._group.addButton(button, number)
            self.box.addItem(button.text())
        self._group.idClicked.connect(self.chosen)
        self.box.currentIndexChanged.connect(self.chosen)

    def _build(self, theme: Theme) -> None:
        listed = QWidget()
        lines = QVBoxLayout(listed)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px(1))
        wide = max(button.wide_as_its_word() for button in self.buttons)
        wide = max(theme.px(WIDE), wide)
        for button in self.buttons:
            button.set_least_width(wide)
            lines.addWidget(button)
        lines.addStretch()
        side = self._side
        side.setWidget(listed)
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setWidgetResizable(True)
        side.setFixedWidth(wide + side.verticalScrollBar().sizeHint().width())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        column.addWidget(side, 1)
        self.box.hide()

    def choose(self, number: int) -> None:
        """Show that a section is the one that is seen."""
        self.buttons[number].setChecked(True)
        self._side.ensureWidgetVisible(self.buttons[number])
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(number)
        self._point()

    def _point(self) -> None:
        """Let keys that are given to the list come to where the section is chosen."""
        button = self.buttons[max(0, self.box.currentIndex())]
        self.setFocusProxy(self.box if self._narrow else button)

    def set_narrow(self, narrow: bool) -> None:
        """Whether it stands above the panel; keys that it has stay with it."""
        if narrow == self._narrow:
            return
        held = any(part.hasFocus() for part in (self.box, *self.buttons))
        self._narrow = narrow
        self.box.setVisible(narrow)
        self._side.setVisible(not narrow)
        self._point()
        if held:
            self.setFocus()
