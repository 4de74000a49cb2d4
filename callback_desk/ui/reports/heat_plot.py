"""A heat map; nobody imports this before a report is opened."""

from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from callback_desk.ui.reports.plot import GAP, Key, Plot
from callback_desk.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Heat:
    """A heat map: a row per name from above, a column per hour.

    Attributes:
        rows: what stands before each row.
        columns: what stands beneath each column; empty where nothing does.
        amounts: by row and column.
        framed: whether a cell lies in desk hours.
        spoken: what each cell says.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    amounts: tuple[tuple[int, ...], ...]
    framed: tuple[tuple[bool, ...], ...]
    spoken: tuple[tuple[str, ...], ...]


class HeatPlot(Plot):
    """A cell per weekday and hour, the darker the more; a frame around desk hours."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._heat: Heat | None = None

    def show_heat(self, heat: Heat) -> None:
        """Show this."""
        self._heat = heat
        self.place = -1
        self._draw()

    @property
    def _columns(self) -> int:
        return len(self._heat.columns) if self._heat is not None else 0

    @property
    def count(self) -> int:
        """How many cells there are."""
        return len(self._heat.rows) * self._columns if self._heat is not None else 0

    def step(self, key: int) -> int | None:
        """An hour to the side, a day up or down."""
        up_down = {Key.Key_Up: -self._columns, Key.Key_Down: self._columns}
        beside = super().step(key)
        return up_down.get(Key(key)) if beside is None else beside

    def go_to(self, place: int) -> None:
        """Stay where there is no cell further on."""
        if 0 <= place < self.count or self.place < 0:
            super().go_to(place)

    def spoken(self, place: int) -> str:
        """What a cell says."""
        assert self._heat is not None  # noqa: S101 - there are cells
        return self._heat.spoken[place // self._columns][place % self._columns]

    def rect_of(self, place: int) -> QRectF:
        """A cell."""
        row, column = divmod(place, self._columns)
        return QRectF(column + GAP, row + GAP, 1 - 2 * GAP, 1 - 2 * GAP)

    def place_at(self, x: float, y: float) -> int | None:
        """The cell that lies there."""
        rows = self.count // self._columns if self._columns else 0
        if not (0 <= x < self._columns and 0 <= y < rows):
            return None
        return int(y) * self._columns + int(x)

    def _draw(self) -> None:
        super()._draw()
        heat, tokens = self._heat, self._theme.tokens
        if heat is None:
            return
        most = max((max(row) for row in heat.amounts), default=0) or 1
        low, high = QColor(tokens.accent_ground), QColor(tokens.accent)
        cells = [
            (column + GAP, row + GAP, _between(low, high, amount / most))
            for row, amounts in enumerate(heat.amounts)
            for column, amount in enumerate(amounts)
        ]
        item = pyqtgraph.BarGraphItem(
            x0=[left for left, _, _ in cells],
            y0=[top for _, top, _ in cells],
            width=1 - 2 * GAP,
            height=1 - 2 * GAP,
            brushes=[colour for _, _, colour in cells],
            pen=QPen(Qt.PenStyle.NoPen),
        )
        self.box.addItem(item)
        self._draw_frame(heat)
        self.left.show()
        self.left.setTicks([[(row + 0.5, name) for row, name in enumerate(heat.rows)]])
        self.bottom.setTicks(
            [
                [
                    (place + 0.5, words)
                    for place, words in enumerate(heat.columns)
                    if words
                ]
            ]
        )
        self.box.invertY(b=True)
        self.box.setXRange(0, self._columns, padding=0)
        self.box.setYRange(0, len(heat.rows), padding=0)
        self._draw_mark()

    def _draw_frame(self, heat: Heat) -> None:
        """A line between each two cells of which one lies in desk hours."""
        framed = heat.framed
        rows, columns = len(framed), self._columns

        def inside(row: int, column: int) -> bool:
            return 0 <= row < rows and 0 <= column < columns and framed[row][column]

        xs: list[int] = []
        ys: list[int] = []
        for row in range(rows + 1):
            for column in range(columns + 1):
                if inside(row, column) != inside(row - 1, column):
                    xs += [column, column + 1]
                    ys += [row, row]
                if inside(row, column) != inside(row, column - 1):
                    xs += [column, column]
                    ys += [row, row + 1]
        pen = QPen(QColor(self._theme.tokens.text), 1.4)
        pen.setCosmetic(True)
        self.box.addItem(pyqtgraph.PlotCurveItem(x=xs, y=ys, connect="pairs", pen=pen))


def _between(low: QColor, high: QColor, share: float) -> QColor:
    """A colour between two."""

    def part(first: int, last: int) -> int:
        return round(first + (last - first) * share)

    return QColor(
        part(low.red(), high.red()),
        part(low.green(), high.green()),
        part(low.blue(), high.blue()),
    )
