"""Needs a look: the list left, one record right, decided by keys, undone by one.

It wires the panels to the services: what is read, judged or written runs behind.
"""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QStackedWidget,
    QWidget,
)

from callback_desk.domain.errors import DeskError
from callback_desk.domain.settlement import Fix, KeptRow
from callback_desk.services.desk import Desk
from callback_desk.services.needs_look import (
    COUNTED,
    PAGE,
    KeptPage,
    KeptView,
    list_kept,
    look_at,
)
from callback_desk.services.settle_record import Decided
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.bug_once import BugOnce
from callback_desk.ui.needs_look.deciding import Deciding
from callback_desk.ui.needs_look.judged import Judged, judge
from callback_desk.ui.needs_look.kept_list import KeptList
from callback_desk.ui.needs_look.look_room import LookRoom
from callback_desk.ui.needs_look.nothing_kept import NothingKept
from callback_desk.ui.needs_look.record_panel import RecordPanel
from callback_desk.ui.needs_look.saving import KeptSaving
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton

JUDGE_MS, REFRESH_MS = 150, 60_000


class NeedsLookPage(QWidget):
    """The page; `counted` tells how many wait, `settled` follows what was decided.

    `told` carries words for the foot, `failed` an error that has no place here.
    """

    counted = Signal(int)
    settled = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__()
        self._theme, self._background, self._desk = theme, background, desk
        self._bug = BugOnce(background)
        self._wanted: int | None = None
        self._next_place: int | None = None
        self._keys_wanted = self._is_asleep = False
        self.list, self.panel = KeptList(theme), RecordPanel(theme)
        self.nothing = NothingKept(theme)
        self.save_button = NamedButton(
            theme,
            _("Save as…"),
            icon_name="save",
            tells=_(
                "Save those of the same file, with why they wait, to mend them there"
            ),
        )
        self.deciding = Deciding(theme, background, desk, self)
        self.saving = KeptSaving(background, desk, self)
        self._judging, self._refreshing = QTimer(self), QTimer(self)
        self._judging.setSingleShot(True)
        self._judging.setInterval(JUDGE_MS)
        self._build_layout()
        self._connect()
        self._refreshing.start(REFRESH_MS)

    def _build_layout(self) -> None:
        theme = self._theme
        self._room = room = LookRoom(theme, self.list, self.panel, self.save_button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(room.filled)
        room.addWidget(self._stack, 1)
        self.setLayout(room)

    def _connect(self) -> None:
        self._judging.timeout.connect(self._judge)
        self._refreshing.timeout.connect(self._on_refresh_due)
        self.list.record_chosen.connect(self._on_record_chosen)
        self.list.opened.connect(self.panel.take_keys)
        self.list.table.more_wanted.connect(self._on_more_wanted)
        self.panel.fix_changed.connect(self._judging.start)
        self.save_button.clicked.connect(self._on_save_wanted)
        self.saving.saved.connect(self.told)
        self.saving.failed.connect(self._fail)
        deciding, panel = self.deciding, self.panel
        panel.accept_wanted.connect(self._on_accept_wanted)
        panel.join_wanted.connect(self._on_join_wanted)
        panel.aside_wanted.connect(self._on_aside_wanted)
        panel.undo_wanted.connect(deciding.undo)
        self.nothing.undo_wanted.connect(deciding.undo)
        deciding.decided.connect(self._on_decided)
        deciding.undone.connect(self._on_undone)
        deciding.overtaken.connect(self._on_overtaken)
        deciding.refused.connect(self._on_refused)
        deciding.left.connect(panel.take_keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list stands above the record, or is one row."""
        super().resizeEvent(event)
        self._room.fit(event.size())

    def showEvent(self, event: QShowEvent) -> None:
        """Look again, and let the keys come to what is wrong."""
        super().showEvent(event)
        self._keys_wanted = self._keys_wanted or not event.spontaneous()
        self.refresh()

    def set_discreet(self, discreet: bool) -> None:
        """Whether patients can see the screen."""
        self.panel.set_discreet(discreet)

    # Reading

    def show_record(self, record_id: int) -> None:
        """Choose a record, and let the keys come to what is wrong in it."""
        self._wanted, self._keys_wanted = record_id, True
        self.refresh()

    def take_keys(self) -> None:
        """Let the keys come to what is wrong in the record that is chosen."""
        self._keys_wanted = True
        self.refresh()

    def put_away(self) -> None:
        """Show nobody, and read nothing, while nobody is at the desk."""
        chosen = self.list.chosen()
        self._wanted = self._wanted if chosen is None else chosen.record_id
        self._is_asleep = True
        self._judging.stop()
        self.list.wipe()
        self.panel.wipe()
        self.deciding.put_away()

    def bring_back(self) -> None:
        """Show them again, what was half corrected as it was left."""
        self._is_asleep = False
        self.refresh()

    def refresh(self) -> None:
        """Look again, behind; what is chosen and half typed stays."""
        if self._is_asleep:
            return
        shown, chosen = max(PAGE, self.list.table.rowCount()), self.list.chosen()
        until = chosen.record_id if self._wanted is None and chosen else self._wanted
        look = partial(list_kept, self._desk, None, shown, until)
        self._background.run(look, self._on_read, self._on_not_read)

    def _on_not_read(self, error: Exception) -> None:
        """It is read by itself again and again: a bug is told once."""
        if isinstance(error, DeskError):
            self._fail(error)
        self._bug.tell(error)

    def _on_refresh_due(self) -> None:
        if not self.deciding.is_busy:
            self.refresh()

    def _on_read(self, page: KeptPage) -> None:
        if self._is_asleep:
            return
        before = self.list.chosen()
        place = self.list.table.place_of(before.record_id) if before else None
        self.list.show_rows(
            page.rows, self._desk.now(), page.calendar, is_whole=page.is_last
        )
        self._stack.setCurrentIndex(1 if page.rows else 0)
        self._room.show_rows(bool(page.rows))
        # Receptionists cannot export.
        self.save_button.setVisible(bool(page.rows) and self._desk.staff.manages)
        self.counted.emit(min(page.counted, COUNTED))
        wanted, self._wanted = self._wanted, None
        if wanted is not None and not self.list.choose(wanted):
            self._wanted_elsewhere(wanted)
        if self.list.chosen() is None:
            self.list.choose_at(self._next_place or place or 0)
        self._next_place = None
        if self._keys_wanted and self.isVisible():
            self._lead_keys()

    def _lead_keys(self) -> None:
        """Lead the keys to what is shown already; what is not yet, takes them then."""
        chosen, view = self.list.chosen(), self.panel.view
        if chosen is None:
            self.nothing.setFocus()
            self._keys_wanted = False
        elif view is not None and view.row.record_id == chosen.record_id:
            self.panel.take_keys()
            self._keys_wanted = False

    def _wanted_elsewhere(self, record_id: int) -> None:
        """A record that somebody has settled."""
        self._background.run(
            partial(look_at, self._desk, record_id), self._on_wanted_read, self._fail
        )

    def _on_wanted_read(self, view: KeptView) -> None:
        if view.settled is not None:
            self.told.emit(_("{by} has decided about it already.", by=view.settled.by))

    def _on_more_wanted(self) -> None:
        rows = self.list.table.rows
        last = rows[-1].key if rows else None
        self._background.run(
            partial(list_kept, self._desk, last),
            self._on_more_read,
            self._on_more_failed,
        )

    def _on_more_read(self, page: KeptPage) -> None:
        if not self._is_asleep:
            self.list.table.append(page.rows, is_whole=page.is_last)

    def _on_more_failed(self, error: Exception) -> None:
        self.list.table.is_read()
        self._fail(error)

    def _on_record_chosen(self, row: KeptRow | None) -> None:
        if row is None:
            return
        self._background.run(
            partial(look_at, self._desk, row.record_id), self._on_looked, self._fail
        )

    def _on_looked(self, view: KeptView) -> None:
        chosen = self.list.chosen()
        if chosen is not None and chosen.record_id == view.row.record_id:
            self._show(view)

    def _show(self, view: KeptView) -> None:
        self.panel.show_record(view)
        if self._keys_wanted and self.isVisible():
            self.panel.take_keys()
        self._keys_wanted = False
        self._judge()

    # Judging

    def _judge(self) -> None:
        view = self.panel.view
        if view is None:
            return
        fix, record_id = self.panel.fix(), view.row.record_id
        self._background.run(
            partial(judge, self._desk, record_id, fix, None),
            partial(self._on_judged, record_id, fix),
            self._fail,
        )

    def _on_judged(self, record_id: int, fix: Fix, judged: Judged) -> None:
        view = self.panel.view
        # What was typed since is judged by itself.
        same = view is not None and view.row.record_id == record_id
        if same and self.panel.fix() == fix:
            self.panel.say_judgement(judged)

    # Deciding

    def _on_accept_wanted(self) -> None:
        if self.panel.view is not None:
            self.deciding.accept(self.panel.view, self.panel.fix())

    def _on_join_wanted(self) -> None:
        if self.panel.view is not None:
            self.deciding.ask_lead(self.panel.view, self.panel.fix())

    def _on_aside_wanted(self) -> None:
        if self.panel.view is not None:
            self.deciding.ask_reason(self.panel.view)

    def _on_decided(self, words: str, decided: Decided) -> None:
        self._next_place = self.list.table.place_of(decided.record_id)
        self._after(words, decided)

    def _on_undone(self, decided: Decided) -> None:
        self._wanted = decided.record_id
        self._after(_("Undone: it waits for a look again."), decided)

    def _after(self, words: str, decided: Decided) -> None:
        self.panel.forget(decided.record_id)
        self._offer_undo()
        self._keys_wanted = True
        self.told.emit(words)
        self.settled.emit()
        self.refresh()

    def _offer_undo(self) -> None:
        for part in (self.panel, self.nothing):
            part.set_undoable(self.deciding.can_undo)

    def _on_overtaken(self, error: DeskError) -> None:
        """Somebody decided first: the next one is there."""
        self._offer_undo()
        self.told.emit(f"{error.sentence} {error.what_to_do}")
        self._keys_wanted = True
        self.refresh()

    def _on_refused(self, error: Exception) -> None:
        self._offer_undo()
        is_seen = self.panel.isVisibleTo(self)
        if is_seen:
            self.panel.say_failure(error)
        if not (is_seen and isinstance(error, DeskError)):
            self._fail(error)

    def _on_save_wanted(self) -> None:
        if self.panel.view is not None:
            self.saving.ask(self.panel.view)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.told.emit(f"{error.sentence} {error.what_to_do}")
        else:
            self.failed.emit(error)
