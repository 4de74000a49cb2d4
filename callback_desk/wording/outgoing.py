"""The tables of a report as they leave the desk."""

from collections.abc import Sequence

from callback_desk.domain.figure_table import Cell, Column, FigureTable, Unit
from callback_desk.domain.outgoing import OutgoingCell, OutgoingColumn, OutgoingTable
from callback_desk.translation import _

CENTS = 100
UNITS = {Unit.MINUTES: _("{heading}, desk minutes"), Unit.CENTS: "{heading}, $"}


def outgoing_tables(tables: Sequence[FigureTable]) -> list[OutgoingTable]:
    """Tables of figures, raw: minutes and per cent as numbers, money in dollars."""
    return [
        OutgoingTable(
            table.title,
            tuple(
                OutgoingColumn(str(place), _say_heading(column))
                for place, column in enumerate(table.columns)
            ),
            tuple(
                tuple(
                    _raw(cell, column.unit)
                    for cell, column in zip(row, table.columns, strict=True)
                )
                for row in table.rows
            ),
        )
        for table in tables
    ]


def _say_heading(column: Column) -> str:
    return UNITS.get(column.unit, "{heading}").format(heading=column.heading)


def _raw(cell: Cell, unit: Unit) -> OutgoingCell:
    return cell / CENTS if unit is Unit.CENTS and isinstance(cell, int) else cell
