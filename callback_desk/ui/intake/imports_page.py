"""Imports: who took what in and when, and taking one back, with what would stay."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.import_errors import NotTakenBack
from callback_desk.domain.import_list import ListedImport
from callback_desk.domain.sort_order import SortOrder
from callback_desk.domain.stopping import Ending, Stopped
from callback_desk.domain.undone_together import UndoneTogether
from callback_desk.services.desk import Desk
from callback_desk.services.import_together import undo_together
from callback_desk.services.list_imports import (
    PAGE,
    ImportPage,
    Known,
    UndoForeseen,
    foresee_undo,
    list_imports,
)
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.dialog_feet import DialogFeet
from callback_desk.ui.intake.import_list import ImportTable
from callback_desk.ui.intake.import_view import ImportView
from callback_desk.ui.intake.kept_saving import KeptSaving
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.sorting.sorting import Sorting
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.imports import (
    say_reach,
    say_taking_back,
    say_undone_together,
)
from callback_desk.wording.people import visible

ABOUT = _("Everything that was taken in, the newest first. Each can be taken back.")
ABOUT_SORTED = _("Everything that was taken in. Each can be taken back.")
NONE_YET = _(
    "Nothing was imported yet. Drop a file of leads on the window, or press Ctrl+O to "
    "choose one."
)
# In units of the theme: under this height the list has the room of the words above it.
LOW = 85
TAKING_IT_BACK = _("Taking it back…")
LONGEST_NAME = 60


class ImportsPage(QWidget):
    """`left` follows when it is done with; `told` carries words for the foot.

    `undone` carries the number of an import that was taken back here, and whether all
    of it was.
    """

    left = Signal()
    told = Signal(str)
    undone = Signal(int, bool)
    # How many leads of how many were looked at, from the lane.
    _passed = Signal(int, int)
    failed = Signal(object)

    def __init__(
        self, theme: Theme, background: Background, lane: Background, desk: Desk
    ) -> None:
        """Build the page.

        Args:
            theme: its looks.
            background: where the list is read.
            lane: where imports are taken back.
            desk: whose imports.
        """
        super().__init__()
        self._theme, self._background = theme, background
        self._lane, self._desk = lane, desk
        self.table = ImportTable(theme, self)
        self.view = ImportView(theme, self.table)
        self.sorting = self.view.sorting
        # In which order those are that are shown.
        self._shown_in: SortOrder | None = None
        self.dialog: AskOnceDialog | None = None
        self._asking, self._end, self._leaving = False, Ending(), Ending()
        self.undo_button = NamedButton(
            theme,
            _("Undo import…"),
            icon_name="undo",
            tells=_("Take the chosen one back"),
        )
        self.save_button = NamedButton(
            theme,
            _("Save those that need a look…"),
            icon_name="save",
            tells=_("Save them with why they wait, to mend them in a spreadsheet"),
        )
        self.back_button = NamedButton(theme, _("To Today"), shortcut="Esc")
        self._said = SpokenLabel(theme, muted=True)
        self._build_layout()
        self.table.more_wanted.connect(self._on_more_wanted)
        self.view.selectionModel().currentChanged.connect(self._on_moved)
        self.sorting.changed.connect(self._on_sorted)
        self.view.activated.connect(self._on_undo_wanted)
        self.undo_button.clicked.connect(self._on_undo_wanted)
        self._passed.connect(self._on_passed)
        self.saving = KeptSaving(background, desk, self)
        self.saving.saved.connect(self._said.say)
        self.saving.failed.connect(self._on_failed)
        self.save_button.clicked.connect(self._on_save_wanted)
        self.back_button.clicked.connect(self.left)
        self._on_chosen()

    def _build_layout(self) -> None:
        theme = self._theme
        card = Card(theme, padding=2)
        card.column.addWidget(self.view)
        feet = DialogFeet(theme.px(2))
        for button in (self.save_button, self.undo_button, self.back_button):
            feet.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(PlainLabel(theme, _("Imports"), scale=1.6, bold=True))
        self._about = PlainLabel(theme, ABOUT, muted=True, wraps=True)
        column.addWidget(self._about)
        column.addWidget(card, 1)
        column.addWidget(self._said)
        column.addLayout(feet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for: columns, or what the page is about."""
        super().resizeEvent(event)
        self.view.leave_out(event.size().width())
        self._leave_room()

    def _leave_room(self) -> None:
        """What an empty page says stays in any case."""
        is_high = self.height() >= self._theme.px(LOW)
        self._about.setVisible(is_high or not self.table.rowCount())

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody else may have imported meanwhile."""
        super().showEvent(event)
        self._said.say("")
        self.refresh()

    def take_keys(self) -> None:
        """Let the keys come to the list."""
        self.view.setFocus()

    # Reading

    def refresh(self) -> None:
        """Look again, behind; as many as are shown."""
        order, shown = self.sorting.order, max(PAGE, self.table.rowCount())
        chosen = self.chosen()
        until = None if chosen is None else chosen.batch_id
        self._background.run(
            partial(list_imports, self._desk, None, shown, order, until),
            partial(self._on_read, order),
            self.failed.emit,
        )

    def _on_sorted(self, _sorting: Sorting) -> None:
        # The first of another order may be none of those that are shown.
        self.refresh()

    def _on_read(self, order: SortOrder | None, page: ImportPage) -> None:
        if order != self.sorting.order:
            return  # Another order is wished by now; it comes next.
        before = self.chosen()
        self.table.show(page.imports, page.calendar, is_whole=page.is_last)
        about = ABOUT if order is None else ABOUT_SORTED
        self._about.say(about if page.imports else NONE_YET)
        self._leave_room()
        if page.imports and (
            before is None or self.table.place_of(before.batch_id) is None
        ):
            self.view.setCurrentIndex(self.table.index(0, 0))
        if order != self._shown_in:
            self._shown_in = order
            self.view.scrollTo(self.view.currentIndex())
        self._on_chosen()

    def _known(self) -> Known | None:
        rows = self.table.rows
        return Known(rows[-1].batch_id, len(rows)) if rows else None

    def _on_more_wanted(self) -> None:
        known, order = self._known(), self.sorting.order
        self._background.run(
            partial(list_imports, self._desk, known, PAGE, order),
            partial(self._on_more_read, known, order),
            self._on_more_failed,
        )

    def _on_more_read(
        self, known: Known | None, order: SortOrder | None, page: ImportPage
    ) -> None:
        """Add them, unless other ones stand there by now."""
        if (known, order) == (self._known(), self.sorting.order):
            self.table.append(page.imports, is_whole=page.is_last)

    def _on_more_failed(self, error: Exception) -> None:
        self.table.is_read()
        self.failed.emit(error)

    def chosen(self) -> ListedImport | None:
        """The import that the keys are on."""
        return self.table.at(self.view.currentIndex().row())

    def _on_chosen(self) -> None:
        chosen = self.chosen()
        self.undo_button.setEnabled(chosen is not None and chosen.state.stands)
        self.save_button.setEnabled(chosen is not None and chosen.waiting > 0)
        # Receptionists cannot export.
        self.save_button.setVisible(self._desk.staff.manages)

    def _on_moved(self) -> None:
        self._on_chosen()
        told = ""
        if self.view.cuts_chosen():
            # What has no room in the list is told beneath it.
            role = Qt.ItemDataRole.AccessibleTextRole
            told = str(self.view.currentIndex().siblingAtColumn(0).data(role) or "")
        # The row itself was heard.
        self._said.reword(told)

    def _on_save_wanted(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.saving.ask(chosen)

    # Taking back

    def _on_undo_wanted(self) -> None:
        chosen = self.chosen()
        if chosen is None or not chosen.state.stands or self._asking:
            return
        self._asking = True
        self._background.run(
            partial(foresee_undo, self._desk, chosen.batch_id),
            partial(self._on_foreseen, chosen),
            self._on_failed,
        )

    def _on_foreseen(self, chosen: ListedImport, foreseen: UndoForeseen) -> None:
        name = visible(chosen.file_name[:LONGEST_NAME])
        asked = Asked(
            title=_("Imports"),
            question=_("Take back the import of {name}?", name=name),
            means=say_reach(foreseen.reach, foreseen.names),
            act=_("Undo import"),
            acting=TAKING_IT_BACK,
            act_tells=_("Take it back"),
            stay_tells=_("Leave it as it is (Esc)"),
        )
        self._end, self._leaving = Ending(), Ending()
        heeds = self._end, self._leaving, self._passed.emit
        undo = partial(undo_together, self._desk, (chosen.batch_id,), *heeds)
        dialog = AskOnceDialog(
            *(self._theme, self._lane, asked, undo, self.window()), stop=self.stop
        )
        dialog.acted.connect(partial(self._on_undone, chosen.batch_id))
        dialog.finished.connect(self._on_dialog_finished)
        self.dialog = dialog
        dialog.open()

    @property
    def is_asking(self) -> bool:
        """Whether it is asked, or done, to take one back."""
        return self._asking

    def stop(self) -> None:
        """Take no more of it back; what is here by then stays."""
        self._end.end()

    def leave(self) -> None:
        """The same, but what is begun is finished at another time."""
        # Asked first.
        for one in (self._leaving, self._end):
            one.end()

    def _on_passed(self, passed: int, count: int) -> None:
        if self.dialog is not None:
            self.dialog.say_going_on(say_taking_back(passed, count), TAKING_IT_BACK)

    def _on_dialog_finished(self, result: int) -> None:
        self._asking = False
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        if result == QDialog.DialogCode.Rejected:
            if self._end.is_wanted:
                self._said.say(NotTakenBack().sentence)
            self.view.setFocus()

    def _on_undone(self, batch_id: int, undone: UndoneTogether) -> None:
        words = say_undone_together(undone)
        self._said.say(words)
        self.told.emit(words)
        self.undone.emit(batch_id, undone.in_part is None)
        self.refresh()
        self.view.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._asking = False
        if isinstance(error, Stopped):
            return
        if isinstance(error, DeskError):
            self._said.say(f"{error.sentence} {error.what_to_do}")
            self.refresh()
        else:
            self.failed.emit(error)
