"""The people behind a bar: a list beneath the pictures; Enter opens one."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import (
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.report_choice import PromiseList, PromiseRow
from callback_desk.domain.sort_order import SortKey
from callback_desk.services.promise_order import PROMISE_WORDS, raw_of_promise
from callback_desk.translation import _
from callback_desk.ui.calendar.row_model import Index, RowModel
from callback_desk.ui.calendar.row_table import RowTable
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, PlainLabel
from callback_desk.wording.intake import say_origin
from callback_desk.wording.people import visible
from callback_desk.wording.report_choices import say_became, say_choice
from callback_desk.wording.times import say_day, say_instant

LONGEST, MOST_ROWS = 60, 12
HINT = _("Choose a bar, a cell or a source above to see the people behind it.")
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class PeopleModel(RowModel[PromiseRow]):
    """Promises as rows; another choice brings another model."""

    headings = PROMISE_WORDS

    def __init__(
        self, people: PromiseList, local: Callable[[datetime], datetime]
    ) -> None:
        super().__init__(people.rows)
        self._local = local
        # The least of those that are not listed may be less than any that is.
        self._is_whole = len(people.rows) == people.total

    @property
    def sort_words(self) -> Sequence[str]:
        """All headings, where everybody is listed."""
        return self.headings if self._is_whole else ()

    def raw(self, row: PromiseRow, column: int) -> SortKey | None:
        """What it is on paper, too."""
        return raw_of_promise(row, column)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell; for those who hear it the whole row."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == _DISPLAY:
            return self._cells(row)[index.column()]
        if role == _SPOKEN and not index.column():
            cells = self._cells(row)
            return ", ".join(
                f"{heading} {cell}" if place else cell
                for place, (heading, cell) in enumerate(
                    zip(self.headings, cells, strict=True)
                )
            )
        return None

    def _cells(self, row: PromiseRow) -> tuple[str, ...]:
        asked = self._local(row.received_at)
        first = row.first_call_at
        return (
            visible(row.name[:LONGEST]),
            self._when(row.received_at) if row.timed else say_day(asked.date()),
            self._when(row.due_at),
            say_became(row.became),
            "–" if first is None else self._when(first),  # noqa: RUF001 - printed
            visible(say_origin(row.source)[:LONGEST]),
        )

    def _when(self, at: datetime) -> str:
        return say_instant(self._local(at))


class PeopleView(RowTable):
    """`opened` tells the place of the row that Enter was pressed on, `left` of Esc."""

    opened = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row, Esc leaves the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex().row())
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class PeopleList(Card):
    """`lead_wanted` asks to see a lead."""

    lead_wanted = Signal(object)

    def __init__(self, theme: Theme, sorts_as: str) -> None:
        super().__init__(theme, padding=3.5)
        self._title = PlainLabel(theme, _("The people behind it"), bold=True)
        self._words = PlainLabel(theme, HINT, wraps=True, muted=True)
        self.view = PeopleView(
            theme, _("The people behind what was chosen"), row_units=7.5, scale=0.95
        )
        self.view.show_headings(theme, sorts_as)
        self.column.addWidget(self._title)
        self.column.addWidget(self._words)
        self.column.addWidget(self.view)
        self.view.hide()
        self.view.opened.connect(self._on_opened)
        self.view.doubleClicked.connect(self._on_double_clicked)

    def call(self, title: str) -> None:
        """Say whose list it is, where it is not of a picture."""
        self._title.say(title)

    def clear(self) -> None:
        """Show nobody."""
        self._words.say(HINT)
        self.view.hide()

    def show_people(self, people: PromiseList, calendar: BusinessCalendar) -> None:
        """Show these."""
        self._words.say(say_choice(people))
        self.view.show_rows(PeopleModel(people, calendar.local))
        self.view.setVisible(bool(people.rows))
        header = self.view.horizontalHeader().sizeHint().height()
        rows = min(len(people.rows), MOST_ROWS)
        high = self.view.verticalHeader().defaultSectionSize()
        self.view.setFixedHeight(rows * high + header + 4)

    @property
    def told(self) -> str:
        """What was chosen, in words."""
        return self._words.text()

    def _on_double_clicked(self, index: Index) -> None:
        self._on_opened(index.row())

    def _on_opened(self, place: int) -> None:
        model = self.view.model()
        row = model.row(place) if isinstance(model, PeopleModel) else None
        if row is not None:
            self.lead_wanted.emit(row.lead_id)
