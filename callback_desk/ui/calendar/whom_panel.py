"""Whom to call after a day was closed; it stands until somebody is done with it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QApplication, QHBoxLayout

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.services.calendar_changes import PersonToCall
from callback_desk.translation import _, _n
from callback_desk.ui.calendar.people_table import PeopleTable, ShowPhone
from callback_desk.ui.calendar.row_table import RowTable
from callback_desk.ui.calendar.side_panel import SidePanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.calendar import say_dates

NOBODY = _("Nobody counts on the desk that day: no agreed call, no promise.")
ROW_UNITS = 6.5


class WhomPanel(SidePanel):
    """Names, numbers and what they count on, agreed calls first."""

    def __init__(self, theme: Theme, show_phone: ShowPhone) -> None:
        super().__init__(theme, _("Whom to call"))
        self._show_phone = show_phone
        self.about.show()
        self.people = RowTable(theme, _("People to call"), row_units=ROW_UNITS)
        self.copy = NamedButton(
            theme,
            _("Copy the list"),
            icon_name="copy",
            tells=_("Copy names and numbers"),
        )
        self.done = NamedButton(
            theme, _("Done"), kind="primary", tells=_("Put it away")
        )
        self.back.hide()
        self.column.addWidget(self.people, 1)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.done)
        self.column.addLayout(buttons)
        self.column.addStretch()
        self.copy.clicked.connect(self._on_copy)
        self.done.clicked.connect(self.left)

    def focus(self) -> None:
        """Give the keys to the list."""
        (self.people if self.people.isVisible() else self.done).setFocus()

    def show_people(
        self,
        people: tuple[PersonToCall, ...],
        days: Sequence[date],
        calendar: BusinessCalendar,
    ) -> None:
        """Show who counted on the desk on these days."""
        day = say_dates(days)
        self.title.say(_("Whom to call, {day}", day=day))
        count = len(people)
        calls = _n("1 person counts", "{count} people count", count)
        self.about.say(
            _(
                "{calls} on that day, priority and agreed calls first. The list stands "
                "here until you are done; it is not kept.",
                calls=calls,
            )
            if people
            else NOBODY
        )
        self.people.show_rows(
            PeopleTable(people, self._show_phone, calendar, is_one_day=len(days) == 1)
        )
        self.people.setVisible(bool(people))
        self.copy.setVisible(bool(people))

    def _on_copy(self) -> None:
        self.people.clearSelection()
        QApplication.clipboard().setText(self.people.selected_text())
