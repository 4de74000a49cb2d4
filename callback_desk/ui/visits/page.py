"""Booked visits of a day: Came, No-show or Canceled, a key each."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.visit import BookedVisit, Visit
from callback_desk.services.desk import Desk
from callback_desk.services.visits import VisitsOfDay, mark_visit, visits_of
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.row_table import RowTable
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flow_layout import FlowLayout, in_one_line
from callback_desk.ui.visits.visit_table import VisitTable
from callback_desk.ui.widgets import Card, IconButton, NamedButton, PlainLabel
from callback_desk.wording.times import say_date
from callback_desk.wording.visits import MEANS, say_marked, say_visits

ONE_DAY = timedelta(days=1)
# Layout units, and the letters of the list: it is read with the phone in hand.
ROW, LETTERS = 9, 1.0
# So low, the page leaves its room to the list; so wide, a name has room enough.
LOW, NAME = 85, 45
# Left out where they have no room, first of all by whom, and for when it was booked.
LEFT_OUT = (3, 2, 1)
READING = _("Looking…")
HINT = _("In the list: C, N, X or U; Enter opens the lead.")
# What is pressed in the list, beside the buttons.
KEYS = {"C": Visit.CAME, "N": Visit.NO_SHOW, "X": Visit.CANCELED, "U": Visit.AHEAD}
WORDS = {
    Visit.CAME: _("Came"),
    Visit.NO_SHOW: _("No-show"),
    Visit.CANCELED: _("Canceled"),
    Visit.AHEAD: _("Take back"),
}


class VisitView(RowTable):
    """`marked` brings what was said of the row that the keys are on."""

    marked = Signal(object)
    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Booked visits"), row_units=ROW, scale=LETTERS)
        self._name = theme.px(NAME)

    def show_rows(self, model: QAbstractItemModel, lines: int = 1) -> None:
        """Show a day's."""
        super().show_rows(model, lines)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much of each as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.model() is None:
            return
        for column in LEFT_OUT:
            self.setColumnHidden(column, False)
        header = self.horizontalHeader()
        needed = [
            max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in range(header.count())
        ]
        needed[0] = min(needed[0], self._name)
        taken, room = sum(needed), self.viewport().width()
        for column in LEFT_OUT:
            self.setColumnHidden(column, taken > room)
            taken -= needed[column] if taken > room else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter says what became of it, Enter opens the lead."""
        said = KEYS.get(event.text().upper())
        if said is not None and not event.modifiers():
            self.marked.emit(said)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class VisitsPage(QWidget):
    """`shown` follows once a day is read; `changed` once something was said of one.

    `lead_wanted` asks to see a lead, `told` carries words for the foot, `failed` what
    has no place here; `left` asks for Today.
    """

    shown = Signal()
    changed = Signal()
    lead_wanted = Signal(object)
    told = Signal(str)
    failed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__()
        self._theme, self._background, self._desk = theme, background, desk
        self._day: date | None = None
        self._asked = 0
        self.read: VisitsOfDay | None = None
        self._words = PlainLabel(theme, bold=True)
        self.said = SpokenLabel(theme, READING, muted=True)
        self.back = IconButton(
            theme, _("The day before"), "chevron_left", keys="Alt+Left"
        )
        self.ahead = IconButton(theme, _("The day after"), "chevron_right")
        self.leave = NamedButton(
            theme, _("Back"), shortcut="Esc", tells=_("Back to Today")
        )
        self._title = PlainLabel(theme, _("Booked visits"), scale=1.6, bold=True)
        self._hint = PlainLabel(theme, HINT, scale=0.9, muted=True, wraps=True)
        self.view = VisitView(theme)
        self.buttons = {
            visit: NamedButton(theme, words, tells=MEANS[visit], keys=key)
            for (key, visit), words in zip(KEYS.items(), WORDS.values(), strict=True)
        }
        # What there is to do, and what is left of the page where there is nothing.
        self._feet, self._rest = QWidget(), QWidget()
        self._build()
        self.setFocusProxy(self.view)
        self.back.clicked.connect(self._on_back)
        self.ahead.clicked.connect(self._on_ahead)
        self.leave.clicked.connect(self.left)
        self.view.marked.connect(self._mark)
        self.view.opened.connect(self._on_opened)
        for button in self.buttons.values():
            button.clicked.connect(self._on_button)

    def _build(self) -> None:
        theme = self._theme
        head = QWidget()
        flow = FlowLayout(head, theme.px(4))
        flow.addWidget(self._title)
        flow.addWidget(in_one_line(theme.px(4), self.back, self._words, self.ahead))
        flow.addWidget(self.leave)
        self.view.show_headings(theme, "visits")
        row = FlowLayout(self._feet, theme.px(2))
        for button in self.buttons.values():
            row.addWidget(button)
        row.addWidget(self._hint)
        card = Card(theme)
        card.column.addWidget(self.said)
        card.column.addWidget(self.view, 1)
        card.column.addWidget(self._feet)
        card.column.addWidget(self._rest, 1)
        self._rest.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(head)
        column.addWidget(card, 1)

    def refresh(self) -> None:
        """Read the day again; the first time today."""
        self._asked += 1
        self._background.run(
            partial(visits_of, self._desk, self._day),
            partial(self._on_read, self._asked),
            self.failed.emit,
        )

    def show_day(self, day: date | None) -> None:
        """Show another day; None is today."""
        self._day = day
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Others may have marked some meanwhile."""
        super().showEvent(event)
        self.refresh()

    def _on_read(self, asked: int, read: VisitsOfDay) -> None:
        if asked != self._asked:
            return
        chosen = self._chosen()
        self.read = read
        today = f", {_('today')}" if read.day == read.today else ""
        self._words.say(f"{say_date(read.day)}{today}")
        self.said.set_tone(None, muted=True)
        self.said.say(say_visits(read.day, read.visits))
        table = VisitTable(self._theme, read.visits, read.day, self._desk.phones.show)
        self.view.show_rows(table)
        if self.view.hasFocus() and not read.visits:
            # Hidden it would leave the keys to whatever comes next, in the foot.
            self.leave.setFocus()
        for part in (self.view, self._feet):
            part.setVisible(bool(read.visits))
        self._rest.setVisible(not read.visits)
        self.view.selectRow(self._place_of(chosen))
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low page leaves its room to the list; buttons say their keys as well."""
        super().resizeEvent(event)
        low = event.size().height() < self._theme.px(LOW)
        self._title.setHidden(low)
        self._hint.setHidden(low)

    def _place_of(self, before: BookedVisit | None) -> int:
        """The row to be on: the one before while it is open, else the next open one."""
        model = self.view.model()
        visits = model.rows if isinstance(model, VisitTable) else ()
        numbers = [visit.attempt_id for visit in visits]
        known = before is not None and before.attempt_id in numbers
        start = numbers.index(before.attempt_id) if before and known else 0
        later = (*range(start, len(visits)), *range(start))
        ahead = (n for n in later if visits[n].visit is Visit.AHEAD)
        return next(ahead, start)

    def _chosen(self) -> BookedVisit | None:
        model = self.view.model()
        if not isinstance(model, VisitTable):
            return None
        return model.row(self.view.currentIndex().row())

    def _on_button(self) -> None:
        for visit, button in self.buttons.items():
            if button is self.sender():
                self._mark(visit)

    def _mark(self, said: Visit) -> None:
        visit = self._chosen()
        if visit is None or said is visit.visit:
            return
        self._background.run(
            partial(mark_visit, self._desk, visit.attempt_id, said),
            partial(self._on_marked, visit, said),
            self._say_failure,
        )

    def _on_marked(self, visit: BookedVisit, said: Visit, recorded: object) -> None:
        self.told.emit(say_marked(visit.name, said))
        self.changed.emit()
        self.refresh()

    def _on_opened(self) -> None:
        visit = self._chosen()
        if visit is not None:
            self.lead_wanted.emit(visit.lead_id)

    def _say_failure(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.said.set_tone(Tone.OVERDUE)
            self.said.say(f"{error.sentence} {error.what_to_do}")
        else:
            self.failed.emit(error)

    def _on_back(self) -> None:
        self._step(-ONE_DAY)

    def _on_ahead(self) -> None:
        self._step(ONE_DAY)

    def _step(self, way: timedelta) -> None:
        if self.read is not None:
            self.show_day(self.read.day + way)
