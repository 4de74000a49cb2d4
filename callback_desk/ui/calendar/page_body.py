"""The year's sheet and the panel beside it; in a strip the one above the other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from callback_desk.ui.calendar.legend import Legend
from callback_desk.ui.calendar.side import Side
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card

# Layout units: a strip is too narrow for both.
SIDE_WIDE, SIDE_NARROW, NARROW, STRIP = 102, 92, 270, 150
# Of the height of a strip the sheet has so many parts, and the panel the others.
SHEET_PARTS, SIDE_PARTS = 2, 3


class PageBody(QWidget):
    """Gives the sheet what the side can spare."""

    def __init__(
        self, theme: Theme, sheet: QScrollArea, legend: Legend, side: Side
    ) -> None:
        super().__init__()
        self._theme, self._side, self._legend = theme, side, legend
        card = Card(theme, padding=3)
        card.column.addWidget(sheet, 1)
        card.column.addWidget(legend)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(3))
        row.addWidget(card, 1)
        row.addWidget(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange both for another width."""
        super().resizeEvent(event)
        px, wide, way = self._theme.px, event.size().width(), QBoxLayout.Direction
        is_strip = wide < px(STRIP)
        self._row.setDirection(way.TopToBottom if is_strip else way.LeftToRight)
        self._row.setStretch(0, SHEET_PARTS if is_strip else 1)
        self._row.setStretch(1, SIDE_PARTS if is_strip else 0)
        # The colors are told by each day's own words, too.
        self._legend.setVisible(not is_strip)
        side = SIDE_WIDE if wide >= px(NARROW) else SIDE_NARROW
        self._side.setMinimumWidth(0 if is_strip else px(side))
        self._side.setMaximumWidth(self.maximumWidth() if is_strip else px(side))
