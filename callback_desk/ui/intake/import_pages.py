"""Everything about imports in the window of a desk, plugged together."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut

from callback_desk.domain.errors import DeskError
from callback_desk.domain.held_mail import HeldMail
from callback_desk.domain.import_errors import UnknownBatch
from callback_desk.domain.submission import Verdict
from callback_desk.domain.undone_together import UndoneTogether
from callback_desk.services.desk import Desk
from callback_desk.services.import_together import Brought
from callback_desk.services.take_in_file import TakenIn
from callback_desk.translation import _
from callback_desk.ui.action_menu import ActionMenu
from callback_desk.ui.background import Background
from callback_desk.ui.intake.half_looked import HalfLooked
from callback_desk.ui.intake.import_foot import ImportFoot
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.intake.imports_page import ImportsPage
from callback_desk.ui.intake.intake_lane import IntakeLane
from callback_desk.ui.intake.lead_source import LeadSource
from callback_desk.ui.intake.undo_foot import STOP_TAKING_BACK, UNDO, UndoFoot
from callback_desk.ui.intake.undoing import ImportUndoing
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.room import Room
from callback_desk.ui.settings.folders_panel import FoldersPanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.typed_words import TypedWords

STOPPING = _("Stopping the import; nothing of it stays…")
STOPPING_UNDO = _("Stopping; an import that is half taken back is finished later…")
NOTHING_HERE = _(
    "No import came in here that could be taken back. Ctrl+Shift+O lists them all."
)
# What else somebody may look for the list by.
IN_THE_LIST = (_("Undo an import"), _("Take an import back"))
KEYS, UNDO_KEYS = "Ctrl+Shift+O", "Ctrl+Shift+Z"


class ImportPages(QObject):
    """The preview, the list of imports, and taking the last one back.

    `came_in` follows whatever brings or takes leads, `taken_back` comes before it
    where some went and that was told; `left` asks for Today,
    `look_wanted` for what needs a look. `under_way` tells whether somebody imports.
    `ended` follows `stop` once nothing runs.
    """

    came_in = Signal()
    taken_back = Signal()
    left = Signal()
    look_wanted = Signal()
    under_way = Signal(bool)
    ended = Signal()
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        window: MainWindow,
        intake: IntakeLane | None,
        *,
        discreet: bool,
    ) -> None:
        """Plug them together.

        Args:
            theme: their looks.
            background: the database's lane.
            desk: whose imports.
            window: where they are shown.
            intake: where files are imported; the database's lane if None.
            discreet: whether patients can see the screen.
        """
        super().__init__(window)
        self._theme, self._background, self._desk = theme, background, desk
        self._window, self._intake = window, intake
        self._lane = background if intake is None else intake.lane
        self._discreet = discreet
        self._page_room = Room(self._build_page)
        self._list_room = Room(self._build_list)
        self.undoing = ImportUndoing(self._lane, desk, self)
        self._foot = UndoFoot(window, self.undoing)
        self._stopping = False
        self._stop_action: QAction | None = None
        self._half: HalfLooked | None = None
        window.add_hidden_page(self._page_room)
        window.add_hidden_page(self._list_room)
        self._connect()

    def _connect(self) -> None:
        undoing = self.undoing
        undoing.undone.connect(self._on_undone)
        undoing.refused.connect(self._on_refused)
        undoing.offer_changed.connect(self._on_offer_changed)
        undoing.ended.connect(self._on_undo_ended)
        # A field that has the keys takes them for itself.
        QShortcut(QKeySequence.StandardKey.Paste, self._window, self.paste)
        self._window.drops.files_dropped.connect(self._on_files_dropped)
        self._window.drops.mail_dropped.connect(self._on_mail_dropped)
        self._window.drops.mails_handed.connect(self._on_mails_handed)
        if self._intake is not None:
            folders = self._intake.folders
            folders.changed.connect(self._on_folders_changed)
            folders.came_in.connect(self._on_folder_brought)
            self._on_folders_changed()

    def _build_page(self) -> ImportPage:
        page = ImportPage(self._theme, self._lane, self._desk)
        page.set_discreet(self._discreet)
        page.imported.connect(self._on_imported)
        page.left.connect(self.left)
        page.look_wanted.connect(self.look_wanted)
        page.told.connect(self._window.tell)
        page.undo_wanted.connect(self.undoing.undo_these)
        page.work.bug.connect(self.failed)
        ImportFoot(self._window, page)
        page.work.began.connect(self._on_began)
        page.work.imported.connect(self._on_ended)
        page.work.import_failed.connect(self._on_ended)
        return page

    def _build_list(self) -> ImportsPage:
        imports = ImportsPage(self._theme, self._background, self._lane, self._desk)
        imports.left.connect(self.left)
        imports.told.connect(self._window.tell)
        imports.failed.connect(self.failed)
        imports.undone.connect(self._on_undone_in_list)
        return imports

    @property
    def page(self) -> ImportPage:
        """The preview, made when it is first asked for."""
        return self._page_room.page

    def set_discreet(self, discreet: bool) -> None:
        """Whether patients can see the screen."""
        self._discreet = discreet
        if self._page_room.is_made:
            self.page.set_discreet(discreet)

    @property
    def list(self) -> ImportsPage:
        """The list of imports, made when it is first asked for."""
        return self._list_room.page

    def offer_actions(self, menu: ActionMenu) -> None:
        """Put what can be done into the menu."""
        menu.offer(_("Imports…"), KEYS, self.show_list, also=IN_THE_LIST)
        menu.offer(UNDO, UNDO_KEYS, self._on_undo_asked)
        self._stop_action = menu.offer(STOP_TAKING_BACK, "", self.undoing.stop)
        self._on_offer_changed()

    def _on_undo_asked(self) -> None:
        """Its keys are never dead: Qt would take them for Ctrl+Z, and undo a call."""
        if not (self.undoing.can_undo or self.undoing.is_running):
            self._window.tell(NOTHING_HERE)
        self.undoing.undo()

    # Ways in

    def look_at(self, *paths: Path) -> None:
        """Show what files and folders would bring."""
        self._read(LeadSource(paths))

    def _on_files_dropped(self, paths: Sequence[str]) -> None:
        self.look_at(*map(Path, paths))

    def paste(self) -> None:
        """Show what the files or the text on the clipboard would bring."""
        self._window.show_page(self.page)
        self.page.paste()

    def _on_mail_dropped(self, text: str) -> None:
        self._read(LeadSource(text=text))

    def _on_mails_handed(self, held: Sequence[HeldMail]) -> None:
        self._read(LeadSource(held=tuple(held)))

    def _read(self, source: LeadSource) -> None:
        self._window.show_page(self.page)
        # The next key is for the preview, wherever it was dragged from.
        self._window.activateWindow()
        self.page.read(source)

    def show_list(self) -> None:
        """Show the imports so far."""
        self._window.show_page(self._list_room)
        self.list.take_keys()

    # While nobody is at the desk

    def typed_words(self) -> Iterator[TypedWords]:
        """What was typed in a preview that is not imported yet."""
        if self._page_room.is_made and not self._is_importing:
            half = HalfLooked.on(self.page)
            yield from () if half is None else half.typed_words()

    def put_away(self) -> None:
        """Show nobody; an import goes on, and what one brought stays as counts."""
        if self._page_room.is_made:
            page = self.page
            self._half = None if self._is_importing else HalfLooked.on(page)
            if self._half is None:
                page.preview.clear()
                page.columns.begin()
            else:
                page.work.end_look()
                self._page_room.let_go()
        if not (self._list_room.is_made and self.list.is_asking):
            # Else what is asked over it goes on behind the veil.
            self._list_room.let_go()

    def bring_back(self) -> bool:
        """Read again what was looked at; whether anything was."""
        half, self._half = self._half, None
        if half is not None:
            half.bring_back(self.page)
        return half is not None

    # What came in, and what was taken back

    def _on_imported(self, brought: Brought) -> None:
        words = self._foot.tell_brought(brought)
        self.came_in.emit()
        if not brought.counts[Verdict.NEEDS_LOOK] and self.page.isVisible():
            self.left.emit()
            self._foot.tell(words)

    def _on_undone(self, undone: UndoneTogether) -> None:
        if self._page_room.is_made:
            self.page.result.show_undone(undone, self.undoing.taking)

    def _on_refused(self, error: DeskError) -> None:
        if isinstance(error, UnknownBatch):
            self._forget(*self.undoing.taking)

    def _forget(self, *batches: int) -> None:
        """These are gone: nothing can be done with them here any more."""
        if self._page_room.is_made:
            self.page.result.forget(batches)

    def _on_undo_ended(self) -> None:
        """Part of it may be done, whatever became of it."""
        self.taken_back.emit()
        self.came_in.emit()
        if self._list_room.is_made:
            self.list.refresh()
        self._on_ended()

    def _on_undone_in_list(self, batch_id: int, is_whole: bool) -> None:
        if is_whole:
            self.undoing.forget(batch_id)
            self._forget(batch_id)
        self.taken_back.emit()
        self.came_in.emit()

    def _on_offer_changed(self) -> None:
        if self._page_room.is_made:
            self.page.result.undo_button.setEnabled(not self.undoing.is_running)
        if self._stop_action is not None:
            # Offered among all that can be done, too: the foot is far for the keys.
            self._stop_action.setEnabled(self.undoing.is_running)
            self._stop_action.setVisible(self.undoing.is_running)

    # Watched folders

    def connect_folders(self, panel: FoldersPanel) -> None:
        """Let the settings and what watches tell one another."""
        if self._intake is not None:
            panel.folders_changed.connect(self._intake.folders.renew)
            self._intake.folders.changed.connect(panel.refresh_if_seen)

    def _on_folders_changed(self) -> None:
        if self._intake is not None:
            folders = self._intake.folders
            self._window.folder_sign.show_watched(folders.folders, folders.reports)

    def _on_folder_brought(self, taken: Sequence[TakenIn]) -> None:
        self._foot.add_news(taken)
        if not self.is_running:
            self._foot.tell_news()
        self.came_in.emit()

    # Ending

    @property
    def is_running(self) -> bool:
        """Whether something is being imported, or taken back."""
        return self._is_importing or self.undoing.is_running

    @property
    def _is_importing(self) -> bool:
        return self._page_room.is_made and self.page.work.is_importing

    def stop(self) -> None:
        """Stop either where nothing of it is left half done; `ended` follows."""
        self.leave_undoing()
        if self._page_room.is_made:
            # Each portion would wait in vain to be painted.
            self.page.work.end_look()
        if self._is_importing:
            self._stopping = True
            self._window.tell(STOPPING)
            self.page.work.stop()
        elif self.undoing.is_running:
            self._stopping = True
            self._window.tell(STOPPING_UNDO)

    def leave_undoing(self) -> None:
        """What is half taken back is finished another time: the program ends."""
        # Else what closes the question would stop it, and the rest would stay.
        if self._list_room.is_made:
            self.list.leave()
        self.undoing.leave()

    def _on_began(self) -> None:
        self.under_way.emit(True)

    def _on_ended(self) -> None:
        self.under_way.emit(self._is_importing)
        self._foot.tell_news()
        if self._stopping:
            self._stopping = False
            self.ended.emit()
