"""A table on paper, as wide as what stands in it."""

from collections.abc import Collection
from datetime import datetime

from callback_desk.domain.outgoing import (
    OutgoingCell,
    OutgoingColumn,
    OutgoingTable,
    Shown,
)
from callback_desk.domain.pages import Grid, GridColumn, Heading, Pages, Words
from callback_desk.services.desk import Desk
from callback_desk.services.hand_out import ticked_only
from callback_desk.services.in_force import show_calendar
from callback_desk.services.weekly_review import is_letter, say_foot
from callback_desk.translation import _
from callback_desk.wording.figures import say_open_minutes
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_clock, say_date

# Characters; a table that is wider lies on its side.
NARROWEST, WIDEST, UPRIGHT, SLACK = 7, 36, 80, 3
DESK_TIME_LATE = _("Desk time late")
# What fits beside one another where nobody ticks columns.
ON_PAPER = (
    *("lead", "name", "phone", "due", "first_call", "minutes_late", "cause"),
    *("signed_by", "signed_cause"),
)


def table_pages(
    desk: Desk, table: OutgoingTable, said: str, ticked: Collection[str] | None
) -> Pages:
    """A table with its title, and what days it is of.

    Raises:
        UnknownColumn, NoColumnTicked: as for `ticked_only`.
    """
    calendar = show_calendar(desk)
    shown = ticked_only(table, ON_PAPER if ticked is None else ticked)
    zone = calendar.definition.timezone
    rows = tuple(
        tuple(
            _text(desk, cell, column.shown)
            for cell, column in zip(row, shown.columns, strict=True)
        )
        for row in shown.rows
    )
    headings = [_heading(column, zone) for column in shown.columns]
    columns = tuple(
        GridColumn(heading, _wide(heading, [row[place] for row in rows]))
        for place, heading in enumerate(headings)
    )
    has_times = any(column.shown is Shown.LOCAL_TIME for column in shown.columns)
    told = _("Times are those of {zone}.", zone=zone)
    times = f" {told}" if has_times else ""
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    return Pages(
        title=table.title,
        foot=say_foot(table.title, desk.now(), calendar),
        letter=is_letter(calendar),
        blocks=(
            Heading(table.title),
            Words(f"{said}: {count}.{times}"),
            Grid(columns, rows),
        ),
        wide=sum(column.wide for column in columns) > UPRIGHT,
    )


def _heading(column: OutgoingColumn, zone: str) -> str:
    """What stands above it; the zone of all times is said once."""
    if column.shown is Shown.DESK_MINUTES:
        return DESK_TIME_LATE
    return column.heading.removesuffix(f" ({zone})")


def _text(desk: Desk, cell: OutgoingCell, shown: Shown) -> str:
    """A cell as it is read: a weekday, hours and a number in groups."""
    if cell is None:
        return ""
    if shown is Shown.LOCAL_TIME:
        at = datetime.fromisoformat(str(cell))
        return f"{say_date(at.date())} {say_clock(at)}"
    if shown is Shown.DESK_MINUTES and isinstance(cell, int):
        return say_open_minutes(cell)
    text = str(cell)
    if shown is Shown.PHONE and text:
        text = desk.phones.show(text, None)
    return visible(text)


def _wide(heading: str, cells: list[str]) -> float:
    # A heading wraps between its words.
    longest = max(map(len, heading.split()), default=0)
    return min(max([longest, NARROWEST, *map(len, cells)]) + SLACK, WIDEST)
