"""A table on paper, as wide as what stands in it."""

from collections.abc import Collection

from callback_desk.domain.outgoing import OutgoingCell, OutgoingTable
from callback_desk.domain.pages import Grid, GridColumn, Heading, Pages, Words
from callback_desk.services.desk import Desk
from callback_desk.services.hand_out import ticked_only
from callback_desk.services.in_force import show_calendar
from callback_desk.services.weekly_review import is_letter, say_foot
from callback_desk.wording.people import visible

# Characters; a table that is wider lies on its side.
NARROWEST, WIDEST, UPRIGHT, SLACK = 7, 36, 80, 3
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
    rows = tuple(tuple(_text(cell) for cell in row) for row in shown.rows)
    columns = tuple(
        GridColumn(column.heading, _wide(column.heading, [row[place] for row in rows]))
        for place, column in enumerate(shown.columns)
    )
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    return Pages(
        title=table.title,
        foot=say_foot(table.title, desk.now(), calendar),
        letter=is_letter(calendar),
        blocks=(
            Heading(table.title),
            Words(f"{said}: {count}."),
            Grid(columns, rows),
        ),
        wide=sum(column.wide for column in columns) > UPRIGHT,
    )


def _text(cell: OutgoingCell) -> str:
    return "" if cell is None else visible(str(cell))


def _wide(heading: str, cells: list[str]) -> float:
    # A heading wraps between its words.
    longest = max(map(len, heading.split()), default=0)
    return min(max([longest, NARROWEST, *map(len, cells)]) + SLACK, WIDEST)
