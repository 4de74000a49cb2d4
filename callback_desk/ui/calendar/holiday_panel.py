"""A year's holidays: which close the desk; then the year is confirmed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTreeWidgetItem

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_edits import decide_holiday
from callback_desk.domain.holiday_names import plain_name
from callback_desk.services.calendar_sheet import CalendarSheet
from callback_desk.translation import _
from callback_desk.ui.calendar.draft import Edit
from callback_desk.ui.calendar.side_panel import SidePanel
from callback_desk.ui.first_run.closing_dates import SuggestedClosing, Suggestion
from callback_desk.ui.first_run.closing_list import NAME, ClosingList
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.calendar import say_full_day
from callback_desk.wording.holidays import say_holiday

ABOUT = _(
    "Ticked closes the desk, every year. Space turns a row; C closes, O opens. "
    "Special hours are given in the sheet."
)
FIRST_APPLY = _("Apply or leave the change first; then the year can be confirmed.")
NONE_KNOWN = _("No public holidays are known for this year.")


def closings_of(sheet: CalendarSheet) -> tuple[SuggestedClosing, ...]:
    """The holidays of a year by name, closed or open as the calendar has them."""
    dates: dict[str, list[object]] = {}
    opened = {plain_name(name) for name in sheet.definition.open_on}
    for day, shown in sheet.days.items():
        for name in dict.fromkeys(plain_name(name) for name in shown.holidays):
            dates.setdefault(name, []).append(day)
    return tuple(
        SuggestedClosing(name, tuple(days), name not in opened)  # type: ignore[arg-type] # dates
        for name, days in dates.items()
    )


class HolidayPanel(SidePanel):
    """The list of a year; `confirm_wanted` carries the year."""

    confirm_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Holidays"), ABOUT)
        self._year = 0
        self._is_filling = False
        self._shown: tuple[SuggestedClosing, ...] | None = None
        self.list = ClosingList(theme)
        self.list.rows.installEventFilter(self)
        self._said = SpokenLabel(theme, scale=0.88, muted=True)
        self.confirm = NamedButton(theme, _("Confirm the year"), icon_name="tick")
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self._said)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.confirm)
        self.column.addLayout(buttons)
        self.list.rows.itemChanged.connect(self._on_item_changed)
        self.confirm.clicked.connect(self._on_confirm)

    def focus(self) -> None:
        """Give the keys to the list."""
        self.list.rows.setFocus()

    @property
    def year(self) -> int:
        """The year whose holidays are shown."""
        return self._year

    def show_year(self, sheet: CalendarSheet, *, is_pending: bool) -> None:
        """Show a year by the draft; it is confirmed only as it is in force."""
        self._year = sheet.year
        self.title.say(_("Holidays of {year}", year=sheet.year))
        closings = closings_of(sheet)
        if closings != self._shown:
            self._fill(closings)
        confirmed = sheet.confirmed_at is not None
        if confirmed and self.confirm.hasFocus():
            self.focus()  # else the keys go to whatever comes next in the window
        self.confirm.setVisible(not confirmed)
        self.confirm.setEnabled(not is_pending)
        self.confirm.say(_("Confirm {year}", year=sheet.year))
        if confirmed and sheet.confirmed_at is not None:
            when = say_full_day(sheet.calendar.local_date(sheet.confirmed_at))
            words = _("Confirmed on {when}.", when=when)
            if by := sheet.confirmed_by:
                words = _("Confirmed by {who} on {when}.", who=by, when=when)
            self._said.say(words)
        elif is_pending:
            self._said.say(FIRST_APPLY)
        else:
            self._said.say(
                _("Confirm it when the ticks are right: you are asked once a year.")
            )

    def _fill(self, closings: tuple[SuggestedClosing, ...]) -> None:
        rows = self.list.rows
        same = self._shown is not None and [c.dates for c in self._shown] == [
            c.dates for c in closings
        ]
        self._shown = closings
        # The list blocks and frees signals by itself, so that blocking is no help.
        self._is_filling = True
        if same:
            ticks = {c.name: c.closed for c in closings}
            for row in rows.rows():
                name = str(row.data(NAME, Qt.ItemDataRole.UserRole))
                row.setCheckState(NAME, _state(ticks[name]))
        else:
            self.list.show_suggestion(Suggestion(closings))
            rows.mark_current()
        self._is_filling = False
        self.list.say("" if closings else NONE_KNOWN)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Close by C and open by O; every other key goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            state = {Qt.Key.Key_C: True, Qt.Key.Key_O: False}.get(Qt.Key(event.key()))
            row = self.list.rows.currentItem()
            if state is not None and row is not None and not event.modifiers():
                row.setCheckState(NAME, _state(state))
                below = self.list.rows.itemBelow(row)
                if below is not None:
                    self.list.rows.setCurrentItem(below)
                return True
        return False

    def _on_item_changed(self, row: QTreeWidgetItem, column: int) -> None:
        name = row.data(NAME, Qt.ItemDataRole.UserRole)
        if column != NAME or name is None or self._is_filling:
            return
        closed = row.checkState(NAME) is Qt.CheckState.Checked
        words = _("holiday {name}", name=say_holiday(str(name)))
        self.send(words, decide(str(name), closed=closed))

    def _on_confirm(self) -> None:
        self.confirm_wanted.emit(self._year)


def _state(closed: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if closed else Qt.CheckState.Unchecked


def decide(name: str, *, closed: bool) -> Edit:
    """A holiday closes the desk every year, or does not."""

    def edit(definition: CalendarDefinition) -> CalendarDefinition:
        return decide_holiday(definition, (name,), closed=closed)

    return edit
