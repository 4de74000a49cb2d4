"""A missed callback drawn against desk hours: asked, came in, due, first call."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.missed_cause import Event, Moment
from callback_desk.ui.missed.day_scale import DayScale
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.missed import EVENTS
from callback_desk.wording.times import WEEKDAYS, say_clock

# Layout units, and sizes against the desk's text.
BAND_HIGH, STEM, DOT, GAP, EDGE = 11.0, 3.0, 1.7, 2.0, 1.0
SMALL = 0.8
LEVELS = 2
TONES = {
    Event.DUE: Tone.OVERDUE,
    Event.IMPORTED: Tone.DUE_TODAY,
    Event.ATTEMPT: Tone.ACCENT,
    Event.CONTACT: Tone.ACCENT,
}
BENEATH = frozenset({Event.IMPORTED, Event.SHOWN, Event.CLAIMED})


@dataclass(frozen=True, slots=True)
class _Label:
    moment: Moment
    x: float
    left: float
    level: int
    word: str
    when: str


class TimelineView(QWidget):
    """The line; what is drawn is said to a screen reader as a sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._moments: Sequence[Moment] = ()
        self._calendar: BusinessCalendar | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_moments(
        self, moments: Sequence[Moment], calendar: BusinessCalendar
    ) -> None:
        """Draw these."""
        self._moments, self._calendar = moments, calendar
        told = (
            f"{EVENTS[moment.what]} {_when(moment, calendar)}" for moment in moments
        )
        self.setAccessibleName("; ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """High enough for the band and its labels."""
        wide = max(self.width(), self._theme.px(80))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """As high as in its present width, whatever that becomes."""
        return QSize(self._theme.px(40), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """Where it is narrow the labels of a side take two levels."""
        return True

    def heightForWidth(self, wide: int) -> int:
        """The band, and the levels of labels that there are at each side."""
        above, below = (self._reach(wide, above=side) for side in (True, False))
        return round(above + self._theme.px(BAND_HIGH) + below)

    def _reach(self, wide: int, *, above: bool) -> float:
        """How far the labels of one side reach from the band."""
        if not self._moments or self._calendar is None:
            return 0.0
        scale = DayScale(self._calendar, [m.at for m in self._moments])
        labels = self._labels(self._band(wide), scale, above=above)
        levels = max((label.level for label in labels), default=-1) + 1
        return levels * self._level_high()

    def _level_high(self) -> float:
        lines = 2 * QFontMetricsF(self._theme.font(SMALL)).height()
        return lines + self._theme.px(STEM)

    def _band(self, wide: float) -> QRectF:
        """Where the band lies, but for how far down."""
        edge = self._theme.px(EDGE)
        return QRectF(edge, 0, wide - 2 * edge, self._theme.px(BAND_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw band, days, dots and labels."""
        if not self._moments or self._calendar is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = DayScale(self._calendar, [m.at for m in self._moments])
        band = self._band(self.width())
        band.moveTop(self._reach(self.width(), above=True))
        self._paint_band(painter, band, scale)
        self._paint_late(painter, band, scale)
        for above in (True, False):
            labels = self._labels(band, scale, above=above)
            for label in labels:
                self._paint_label(painter, band, label, above=above)
        painter.end()

    def _paint_band(self, painter: QPainter, band: QRectF, scale: DayScale) -> None:
        tokens = self._theme.tokens
        painter.setPen(QPen(QColor(tokens.line), 1))
        for stretch in scale.stretches:
            ground = tokens.card if stretch.is_open else tokens.resting_ground
            painter.setBrush(QColor(ground))
            left = band.left() + band.width() * stretch.left
            wide = band.width() * (stretch.right - stretch.left)
            painter.drawRect(QRectF(left, band.top(), wide, band.height()))
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(QColor(tokens.muted))
        metrics = painter.fontMetrics()
        for day in scale.days:
            left = band.left() + band.width() * day.left
            wide = band.width() * (day.right - day.left)
            words = day.words
            if metrics.horizontalAdvance(words) > wide:
                words = day.short
            if metrics.horizontalAdvance(words) > wide:
                continue
            room = QRectF(left, band.bottom() - metrics.height(), wide, 0)
            room.setHeight(metrics.height())
            painter.drawText(
                self._clear_of_stems(
                    room, metrics.horizontalAdvance(words), band, scale
                ),
                Qt.AlignmentFlag.AlignCenter,
                words,
            )

    def _clear_of_stems(
        self, day: QRectF, wide: float, band: QRectF, scale: DayScale
    ) -> QRectF:
        """Where a day's words stand: its middle, or an end that no stem crosses."""
        stems = [
            self._x(band, scale.place(moment.at))
            for moment in self._moments
            if moment.what in BENEATH
        ]
        gap = self._theme.px(GAP)
        ends = (day.left() + gap, day.right() - gap - wide)
        for left in (day.center().x() - wide / 2, *ends):
            if not any(left - 2 <= stem <= left + wide + 2 for stem in stems):
                return QRectF(left, day.top(), wide, day.height())
        return day

    def _paint_late(self, painter: QPainter, band: QRectF, scale: DayScale) -> None:
        """The time from the deadline to the first call, in red."""
        due = next(m.at for m in self._moments if m.what is Event.DUE)
        later = [
            m.at for m in self._moments if m.what in (Event.ATTEMPT, Event.CONTACT)
        ]
        first = min((at for at in later if at > due), default=None)
        y = self._y(band)
        begin = self._x(band, scale.place(self._moments[0].at))
        at_due = self._x(band, scale.place(due))
        painter.setPen(QPen(QColor(self._theme.tokens.resting), 1.5))
        painter.drawLine(QPointF(begin, y), QPointF(at_due, y))
        end = band.right() if first is None else self._x(band, scale.place(first))
        style = Qt.PenStyle.DotLine if first is None else Qt.PenStyle.SolidLine
        pen = QPen(self._theme.tokens.of(Tone.OVERDUE), self._theme.px(0.9), style)
        painter.setPen(pen)
        painter.drawLine(QPointF(at_due, y), QPointF(end, y))

    def _labels(self, band: QRectF, scale: DayScale, *, above: bool) -> list[_Label]:
        """The labels of one side, each at the lowest level where it has room."""
        assert self._calendar is not None  # noqa: S101 - asked of moments only
        metrics = QFontMetricsF(self._theme.font(SMALL, bold=True))
        right = band.right() + band.left()
        gap = self._theme.px(GAP)
        taken = [-1e9] * LEVELS
        found = []
        for moment in self._moments:
            if (moment.what not in BENEATH) is not above:
                continue
            word, when = EVENTS[moment.what], _when(moment, self._calendar)
            wide = max(metrics.horizontalAdvance(word), metrics.horizontalAdvance(when))
            x = self._x(band, scale.place(moment.at))
            middle = min(max(x - wide / 2, 0.0), right - wide)
            level, left = None, middle
            for number, until in enumerate(taken):
                # Beside the last one, as long as its stem still leads to it.
                beside = max(middle, until + gap)
                if beside <= x and beside + wide <= right:
                    level, left = number, beside
                    taken[number] = beside + wide
                    break
            found.append(
                _Label(moment, x, left, -1 if level is None else level, word, when)
            )
        return found

    def _paint_label(
        self, painter: QPainter, band: QRectF, label: _Label, *, above: bool
    ) -> None:
        theme, tokens = self._theme, self._theme.tokens
        tone = TONES.get(label.moment.what)
        ink = tokens.of(tone) if tone else QColor(tokens.resting)
        y = self._y(band)
        if label.level >= 0:
            line = QFontMetricsF(theme.font(SMALL)).height()
            away = theme.px(STEM) + label.level * self._level_high()
            edge = band.top() - away if above else band.bottom() + away
            painter.setPen(QPen(ink, 1.2))
            painter.drawLine(QPointF(label.x, y), QPointF(label.x, edge))
            top = edge - 2 * line if above else edge
            self._paint_words(painter, label, top, line, ink if tone else None)
        painter.setPen(QPen(QColor(tokens.card), 1.5))
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(label.x, y), theme.px(DOT), theme.px(DOT))

    def _paint_words(
        self,
        painter: QPainter,
        label: _Label,
        top: float,
        line: float,
        ink: QColor | None,
    ) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painter.setFont(theme.font(SMALL, bold=True))
        metrics = painter.fontMetrics()
        wide = max(
            metrics.horizontalAdvance(label.word), metrics.horizontalAdvance(label.when)
        )
        room = QRectF(label.left, top, wide, line)
        painter.setPen(ink or QColor(tokens.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, label.word)
        painter.setFont(theme.font(SMALL))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(
            room.translated(0, line), Qt.AlignmentFlag.AlignCenter, label.when
        )

    def _x(self, band: QRectF, place: float) -> float:
        return band.left() + band.width() * place

    def _y(self, band: QRectF) -> float:
        return band.top() + band.height() * 0.42


def _when(moment: Moment, calendar: BusinessCalendar) -> str:
    local = calendar.local(moment.at)
    return f"{WEEKDAYS[local.weekday()]} {say_clock(local)}"
