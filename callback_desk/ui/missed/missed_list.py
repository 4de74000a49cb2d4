"""The missed callbacks of a period as a list, with one or several chosen."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.sort_order import SortOrder
from callback_desk.services.missed_callbacks import MissedCallback
from callback_desk.services.promise_order import MISSED_WORDS, sort_missed
from callback_desk.translation import _
from callback_desk.ui.copied_rows import CopiedRows
from callback_desk.ui.sorting.sort_key import SORT_KEYS
from callback_desk.ui.sorting.sorting import Sorting
from callback_desk.ui.sorting.table_menu import TableMenu
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.two_line_delegate import RowLook, TwoLineDelegate
from callback_desk.ui.widgets import Card, NamedButton
from callback_desk.wording.missed import CAUSES, say_late, say_review
from callback_desk.wording.people import visible
from callback_desk.wording.times import WEEKDAYS, say_clock, say_instant

LONGEST_NAME = 80
SORT = _("Sort by…")
ONE_WEEK = timedelta(days=6)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_FOCUS = {QEvent.Type.FocusIn, QEvent.Type.FocusOut}

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class MissedTable(QAbstractListModel):
    """Missed callbacks by deadline, unless somebody sorts them."""

    sort_words = MISSED_WORDS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: Sequence[MissedCallback] = ()
        self._rows: list[MissedCallback] = []
        self._order: SortOrder | None = None
        self._calendar: BusinessCalendar | None = None
        self._dated = False

    def show(self, rows: Sequence[MissedCallback], calendar: BusinessCalendar) -> None:
        """Show these."""
        self.beginResetModel()
        self._given, self._calendar = rows, calendar
        self._rows = sort_missed(rows, self._order)
        due = [row.promise.due_at for row in rows]
        # Within a week a weekday says it; in a longer time a date is needed.
        self._dated = bool(due) and max(due) - min(due) > ONE_WEEK
        self.endResetModel()

    def put_in_order(self, order: SortOrder | None) -> None:
        """Put them in an order; who is chosen stays chosen."""
        self.layoutAboutToBeChanged.emit()
        before, kept = self._rows, self.persistentIndexList()
        self._order, self._rows = order, sort_missed(self._given, order)
        now_at = {_number_of(row): place for place, row in enumerate(self._rows)}
        moved = [self.index(now_at[_number_of(before[i.row()])]) for i in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    @property
    def rows(self) -> Sequence[MissedCallback]:
        """What is shown."""
        return self._rows

    def at(self, place: int) -> MissedCallback | None:
        """The row at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a missed callback."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """The name; or the whole row, for those who hear the screen."""
        if not index.isValid():
            return None
        look = self.look(index.row())
        if look is None or role not in (_DISPLAY, _SPOKEN):
            return None
        if role == _DISPLAY:
            return look.name
        return ", ".join((look.name, look.beside, look.pill, look.foot))

    def look(self, place: int) -> RowLook | None:
        """Who it is, how late, and why."""
        row = self.at(place)
        if row is None or self._calendar is None:
            return None
        promise, review = row.promise, row.review
        due = self._calendar.local(promise.due_at)
        late = say_late(promise, self._calendar)
        if review is None:
            pill, tone = CAUSES[row.reason.cause], Tone.OVERDUE
        else:
            pill, tone = (
                _("Signed off: {review}", review=say_review(review.cause)),
                Tone.FINE,
            )
        return RowLook(
            name=visible(promise.told.name[:LONGEST_NAME]),
            is_named=True,
            beside=late,
            beside_tone=Tone.OVERDUE if promise.is_overdue else None,
            pill=visible(pill[:LONGEST_NAME]),
            pill_tone=tone,
            foot=_(
                "due {when}",
                when=say_instant(due)
                if self._dated
                else f"{WEEKDAYS[due.weekday()]} {say_clock(due)}",
            ),
        )


def _number_of(row: MissedCallback) -> int:
    """The request's, by which a missed callback is known."""
    return row.promise.told.request.request_id


