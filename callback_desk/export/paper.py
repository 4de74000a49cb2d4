"""Draws blocks on paper: black on white, with a foot and a number on each page."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from callback_desk.domain.pages import (
    Bars,
    Block,
    Grid,
    GridColumn,
    Heading,
    NewPage,
    Pages,
    Tiles,
    Words,
)
from callback_desk.domain.stopping import Heed
from callback_desk.translation import _, grouped

POINTS_AN_INCH: Final = 72
INK, MUTED, RULE, GROUND, ALARM = "#1A1F29", "#5A6372", "#B9C0CB", "#F3F5F8", "#A3231D"
# Told apart without colour as well: dark, light, hatched.
PARTS = (
    QBrush(QColor("#1F4E9E")),
    QBrush(QColor("#A9C3EC")),
    QBrush(QColor(ALARM), Qt.BrushStyle.BDiagPattern),
)
TITLE, HEADING, PLAIN, SMALL, FIGURE = 18.0, 12.0, 9.5, 8.0, 19.0
# Points.
GAP, PAD, FOOT, TILE_GAP = 8.0, 3.5, 20.0, 8.0
BARS_HIGH, BAR_LABEL, WIDEST_BAR, LEGEND_BOX = 118.0, 12.0, 34.0, 7.0


class Paper:
    """A device that is written from top to bottom, page after page."""

    def __init__(
        self, device: QPagedPaintDevice, painter: QPainter, heed: Heed
    ) -> None:
        self._device, self._painter, self._heed = device, painter, heed
        dots = device.logicalDpiX() / POINTS_AN_INCH
        self._dots = dots
        # The painter's origin lies within the margins.
        page = device.pageLayout().paintRectPoints()
        self._wide, self._high = page.width() * dots, page.height() * dots
        self._bottom = self._high - FOOT * dots
        self._y = 0.0
        self._is_first = True
        self.number = 1

    def draw(self, pages: Pages, count: int) -> None:
        """Draw a document that has so many pages."""
        self._foot_words, self._count = pages.foot, count
        self._foot()
        for block in pages.blocks:
            self._draw_block(block)

    def _draw_block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Words():
                size = SMALL if block.small else PLAIN
                ink = MUTED if block.small else INK
                self._paragraph(block.words, size, ink, bold=block.bold)
            case Tiles():
                self._tiles(block)
            case Bars():
                self._bars(block)
            case Grid():
                self._grid(block)
            case NewPage():
                self._turn()

    # Pages

    def _turn(self) -> None:
        self._heed()
        self._device.newPage()
        self.number += 1
        self._y = 0.0
        self._foot()

    def _need(self, high: float) -> bool:
        """Turn the page where so much does not fit; whether it was turned."""
        if self._y and self._y + high > self._bottom:
            self._turn()
            return True
        return False

    def _foot(self) -> None:
        dots = self._dots
        y = self._high - FOOT * dots + 6 * dots
        self._line(0, y, self._wide)
        number = _("Page {number} of {count}", number=self.number, count=self._count)
        words = self._wide * 0.78
        self._put(self._foot_words, 0, y + 3 * dots, words, SMALL, MUTED)
        self._put(
            number, words, y + 3 * dots, self._wide - words, SMALL, MUTED, right=True
        )

    # Words

    def _font(self, size: float, *, bold: bool = False) -> QFont:
        font = QFont(["Helvetica", "Arial", "Liberation Sans", "DejaVu Sans"])
        font.setStyleHint(QFont.StyleHint.SansSerif)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setPointSizeF(size)
        font.setBold(bold)
        return font

    def _lay(
        self, words: str, wide: float, size: float, *, bold: bool, right: bool
    ) -> tuple[QTextLayout, float]:
        """Words set to a width, and how high they are."""
        text = words.replace("\n", "\u2028")
        layout = QTextLayout(text, self._font(size, bold=bold), self._device)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        high = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(wide)
            line.setPosition(QPointF(0, high))
            high += line.height()
        layout.endLayout()
        return layout, high

    def _put(
        self,
        words: str,
        x: float,
        y: float,
        wide: float,
        size: float,
        ink: str = INK,
        *,
        bold: bool = False,
        right: bool = False,
    ) -> float:
        """Write at a place; how high it was."""
        layout, high = self._lay(words, wide, size, bold=bold, right=right)
        self._painter.setPen(QColor(ink))
        layout.draw(self._painter, QPointF(x, y))
        return high

    def _high_of(self, words: str, wide: float, size: float, *, bold: bool) -> float:
        return self._lay(words, wide, size, bold=bold, right=False)[1]

    def _line(self, x: float, y: float, wide: float, ink: str = RULE) -> None:
        self._painter.setPen(QPen(QColor(ink), 0.6 * self._dots))
        self._painter.drawLine(QPointF(x, y), QPointF(x + wide, y))

    def _heading(self, heading: Heading) -> None:
        size = TITLE if self._is_first else HEADING
        self._is_first = False
        high = self._high_of(heading.words, self._wide, size, bold=True)
        # Not alone at the end of a page.
        self._need(high + 5 * PLAIN * self._dots)
        if self._y:
            self._y += GAP * self._dots
        self._put(heading.words, 0, self._y, self._wide, size, bold=True)
        self._y += high + GAP / 2 * self._dots

    def _paragraph(self, words: str, size: float, ink: str, *, bold: bool) -> None:
        self._need(self._high_of(words, self._wide, size, bold=bold))
        high = self._put(words, 0, self._y, self._wide, size, ink, bold=bold)
        self._y += high + GAP / 2 * self._dots

    # Figures

    def _tiles(self, tiles: Tiles) -> None:
        dots = self._dots
        many = max(1, len(tiles.tiles))
        gap, pad = TILE_GAP * dots, 7 * dots
        wide = (self._wide - gap * (many - 1)) / many
        inner = wide - 2 * pad
        parts = [
            (
                (tile.title, SMALL, MUTED, False),
                (tile.figure, FIGURE, ALARM if tile.alarming else INK, True),
                (tile.counts, SMALL, MUTED, False),
            )
            for tile in tiles.tiles
        ]
        rows = [
            max(
                self._high_of(part[row][0], inner, part[row][1], bold=part[row][3])
                for part in parts
            )
            for row in range(3)
        ]
        high = sum(rows) + 2 * pad
        self._need(high)
        for place, part in enumerate(parts):
            left = place * (wide + gap)
            self._painter.setPen(QPen(QColor(RULE), 0.6 * dots))
            self._painter.setBrush(QColor(GROUND))
            box = QRectF(left, self._y, wide, high)
            self._painter.drawRoundedRect(box, 4 * dots, 4 * dots)
            y = self._y + pad
            for row, (words, size, ink, bold) in enumerate(part):
                self._put(words, left + pad, y, inner, size, ink, bold=bold)
                y += rows[row]
        self._y += high + GAP * dots

    def _bars(self, bars: Bars) -> None:
        dots = self._dots
        high = (BARS_HIGH + 2 * BAR_LABEL + 18) * dots
        self._need(high)
        self._legend(bars.legend)
        top = self._y + BAR_LABEL * dots
        base = top + BARS_HIGH * dots
        most = max((sum(bar.parts) for bar in bars.bars), default=0) or 1
        step = self._wide / max(1, len(bars.bars))
        wide = min(step * 0.6, WIDEST_BAR * dots)
        for place, bar in enumerate(bars.bars):
            left = place * step + (step - wide) / 2
            y = base
            for part, brush in zip(bar.parts, PARTS, strict=False):
                tall = BARS_HIGH * dots * part / most
                y -= tall
                if part:
                    self._box(QRectF(left, y, wide, tall), brush)
            whole = sum(bar.parts)
            self._centred(grouped(whole), place * step, y - 11 * dots, step, INK)
            self._centred(bar.label, place * step, base + 3 * dots, step, MUTED)
        self._line(0, base, self._wide)
        self._y = base + (BAR_LABEL + GAP) * dots

    def _box(self, box: QRectF, brush: QBrush) -> None:
        painter = self._painter
        if brush.style() is not Qt.BrushStyle.SolidPattern:
            # A pattern of the device's dots would be too fine to be seen.
            painter.setPen(QPen(brush.color(), 0.8 * self._dots))
            painter.setBrush(QColor("#F6DAD8"))
            painter.drawRect(box)
            self._hatch(box, brush.color())
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRect(box)

    def _hatch(self, box: QRectF, ink: QColor) -> None:
        painter, step = self._painter, 4 * self._dots
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(ink, 0.6 * self._dots))
        x = box.left() - box.height()
        while x < box.right():
            painter.drawLine(
                QPointF(x, box.bottom()), QPointF(x + box.height(), box.top())
            )
            x += step
        painter.restore()

    def _legend(self, names: Sequence[str]) -> None:
        dots = self._dots
        x, size = 0.0, LEGEND_BOX * dots
        metrics = QFontMetricsF(self._font(SMALL), self._device)
        for name, brush in zip(names, PARTS, strict=False):
            self._box(QRectF(x, self._y + 2 * dots, size, size), brush)
            wide = metrics.horizontalAdvance(name) + 2 * dots
            self._put(name, x + size + 4 * dots, self._y, wide, SMALL, MUTED)
            x += size + wide + 16 * dots
        self._y += 14 * dots

    def _centred(self, words: str, x: float, y: float, wide: float, ink: str) -> None:
        metrics = QFontMetricsF(self._font(SMALL), self._device)
        own = metrics.horizontalAdvance(words) + 1
        self._put(words, x + (wide - own) / 2, y, own, SMALL, ink)

    # Tables

    def _grid(self, grid: Grid) -> None:
        whole = sum(column.wide for column in grid.columns)
        widths = [self._wide * column.wide / whole for column in grid.columns]
        headings = tuple(column.heading for column in grid.columns)
        self._need(self._row_high(headings, widths, bold=True) * 3)
        self._row(headings, grid.columns, widths, bold=True)
        for row in grid.rows:
            if self._need(self._row_high(row, widths, bold=False)):
                self._row(headings, grid.columns, widths, bold=True)
            self._row(row, grid.columns, widths, bold=False)
        self._y += GAP * self._dots

    def _row_high(
        self, row: Sequence[str], widths: Sequence[float], *, bold: bool
    ) -> float:
        pad = PAD * self._dots
        return 2 * pad + max(
            self._high_of(cell, wide - 2 * pad, SMALL, bold=bold)
            for cell, wide in zip(row, widths, strict=True)
        )

    def _row(
        self,
        row: Sequence[str],
        columns: Sequence[GridColumn],
        widths: Sequence[float],
        *,
        bold: bool,
    ) -> None:
        pad, x = PAD * self._dots, 0.0
        high = self._row_high(row, widths, bold=bold)
        if bold:
            self._painter.fillRect(QRectF(0, self._y, self._wide, high), QColor(GROUND))
        for cell, column, wide in zip(row, columns, widths, strict=True):
            self._put(
                *(cell, x + pad, self._y + pad, wide - 2 * pad, SMALL, INK),
                bold=bold,
                right=column.right,
            )
            x += wide
        self._y += high
        self._line(0, self._y, self._wide)
