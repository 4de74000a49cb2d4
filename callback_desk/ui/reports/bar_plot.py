"""Stacked bars; nobody imports this before a report is opened."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from callback_desk.translation import grouped
from callback_desk.ui.reports.captions import Caption, Captions
from callback_desk.ui.reports.plot import GAP, SMALL, Plot
from callback_desk.ui.theme import Theme, Tone

# How wide a bar is of its place; more words beneath than these have no room.
BAR_WIDE, MOST_WORDS = 0.6, 12


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a stacked bar: how much, and in which colour."""

    amount: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its parts from below, what stands around it, and what it says aloud.

    Of the numbers above bars that stand too close together the largest are shown.
    """

    beneath: str
    parts: tuple[Part, ...]
    above: int | None
    above_tone: Tone | None
    spoken: str


class BarPlot(Plot):
    """Stacked bars, with a number above each, and perhaps a line across."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._bars: Sequence[Bar] = ()
        self._line: float | None = None
        self._line_words = ""

    def show_bars(
        self, bars: Sequence[Bar], line: float | None = None, line_words: str = ""
    ) -> None:
        """Show these."""
        self._bars, self._line, self._line_words = bars, line, line_words
        self.place = -1
        self._draw()

    @property
    def count(self) -> int:
        """How many bars there are."""
        return len(self._bars)

    def spoken(self, place: int) -> str:
        """What a bar says."""
        return self._bars[place].spoken

    def rect_of(self, place: int) -> QRectF:
        """Around a bar."""
        high = max(self._high(self._bars[place]), self._top * 0.02)
        wide = BAR_WIDE + 2 * GAP
        return QRectF(place - wide / 2, 0, wide, high)

    def place_at(self, x: float, y: float) -> int | None:
        """The bar in whose column it lies."""
        place = round(x)
        return place if 0 <= place < self.count and y >= 0 else None

    @staticmethod
    def _high(bar: Bar) -> int:
        return sum(part.amount for part in bar.parts)

    @property
    def _top(self) -> float:
        highest = max((self._high(bar) for bar in self._bars), default=0)
        return max(highest, self._line or 0, 1) * 1.18

    def _draw(self) -> None:
        super()._draw()
        tokens, font = self._theme.tokens, self._theme.font(SMALL)
        edge = QPen(QColor(tokens.card), 1.5)
        edge.setCosmetic(True)
        self._draw_parts(edge)
        area = QRectF(-0.6, 0, max(self.count, 1) + 0.2, self._top)
        if self._line is not None:
            self._draw_line(self._line)
        captions = Captions(self._captions(), font, area)
        self.box.addItem(captions, ignoreBounds=True)
        self.bottom.setTicks(
            [[(place, bar.beneath) for place, bar in self._labelled()]]
        )
        self.box.setXRange(area.left(), area.right(), padding=0)
        self.box.setYRange(area.top(), area.bottom(), padding=0)
        self._draw_mark()

    def _draw_parts(self, edge: QPen) -> None:
        """All parts of one colour at once: a year has hundreds."""
        places: defaultdict[Tone, list[tuple[int, int, int]]] = defaultdict(list)
        for place, bar in enumerate(self._bars):
            base = 0
            for part in bar.parts:
                if part.amount:
                    places[part.tone].append((place, base, part.amount))
                base += part.amount
        for tone, parts in places.items():
            xs, bases, heights = zip(*parts, strict=True)
            item = pyqtgraph.BarGraphItem(
                x=list(xs),
                y0=list(bases),
                height=list(heights),
                width=BAR_WIDE,
                brush=self.tone(tone),
                pen=edge,
            )
            self.box.addItem(item)

    def _labelled(self) -> list[tuple[int, Bar]]:
        """The bars that have words beneath: not more than there is room for."""
        every = max(1, -(-self.count // MOST_WORDS))
        return [
            (place, bar) for place, bar in enumerate(self._bars) if place % every == 0
        ]

    def _draw_line(self, at: float) -> None:
        tokens = self._theme.tokens
        pen = QPen(QColor(tokens.muted), 1, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        self.box.addItem(pyqtgraph.InfiniteLine(at, angle=0, pen=pen))

    def _captions(self) -> list[Caption]:
        """What the line across means, and the number above each bar, largest first."""
        tokens = self._theme.tokens
        found: list[Caption] = []
        if self._line is not None:
            found.append(
                Caption(
                    *(self.count - 0.4, self._line, self._line_words),
                    QColor(tokens.muted),
                    ends=True,
                )
            )
        numbered = [
            (bar.above, place, bar)
            for place, bar in enumerate(self._bars)
            if bar.above is not None
        ]
        for above, place, bar in sorted(numbered, key=_largest_first):
            colour = self.tone(bar.above_tone) if bar.above_tone else tokens.text
            found.append(
                Caption(place, self._high(bar), grouped(above), QColor(colour))
            )
        return found


def _largest_first(numbered: tuple[int, int, Bar]) -> tuple[int, int]:
    above, place, _ = numbered
    return -above, place
