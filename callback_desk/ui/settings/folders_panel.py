"""Watched folders: files that appear there are taken in by themselves."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.watched_folder import FolderState, WatchedFolder
from callback_desk.services.desk import Desk
from callback_desk.services.folder_settings import list_folders, remove_folder
from callback_desk.services.in_force import show_calendar
from callback_desk.services.staff_access import list_managers
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.settings.folder_form import FolderForm
from callback_desk.ui.settings.folder_row import FolderRow
from callback_desk.ui.settings.sources_panel import SourcesPanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.folders import say_folder

NONE_YET = _(
    "No folder is watched yet. Where exports are saved by hand or by another program, "
    "the desk can take each file in within seconds, once, while it is open."
)
WHOSE = _("An office manager says which folders are watched: {names}.")
MEANS = (
    _("Files that appear there are not taken in any more."),
    _("The leads that came from it stay, and so do its files."),
)


@dataclass(frozen=True, slots=True)
class _Read:
    """The folders, the calendar, and who may change them."""

    folders: list[tuple[WatchedFolder, FolderState]]
    calendar: BusinessCalendar
    managers: list[str]


def _read(desk: Desk) -> _Read:
    return _Read(list_folders(desk), show_calendar(desk), list_managers(desk))


class FoldersPanel(SourcesPanel[FolderRow, FolderForm | AskOnceDialog]):
    """The watched folders.

    `folders_changed` follows when what is watched is another one.
    """

    title = _("Watched folders")
    about = _("Files that appear there are taken in while the program runs.")
    icon_name = "file_in"
    none_yet, whose = NONE_YET, WHOSE
    folders_changed = Signal()

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        add_button = NamedButton(
            theme,
            _("Watch a folder…"),
            kind="primary",
            tells=_("Have a folder watched"),
        )
        super().__init__(theme, background, desk, add_button)
        self._calendar: BusinessCalendar | None = None
        add_button.clicked.connect(self._on_add_asked)

    def refresh(self) -> None:
        """Read the list again; it stays as it is where the folders are the same."""
        self._background.run(
            partial(_read, self._desk), self._on_read, self.failed.emit
        )

    def _on_read(self, read: _Read) -> None:
        self._calendar = read.calendar
        folders = [folder for folder, _unused in read.folders]
        if folders != [row.folder for row in self.rows]:
            self._show_rows([self._row_of(folder) for folder in folders])
        now = self._desk.now()
        for row, (_unused, state) in zip(self.rows, read.folders, strict=True):
            row.show_state(state, now)
        self._show_read(read.managers)

    def _row_of(self, folder: WatchedFolder) -> FolderRow:
        manages = self._desk.staff.manages
        row = FolderRow(self._theme, folder, can_change=manages)
        row.change_wanted.connect(self._open_form)
        row.remove_wanted.connect(self._on_remove_asked)
        return row

    def _on_add_asked(self) -> None:
        self._open_form(None)

    def _open_form(self, folder: WatchedFolder | None) -> None:
        if self._calendar is None:
            return
        form = FolderForm(
            *(self._theme, self._background, self._desk, self._calendar, folder),
            parent=self.window(),
        )
        form.kept.connect(self._on_kept)
        self._open(form)

    def _on_remove_asked(self, folder: WatchedFolder) -> None:
        name = say_folder(folder)
        asked = Asked(
            title=_("Watched folders"),
            question=_("Watch {name} no more?", name=name),
            means=MEANS,
            act=_("Watch it no more"),
            acting=_("Removing…"),
            act_tells=_("Watch it no more"),
            stay_tells=_("It goes on being watched (Esc)"),
        )
        remove = partial(remove_folder, self._desk, folder.folder_id)
        dialog = AskOnceDialog(
            self._theme, self._background, asked, remove, self.window()
        )
        dialog.acted.connect(partial(self._on_removed, name))
        self._open(dialog)

    def _on_kept(self, folder: WatchedFolder) -> None:
        watches = _("{name} is watched from now on.")
        words = watches if folder.active else _("{name} is not watched now.")
        self._on_changed(words.format(name=say_folder(folder)))

    def _on_removed(self, name: str, nothing: object) -> None:
        self._on_changed(
            _("{name} is not watched any more. Its leads stay.", name=name)
        )

    def _on_changed(self, words: str) -> None:
        self.told.emit(words)
        self.refresh()
        self.folders_changed.emit()
