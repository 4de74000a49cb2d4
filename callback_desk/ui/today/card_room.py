"""How a card's height is shared out: what must be seen is, and the middle scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.ui.theme import Theme
from callback_desk.ui.today.call_panel import CallPanel
from callback_desk.ui.today.call_stage import Height
from callback_desk.ui.today.deadline_panel import DeadlinePanel
from callback_desk.ui.today.guide_row import GuideRow
from callback_desk.ui.today.header_panel import HeaderPanel

# Where less than this is left for the middle, the reasons of the deadline wait.
MIDDLE_UNITS = 17
# Where even without them less is left, the call becomes lower, then its note.
LEAST_UNITS = 15
# Where then less is left, the head may not stay where it is.
HEAD_UNITS = 9
# So wide, head and guides fit beside each other.
BESIDE_UNITS = 125
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class CardRoom:
    """Takes room from each part in turn, the least needed first.

    The reasons of the deadline wait behind *Why?*; the outcomes and the guides become
    lower; the note shows one line; the guides stand beside the middle where it is wide;
    at last the head scrolls with it. Guides, note and outcomes stay in view.
    """

    def __init__(
        self,
        theme: Theme,
        column: QVBoxLayout,
        row: QHBoxLayout,
        middle: QVBoxLayout,
        parts: tuple[HeaderPanel, DeadlinePanel, GuideRow, CallPanel],
    ) -> None:
        """Take what shares the room.

        Args:
            theme: its looks.
            column: the whole card.
            row: the part of it with what scrolls.
            middle: what scrolls in there.
            parts: those that take more or less of it.
        """
        self._theme, self._column = theme, column
        self._row, self._middle = row, middle
        self._header, self._deadline, self._guides, self._call = parts
        self._head_scrolls = self._guides_beside = False

    def share(self, width: int, height: int) -> None:
        """Share out a height at a width."""
        theme, column = self._theme, self._column
        edges = column.contentsMargins()
        wide = width - edges.left() - edges.right() - 2
        self._guides.set_low(False)
        taken = self._header.arrange_for(wide) + self._guides.heightForWidth(wide)
        taken += edges.top() + edges.bottom() + 4 * column.spacing()
        left = height - taken - self._call.height_when(Height.WHOLE, wide)
        whole = self._deadline.height_with_reasons(wide)
        short = self._deadline.height_without_reasons()
        self._deadline.set_short(left - whole < theme.px(MIDDLE_UNITS))
        allowed = Height.WHOLE
        for lower in (Height.LOW, Height.LEAST):
            if left - short >= theme.px(LEAST_UNITS):
                break
            allowed = lower
            left = height - taken - self._call.height_when(lower, wide)
        self._guides.set_low(allowed is not Height.WHOLE)
        self._call.set_height(allowed, wide)
        low = left - short < theme.px(LEAST_UNITS)
        beside = low and wide >= theme.px(BESIDE_UNITS)
        self._put_guides(beside)
        if beside:
            left += self._guides.heightForWidth(wide) + column.spacing()
        self._let_head_scroll(left - short < theme.px(HEAD_UNITS))
        # At once: by requests that are posted it would come to rest some paints later.
        for part in (self._header, self._deadline, self._guides, self._call):
            _settle(part)
        column.activate()

    def _let_head_scroll(self, scrolls: bool) -> None:
        if scrolls is self._head_scrolls:
            return
        self._head_scrolls = scrolls
        # Behind the words that stand where nobody is chosen, or first in the middle.
        column, first = (self._middle, 0) if scrolls else (self._column, 2)
        for place, part in enumerate((self._header, self._deadline)):
            column.insertWidget(first + place, part)

    def _put_guides(self, beside: bool) -> None:
        """Beside what scrolls, or in a line of their own before it."""
        if beside is self._guides_beside:
            return
        self._guides_beside = beside
        if beside:
            self._row.addWidget(self._guides, 0, Qt.AlignmentFlag.AlignTop)
        else:
            place = self._column.indexOf(self._row)
            self._column.insertWidget(place, self._guides)
        self._guides.set_short(beside)


def _settle(part: QWidget) -> None:
    """Lay out what is in a part, from the inside to the outside."""
    for child in part.findChildren(QWidget, options=DIRECT):
        _settle(child)
    if (layout := part.layout()) is not None:
        layout.activate()
