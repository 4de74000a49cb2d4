"""The year on one sheet: one widget that paints all its days."""

from collections.abc import Collection
from datetime import date
from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from callback_desk.services.calendar_sheet import CalendarSheet, DayKind
from callback_desk.translation import _
from callback_desk.ui.calendar.chosen_days import STEPS, ChosenDays
from callback_desk.ui.calendar.day_looks import (
    RADIUS,
    ink_of,
    paint_changed,
    paint_day_ground,
)
from callback_desk.ui.calendar.month_heading import paint_heading
from callback_desk.ui.calendar.year_layout import (
    DAYS_A_WEEK,
    CellSize,
    YearLayout,
    lay_out,
)
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.lead_delegate import tabular
from callback_desk.wording.calendar import (
    say_desk_day,
    say_full_day,
    say_range,
)
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_day

DAY_SCALE = 0.82
# Least room around a day's two figures, in units, and how far grounds stand apart.
ROOM_WIDE, ROOM_HIGH, APART = 0.9, 0.1, 1.0
WIDEST_DAY = "28"
RING, CHOSEN = 1.6, 2.0
LEAST_WIDE = 60


class YearSheet(QWidget):
    """Shows a year; a day or a range of days is chosen by keys or pointer.

    `chosen_changed` carries the ChosenDays; `year_left` the year that they led to;
    `opened` follows when Enter asks to change what is chosen.
    """

    chosen_changed = Signal(object)
    year_left = Signal(int)
    opened = Signal()

    def __init__(self, theme: Theme, today: date, first_weekday: int = 0) -> None:
        """Make an empty sheet.

        Args:
            theme: its looks.
            today: the clinic's date, which is ringed.
            first_weekday: with which a week begins, Monday 0.
        """
        super().__init__()
        self._theme, self._today, self._first_weekday = theme, today, first_weekday
        self._sheet: CalendarSheet | None = None
        self._changed: Collection[date] = ()
        self._hovered: date | None = None
        self.year = today.year
        self.chosen = ChosenDays(today, today)
        self._layout: YearLayout | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)
        self._name_chosen()

    # What it shows

    def show_sheet(self, sheet: CalendarSheet, changed: Collection[date] = ()) -> None:
        """Show a year.

        Args:
            sheet: its days.
            changed: the days that differ from the calendar in force.
        """
        self._sheet, self._changed = sheet, changed
        self.show_year(sheet.year)
        self._name_chosen()

    def show_year(self, year: int) -> None:
        """Show another year, its days plain as long as they are not known."""
        if year != self.year:
            self.year = year
            self._layout = None
            self._fit()
        self.update()

    def show_today(self, today: date) -> None:
        """Ring another day."""
        self._today = today
        self.update()

    def choose(self, chosen: ChosenDays) -> None:
        """Choose days, and follow them into their year."""
        if chosen == self.chosen:
            return
        self._update_days(self.chosen.days)
        self.chosen = chosen
        if chosen.at.year != self.year:
            self.show_year(chosen.at.year)
            self.year_left.emit(self.year)
        self._name_chosen()
        self._update_days(chosen.days)
        self.chosen_changed.emit(chosen)

    def choose_one(self) -> bool:
        """Choose the day alone that the keys are on; whether it was not alone."""
        at = self.chosen.at
        if self.chosen.anchor == at:
            return False
        self.choose(ChosenDays(at, at))
        return True

    def place_of(self, day: date) -> QRectF:
        """Where a day of the year stands."""
        return self._places().cells[day]

    def say(self, day: date) -> str:
        """A day in words: `Thu 24 Dec: desk 9:00 AM-12:00 PM, special hours`."""
        sheet = self._sheet
        shown = sheet.days.get(day) if sheet is not None else None
        if sheet is None or shown is None:
            return say_day(day)
        words = say_desk_day(
            shown.day,
            sheet.calendar,
            shown.holidays,
            special=shown.has_special_hours,
            to_decide=shown.kind is DayKind.TO_DECIDE,
        )
        pending = f", {_('not in force yet')}" if day in self._changed else ""
        return f"{say_day(day)}: {visible(words)}{pending}"

    def _name_chosen(self) -> None:
        """Tell a screen reader where the keys are."""
        at, chosen = self.chosen.at, self.chosen
        self.setAccessibleName(
            _("Calendar {year}, {full_day}", year=self.year, full_day=say_full_day(at))
        )
        said = self.say(at)
        if chosen.first != chosen.last:
            count = len(chosen.days)
            whole = say_range(chosen.first, chosen.last)
            said = _(
                "{count} days chosen, {whole}. {said}",
                count=count,
                whole=whole,
                said=said,
            )
        self.setAccessibleDescription(said)

    # Sizes

    def _cell(self) -> CellSize:
        metrics = QFontMetricsF(tabular(self._theme.font(DAY_SCALE)))
        return CellSize(
            metrics.horizontalAdvance(WIDEST_DAY) + self._theme.px(ROOM_WIDE),
            metrics.height() + self._theme.px(ROOM_HIGH),
        )

    def _places(self) -> YearLayout:
        if self._layout is None:
            size = self.size()
            self._layout = lay_out(
                self.year,
                size.width(),
                size.height(),
                self._cell(),
                self._first_weekday,
            )
        return self._layout

    def _fit(self) -> None:
        self._layout = None
        self.setMinimumHeight(round(self._places().least_high))

    def minimumSizeHint(self) -> QSize:
        """One month side by side with nothing."""
        return QSize(round(self._cell().wide * DAYS_A_WEEK), self.minimumHeight())

    def sizeHint(self) -> QSize:
        """Four months side by side."""
        cell = self._cell()
        return QSize(round(cell.wide * 34), round(cell.high * 26))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the months out anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The same for another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._layout = None
            self.updateGeometry()

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by day, week, month or year; Shift takes the days on the way along."""
        key = Qt.Key(event.key())
        step = STEPS.get(key)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            super().keyPressEvent(event)
        elif step is not None:
            try:
                at = step(self.chosen.at)
            except OverflowError:
                return
            self.choose(self.chosen.moved(at, extends=shift))
        elif key is Qt.Key.Key_T:
            self.choose(self.chosen.moved(self._today, extends=shift))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day that is pressed; Shift takes the days on the way along."""
        day = self._places().day_at(event.position())
        if day is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.choose(self.chosen.moved(day, extends=shift))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the day is; with the button held, choose up to it."""
        day = self._places().day_at(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and day is not None:
            self.choose(self.chosen.moved(day, extends=True))
        self._hover(day)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was pointed at."""
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, day: date | None) -> None:
        if day == self._hovered:
            return
        before, self._hovered = self._hovered, day
        # Holiday and closure names are texts of others: never read as HTML.
        self.setToolTip(f"<qt>{escape(self.say(day))}</qt>" if day else "")
        self._update_days(tuple(d for d in (before, day) if d is not None))

    def _update_days(self, days: Collection[date]) -> None:
        """Have these days painted again, and no others."""
        cells = self._places().cells
        for day in days:
            if day in cells:
                self.update(cells[day].toAlignedRect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they are elsewhere."""
        super().focusOutEvent(event)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the months, then every day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        region = event.region()
        for month in places.months:
            if region.intersects(month.whole.toAlignedRect()):
                paint_heading(painter, month, self._theme, self._first_weekday)
        painter.setFont(tabular(self._theme.font(DAY_SCALE)))
        apart = self._theme.px(APART) / 4
        for day, cell in places.cells.items():
            if not region.intersects(cell.toAlignedRect()):
                continue
            self._paint_day(painter, day, cell.adjusted(apart, apart, -apart, -apart))

    def _paint_day(self, painter: QPainter, day: date, box: QRectF) -> None:
        theme, tokens = self._theme, self._theme.tokens
        shown = self._sheet.days.get(day) if self._sheet is not None else None
        ink = QColor(tokens.muted if shown is None else tokens.text)
        radius = box.height() * RADIUS
        chosen = day in self.chosen
        if shown is not None:
            ink = ink_of(theme, shown.kind)
            if chosen and shown.kind is DayKind.OPEN:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent_ground))
                painter.drawRoundedRect(box, radius, radius)
            paint_day_ground(painter, box, theme, shown)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen:
            at = day == self.chosen.at
            strong = QColor(tokens.accent if at and self.hasFocus() else ink)
            if shown is None or shown.kind is DayKind.OPEN:
                strong = QColor(tokens.accent)
            wide = CHOSEN if at else 1.0
            painter.setPen(QPen(strong, wide))
            inner = box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
            round_ = inner.height() / 2 if day == self._today else radius
            painter.drawRoundedRect(inner, round_, round_)
        elif day == self._hovered:
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if day == self._today and not chosen:
            self._paint_ring(painter, box)
        painter.setPen(QPen(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if day in self._changed:
            paint_changed(painter, box, theme)

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(QColor(self._theme.tokens.accent), RING))
        high = box.height() - RING
        wide = min(box.width() - RING, high * 1.25)
        ring = QRectF(0, 0, wide, high)
        ring.moveCenter(box.center())
        painter.drawRoundedRect(ring, high / 2, high / 2)
