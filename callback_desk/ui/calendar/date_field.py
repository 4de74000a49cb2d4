"""A date, typed or stepped by the arrow keys."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QDateEdit

from callback_desk.date_style import date_style
from callback_desk.ui.line_height import line_height
from callback_desk.ui.qt_language import date_form, date_locale
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.time_field import EDGE_UNITS

# Layout units for the cursor and the margins of a line that is typed into.
_CURSOR = 2
# What parts a year from the number of a day that stands before it.
_COMMA = ","


class DateField(QDateEdit):
    """A field without step buttons; its text is given its room as in TimeField.

    What is typed goes over the day, or over what was clicked at: the weekday follows.
    """

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.lineEdit().installEventFilter(self)
        self.setLocale(date_locale())
        self.setDisplayFormat(date_form())
        # Of the words of a date the first is its weekday.
        self._number_of_day = 2 if date_style().month_first else 1
        self._around = " 28,  2028" if date_style().month_first else " 28  2028"
        self.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self.setFixedHeight(line_height())

    @property
    def day(self) -> date:
        """The date in it."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show a date."""
        self.setDate(QDate(day.year, day.month, day.day))

    def sizeHint(self) -> QSize:
        """As wide as the widest date: Qt asks less than some need."""
        size, metrics, locale = super().sizeHint(), self.fontMetrics(), self.locale()
        short = QLocale.FormatType.ShortFormat
        days = _widest(metrics, [locale.dayName(day, short) for day in range(1, 8)])
        months = _widest(
            metrics, [locale.monthName(month, short) for month in range(1, 13)]
        )
        around = self._theme.px(EDGE_UNITS * 2 + _CURSOR)
        wide = days + months + metrics.horizontalAdvance(self._around) + around
        return QSize(max(size.width(), wide), size.height())

    def minimumSizeHint(self) -> QSize:
        """A date that is cut is none."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the day: nobody types a weekday."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self._select(self._number_of_day)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select the word that was clicked at; for the weekday, the day."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            edit = self.lineEdit()
            before = edit.text()[: edit.cursorPosition()]
            if not edit.hasSelectedText():
                self._select(before.count(" ") or self._number_of_day)
        return super().eventFilter(watched, event)

    def _select(self, number: int) -> None:
        """Select a word of the date, so that what is typed goes over it."""
        words = self.lineEdit().text().split(" ")
        start = len(" ".join(words[:number])) + 1
        self.lineEdit().setSelection(start, len(words[number].rstrip(_COMMA)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text its room."""
        super().resizeEvent(event)
        self._lay_text()

    def changeEvent(self, event: QEvent) -> None:
        """The same when looks change."""
        super().changeEvent(event)
        self._lay_text()

    def _lay_text(self) -> None:
        edge = self._theme.px(EDGE_UNITS)
        self.lineEdit().setGeometry(self.rect().adjusted(edge, 2, -edge, -2))


def _widest(metrics: QFontMetrics, words: list[str]) -> int:
    return max(metrics.horizontalAdvance(word) for word in words)
