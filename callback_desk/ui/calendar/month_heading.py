"""A month's name on the sheet, and the letters of its weekdays."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from callback_desk.ui.calendar.year_layout import DAYS_A_WEEK, MonthPlace
from callback_desk.ui.theme import Theme
from callback_desk.wording.calendar import MONTH_NAMES, WEEKDAY_NAMES
from callback_desk.wording.first_letter import with_capital

LETTER_SCALE, TITLE_SCALE = 0.8, 0.92
# The name begins above the figures of the first day, in units.
INSET = 0.7


def paint_heading(
    painter: QPainter, month: MonthPlace, theme: Theme, first_weekday: int
) -> None:
    """Paint the heading of a month.

    Args:
        painter: on which.
        month: where it stands.
        theme: its looks.
        first_weekday: with which a week begins, Monday 0.
    """
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(theme.font(TITLE_SCALE, bold=True))
    painter.setPen(QColor(theme.tokens.text))
    inset = QPointF(theme.px(INSET), 0)
    title = QRectF(month.title.topLeft() + inset, month.title.size())
    painter.drawText(title, left, with_capital(MONTH_NAMES[month.month - 1]))
    painter.setFont(theme.font(LETTER_SCALE))
    painter.setPen(QColor(theme.tokens.muted))
    for number, place in enumerate(month.letters):
        weekday = (first_weekday + number) % DAYS_A_WEEK
        letter = with_capital(WEEKDAY_NAMES[weekday][0])
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letter)
