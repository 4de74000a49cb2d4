"""How a file is read: what its columns hold, its letters, its dates; all to change."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.file_reading import (
    ANSWERS,
    ColumnReading,
    FileReading,
    HowFound,
    Question,
)
from callback_desk.domain.reading_choices import NOT_USED, ReadingChoices
from callback_desk.translation import _
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.import_preview import (
    DAY_ORDERS,
    DELIMITERS,
    ENCODINGS,
    FIELDS,
    encoding_choice,
    say_field,
    say_found,
    say_questions,
)
from callback_desk.wording.people import say_beside, visible

# More columns than a person looks through; the others are kept beside.
MOST_COLUMNS = 60
LONGEST_LABEL, LONGEST_CELL = 60, 40
# Layout units.
WIDE, NAME_WIDE, HIGH = 150, 20, 60
# Columns in which people tell of themselves.
THEIR_WORDS = frozenset({"message", "interest", ANSWERS})
SHOW, COVERED = _("Show what they wrote"), _("hidden")
ASK = _("3/4 means")
NOT_SAID = _("Please choose")
_HEADINGS = (_("Column"), _("Holds"), "", _("First cells"))


class _ColumnRow(QObject):
    """One column of the file: its label, what it holds, how that was found, cells.

    `said` carries its label and the field that somebody chose for it.
    """

    said = Signal(str, str)

    def __init__(self, theme: Theme, label: str, parent: QObject) -> None:
        super().__init__(parent)
        self.label = label
        shown = visible(label[:LONGEST_LABEL])
        self.name = PlainLabel(theme, shown, bold=True, wraps=True)
        self.holds = ChoiceBox(theme)
        self.holds.setAccessibleName(_("What {shown} holds", shown=shown))
        self.holds.fit(FIELDS.values())
        self.found = PlainLabel(theme, muted=True, scale=0.9, wraps=True)
        self.cells = PlainLabel(theme, muted=True, scale=0.9, wraps=True)
        self._fields = list(FIELDS)
        self.holds.addItems(list(FIELDS.values()))
        self.holds.activated.connect(self._on_activated)

    def show(self, column: ColumnReading, *, covered: bool) -> None:
        """Show what was made of the column."""
        field = NOT_USED if column.field in (None, ANSWERS) else column.field
        if field not in self._fields:
            self._fields.append(str(field))
            self.holds.addItem(say_field(field))
        self.holds.setCurrentIndex(self._fields.index(str(field)))
        self.found.say(say_found(column.found))
        is_guess = column.found is HowFound.NEAR
        self.found.set_tone(Tone.DUE_TODAY if is_guess else None, muted=not is_guess)
        cells = [visible(cell[:LONGEST_CELL]) for cell in column.samples]
        hidden = covered and column.field in THEIR_WORDS and bool(cells)
        self.cells.say(COVERED if hidden else say_beside(cells))

    def _on_activated(self) -> None:
        self.said.emit(self.label, self._fields[self.holds.currentIndex()])


class ReadingPanel(Card):
    """`choices_changed` carries what somebody says of the file now."""

    choices_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=3)
        self._theme = theme
        self._reading: FileReading | None = None
        self._choices = ReadingChoices()
        self._rows: list[_ColumnRow] = []
        self._filling = self._discreet = self._covered = self._narrow = False
        self.question = PlainLabel(theme, bold=True, wraps=True)
        self._asking = TonedBox(theme, Tone.DUE_TODAY)
        self._asking.box.addWidget(self.question)
        self.encoding, self.delimiter = ChoiceBox(theme), ChoiceBox(theme)
        self.order = ChoiceBox(theme)
        self.show_button = NamedButton(theme, SHOW, kind="link")
        self._more = PlainLabel(theme, muted=True, scale=0.9, wraps=True)
        self._area, self._place = QScrollArea(), QWidget()
        self._grid = QGridLayout(self._place)
        self._cells_heading: PlainLabel | None = None
        self._build()
        self.encoding.currentIndexChanged.connect(self._on_chosen)
        self.delimiter.currentIndexChanged.connect(self._on_chosen)
        self.order.currentIndexChanged.connect(self._on_chosen)
        self.show_button.clicked.connect(self._on_show)

    def _build(self) -> None:
        theme = self._theme
        for box, name, words in (
            (self.encoding, _("Letters in"), ENCODINGS),
            (self.delimiter, _("Cells between"), DELIMITERS),
        ):
            box.setAccessibleName(name)
            box.fit(words.values())
            box.addItems(list(words.values()))
        self.order.setAccessibleName(ASK)
        self.order.fit((NOT_SAID, *DAY_ORDERS.values()))
        head = QWidget()
        flow = FlowLayout(head, theme.px(1.5))
        self._order_pair = self._pair(ASK, self.order)
        for pair in (
            self._pair(_("Letters in"), self.encoding),
            self._pair(_("Cells between"), self.delimiter),
            self._order_pair,
        ):
            flow.addWidget(pair)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        head.setSizePolicy(policy)
        self._grid.setContentsMargins(0, 0, theme.px(2), 0)
        self._grid.setHorizontalSpacing(theme.px(3))
        self._grid.setVerticalSpacing(theme.px(1.5))
        self._grid.setColumnMinimumWidth(0, theme.px(NAME_WIDE))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(3, 3)
        outer = QVBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._place)
        outer.addWidget(self._more)
        outer.addStretch()
        holder = QWidget()
        holder.setLayout(outer)
        area = self._area
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The ground is the card's.
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        self.column.addWidget(self._asking)
        self.column.addWidget(head)
        self.column.addWidget(area, 1)
        self.column.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _pair(self, words: str, box: ChoiceBox) -> QWidget:
        """A choice with its word before it."""
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, self._theme.px(2), 0)
        row.setSpacing(self._theme.px(1.5))
        row.addWidget(PlainLabel(self._theme, words, muted=True))
        row.addWidget(box)
        return pair

    def arrange(self, *, narrow: bool) -> None:
        """Stand beside the records, or in their place in a narrow page."""
        wide = self._theme.px(WIDE)
        self.setMinimumWidth(0 if narrow else wide)
        self.setMaximumWidth(0xFFFFFF if narrow else wide)
        self._narrow = narrow
        # There the page is scrolled, and a list within it would be a line high.
        self._area.setMinimumHeight(self._theme.px(HIGH) if narrow else 0)
        for number, row in enumerate(self._rows):
            self._place_row(number, row)
        if self._cells_heading is not None:
            self._cells_heading.setVisible(not narrow)

    def set_discreet(self, discreet: bool) -> None:
        """Whether patients can see the screen."""
        self._discreet = self._covered = discreet
        self._fill_rows()

    def show_reading(self, reading: FileReading, choices: ReadingChoices) -> None:
        """Show how a file was read.

        Args:
            reading: what was found out.
            choices: what somebody said of it by now.
        """
        self._filling = True
        labels = [column.label for column in reading.columns[:MOST_COLUMNS]]
        if labels != [row.label for row in self._rows]:
            self._build_rows(labels)
            self._covered = self._discreet
        self._reading, self._choices = reading, choices
        self._ask(reading.questions)
        letters = encoding_choice(reading.encoding or "")
        self._choose(self.encoding, list(ENCODINGS), letters)
        self._choose(self.delimiter, list(DELIMITERS), reading.delimiter)
        self._show_order(reading)
        self._fill_rows()
        more = len(reading.columns) - MOST_COLUMNS
        self._more.say(
            _("And {more} more columns, kept beside.", more=more) if more > 0 else ""
        )
        self._more.setVisible(more > 0)
        self._filling = False

    def wipe(self) -> None:
        """Hold nothing of any file."""
        self._reading = None
        self._build_rows([])

    def first_field(self) -> QWidget:
        """What takes the keys: what is asked, else the first column."""
        if self._reading is not None and self._reading.order_is_open:
            asked = {*self._reading.questions} - {Question.DAY_ORDER}
            if not asked:
                return self.order
        return self._rows[0].holds if self._rows else self.encoding

    def holds_of(self, label: str) -> ChoiceBox:
        """The choice of a column."""
        return next(row.holds for row in self._rows if row.label == label)

    def _ask(self, questions: Sequence[Question]) -> None:
        self._asking.setVisible(bool(questions))
        self.question.say(say_questions(questions))

    def _choose(self, box: ChoiceBox, codes: Sequence[str], chosen: str) -> None:
        if chosen in codes:
            box.setCurrentIndex(codes.index(chosen))
        box.setEnabled(chosen in codes)

    def _show_order(self, reading: FileReading) -> None:
        matters = reading.month_first is not None
        self._order_pair.setVisible(matters)
        self.order.clear()
        self.order.addItems(list(DAY_ORDERS.values()))
        if matters:
            self.order.setCurrentIndex(
                list(DAY_ORDERS).index(bool(reading.month_first))
            )
        if reading.order_is_open:
            self.order.insertItem(0, NOT_SAID)
            self.order.setCurrentIndex(0)

    def _build_rows(self, labels: Sequence[str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        theme = self._theme
        for column, words in enumerate(_HEADINGS):
            heading = PlainLabel(theme, words, muted=True, bold=True)
            self._grid.addWidget(heading, 0, column)
            self._cells_heading = heading
            heading.setHidden(self._narrow and words == _HEADINGS[-1])
        for before in self._rows:
            before.deleteLater()
        self._rows = [_ColumnRow(theme, label, self) for label in labels]
        for number, row in enumerate(self._rows):
            self._place_row(number, row)
            row.said.connect(self._on_field_chosen)
        stops = [self.order, *(row.holds for row in self._rows), self.show_button]
        for before_it, stop in pairwise(stops):
            self.setTabOrder(before_it, stop)

    def _place_row(self, number: int, row: _ColumnRow) -> None:
        """A column's parts beside each other; where it is narrow, cells beneath."""
        top = Qt.AlignmentFlag.AlignTop
        first = 2 * number + 1
        # One line beside the box stands as high as the word in it.
        high = row.holds.sizeHint().height()
        for label in (row.name, row.found, row.cells):
            label.setMinimumHeight(high)
        for column, part in enumerate((row.name, row.holds, row.found)):
            self._grid.addWidget(part, first, column, top)
        if self._narrow:
            self._grid.addWidget(row.cells, first + 1, 0, 1, len(_HEADINGS), top)
        else:
            self._grid.addWidget(row.cells, first, len(_HEADINGS) - 1, top)
        row.found.setVisible(not self._narrow)

    def _fill_rows(self) -> None:
        reading = self._reading
        if reading is None:
            return
        for row, column in zip(self._rows, reading.columns, strict=False):
            row.show(column, covered=self._covered)
        theirs = any(
            column.field in THEIR_WORDS and column.samples for column in reading.columns
        )
        self.show_button.setVisible(self._covered and theirs)

    def _on_show(self) -> None:
        self._covered = False
        self._fill_rows()
        self.first_field().setFocus()

    def _on_field_chosen(self, label: str, field: str) -> None:
        self._say(self._choices.with_column(label, field))

    def _on_chosen(self) -> None:
        reading = self._reading
        if self._filling or reading is None:
            return
        said: dict[str, object] = {}
        letters = reading.encoding or ""
        encoding = list(ENCODINGS)[max(0, self.encoding.currentIndex())]
        if self.encoding.isEnabled() and encoding != encoding_choice(letters):
            said["encoding"] = encoding
        delimiter = list(DELIMITERS)[max(0, self.delimiter.currentIndex())]
        if self.delimiter.isEnabled() and delimiter != reading.delimiter:
            said["delimiter"] = delimiter
        orders = {words: first for first, words in DAY_ORDERS.items()}
        order = orders.get(self.order.currentText())
        if reading.month_first is not None and order is not None:
            changed = order != reading.month_first or reading.order_is_open
            if changed:
                said["month_first"] = order
        if said:
            self._say(replace(self._choices, **said))  # type: ignore[arg-type]  # by its own fields

    def _say(self, choices: ReadingChoices) -> None:
        self._choices = choices
        self.choices_changed.emit(choices)
