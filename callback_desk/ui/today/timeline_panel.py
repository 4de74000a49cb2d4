"""What happened to a lead so far: who did what, and when."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.card_view import cut
from callback_desk.ui.today.event_view import EventView
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.long_text import NOTE, LongText
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.first_letter import with_capital
from callback_desk.wording.people import visible

_TOP = Qt.AlignmentFlag.AlignTop
SMALL, WORDS = 0.82, 0.92
LONGEST_WHO = 22
# How many of the newest events stand there at first, and how many more at a time.
AT_FIRST, AT_A_TIME = 12, 25
NOTE_HIDDEN = _("note: hold M")


class TimelinePanel(QWidget):
    """A line for each event, the oldest first; notes beneath, unless hidden.

    Of a long history the newest part is shown, the rest when it is asked for.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[EventView, ...] = ()
        self._notes_shown = True
        self._notes: list[tuple[QWidget, QWidget]] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._table: QWidget | None = None
        self._most = AT_FIRST
        self._earlier = NamedButton(theme, _("… show earlier events"), kind="link")
        self._earlier.setFont(theme.font(SMALL))
        self._earlier.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._earlier.clicked.connect(self._on_earlier_wanted)
        self._lines.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)

    def show_events(self, events: Sequence[EventView]) -> None:
        """Show events; the same ones again change nothing."""
        if tuple(events) != self._shown:
            self._shown = tuple(events)
            self._rebuild()

    def fold(self) -> None:
        """Show the newest events only, as for a lead that was not shown before."""
        if self._most != AT_FIRST:
            self._most = AT_FIRST
            self._rebuild()

    def _on_earlier_wanted(self) -> None:
        self._most += AT_A_TIME
        self._rebuild()

    def _rebuild(self) -> None:
        earlier = max(0, len(self._shown) - self._most)
        self._earlier.setVisible(earlier > 0)
        self._earlier.say(
            _("… show earlier events: {earlier} are left", earlier=earlier)
        )
        if self._table is not None:
            self._table.hide()
            self._lines.removeWidget(self._table)
            self._table.deleteLater()
        self._notes = []
        self._table = self._build_table(self._shown[earlier:])
        self._lines.addWidget(self._table)
        self.show_notes(self._notes_shown)

    def show_notes(self, shown: bool) -> None:
        """Show the notes, or only that there are some."""
        self._notes_shown = shown
        for note, instead in self._notes:
            note.setVisible(shown)
            instead.setVisible(not shown)

    def _build_table(self, events: Sequence[EventView]) -> QWidget:
        theme, table = self._theme, QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(3))
        grid.setVerticalSpacing(theme.px(1.75))
        grid.setColumnStretch(1, 1)
        for row, event in enumerate(events):
            when = PlainLabel(theme, with_capital(event.when), scale=SMALL, muted=True)
            who = PlainLabel(theme, _shortened(event.who), scale=SMALL, muted=True)
            for small in (when, who):
                # The small words stand on the line of the larger ones.
                small.setContentsMargins(0, theme.px(0.25), 0, 0)
            grid.addWidget(when, row, 0, _TOP)
            grid.addLayout(self._build_words(event), row, 1)
            grid.addWidget(who, row, 2, _TOP)
        return table

    def _build_words(self, event: EventView) -> QVBoxLayout:
        theme, column = self._theme, QVBoxLayout()
        column.setSpacing(0)
        words = FlowingLabel(theme, event.words, scale=WORDS, muted=not event.holds)
        if not event.holds:
            font = words.font()
            font.setStrikeOut(True)
            words.setFont(font)
        column.addWidget(words)
        if event.note is not None:
            note = LongText(theme, event.note, NOTE, scale=SMALL)
            instead = PlainLabel(theme, NOTE_HIDDEN, scale=SMALL, muted=True)
            column.addWidget(note)
            column.addWidget(instead)
            self._notes.append((note, instead))
        if event.entered:
            entered = FlowingLabel(theme, event.entered, scale=SMALL, muted=True)
            column.addWidget(entered)
        return column


def _shortened(who: str) -> str:
    return cut(visible(who), LONGEST_WHO)
