"""How a kind of day is told from the others: by colour, by shape and by word."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from callback_desk.services.calendar_sheet import DayKind, SheetDay
from callback_desk.translation import _, _p
from callback_desk.ui.theme import Theme, Tone

# Shares of a day's height.
RADIUS, CORNER, BAR, DOT, FOLD = 0.16, 0.36, 0.14, 0.27, 0.3
MARK_LINE = 1.3


@dataclass(frozen=True, slots=True)
class DayLook:
    """A kind of day.

    Attributes:
        word: what it is called.
        tone: its colours; None is that of plain text on the card.
    """

    word: str
    tone: Tone | None


LOOKS = {
    DayKind.OPEN: DayLook(_("desk open"), None),
    DayKind.SHORT: DayLook(_("short day"), Tone.FINE),
    DayKind.CLOSED: DayLook(_p("a day", "closed"), Tone.RESTING),
    DayKind.HOLIDAY_CLOSED: DayLook(_("holiday, closed"), Tone.PRIORITY),
    DayKind.TO_DECIDE: DayLook(_("holiday to decide"), Tone.DUE_TODAY),
}


def ink_of(theme: Theme, kind: DayKind) -> QColor:
    """The colour of a day's figures."""
    tone = LOOKS[kind].tone
    return QColor(theme.tokens.text) if tone is None else theme.tokens.of(tone)


def paint_ground(
    painter: QPainter, box: QRectF, theme: Theme, kind: DayKind, *, is_own: bool
) -> None:
    """Paint a kind's ground and shape.

    A short day has a bar that is half as wide as the day, a closed holiday a folded
    corner, one to decide a dashed edge, a closure of the clinic's own a stroke across.

    Args:
        painter: on which.
        box: the day's place.
        theme: its colours.
        kind: of the day.
        is_own: whether the clinic itself has closed it.
    """
    tone = LOOKS[kind].tone
    if tone is None:
        return
    ink, high = theme.tokens.of(tone), box.height()
    radius = high * RADIUS
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tokens.ground(tone))
    if kind is DayKind.TO_DECIDE:
        pen = QPen(ink, 1, Qt.PenStyle.DashLine)
        pen.setDashPattern([2.5, 2.5])
        painter.setPen(pen)
        box = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if kind is DayKind.SHORT:
        bar = max(1.5, high * BAR)
        painter.drawRect(QRectF(box.left(), box.bottom() - bar, box.width() / 2, bar))
    elif kind is DayKind.HOLIDAY_CLOSED:
        fold = high * FOLD
        corner = box.topRight()
        painter.drawPolygon(
            QPolygonF([corner - QPointF(fold, 0), corner, corner + QPointF(0, fold)])
        )
    elif kind is DayKind.CLOSED and is_own:
        painter.setPen(QPen(ink, MARK_LINE))
        inset = high * RADIUS
        painter.drawLine(
            box.bottomLeft() + QPointF(inset, -inset),
            box.topRight() + QPointF(-inset, inset),
        )


def paint_day_ground(
    painter: QPainter, box: QRectF, theme: Theme, shown: SheetDay
) -> None:
    """Paint the ground and the shape of a day of the sheet."""
    paint_ground(painter, box, theme, shown.kind, is_own=shown.is_closure)
    if is_not_counted(shown):
        paint_not_counted(painter, box, theme)


def is_not_counted(shown: SheetDay) -> bool:
    """Whether a day has desk hours and is no business day all the same."""
    return bool(shown.day.spans) and not shown.day.counts


def paint_not_counted(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Paint the line beneath a day that is open and does not count."""
    painter.setPen(QPen(QColor(theme.tokens.muted), MARK_LINE))
    inset = box.height() * RADIUS
    low = box.bottom() - MARK_LINE / 2
    painter.drawLine(
        QPointF(box.left() + inset, low), QPointF(box.right() - inset, low)
    )


def paint_changed(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Paint the dot of a day that a draft changes."""
    size = max(4.0, box.height() * DOT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens.accent))
    painter.drawEllipse(
        box.topLeft() + QPointF(size * 0.7, size * 0.7), size / 2, size / 2
    )
