"""A date, typed or stepped by the arrow keys."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QDateEdit

from callback_desk.ui.line_height import line_height
from callback_desk.ui.qt_language import date_locale
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.time_field import EDGE_UNITS

# Of the words of a date, the first is its weekday.
_DAY = 1


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
        self.setDisplayFormat("ddd d MMM yyyy")
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the day: nobody types a weekday."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self._select(_DAY)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select the word that was clicked at; for the weekday, the day."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            edit = self.lineEdit()
            before = edit.text()[: edit.cursorPosition()]
            if not edit.hasSelectedText():
                self._select(max(before.count(" "), _DAY))
        return super().eventFilter(watched, event)

    def _select(self, number: int) -> None:
        """Select a word of the date, so that what is typed goes over it."""
        words = self.lineEdit().text().split(" ")
        start = len(" ".join(words[:number])) + 1
        self.lineEdit().setSelection(start, len(words[number]))

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
