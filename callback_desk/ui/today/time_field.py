"""A day and a clock time, typed or stepped by the arrow keys."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDateTimeEdit

from callback_desk.ui.line_height import line_height
from callback_desk.ui.qt_language import clock_form, date_locale, day_form
from callback_desk.ui.theme import Theme

EDGE_UNITS, HEIGHT_UNITS = 2.0, 9.0


class TimeField(QDateTimeEdit):
    """A field without step buttons, for keys and typing are quicker.

    A style sheet leaves the text of such a field no room (Qt 6.11): it is given here.
    """

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setLocale(date_locale())
        self.setDisplayFormat(f"{day_form()} {clock_form()}")
        self.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)
        self.setFixedHeight(line_height())

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
