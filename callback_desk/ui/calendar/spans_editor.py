"""Desk hours of a day: several intervals, each with a start and an end."""

from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.domain.business_calendar import MINUTES_A_DAY, Span
from callback_desk.services.calendar_settings import USUAL_HOURS
from callback_desk.translation import _, _p
from callback_desk.ui.first_run.clock_field import ClockField
from callback_desk.ui.first_run.day_hours import BACKWARD, NO_TIME
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import IconButton, PlainLabel

OVERLAP = _("Let one interval end before the next one starts.")
# What is typed is read after so long a pause, or at once when the field is left.
PAUSE_MS = 350
# A new interval begins an hour after the last one's end, and is as long as this.
BREAK_MINUTES, NEW_MINUTES = 60, 180
MOST = 4


class SpanRow(QWidget):
    """One interval: from, to, and a button that adds or removes one."""

    add_wanted = Signal()
    remove_wanted = Signal(object)
    typed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, name: str, span: Span, *, is_first: bool) -> None:
        super().__init__()
        self.start = ClockField(theme, _("{name} from", name=name), span[0])
        self.end = ClockField(theme, _("{name} to", name=name), span[1], self.start)
        self.button = (
            IconButton(theme, _("Add hours to {name}", name=name), "plus", kind="quiet")
            if is_first
            else IconButton(
                theme,
                _("Remove these hours of {name}", name=name),
                "minus",
                kind="quiet",
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(1.6))
        for part in (
            self.start,
            PlainLabel(theme, _p("from … to …", "to"), muted=True),
            self.end,
        ):
            row.addWidget(part)
        row.addWidget(self.button)
        row.addStretch()
        for field in (self.start, self.end):
            field.changed_by_hand.connect(self.typed)
            field.editingFinished.connect(self.left)
        self.button.clicked.connect(self._on_clicked)
        self._is_first = is_first

    @property
    def span(self) -> Span | None:
        """Its minutes of the day, or None where they are none."""
        start, end = self.start.minute, self.end.minute
        if start is None or end is None or start >= end:
            return None
        return start, end

    def show_span(self, span: Span) -> None:
        """Show another interval."""
        self.start.set_minute(span[0])
        self.end.set_minute(span[1])

    def _on_clicked(self) -> None:
        if self._is_first:
            self.add_wanted.emit()
        else:
            self.remove_wanted.emit(self)


class SpansEditor(QWidget):
    """Edits the intervals of a day; `changed` follows when they are others and right.

    What is wrong is said beneath, and told only once somebody has stopped typing.
    """

    changed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        """Make an editor with the usual hours in it.

        Args:
            theme: its looks.
            name: of the day, for a screen reader.
        """
        super().__init__()
        self._theme, self._name = theme, name
        self._rows: list[SpanRow] = []
        self._told: tuple[Span, ...] | None = None
        self._wrong = SpokenLabel(theme, scale=0.9, tone=Tone.OVERDUE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(1.2))
        self._column.addWidget(self._wrong)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.read)
        self.show_spans(USUAL_HOURS)

    @property
    def rows(self) -> tuple[SpanRow, ...]:
        """Its rows, from the top."""
        return tuple(self._rows)

    @property
    def wrong(self) -> str:
        """What is said to be wrong."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def show_spans(self, spans: tuple[Span, ...]) -> None:
        """Show intervals, unless they are what stands there already."""
        if self._told == spans and self._rows:
            return
        self._pause.stop()
        shown = spans or USUAL_HOURS
        # Rows stay where they can: what is made anew goes to the end of the Tab's way.
        for row in self._rows[len(shown) :]:
            self._drop(row)
        for row, span in zip(self._rows, shown, strict=False):
            row.show_span(span)
        for span in shown[len(self._rows) :]:
            self._add(span)
        self._told = shown
        self._say_wrong("")

    def spans(self) -> tuple[Span, ...] | None:
        """The intervals in order, or None where something is wrong with them."""
        found = [row.span for row in self._rows]
        spans = sorted(span for span in found if span is not None)
        if len(spans) < len(found) or _overlap(spans):
            return None
        return tuple(spans)

    def read(self) -> bool:
        """Read what was typed: tell of it, or say what is wrong with it."""
        self._pause.stop()
        spans = self.spans()
        if spans is None:
            unread = any(
                field.minute is None
                for row in self._rows
                for field in (row.start, row.end)
            )
            backward = any(row.span is None for row in self._rows)
            self._say_wrong(NO_TIME if unread else BACKWARD if backward else OVERLAP)
            return False
        self._say_wrong("")
        if spans != self._told:
            self._told = spans
            self.changed.emit()
        return True

    def focus(self) -> None:
        """Give the keys to the last end: that is what differs most often."""
        self._rows[-1].end.setFocus()
        self._rows[-1].end.selectAll()

    def _say_wrong(self, sentence: str) -> None:
        self._wrong.say(sentence)
        self._wrong.setVisible(bool(sentence))
        for row in self._rows:
            for field in (row.start, row.end):
                field.setAccessibleDescription(sentence)

    def _drop(self, row: SpanRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._rows[0].button.setEnabled(True)

    def _add(self, span: Span) -> None:
        number = len(self._rows)
        name = (
            self._name
            if number == 0
            else _("{name}, hours {number}", name=self._name, number=number + 1)
        )
        row = SpanRow(self._theme, name, span, is_first=number == 0)
        row.typed.connect(self._pause.start)
        row.left.connect(self._on_left)
        row.add_wanted.connect(self._on_add_wanted)
        row.remove_wanted.connect(self._on_remove_wanted)
        self._rows.append(row)
        self._column.insertWidget(number, row)
        if number:
            self.setTabOrder(self._rows[number - 1].button, row.start)
            self.setTabOrder(row.start, row.end)
            self.setTabOrder(row.end, row.button)
        self._rows[0].button.setEnabled(len(self._rows) < MOST)

    def _on_left(self) -> None:
        if self._pause.isActive():
            self.read()

    def _on_add_wanted(self) -> None:
        end = max((row.span[1] for row in self._rows if row.span), default=0)
        start = min(end + BREAK_MINUTES, MAX_START)
        self._add((start, min(start + NEW_MINUTES, MINUTES_A_DAY)))
        self.read()
        self._rows[-1].start.setFocus()
        self._rows[-1].start.selectAll()

    def _on_remove_wanted(self, row: SpanRow) -> None:
        self._drop(row)
        self._rows[-1].end.setFocus()
        self.read()


MAX_START = MINUTES_A_DAY - BREAK_MINUTES


def _overlap(spans: list[Span]) -> bool:
    return any(later[0] < earlier[1] for earlier, later in pairwise(spans))
