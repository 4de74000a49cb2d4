"""The list of records that wait, with one chosen."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.settlement import KeptRow
from callback_desk.translation import _
from callback_desk.ui.needs_look.kept_delegate import KeptDelegate
from callback_desk.ui.needs_look.kept_table import KeptTable
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card

_FOCUS = {QEvent.Type.FocusIn, QEvent.Type.FocusOut}


class KeptList(Card):
    """`record_chosen` carries the chosen row or None; `opened` follows Enter on it."""

    record_chosen = Signal(object)
    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=0.25)
        self.table, self.view = KeptTable(self), QListView()
        self._delegate = KeptDelegate(theme, self.table, self.view)
        view = self.view
        view.setAccessibleName(_("Records that need a look"))
        view.setModel(self.table)
        view.setItemDelegate(self._delegate)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.installEventFilter(self)
        view.activated.connect(self._on_activated)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)
        self.column.addWidget(view)
        self._filling = False

    def _on_theme_changed(self) -> None:
        self.view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the focus come and go; every event goes on as it was."""
        if event.type() in _FOCUS:
            self._delegate.set_focused(event.type() is QEvent.Type.FocusIn)
            self.view.viewport().update()
        return False

    def show_rows(
        self,
        rows: Sequence[KeptRow],
        now: datetime,
        calendar: BusinessCalendar,
        *,
        is_whole: bool,
    ) -> None:
        """Show these rows; whoever is chosen stays chosen while they are here."""
        before = self.chosen()
        self._filling = True
        self.table.show(rows, now, calendar, is_whole=is_whole)
        self._filling = False
        kept = before and self.table.place_of(before.record_id) is not None
        if not kept:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
            self.record_chosen.emit(None)

    def wipe(self) -> None:
        """Show nobody."""
        self._filling = True
        self.table.begin([], is_whole=True)
        self._filling = False

    def chosen(self) -> KeptRow | None:
        """The chosen row."""
        return self.table.at(self.view.currentIndex().row())

    def choose(self, record_id: int) -> bool:
        """Choose a record; whether it is here."""
        place = self.table.place_of(record_id)
        if place is not None:
            self.view.setCurrentIndex(self.table.index(place, 0))
        return place is not None

    def choose_at(self, place: int) -> None:
        """Choose the record at a place, or the last one before it."""
        last = self.table.rowCount() - 1
        if last >= 0:
            self.view.setCurrentIndex(self.table.index(min(max(place, 0), last), 0))

    def take_keys(self) -> None:
        """Let the keys come here."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_field(self) -> QWidget:
        """What takes the keys."""
        return self.view

    def _on_current_changed(self, index: QModelIndex) -> None:
        if not self._filling:
            self.record_chosen.emit(self.table.at(index.row()))

    def _on_activated(self) -> None:
        self.opened.emit()
