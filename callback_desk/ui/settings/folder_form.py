"""Having a folder watched, or changing how; looked into before it is kept."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.errors import DeskError
from callback_desk.domain.folder_errors import FolderUnusable
from callback_desk.domain.watched_folder import WatchedFolder
from callback_desk.services.desk import Desk
from callback_desk.services.folder_settings import (
    FolderTest,
    add_folder,
    change_folder,
    try_folder,
)
from callback_desk.translation import _, _n, _p
from callback_desk.ui.background import Background
from callback_desk.ui.esc_on_typed import EscOnTyped
from callback_desk.ui.file_dialog import ask_folder
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.intake.source_fields import zones_offered
from callback_desk.ui.side_by_side import SideBySide
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.sign_in.tick_box import TickBox
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import NamedButton, PlainLabel

USUAL_PLACE = _("Imported")
ABOUT = _(
    "A file that appears there and stands still is taken in once, known by what is in "
    "it. What cannot be taken in stays there and is named."
)
LONGEST, WIDE = 500, 150


def keep_folder(desk: Desk, folder: WatchedFolder) -> WatchedFolder:
    """Add a folder, or keep what was changed of one; runs behind."""
    if folder.folder_id:
        return change_folder(desk, folder)
    return add_folder(desk, folder)


class FolderForm(FramedDialog):
    """One folder; `kept` brings it as it is stored."""

    kept = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        calendar: BusinessCalendar,
        folder: WatchedFolder | None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the form.

        Args:
            theme: its looks.
            background: where it is kept.
            desk: whose folder it is.
            calendar: the clinic's, whose zone counts where none is said.
            folder: the one that is changed, or None for a new one.
            parent: the window that it stands over.
        """
        name = _("Watch a folder") if folder is None else _("Change the watched folder")
        super().__init__(theme, name, wide=WIDE, parent=parent)
        self._background, self._desk = background, desk
        self._before = folder or WatchedFolder("", move_to=USUAL_PLACE)
        self._busy = False
        self.path, self.source, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        self.zone = ChoiceBox(theme)
        self.moves = TickBox(
            theme, _("Move files that were taken in to a folder inside")
        )
        self.watches = TickBox(theme, _("Watch it"))
        self.choose_button = NamedButton(
            theme, _("Choose…"), tells=_("Choose the folder")
        )
        self.test_button = NamedButton(
            theme,
            _p("what a button does", "Test"),
            tells=_("Look into it; nothing is taken in"),
        )
        self.cancel_button = NamedButton(
            theme, _("Cancel"), tells=_("Change nothing (Esc)")
        )
        self._keep_words = _("Add") if folder is None else _("Save")
        self.keep_button = NamedButton(
            theme, self._keep_words, kind="primary", tells=_("Keep it and watch it")
        )
        self.good = Notice(theme, Tone.FINE)
        self._busy_line = BusyLine(theme)
        self._zones = zones_offered(calendar, self._before.zone)
        self._fill()
        self._build()
        EscOnTyped(self, self.notice, self.cancel_button)
        self._connect()
        (self.source if folder else self.path).setFocus()

    def _fill(self) -> None:
        before = self._before
        for field in (self.path, self.source, self.place):
            field.setMaxLength(LONGEST)
        self.path.setText(before.path)
        # Another place is another folder: what was taken in there says nothing of it.
        self.path.setReadOnly(bool(before.folder_id))
        self.choose_button.setVisible(not before.folder_id)
        self.source.setText(before.source_name or "")
        self.source.setPlaceholderText(_("as the file says"))
        self.zone.addItems([words for _unused, words in self._zones])
        zones = [zone for zone, _unused in self._zones]
        self.zone.setCurrentIndex(zones.index(before.zone))
        self.moves.setChecked(before.move_to is not None)
        self.place.setText(before.move_to or USUAL_PLACE)
        self.place.setEnabled(before.move_to is not None)
        self.place.setAccessibleName(_("Name of the folder inside"))
        self.watches.setChecked(before.active)
        self.watches.setVisible(bool(before.folder_id))

    def _build(self) -> None:
        theme, column = self._theme, self.column
        column.setSpacing(theme.px(3))
        column.addWidget(PlainLabel(theme, ABOUT, muted=True, wraps=True))
        self.path_field = LabelledField(theme, _("Folder"), self.path)
        column.addLayout(
            SideBySide(theme.px(2), (self.path_field, 1), (self.choose_button, 0))
        )
        for part in (
            LabelledField(theme, _("Count it in reports as"), self.source),
            LabelledField(theme, _("Times without a zone are in"), self.zone),
            *(self.moves, self.place, self.watches, self.good),
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.feet.add_left(self.test_button)
        self.feet.addWidget(self.cancel_button)
        self.feet.addWidget(self.keep_button)
        self.outer.addWidget(self._busy_line)
        for button in (self.cancel_button, self.test_button, self.choose_button):
            button.setAutoDefault(False)
        self.keep_button.setDefault(True)

    def _connect(self) -> None:
        self.moves.toggled.connect(self.place.setEnabled)
        self.choose_button.clicked.connect(self._on_choose_asked)
        self.test_button.clicked.connect(self._on_test_asked)
        self.keep_button.clicked.connect(self._on_keep_asked)

    @property
    def folder(self) -> WatchedFolder:
        """What the form says."""
        return WatchedFolder(
            path=self.path.text().strip(),
            source_name=self.source.text().strip() or None,
            zone=self._zones[max(0, self.zone.currentIndex())][0],
            move_to=self.place.text().strip() if self.moves.isChecked() else None,
            active=self.watches.isChecked(),
            folder_id=self._before.folder_id,
        )

    def _on_choose_asked(self) -> None:
        chosen = ask_folder(self, _("Watch a folder"))
        if chosen:
            self.path.setText(chosen)

    def _on_test_asked(self) -> None:
        if self._busy:
            return
        self._set_busy(True)
        work = partial(try_folder, self._desk, self.folder.path)
        self._background.run(work, self._on_tried, self._on_failed)

    def _on_tried(self, test: FolderTest) -> None:
        self._set_busy(False)
        if test.problem is not None:
            self._on_failed(test.problem)
            return
        lie = _n(
            "1 file of leads lies there now.",
            "{count} files of leads lie there now.",
            test.files,
        )
        self.good.say(_("All is well."), lie)

    def _on_keep_asked(self) -> None:
        if self._busy:
            return
        self._set_busy(True)
        work = partial(keep_folder, self._desk, self.folder)
        self._background.run(work, self._on_kept, self._on_failed)

    def _on_kept(self, folder: WatchedFolder) -> None:
        self._set_busy(False)
        self.kept.emit(folder)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        self.notice.say_failure(error)
        if isinstance(error, FolderUnusable):
            self.path.setFocus()
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._busy_line.set_busy(busy)
        if busy:
            self.notice.hide()
            self.good.hide()

    def reject(self) -> None:
        """Close it, unless it is just being kept."""
        if not self._busy:
            super().reject()
