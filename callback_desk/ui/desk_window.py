"""The main window of an open desk: its pages, and how they hand on to one another."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent

from callback_desk.domain.staff_name import called
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.backup_foot import BackupFoot
from callback_desk.ui.backup_keeping import BackupKeeping
from callback_desk.ui.calendar.calendar_room import CalendarRoom
from callback_desk.ui.calls.call_desk import CallDesk
from callback_desk.ui.calls.dialling import Dialling
from callback_desk.ui.day.shared_day import SharedDay
from callback_desk.ui.desk_menu import DeskMenu
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.intake.import_pages import ImportPages
from callback_desk.ui.intake.intake_lane import IntakeLane
from callback_desk.ui.leaving import Leaving
from callback_desk.ui.mail_foot import MailFoot
from callback_desk.ui.mail_watching import MailWatching
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.missed.missed_room import MissedRoom
from callback_desk.ui.needs_look.kept_count import KeptCount
from callback_desk.ui.needs_look.page import NeedsLookPage
from callback_desk.ui.problem_page import ProblemReporting
from callback_desk.ui.progress_foot import ProgressFoot
from callback_desk.ui.reports.reports_room import ReportsRoom
from callback_desk.ui.room import ReadsAgain, Room
from callback_desk.ui.settings.section_ties import SectionTies
from callback_desk.ui.settings.section_ways import SectionWays
from callback_desk.ui.settings.settings_page import SettingsPage
from callback_desk.ui.sorting.sort_key import SortKey
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.kept_columns import KeptColumns
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.today.panels import TodayPanels
from callback_desk.ui.today.seen_watch import SeenWatch
from callback_desk.ui.visits.visits_room import VisitsRoom
from callback_desk.ui.window_state import WindowState
from callback_desk.ui.workplace import Workplace
from callback_desk.wording.settling import say_badge


class DeskWindow(MainWindow):
    """An open desk on the screen; `failed` carries what has no place on a page.

    `discreet_chosen` tells whether patients can see the screen; `looks_chosen`
    asks for a new window in place of this one.
    """

    failed = Signal(object)
    discreet_chosen = Signal(bool)
    looks_chosen = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        state: WindowState,
        *,
        discreet: bool,
        mail: MailWatching | None = None,
        panels: TodayPanels | None = None,
        backups: BackupKeeping | None = None,
        intake: IntakeLane | None = None,
    ) -> None:
        super().__init__(theme, called(desk.staff.name), state)
        self._background, self._desk, self._discreet = background, desk, discreet
        self.today = TodayPage(theme, background, desk, panels)
        self.today.refresh()  # Read behind while the rest is built.
        # What is not seen at once is made when somebody asks for it.
        self._make_needs_look = partial(NeedsLookPage, theme, background, desk)
        self.kept_room = Room(self._build_needs_look)
        self._kept_count = KeptCount(background, desk, self)
        self._make_settings = partial(
            SettingsPage, theme, background, desk, state, discreet=discreet
        )
        self._settings_room = Room(self._build_settings)
        self.calendar = CalendarRoom(theme, background, desk, HolidayTable())
        self.add_page(_("Today"), "today", self.today, begins_at=self.today.list)
        kept, settings = _("Needs a look"), _("Settings")
        self._kept_button = self.add_page(kept, "needs-look", self.kept_room)
        self.missed: MissedRoom | None = None
        self.reports: ReportsRoom | None = None
        if desk.staff.manages:
            self.missed = MissedRoom(theme, background, desk, self)
            self.reports = ReportsRoom(theme, background, desk, self)
            for room in (self.missed, self.reports):
                room.lead_wanted.connect(self.show_lead)
                room.failed.connect(self.failed)
        else:
            self.keys.leave_out_managers_keys()
        self.add_page(_("Calendar"), "calendar", self.calendar)
        self.imports = ImportPages(
            *(theme, background, desk, self, intake), discreet=discreet
        )
        self.add_page(settings, "settings", self._settings_room, foot_keys="Ctrl+,")
        self.visits = VisitsRoom(theme, background, desk, self)
        self.visits.lead_wanted.connect(self.show_lead)
        self.visits.changed.connect(self.today.refresh)
        self.visits.left.connect(self._back_to_today)
        self.visits.failed.connect(self.failed)
        self.today.card.set_discreet(discreet)
        self.today.card.record_wanted.connect(self.decide_about)
        self._kept_count.counted.connect(self._on_kept_counted)
        self._kept_count.failed.connect(self.failed)
        self.discreet_chosen.connect(self._on_discreet_chosen)
        self.imports.taken_back.connect(self.today.arrival.expect_gone)
        self.imports.came_in.connect(self.refresh)
        self.imports.left.connect(self._back_to_today)
        self.imports.look_wanted.connect(self._on_look_wanted)
        self.imports.failed.connect(self.failed)
        self.folder_sign.clicked.connect(self.show_folders)
        for page in (self.today, self.calendar):
            page.told.connect(self.tell)
            page.failed.connect(self.failed)
        self.today.files_wanted.connect(self._on_files_wanted)
        self.columns = KeptColumns(self.today.list.view, state)
        place = Workplace(theme, background, desk, self, self.today)
        self.day = SharedDay(place, state)
        self.day.follow(self.calendar)
        self.imports.under_way.connect(self.day.unfinished.note)
        self.day.unfinished.list_wanted.connect(self.imports.show_list)
        self._sections = SectionWays(self, self._settings_room)
        self.day.palette.offer(self._sections.offered)
        dialling = Dialling(state, is_practice=desk.is_practice)
        self.calls = CallDesk(place, dialling)
        SeenWatch(background, desk, self.today)
        menu = DeskMenu(self, self.today, self.imports, self.calls)
        menu.fill(self.look_again, (self.day, self.visits, SortKey(self)))
        ProgressFoot(background, desk, self, self.today)
        self.problems = ProblemReporting(theme, background, desk, self, self.failed)
        self._mail = mail
        self.leaving = Leaving(
            *(theme, background, self, self._hold_still, self.today, self.imports),
            *(mail, self._sections.unsaved, self.missed, self.calendar),
        )
        if mail is not None:
            self._connect_mail(mail)
        self._backup_foot: BackupFoot | None = None
        if backups is not None:
            self._backup_foot = BackupFoot(self.backup_sign, backups, desk, self)
        self.backup_sign.clicked.connect(self.show_backups)

    def _connect_mail(self, mail: MailWatching) -> None:
        MailFoot(self.mail_sign, mail, self._desk, self)
        mail.came_in.connect(self._on_mail_came_in)
        self.mail_sign.clicked.connect(self.show_mailboxes)

    def _on_mail_came_in(self) -> None:
        """Show what came; a window that is locked holds nothing of any lead."""
        if self.isVisible():
            self.refresh()

    def show_mailboxes(self) -> None:
        """Show how reading the mailboxes goes."""
        self._sections.show(self.settings.mailboxes)

    def show_backups(self) -> None:
        """Show how backups stand."""
        self._sections.show(self.settings.backups)

    def show_folders(self) -> None:
        """Show how watching folders goes."""
        self._sections.show(self.settings.folders)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once everything is in order; until then it says what it waits for."""
        if self.leaving.may_go():
            super().closeEvent(event)
        else:
            event.ignore()

    def _hold_still(self) -> None:
        """Take no more keys for the pages: what runs is being finished."""
        self._pages.setEnabled(False)

    @property
    def settings(self) -> SettingsPage:
        """The settings, made when they are first asked for."""
        return self._settings_room.page

    def _build_settings(self) -> SettingsPage:
        settings = self._make_settings()
        settings.told.connect(self.tell)
        settings.failed.connect(self.failed)
        settings.discreet_chosen.connect(self.discreet_chosen)
        settings.removal_wanted.connect(self.removal_wanted)
        settings.texts_changed.connect(self.day.safety.crisis.read_texts)
        settings.looks_chosen.connect(self._on_looks_chosen)
        SectionTies(settings, self.imports, self._mail, self._backup_foot)
        return settings

    @property
    def needs_look(self) -> NeedsLookPage:
        """What needs a look, made when it is first asked for."""
        return self.kept_room.page

    @property
    def importing(self) -> ImportPage:
        """The preview of an import, made when it is first asked for."""
        return self.imports.page

    def _build_needs_look(self) -> NeedsLookPage:
        page = self._make_needs_look()
        page.set_discreet(self._discreet)
        page.told.connect(self.tell)
        page.failed.connect(self.failed)
        page.counted.connect(self._on_kept_counted)
        page.settled.connect(self.today.refresh)
        self._kept_count.end()
        return page

    def refresh(self) -> None:
        """Look again at the leads, and at what waits for a look."""
        self.today.refresh()
        self.count()

    def look_again(self) -> None:
        """Look again at the leads, and at what stands on the page that is seen."""
        self.refresh()
        page: object = self.page_shown()
        was_read = isinstance(page, TodayPage | NeedsLookPage)
        if isinstance(page, ReadsAgain) and not was_read:
            page.refresh()

    def count(self) -> None:
        """Ask anew how many wait on the other pages."""
        if self.kept_room.is_made:
            self.needs_look.refresh()
        else:
            self._kept_count.ask()
        if self.missed is not None:
            self.missed.count()

    def show_lead(self, lead_id: int) -> None:
        """Show a lead on Today, closed ones too."""
        self.show_page(self.today)
        self.today.show_lead(lead_id)

    def _on_discreet_chosen(self, discreet: bool) -> None:
        self._discreet = discreet
        self.today.card.set_discreet(discreet)
        self.imports.set_discreet(discreet)
        if self.kept_room.is_made:
            self.needs_look.set_discreet(discreet)

    def _on_kept_counted(self, counted: int) -> None:
        self._kept_button.set_badge(say_badge(counted))

    def decide_about(self, record_id: int) -> None:
        """Show a record that needs a look."""
        self.show_page(self.needs_look)
        self.needs_look.show_record(record_id)

    def _on_look_wanted(self) -> None:
        self.show_page(self.needs_look)
        self.needs_look.take_keys()

    def show_appearance(self, in_hand: str) -> None:
        """Show where the looks are chosen, with the keys where they were."""
        self._sections.show(self.settings.appearance)
        self.settings.appearance.take_keys(in_hand)

    def _on_looks_chosen(self) -> None:
        if not self.keeps_looks():
            self.looks_chosen.emit()

    def keeps_looks(self) -> bool:
        """Whether another window would lose what is under way; then that is said."""
        unsaved = self._sections.unsaved()
        keeps = self.today.card.in_hand or self.imports.is_running or bool(unsaved)
        if keeps:
            self.settings.appearance.say_later(unsaved)
        return keeps

    def look_at(self, *paths: Path) -> None:
        """Show what files and folders would bring."""
        self.imports.look_at(*paths)

    def _on_files_wanted(self, paths: list[str]) -> None:
        if paths:
            self.look_at(*map(Path, paths))

    def _back_to_today(self) -> None:
        self.show_page(self.today)
        self.today.refresh()
        self.today.list.setFocus()


def build_desk_window(
    theme: Theme,
    background: Background,
    desk: Desk,
    state: WindowState,
    *,
    discreet: bool,
    first_file: Path | None = None,
    mail: MailWatching | None = None,
    panels: TodayPanels | None = None,
    backups: BackupKeeping | None = None,
    intake: IntakeLane | None = None,
) -> DeskWindow:
    """The main window of an open desk, looking at a first file if there is one."""
    window = DeskWindow(
        *(theme, background, desk, state),
        discreet=discreet,
        mail=mail,
        panels=panels,
        backups=backups,
        intake=intake,
    )
    window.count()
    window.today.list.setFocus()
    window.show_kept_page()
    if first_file is not None:
        window.look_at(first_file)
    return window