class _Delegate(TwoLineDelegate):
    def __init__(self, theme: Theme, table: MissedTable, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._table = table

    def look(self, place: int) -> RowLook | None:
        return self._table.look(place)


class MissedList(Card):
    """`chosen_changed` follows when another one, or others, are chosen."""

    chosen_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=0.25)
        self.table, self.view = MissedTable(self), QListView()
        self._delegate = _Delegate(theme, self.table, self.view)
        view = self.view
        view.setAccessibleName(_("Missed callbacks"))
        view.setModel(self.table)
        view.setItemDelegate(self._delegate)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.installEventFilter(self)
        CopiedRows(view)
        self.sorting = Sorting(view, "missed")
        self.menu = TableMenu(view, self.sorting)
        self.sort_button = NamedButton(
            *(theme, SORT),
            kind="line",
            icon_name="sort",
            keys=SORT_KEYS,
            tells=_("Sort this list"),
        )
        view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        theme.changed.connect(self._on_theme_changed)
        self.sorting.applied.connect(self._on_sorted)
        self.sort_button.clicked.connect(self._on_sort_wanted)
        left = Qt.AlignmentFlag.AlignLeft
        self.column.setSpacing(theme.px(0.5))
        # It keeps clear of the card's edge.
        self.column.addSpacing(theme.px(1))
        self.column.addWidget(self.sort_button, 0, left)
        self.column.addWidget(view)
        self._filling = False

    def _on_selection_changed(self) -> None:
        if not self._filling:
            self.chosen_changed.emit()

    def _on_sorted(self) -> None:
        self.sort_button.say(self.sorting.said_briefly or SORT)

    def _on_sort_wanted(self) -> None:
        self.menu.open_beneath(self.sort_button)

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
        rows: Sequence[MissedCallback],
        calendar: BusinessCalendar,
        wanted: Collection[int] = (),
    ) -> None:
        """Show these; who was chosen stays chosen, else the first unsigned one is.

        Args:
            rows: what was missed, by deadline.
            calendar: says when.
            wanted: the requests that are chosen where nothing was so far.
        """
        chosen = {_number_of(row) for row in self.chosen()}
        before = chosen or set(wanted)
        # Nothing is chosen for a moment, of which nobody need hear.
        self._filling = True
        self.table.show(rows, calendar)
        places = [
            place
            for place, row in enumerate(self.table.rows)
            if _number_of(row) in before
        ]
        if places:
            for place in places:
                self.choose(place, clears=place == places[0])
        else:
            self.choose_unsigned()
        self._filling = False
        self.chosen_changed.emit()

    def choose_unsigned(self, after: int = -1) -> None:
        """Choose the next that nobody signed off, from a place on, or the first."""
        unsigned = [n for n, row in enumerate(self.table.rows) if row.review is None]
        later = [n for n in unsigned if n > after]
        places = later or unsigned or list(range(min(1, len(self.table.rows))))
        if places:
            self.choose(places[0])

    def choose_behind(self, place: int, numbers: Collection[int]) -> None:
        """Choose the next unsigned one behind those that were signed at a place.

        Args:
            place: where the current one stood.
            numbers: their requests.
        """
        here = self.table.at(place)
        # In the order of what is signed they went elsewhere, and the next came there.
        stays = here is not None and _number_of(here) in numbers
        self.choose_unsigned(after=place if stays else place - 1)

    def chosen(self) -> list[MissedCallback]:
        """What is chosen, in the order of the list."""
        places = sorted(index.row() for index in self.view.selectedIndexes())
        rows = (self.table.at(place) for place in places)
        return [row for row in rows if row is not None]

    @property
    def place(self) -> int:
        """Where the current one stands."""
        return self.view.currentIndex().row()

    def choose(self, place: int, *, clears: bool = True) -> None:
        """Choose the one at a place, alone or beside those that are chosen."""
        index = self.table.index(place)
        flag = QItemSelectionModel.SelectionFlag
        selection = self.view.selectionModel()
        selection.setCurrentIndex(index, flag.ClearAndSelect if clears else flag.Select)
