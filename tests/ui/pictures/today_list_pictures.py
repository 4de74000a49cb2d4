"""The list side of the page Today in every state, to be looked at."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.date_style import DateStyle
from callback_desk.domain.callback_queue import sum_up
from callback_desk.domain.lead_search import matches
from callback_desk.domain.standing import OpenLead, Standing
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.counters import CountersPanel
from callback_desk.ui.today.lead_list import LeadListPanel
from callback_desk.ui.today.looks import Kind, kind_of
from callback_desk.ui.today.search_box import SearchBox
from tests.dates import written
from tests.ui.today.people import (
    NOW,
    clinic,
    drawn_people,
    many_people,
    more_people,
    new_table,
    queue_of,
)

# As in the drawing: what a 1366 wide screen leaves beside rail and card.
WIDE, HIGH, STRIP = 770, 640, 420
MARIA = 9


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state of the list, with the counters and the search above it."""
    drawn = drawn_people()
    yield "list-full", _side(theme, drawn, chosen=MARIA)
    yield "list-all-standings", _side(theme, [*drawn, *more_people()], chosen=2)
    focused = _side(theme, drawn, chosen=1)
    focused.list.view.delegate.set_focused(True)
    yield "list-focused-priority", focused
    yield "list-filtered", _side(theme, drawn, kind=Standing.OVERDUE, chosen=3)
    yield "list-searching", _side(theme, drawn, typed="alva", chosen=MARIA)
    yield "list-nothing-fits", _side(theme, drawn, typed="nobody")
    yield "list-no-leads", _side(theme, [])
    resting = [x for x in more_people() if x.lead_id in (23, 24)]
    yield "list-all-done", _side(theme, resting, had_leads=True)
    yield "list-only-coming", _side(theme, drawn[-2:], chosen=10)
    yield "list-narrow", _side(theme, drawn, wide=STRIP, chosen=MARIA)
    yield "list-120-rows", _side(theme, many_people(120), chosen=60)
    with written(DateStyle(whole_day=True, month_first=True)):
        # His time is told to the table in words.
        named = [one for one in drawn_people() if one.name != "Kwame Mensah"]
        theirs = [*named, *more_people()]
        yield "list-24-hours", _side(theme, theirs, chosen=2)
        yield "list-24-hours-narrow", _side(theme, theirs, wide=STRIP, chosen=2)


class _Side(QWidget):
    """Counters, search and list as the page puts them."""

    def __init__(self, theme: Theme, wide: int) -> None:
        super().__init__()
        self.counters, self.search = CountersPanel(theme), SearchBox(theme)
        self.table = new_table()
        self.list = LeadListPanel(theme, self.table)
        column = QVBoxLayout(self)
        if wide > STRIP:
            row = QHBoxLayout()
            row.addWidget(self.counters, 1)
            column.addLayout(row)
        else:
            column.addWidget(self.counters)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        # Sizes of a picture, not of the program.
        scale = theme.px(1) / 4
        self.resize(round((wide + 18) * scale), round(HIGH * scale))


def _side(
    theme: Theme,
    leads: Sequence[OpenLead],
    *,
    kind: Kind | None = None,
    typed: str = "",
    chosen: int | None = None,
    wide: int = WIDE,
    had_leads: bool = False,
) -> _Side:
    queue, side = queue_of(leads), _Side(theme, wide)
    side.counters.show_counts(queue.counts)
    if kind is not None:
        side.counters.counter(kind).click()
    side.search.setText(typed)
    shown = list(queue.entries)
    if len(leads) > len(drawn_people()):
        shown += queue.resting
    shown = [e for e in shown if kind in (None, kind_of(e)) and matches(e, typed)]
    side.table.show(shown, NOW, clinic())
    side.list.show_state(
        sum_up(queue),
        clinic(),
        narrowed=kind is not None or bool(typed),
        had_leads=had_leads or bool(leads),
    )
    side.show()
    side.list.setFocus()
    if chosen is not None:
        side.list.choose(chosen)
    return side
