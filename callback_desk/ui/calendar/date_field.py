"""A date, typed or stepped by the arrow keys."""

from datetime import date

from PySide6.QtCore import QDate, QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDateEdit

from callback_desk.ui.theme import Theme
from callback_desk.ui.today.time_field import EDGE_UNITS, HEIGHT_UNITS


class DateField(QDateEdit):
    """A field without step buttons; its text is given its room as in TimeField."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self.setMinimumHeight(theme.px(HEIGHT_UNITS))

    @property
    def day(self) -> date:
        """The date in it."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show a date."""
        self.setDate(QDate(day.year, day.month, day.day))

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
