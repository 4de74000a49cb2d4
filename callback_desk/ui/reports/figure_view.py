"""A table of figures: its headings say how they are defined, its values align."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem

from callback_desk.domain.figure_table import Cell, FigureTable, Unit
from callback_desk.domain.plain_text import fold
from callback_desk.domain.sort_order import SortKey
from callback_desk.translation import grouped
from callback_desk.ui.calendar.row_model import NOWHERE, Index, RowModel
from callback_desk.ui.calendar.row_table import RowLooks, RowTable
from callback_desk.ui.theme import Theme
from callback_desk.wording.figures import say_open_minutes
from callback_desk.wording.people import visible
from callback_desk.wording.report_sentences import say_money
from callback_desk.wording.sorting import mark_heading, say_order
from callback_desk.wording.times import say_day

# More rows than these are scrolled.
MOST_ROWS = 12
LONGEST = 60
# Letters that the narrowest column has room for.
LEAST = 5
# Letters of the first column that are seen where the table is scrolled sideways, and
# those that it makes do with so that it need not be.
MOST_LETTERS, FEWEST_LETTERS = 18, 11
# A heading that is longer takes two lines: what stands beneath is mostly shorter.
LONG_HEADING = 6
# Layout units.
APART = 1
NOTHING = "–"  # noqa: RUF001 - the dash that is printed
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def say_cell(cell: Cell, unit: Unit) -> str:
    """A value as it is read."""
    if cell is None:
        return NOTHING
    if isinstance(cell, str):
        if unit is Unit.DAY:
            return say_day(date.fromisoformat(cell))
        return visible(cell[:LONGEST])
    match unit:
        case Unit.MINUTES:
            return say_open_minutes(cell)
        case Unit.CENTS:
            return say_money(cell)
        case Unit.PERCENT:
            return f"{cell} %"
        case _:
            return grouped(cell)


def in_lines(heading: str) -> str:
    """A heading in two lines of much the same length, or in one if it is short."""
    spaces = [place for place, letter in enumerate(heading) if letter == " "]
    if len(heading) <= LONG_HEADING or not spaces:
        return heading
    middle = min(spaces, key=lambda place: abs(2 * place - len(heading)))
    return f"{heading[:middle]}\n{heading[middle + 1 :]}"


class FigureModel(RowModel[tuple[Cell, ...]]):
    """A table of figures; another one brings another model."""

    def __init__(self, table: FigureTable) -> None:
        super().__init__(table.rows, feet=table.sums)
        self._columns = table.columns

    @property
    def sort_words(self) -> Sequence[str]:
        """Its headings."""
        return [column.heading for column in self._columns]

    def raw(self, row: tuple[Cell, ...], column: int) -> SortKey | None:
        """The bare value."""
        cell = row[column]
        return fold(cell) if isinstance(cell, str) else cell

    def raw_at(self, usual: int, column: int) -> SortKey | None:
        """Of what comes in its own order already, its place."""
        goes_up = self._columns[column].goes_up
        return usual if goes_up else super().raw_at(usual, column)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """One column each."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """The heading; how it is defined as its tooltip."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column, order = self._columns[section], self._order
        said = visible(column.heading[:LONGEST])
        if role == _DISPLAY:
            return self._heading(said, section)
        if role == _SPOKEN and order is not None and order.column == section:
            return say_order(said, order)
        if role == _TIP:
            return column.definition or None
        if role == _ALIGN:
            return self._side(section)
        return None

    def _heading(self, said: str, section: int) -> str:
        """In lines, and with an arrow if the rows are sorted by it."""
        lines = in_lines(said) if section else said
        marked = mark_heading(lines, self._order, section)
        if not section or marked == lines or "\n" in lines:
            return marked
        # Beside the words of one line it would widen the column.
        return f"{lines}\n{marked[-1]}"

    def _side(self, section: int) -> int:
        """Only the first column begins at the left: words would touch figures."""
        return _LEFT if self._is_named(section) and not section else _RIGHT

    def _is_named(self, section: int) -> bool:
        return self._columns[section].unit in (Unit.TEXT, Unit.DAY)

    def follows_figures(self, section: int) -> bool:
        """Whether a column has words behind others with figures."""
        return section > 0 and self._is_named(section)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A value as it is read; for those who hear it, with its heading."""
        row = self.row(index.row())
        if row is None:
            return None
        column = self._columns[index.column()]
        if role == _ALIGN:
            return self._side(index.column())
        if role not in (_DISPLAY, _SPOKEN):
            return None
        said = say_cell(row[index.column()], column.unit)
        if role == _SPOKEN and index.column():
            return f"{column.heading}: {said}"
        return said


class _FigureLooks(RowLooks):
    """Keeps words apart from the figures before them."""

    def __init__(self, view: RowTable, apart: int) -> None:
        super().__init__(view)
        self._apart = apart

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """What is in it, and room before it where it has words."""
        size, model = super().sizeHint(option, index), index.model()
        if isinstance(model, FigureModel) and model.follows_figures(index.column()):
            return size + QSize(self._apart, 0)
        return size


class FigureView(RowTable):
    """The view of a table; the first column takes the room that is left."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, between=0)
        self.show_headings(theme, name)
        if self.sorting is not None:
            self.sorting.applied.connect(self._on_sorted)
        self.setItemDelegate(_FigureLooks(self, theme.px(APART)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # As near as the values: headings and values stand in one line.
        near, high = theme.px(0.75), theme.px(1)
        self.horizontalHeader().setStyleSheet(
            f"QHeaderView::section {{ padding: {high}px {near}px; }}"
        )

    def show_table(self, table: FigureTable) -> None:
        """Show a table."""
        self.setAccessibleName(table.title)
        self.setAccessibleDescription(f"{table.sentence} {table.definition}")
        if self.sorting is not None:
            self.sorting.rename(table.code)
        self.show_rows(FigureModel(table))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * LEAST)
        self._lay_columns()
        self._fit_height()

    def _fit_height(self) -> None:
        model, header = self.model(), self.horizontalHeader()
        bar = self.horizontalScrollBar().sizeHint().height()
        rows = min(model.rowCount(), MOST_ROWS)
        high = self.verticalHeader().defaultSectionSize() * rows
        header.ensurePolished()
        self.setFixedHeight(high + header.sizeHint().height() + bar + 4)

    def _on_sorted(self) -> None:
        # An arrow takes a line of its own, or room of the first column.
        self._lay_columns()
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the first column have what the others leave, never less than it needs."""
        super().resizeEvent(event)
        self._lay_columns()

    def usual_place(self, place: int) -> int | None:
        """Where the row at a place stands in the table that was handed in."""
        model = self.model()
        return model.usual_place(place) if isinstance(model, FigureModel) else None

    def _lay_columns(self) -> None:
        model, header = self.model(), self.horizontalHeader()
        if not isinstance(model, FigureModel):
            return
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        others = sum(header.sectionSize(n) for n in range(1, model.columnCount()))
        letter = self.fontMetrics().averageCharWidth()
        needs = max(self.sizeHintForColumn(0), header.sectionSizeHint(0))
        left = self.viewport().width() - others
        fits = left >= min(needs, FEWEST_LETTERS * letter)
        header.resizeSection(0, left if fits else min(needs, MOST_LETTERS * letter))
