"""What the window of a desk shares with the others in a day, plugged together."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from callback_desk.translation import _
from callback_desk.ui.action_menu import ActionMenu
from callback_desk.ui.calendar.calendar_room import CalendarRoom
from callback_desk.ui.calendar.page import CalendarPage
from callback_desk.ui.day.claiming import Claiming
from callback_desk.ui.day.clock_watch import ClockWatch
from callback_desk.ui.day.desk_watch import DeskWatch
from callback_desk.ui.day.health_lines import HealthLines
from callback_desk.ui.day.hushing import Hushing
from callback_desk.ui.day.keys_ahead import KeysIntoDialogs
from callback_desk.ui.day.lost_notes import LostNotes
from callback_desk.ui.day.notice_line import DeskNotice
from callback_desk.ui.day.palette import PaletteKey
from callback_desk.ui.day.practice_sign import PracticeSign
from callback_desk.ui.day.several_rows import SeveralRows
from callback_desk.ui.day.sheet_printing import SheetPrinting
from callback_desk.ui.day.telling import Telling
from callback_desk.ui.day.told_line import ToldLine
from callback_desk.ui.day.told_stack import ToldStack
from callback_desk.ui.day.type_back_dialog import TypeBackDialog
from callback_desk.ui.day.unfinished_import import UnfinishedImport
from callback_desk.ui.day.unsaved_line import UnsavedLine
from callback_desk.ui.foot_truth import FootTruth
from callback_desk.ui.handing_out.hand_out_desk import HandOutDesk
from callback_desk.ui.practice import Practice
from callback_desk.ui.safety.safety_desk import SafetyDesk
from callback_desk.ui.widgets import native_keys
from callback_desk.ui.window_state import WindowState
from callback_desk.ui.workplace import Workplace
from callback_desk.wording.day import LOCKS_AFTER_CALL

PRINT_KEYS = "Ctrl+P"
SHEET, PAGE = _("Print a call sheet…"), _("Export or print this page…")
# What else somebody may look for these by.
AWAY = (_("Sick"), _("On leave"), _("Reassign all of theirs"))


class SharedDay(QObject):
    """Watches the desk, and claims the lead of each call."""

    def __init__(
        self,
        place: Workplace,
        state: WindowState,
    ) -> None:
        super().__init__(place.window)
        theme, background, desk = place.theme, place.background, place.desk
        window, today = place.window, place.today
        self.safety = SafetyDesk(place)
        self.safety.crisis.lock_wanted.connect(window.lock_wanted)
        FootTruth(window, today, self.safety)
        self.watch = DeskWatch(background, desk, window)
        self.claiming = Claiming(theme, background, desk, today, self.watch)
        self.watch.desk_changed.connect(today.refresh)
        self.watch.staff_left.connect(self._on_staff_left)
        # After a sleep the list would be that of before for up to a minute.
        self.clock = ClockWatch(desk.now, self)
        self.clock.jumped.connect(today.refresh)
        window.closed.connect(self.claiming.let_go)
        self.several = SeveralRows(theme, background, desk, today)
        self.several.told.connect(window.tell)
        self.several.contact_away.connect(self.safety.ask_contact_instead)
        KeysIntoDialogs(self)
        self._window, self._today = window, today
        self._calendar: CalendarRoom | None = None
        offered = window.menu.offered
        self.palette = PaletteKey(theme, background, desk, window, offered)
        self.palette.lead_wanted.connect(self.show_lead)
        self.notice = DeskNotice(theme, background, desk, window)
        self.telling = Telling(theme, background, desk, state, window)
        self.clock.jumped.connect(self.telling.look)
        told = self.telling
        # What the counters say is read anew as well.
        today.looked.connect(told.look_after_change)
        self.practice = Practice(self)
        self.practice.told.connect(window.tell)
        self.practice.came.connect(window.take_back)
        self.unsaved = UnsavedLine(theme, self)
        self.lost = LostNotes(place)
        self.lost.told.connect(window.tell)
        self.unfinished = UnfinishedImport(theme, state, self)
        self.health = HealthLines(theme, background, desk, self)
        lines = (
            *(told.urgent, self.notice.line, self.unfinished.line, self.lost.line),
            *(self.unsaved.line, told.line, told.meanwhile),
        )
        self.lines = ToldStack(theme, lines)
        self.health.made.connect(self._on_line_made)
        Hushing(window, self.safety.strip, self.lines, today)
        row = QHBoxLayout()
        row.setSpacing(theme.px(2))
        if desk.is_practice:
            sign = PracticeSign(theme, window)
            self.lines.seen.connect(sign.set_short)
            row.addWidget(sign)
        row.addWidget(self.lines, 1)
        # With nothing in it a row would say that it is never wide, and Qt would reckon
        # by that how many lines the words above it need.
        row.addStretch()
        window.lines.addLayout(row)
        for line in lines:
            line.put_away.connect(today.list.setFocus)
        self.notice.told.connect(window.tell)
        self.watch.desk_changed.connect(self.notice.look)
        self.notice.look()
        self._theme, self._background, self._desk = theme, background, desk
        self.printing = SheetPrinting(theme, background, desk, window)
        self.printing.told.connect(window.tell)
        self.printing.untold.connect(window.take_back)
        self.several.print_wanted.connect(self.print_sheet)
        self.hand_out = HandOutDesk(place)
        by_keys = QShortcut(QKeySequence(PRINT_KEYS), window)
        by_keys.activated.connect(self._on_print_keys)

    def _on_line_made(self, line: ToldLine) -> None:
        self.lines.add(line)
        line.put_away.connect(self._today.list.setFocus)

    def _on_staff_left(self) -> None:
        """Lock for whoever works here no longer; a call that is open ends first."""
        if self._today.card.is_calling or self._today.recording.is_saving:
            self._window.tell(LOCKS_AFTER_CALL)
        else:
            self._window.lock_wanted.emit()

    def _on_print_keys(self) -> None:
        """Print what the page shows; on the others it is a call sheet."""
        if not self.hand_out.take_seen():
            self.print_sheet()

    def _on_menu_about_to_show(self) -> None:
        """The keys stand beside what they do on the page that is seen."""
        sees_page, keys = self.hand_out.sees_page, f"\t{native_keys(PRINT_KEYS)}"
        self._sheet.setText(SHEET if sees_page else SHEET + keys)
        self._page.setVisible(sees_page)

    def print_sheet(self) -> None:
        """Print the chosen leads, or those that are called next."""
        self.printing.begin(self.several.chosen())

    def type_sheet_back(self) -> None:
        """Ask for the results that stand on a call sheet."""
        dialog = TypeBackDialog(self._theme, self._background, self._desk, self._window)
        dialog.typed.connect(self._today.refresh)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_lead(self, lead_id: int) -> None:
        """Show a lead's card, whatever page is seen."""
        self._window.show_page(self._today)
        self._today.show_lead(lead_id)

    def follow(self, calendar: CalendarRoom) -> None:
        """Hear of another calendar, and offer the ways to change it from anywhere."""
        self._calendar = calendar
        calendar.calendar_changed.connect(self._today.refresh)
        calendar.calendar_changed.connect(self.telling.look_anew)

    def close_a_day(self) -> None:
        """Show how a day is closed, for snow."""
        self._show_calendar().close_a_day()

    def show_holidays(self) -> None:
        """Show which holidays of the year close the desk."""
        self._show_calendar().show_holidays()

    def show_desk_hours(self) -> None:
        """Show the week's desk hours."""
        self._show_calendar().show_desk_hours()

    def _show_calendar(self) -> CalendarPage:
        if self._calendar is None:
            raise AssertionError("the window has a calendar to follow")
        self._window.show_page(self._calendar)
        return self._calendar.page

    def offer_actions(self, menu: ActionMenu) -> None:
        """Put what can be done into the menu."""
        if self.safety.reviews is not None:
            self.safety.reviews.offer_actions(menu)
        several = self.several
        self.safety.crisis.offer_actions(menu)
        menu.offer(_("Safety contact of today…"), "", self.safety.ask_contact)
        menu.begin_part()
        opens = menu.offer(_("Do anything…"), "Ctrl+K", self.palette.open)
        self.palette.own = opens
        menu.offer(_("Reassign the chosen leads…"), "", several.reassign)
        menu.offer(_("Close the chosen leads…"), "", several.close)
        self._sheet = menu.offer(SHEET, PRINT_KEYS, self.print_sheet, only_shows=True)
        seen = self.hand_out.take_seen
        self._page = menu.offer(PAGE, PRINT_KEYS, seen, only_shows=True)
        menu.aboutToShow.connect(self._on_menu_about_to_show)
        self.hand_out.offer_actions(menu)
        menu.offer(_("Type back a call sheet…"), "", self.type_sheet_back)
        menu.offer(_("Somebody is away…"), "", several.somebody_is_away, also=AWAY)
        menu.offer(_("Notice for the desk…"), "", self.notice.ask)
        if self._desk.staff.manages:
            menu.offer(_("Close a day…"), "", self.close_a_day)
            menu.offer(_("Holidays of the year…"), "", self.show_holidays)
            menu.offer(_("Desk hours…"), "", self.show_desk_hours)
        if not self._desk.is_practice:
            menu.offer(_("Practice on an invented desk…"), "", self.practice.open)
