"""Watched folders: files that appear there are taken in by themselves."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.folders import say_folder
from callback_desk.wording.people import say_list

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


class FoldersPanel(SettingsPanel):
    """The list for everybody; adding, changing and removing for office managers.

    `folders_changed` follows when what is watched is another one; `told` says what was
    done, `failed` carries what has no place here.
    """

    title = _("Watched folders")
    about = _("Files that appear there are taken in while the program runs.")
    icon_name = "file_in"
    folders_changed = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__(theme)
        self._background, self._desk = background, desk
        self._calendar: BusinessCalendar | None = None
        self.rows: list[FolderRow] = []
        self.dialog: FolderForm | AskOnceDialog | None = None
        self.add_button = NamedButton(
            theme,
            _("Watch a folder…"),
            kind="primary",
            tells=_("Have a folder watched"),
        )
        self.add_button.setEnabled(False)
        self.add_button.setVisible(desk.staff.manages)
        self._places = QVBoxLayout()
        self._places.setSpacing(theme.px(2.5))
        self._none = Card(theme, padding=4)
        self._none.column.addWidget(PlainLabel(theme, NONE_YET, wraps=True))
        self._none.hide()
        self._whose = PlainLabel(theme, scale=0.95, muted=True, wraps=True)
        self._whose.hide()
        self.head.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._places)
        self.column.addWidget(self._none)
        self.column.addWidget(self._whose)
        self.column.addStretch()
        self.add_button.clicked.connect(self._on_add_asked)

    def first_field(self) -> QWidget | None:
        """The first folder's button, or the one that adds one."""
        if not self._desk.staff.manages:
            return None
        return self.rows[0].change_button if self.rows else self.add_button

    def showEvent(self, event: QShowEvent) -> None:
        """Another desk may have changed something meanwhile."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; it stays as it is where the folders are the same."""
        self._background.run(
            partial(_read, self._desk), self._on_read, self.failed.emit
        )

    def refresh_if_seen(self) -> None:
        """The same, where somebody looks at it."""
        if self.isVisible():
            self.refresh()

    def _on_read(self, read: _Read) -> None:
        self._calendar = read.calendar
        self.add_button.setEnabled(True)
        if [folder for folder, _unused in read.folders] != [
            r.folder for r in self.rows
        ]:
            self._show_rows([folder for folder, _unused in read.folders])
        now = self._desk.now()
        for row, (_unused, state) in zip(self.rows, read.folders, strict=True):
            row.show_state(state, now)
        self._none.setVisible(not self.rows)
        if not self._desk.staff.manages:
            self._whose.say(WHOSE.format(names=say_list(read.managers)))
            self._whose.show()

    def _show_rows(self, folders: list[WatchedFolder]) -> None:
        focused = self.focusWidget()
        had_focus = focused is not None and any(
            row.isAncestorOf(focused) for row in self.rows
        )
        for row in self.rows:
            row.hide()
            row.deleteLater()
        manages = self._desk.staff.manages
        self.rows = [FolderRow(self._theme, f, can_change=manages) for f in folders]
        for row in self.rows:
            row.change_wanted.connect(self._open_form)
            row.remove_wanted.connect(self._on_remove_asked)
            self._places.addWidget(row)
        if had_focus and (first := self.first_field()) is not None:
            first.setFocus()

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

    def _open(self, dialog: FolderForm | AskOnceDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

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
