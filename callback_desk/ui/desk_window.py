"""The main window of an open desk: its pages, and how they hand on to one another."""

from pathlib import Path

from PySide6.QtCore import Signal

from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import FileReport
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.calendar_room import CalendarRoom
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.window_state import WindowState
from callback_desk.wording.intake import say_came_in


class DeskWindow(MainWindow):
    """An open desk on the screen; `failed` carries what has no place on a page."""

    failed = Signal(object)

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, state: WindowState
    ) -> None:
        super().__init__(theme, desk.staff.name.split()[0], state)
        self.today = TodayPage(theme, background, desk)
        self.importing = ImportPage(theme, background, desk)
        self.calendar = CalendarRoom(theme, background, desk, HolidayTable())
        self.add_page("Today", "today", self.today)
        self.add_page("Calendar", "calendar", self.calendar)
        self.add_hidden_page(self.importing)
        self.today.file_wanted.connect(self.look_at)
        self.today.told.connect(self.tell)
        self.today.failed.connect(self.failed)
        self.calendar.calendar_changed.connect(self.today.refresh)
        self.calendar.told.connect(self.tell)
        self.calendar.failed.connect(self.failed)
        self.files_dropped.connect(self._on_files_dropped)
        self.importing.imported.connect(self._on_imported)
        self.importing.left.connect(self._on_import_left)

    def look_at(self, path: Path) -> None:
        """Show what a file would bring."""
        self.show_page(self.importing)
        self.importing.look_at(path)

    def _on_files_dropped(self, paths: list[str]) -> None:
        if paths:
            self.look_at(Path(paths[0]))

    def _on_imported(self, report: FileReport) -> None:
        self.tell(say_came_in(report.counts))
        self._on_import_left()

    def _on_import_left(self) -> None:
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
) -> DeskWindow:
    """The main window of an open desk, looking at a first file if there is one."""
    window = DeskWindow(theme, background, desk, state)
    window.today.card.set_discreet(discreet)
    window.today.refresh()
    window.today.list.setFocus()
    if first_file is not None:
        window.look_at(first_file)
    return window
