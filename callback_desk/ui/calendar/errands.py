"""What is done beside editing: files, history, confirming, the library's news."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.errors import DeskError
from callback_desk.services.calendar_changes import CalendarChange, CalendarVersion
from callback_desk.services.calendar_sheet import CalendarSheet
from callback_desk.translation import _
from callback_desk.ui.background import Background, Done, Work
from callback_desk.ui.calendar.calendar_files import read_file, write_file
from callback_desk.ui.calendar.calendar_services import Applied, CalendarServices
from callback_desk.ui.calendar.history_panel import instead
from callback_desk.ui.calendar.live_calendar import LiveCalendar
from callback_desk.ui.calendar.side import Side
from callback_desk.ui.file_dialog import ask_file, ask_place
from callback_desk.wording.calendar import say_applied

FILES = _("Calendar file (*.toml);;All files (*)")
FILE_NAME = "calendar.toml"


class Errands(QObject):
    """Does them behind, and shows what comes of them at the side.

    `done` carries a sentence; `taken_over` follows when deadlines may have moved;
    `failed` carries an exception that is a bug.
    """

    done = Signal(str)
    taken_over = Signal()
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        services: CalendarServices,
        live: LiveCalendar,
        side: Side,
        *,
        may_edit: bool,
    ) -> None:
        """Connect what the panels ask for.

        Args:
            background: where everything is done.
            services: of the desk.
            live: the calendar as the page has it.
            side: the panels.
            may_edit: whether who is at the desk may change the calendar.
        """
        super().__init__()
        self._background, self._services = background, services
        self._live, self._side, self._may_edit = live, side, may_edit
        side.confirm_wanted.connect(self.confirm_year)
        side.news_taken.connect(self.take_news)

    def _run(self, work: Work, done: Done) -> None:
        self._background.run(work, done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self._side.notice.say_failure(error)
        else:
            self.failed.emit(error)

    # Files

    def ask_import(self, parent: QWidget) -> None:
        """Ask which calendar file to read."""
        name = ask_file(parent, _("Import a calendar"), FILES)
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Read a calendar file into the draft."""
        self._side.notice.hide()
        self._run(partial(_read_usable, path, self._services), self._on_read)

    def _on_read(self, definition: CalendarDefinition) -> None:
        draft = self._live.draft
        self._live.edit("file", instead(definition))
        if draft is not None and not draft.is_pending:
            self.done.emit(_("The file says the same as the calendar in force."))

    def ask_export(self, parent: QWidget) -> None:
        """Ask where to write the calendar in force."""
        name = ask_place(parent, _("Export the calendar"), FILE_NAME, FILES)
        if name:
            self.export_file(Path(name))

    def export_file(self, path: Path) -> None:
        """Write the calendar in force to a file."""
        draft = self._live.draft
        if draft is not None:
            self._run(partial(write_file, draft.in_force, path), self._on_written)

    def _on_written(self, path: Path) -> None:
        self.done.emit(
            _("The calendar in force was written to {name}.", name=path.name)
        )

    # History

    def show_history(self) -> None:
        """Show every calendar that was set."""
        self._run(self._services.versions, self._on_versions)

    def _on_versions(self, versions: list[CalendarVersion]) -> None:
        last = self._live.last
        if last is not None:
            self._side.history.show_versions(
                versions, last.in_force.calendar, may_edit=self._may_edit
            )
            self._side.show_panel(self._side.history)

    # A year

    def confirm_year(self, year: int) -> None:
        """Say that a year's holidays are decided."""
        self._run(partial(self._services.confirm, year), self._on_confirmed)

    def _on_confirmed(self, year: int) -> None:
        self.done.emit(_("The holidays of {year} are confirmed.", year=year))
        self._live.ask()

    # The library

    def show_news(self, sheet: CalendarSheet) -> None:
        """Show what the library names otherwise, and what that would move."""
        self._side.news.show_news(sheet)
        self._side.show_panel(self._side.news)
        self._preview_news()

    def _preview_news(self) -> None:
        self._background.run(
            partial(self._services.preview_news, self._side.news.year),
            self._on_news_previewed,
            self._side.news.show_failure,
        )

    def _on_news_previewed(self, change: CalendarChange) -> None:
        last = self._live.last
        if last is not None:
            self._side.news.show_change(change, last.in_force.calendar)

    def take_news(self, year: int, change: CalendarChange) -> None:
        """Take the library's dates of a year over, as they were shown."""
        self._side.notice.hide()
        self._background.run(
            partial(self._services.take_news, year, change),
            self._on_news_taken,
            self._on_take_failed,
        )

    def _on_take_failed(self, error: Exception) -> None:
        """Say why, and show what they move now."""
        self._on_failed(error)
        self._preview_news()

    def _on_news_taken(self, done: Applied) -> None:
        self._side.show_day()
        self.done.emit(say_applied(len(done.change.moved)))
        self.taken_over.emit()
        self._live.ask()


def _read_usable(path: Path, services: CalendarServices) -> CalendarDefinition:
    """The calendar of a file, refused whole where it cannot be; runs behind."""
    definition = read_file(path)
    services.preview(definition)
    return definition
