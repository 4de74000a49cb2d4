"""The place of the Calendar page in the window: the page is made when it is needed."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.half_edited import NOTHING_EDITED, HalfEdited
from callback_desk.ui.calendar.page import CalendarPage
from callback_desk.ui.first_run.choices import HolidayBook
from callback_desk.ui.theme import Theme


class CalendarRoom(QWidget):
    """Holds the page, which would hold up the window if it were made with it.

    Its signals are the page's own.
    """

    calendar_changed = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, book: HolidayBook
    ) -> None:
        super().__init__()
        self._theme, self._background = theme, background
        self._desk, self._book = desk, book
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column
        self._left = NOTHING_EDITED

    @property
    def half_done(self) -> HalfEdited:
        """What is edited and not in force yet."""
        if "page" in self.__dict__:
            return self.page.live.half_edited
        return self._left

    def bring_back(self, left: HalfEdited) -> None:
        """Give it to its owner's new window, before the page is made."""
        self._left = left

    @cached_property
    def page(self) -> CalendarPage:
        """The page."""
        page = CalendarPage(self._theme, self._background, self._desk, self._book)
        page.calendar_changed.connect(self.calendar_changed)
        page.told.connect(self.told)
        page.failed.connect(self.failed)
        page.live.bring_back(self._left)
        self._column.addWidget(page)
        return page

    def refresh(self) -> None:
        """Ask afresh: another desk may have changed the calendar."""
        if "page" in self.__dict__:
            self.page.live.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the page there."""
        super().showEvent(event)
        self.page.show()
