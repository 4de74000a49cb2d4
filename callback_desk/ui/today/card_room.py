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
# So wide, they do where both are small.
BOTH_SMALL_UNITS = 92
# Above and beneath all then.
TIGHT_UNITS = 2
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class CardRoom:
    """Takes room from each part in turn, the least needed first.

    The reasons of the deadline wait behind *Why?*; the outcomes and the guides become
    lower; the note shows one line; the guides stand beside the middle where it is wide;
    at last the head is small and scrolls with it, and the deadline is a line above the
    note, where it is wide with the guides in it. Guides, deadline, note and outcomes
    stay in view.
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
        self._edges = column.contentsMargins()
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.px(1.5))
        self._head_scrolls = False
        self._guides_in: QHBoxLayout | None = None

    def share(self, width: int, height: int) -> None:
        """Share out a height at a width."""
        theme, column, edges = self._theme, self._column, self._edges
        wide = width - edges.left() - edges.right() - 2
        self._guides.set_low(False)
        self._header.set_low(False)
        taken = self._header.arrange_for(wide) + self._guides.heightForWidth(wide)
        taken += edges.top() + edges.bottom() + 4 * column.spacing()
        left = height - taken - self._call.height_when(Height.WHOLE, wide)
        whole = self._deadline.height_with_reasons(wide)
        short = self._deadline.height_without_reasons(wide)
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
        if beside:
            left += self._guides.heightForWidth(wide) + column.spacing()
        # What stands beside the middle is not lower than its buttons.
        least = max(theme.px(HEAD_UNITS), self._guides.height_beside if beside else 0)
        scrolls = left - short < least
        self._let_head_scroll(scrolls)
        self._header.set_low(scrolls, narrow=scrolls and not beside)
        both_small = scrolls and wide >= theme.px(BOTH_SMALL_UNITS)
        with_deadline = self._line if scrolls and beside else None
        with_head = self._row if beside or both_small else None
        self._put_guides(with_deadline or with_head)
        above = theme.px(TIGHT_UNITS) if both_small else edges.top()
        column.setContentsMargins(edges.left(), above, edges.right(), above)
        # At once: by requests that are posted it would come to rest some paints later.
        for part in (self._header, self._deadline, self._guides, self._call):
            _settle(part)
        column.activate()

    def _let_head_scroll(self, scrolls: bool) -> None:
        if scrolls is self._head_scrolls:
            return
        self._head_scrolls = scrolls
        self._deadline.set_flat(scrolls)
        column = self._column
        if scrolls:
            self._middle.insertWidget(0, self._header)
            column.insertLayout(column.indexOf(self._row) + 1, self._line)
            self._line.addWidget(self._deadline, 1)
        else:
            # A line that is in no layout is not looked through for what leaves it: its
            # places would be kept, and what they know of heights never be renewed.
            self._line.removeWidget(self._deadline)
            self._line.removeWidget(self._guides)
            column.removeItem(self._line)
            # Behind the words that stand where nobody is chosen.
            for place, part in enumerate((self._header, self._deadline)):
                column.insertWidget(2 + place, part)

    def _put_guides(self, beside: QHBoxLayout | None) -> None:
        """Beside what scrolls, or the deadline, or in a line of their own."""
        if beside is self._guides_in:
            return
        self._guides_in = beside
        if beside is None:
            place = self._column.indexOf(self._row)
            self._column.insertWidget(place, self._guides)
        else:
            beside.addWidget(self._guides, 0, Qt.AlignmentFlag.AlignTop)
        self._guides.set_short(beside is not None, in_line=beside is self._line)


def left_for(card: QWidget, panel: QWidget) -> int:
    """The height for a card beneath what stands above it in its panel."""
    layout, left = panel.layout(), panel.height()
    for place in range(0 if layout is None else layout.count()):
        item = layout.itemAt(place) if layout is not None else None
        part = None if item is None else item.widget()
        if part is None or part is card or part.isHidden():
            continue
        high = part.heightForWidth(panel.width())
        left -= high if high > 0 else part.sizeHint().height()
        left -= layout.spacing() if layout is not None else 0
    return left


def _settle(part: QWidget) -> None:
    """Lay out what is in a part, from the inside to the outside."""
    for child in part.findChildren(QWidget, options=DIRECT):
        _settle(child)
    if (layout := part.layout()) is not None:
        layout.activate()
