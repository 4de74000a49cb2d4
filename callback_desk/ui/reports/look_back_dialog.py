"""The desk at a past moment: whom the queue showed then, in its order."""

from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtCore import (
    QDate,
    QDateTime,
    Qt,
    QTime,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.errors import DeskError
from callback_desk.services.desk import Desk
from callback_desk.services.look_back import LookBack, PastQueue
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.moment_field import MomentField
from callback_desk.ui.calendar.row_model import Index, RowModel
from callback_desk.ui.calendar.row_table import RowTable
from callback_desk.ui.first_run.day_hours import NO_TIME
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.intake.share_bar import ShareBar
from callback_desk.ui.side_by_side import SideBySide
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.look_back import say_past_queue, say_past_standing
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_clock, say_date, say_instant

HEADINGS = (_("Name"), _("Standing"), _("Due"), _("Tries"), _("Next call"))
READING, STOPPED = _("Working it out…"), _("Stopped. Nothing was worked out.")
LONGEST, MOST_ROWS = 60, 500
# Layout units.
WIDE, HIGH, LEAST = 190, 120, 30
# Where it is narrower, each row takes two lines.
NARROW = 150
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class PastModel(RowModel[QueueEntry]):
    """A past queue in its own order; another moment brings another model."""

    headings: ClassVar[tuple[str, ...]] = HEADINGS

    def __init__(self, past: PastQueue) -> None:
        rows = (*past.queue.entries, *past.queue.resting)[:MOST_ROWS]
        super().__init__(rows)
        self._local = past.calendar.local
        self._year = self._local(past.queue.at).year

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell; for those who hear it the whole row."""
        entry = self.row(index.row())
        if entry is None:
            return None
        cells = self._cells(entry)
        if role == _DISPLAY:
            return cells[index.column()]
        hears = role == _SPOKEN and not index.column()
        return ", ".join(cells) if hears else None

    def _cells(self, entry: QueueEntry) -> tuple[str, ...]:
        lead = entry.lead
        following = lead.next_call_at
        return (
            visible(lead.name[:LONGEST]),
            say_past_standing(entry),
            self._when(lead.due_at),
            str(lead.attempts),
            "" if following is None else self._when(following),
        )

    def _when(self, at: datetime) -> str:
        local = self._local(at)
        if local.year == self._year:
            return say_instant(local)
        return f"{say_date(local)} {say_clock(local)}"


class NarrowPastModel(PastModel):
    """The same with two lines a row, where there is no room for five columns."""

    headings = ("\n".join(HEADINGS[:2]), f"{HEADINGS[2]}\n{HEADINGS[4]}", HEADINGS[3])

    def _cells(self, entry: QueueEntry) -> tuple[str, ...]:
        name, standing, due, tries, following = super()._cells(entry)
        return f"{name}\n{standing}", f"{due}\n{following}", tries


class LookBackDialog(FramedDialog):
    """Asks for a moment, and shows the queue as it stood then."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            theme: its looks.
            background: where it is worked out.
            desk: whose queue.
            now: on the clinic's clocks.
            parent: the window that it stands over.
        """
        title, head = _("The desk on…"), _("The desk on")
        super().__init__(theme, head, wide=WIDE, title=title, parent=parent)
        self._background, self._desk = background, desk
        self._zone = now.tzinfo
        self._past: PastQueue | None = None
        self._is_narrow = False
        self.moment = MomentField(theme, _("Day"), _("Time"))
        yesterday = now - timedelta(days=1)
        self.moment.show_moment(
            QDateTime(
                QDate(yesterday.year, yesterday.month, yesterday.day),
                QTime(yesterday.hour, yesterday.minute),
            )
        )
        self.show_button = NamedButton(theme, _("Show"), kind="primary")
        self.said = SpokenLabel(theme, muted=True)
        self._looking: LookBack | None = None
        self.bar = ShareBar(theme, _("How much of it is worked out"))
        self.stop_button = NamedButton(
            theme, _("Cancel"), tells=_("Stop working it out")
        )
        self.view = RowTable(theme, _("The queue as it stood"))
        self.close_button = NamedButton(
            theme, _("Close"), tells=_("Back to the reports (Esc)")
        )
        self._build()
        self.show_button.clicked.connect(self.look)
        self.stop_button.clicked.connect(self._on_stop)
        self.close_button.clicked.connect(self.reject)
        self.moment.setFocus()
        self.look()

    def least_height(self) -> int:
        """High enough for several people."""
        return self._theme.px(HIGH)

    def _build(self) -> None:
        theme, column = self._theme, self.column
        self.view.show_headings(theme)
        self.view.setMinimumHeight(theme.px(LEAST))
        column.setSpacing(theme.px(3))
        column.addLayout(
            SideBySide(theme.px(2), (self.moment, 1), (self.show_button, 0))
        )
        column.addWidget(self.said)
        progress = QHBoxLayout()
        progress.setSpacing(theme.px(3))
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.stop_button)
        column.addLayout(progress)
        self._show_progress(seen=False)
        kept = self.view.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.view.setSizePolicy(kept)
        column.addWidget(self.view, 1)
        self.feet.addWidget(self.close_button)
        self.show_button.setDefault(True)

    def look(self) -> None:
        """Work the queue of the chosen moment out; another one that goes on is left."""
        moment = self._chosen()
        if moment is None:
            self.said.set_tone(Tone.OVERDUE)
            self.said.say(NO_TIME)
            self.moment.clock.setFocus()
            return
        self.said.set_tone(None, muted=True)
        self.said.say(READING)
        # Rows of another moment must not stand under what is said of this one.
        self.view.hide()
        self._show_progress(seen=False)
        self._looking = LookBack(self._desk, moment)
        self._go_on(self._looking)

    def _go_on(self, looking: LookBack) -> None:
        """One portion after another, so that calls are recorded in between."""
        self._background.run(
            looking.go_on,
            partial(self._on_worked_out, looking),
            partial(self._say_failure, looking),
        )

    def _show_progress(self, *, seen: bool) -> None:
        self.bar.setVisible(seen)
        self.stop_button.setVisible(seen)

    def _on_worked_out(self, looking: LookBack, past: PastQueue | None) -> None:
        if looking is not self._looking:
            # It was stopped, or another moment was asked for.
            return
        if past is None:
            self.bar.show_share(looking.share)
            self._show_progress(seen=True)
            self._go_on(looking)
            return
        self._looking = None
        self._show_progress(seen=False)
        said = say_past_queue(past.queue, past.calendar)
        if len(past.queue.entries) + len(past.queue.resting) > MOST_ROWS:
            listed = _("The first {count} are listed.", count=MOST_ROWS)
            said = f"{said} {listed}"
        self.said.say(said)
        self._past = past
        self._show_rows()
        self.view.show()

    def _show_rows(self) -> None:
        if self._past is None:
            return
        model, lines = (NarrowPastModel, 2) if self._is_narrow else (PastModel, 1)
        self.view.show_rows(model(self._past), lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window a row takes two lines, and nothing of it is cut."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(NARROW)
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self._show_rows()

    def _on_stop(self) -> None:
        self._looking = None
        self._show_progress(seen=False)
        self.said.say(STOPPED)
        self.moment.setFocus()

    def done(self, result: int) -> None:
        """Closing it stops what is worked out."""
        self._looking = None
        super().done(result)

    def _chosen(self) -> datetime | None:
        told = self.moment.moment()
        if told is None:
            return None
        day, clock = told.date(), told.time()
        return datetime(
            day.year(),
            day.month(),
            day.day(),
            clock.hour(),
            clock.minute(),
            tzinfo=self._zone,
        )

    def _say_failure(self, looking: LookBack, error: Exception) -> None:
        if looking is not self._looking:
            return
        self._looking = None
        self._show_progress(seen=False)
        if isinstance(error, DeskError):
            self.said.set_tone(Tone.OVERDUE)
            self.said.say(f"{error.sentence} {error.what_to_do}")
        else:
            self._background.failed_unheard.emit(error)
