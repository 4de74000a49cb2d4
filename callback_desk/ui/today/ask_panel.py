"""When to call again: asked in the place of the outcomes, answered by one key."""

from datetime import datetime

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QDateTimeEdit, QGridLayout, QHBoxLayout, QWidget

from callback_desk.ui.theme import Theme
from callback_desk.ui.today.call_again import CallAgain
from callback_desk.ui.today.key_button import KeyButton
from callback_desk.ui.today.outcome_grid import LOW_UNITS
from callback_desk.ui.today.time_field import TimeField
from callback_desk.ui.widgets import NamedButton

COLUMNS, QUICK = 2, 4
OTHER_DAY = "5"


class AskPanel(QWidget):
    """Quick times and a free one.

    `time_chosen` tells the instant, aware UTC; `picked` the key of a button that was
    pressed by hand.
    """

    time_chosen = Signal(object)
    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._again: CallAgain | None = None
        self._theme, self._columns = theme, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._quick = [KeyButton(theme) for _ in range(QUICK)]
        for button in self._quick:
            kept = button.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            button.setSizePolicy(kept)
            button.chosen.connect(self.picked)
        self._other = KeyButton(theme)
        self._other.set_words(OTHER_DAY, "Another day")
        self._other.chosen.connect(self.picked)
        self._field = TimeField(theme, "Call again at")
        self._save = NamedButton(
            theme, "Save", kind="primary", tells="Agree this time (Enter)"
        )
        self._save.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._save.clicked.connect(self._on_save_pressed)
        self._free = QHBoxLayout()
        self._free.setSpacing(theme.px(1.5))
        self._free.addWidget(self._other, 1)
        self._free.addWidget(self._field, 2)
        self._free.addWidget(self._save)
        self.set_low(False, 0)

    def set_low(self, low: bool, width: int) -> None:
        """Whether there is little room, at that width: then fewer, lower rows."""
        for button in (*self._quick, self._other):
            button.set_low(low)
        self._grid.setSpacing(self._theme.px(1 if low else 1.5))
        wide = low and width >= self._theme.px(LOW_UNITS)
        columns = QUICK if wide else COLUMNS
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.removeItem(self._free)
        for place, button in enumerate(self._quick):
            self._grid.addWidget(button, *divmod(place, columns))
        self._grid.addLayout(self._free, QUICK // columns, 0, 1, columns)
        for column in range(QUICK):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def offer(self, again: CallAgain) -> None:
        """Offer these times."""
        self._again = again
        for place, button in enumerate(self._quick):
            known = place < len(again.choices)
            button.setVisible(known)
            if known:
                choice = again.choices[place]
                button.set_words(str(place + 1), choice.words, detail=choice.when)
        self._field.setMinimumDateTime(_as_shown(again.earliest))
        self._field.setDateTime(_as_shown(again.proposed))
        self.arm("")

    def words_of(self, key: str) -> str:
        """What a key agrees, or "" if it agrees nothing at once."""
        choices = self._again.choices if self._again is not None else ()
        place = int(key) - 1
        if not 0 <= place < len(choices):
            return ""
        return f"{choices[place].words}, {choices[place].when}"

    def choose(self, key: str) -> None:
        """Agree the time of a key, or go to the free entry."""
        if key == OTHER_DAY:
            self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._field.setCurrentSection(QDateTimeEdit.Section.DaySection)
            self._field.setSelectedSection(QDateTimeEdit.Section.DaySection)
        elif self._again is not None and self.words_of(key):
            self.time_chosen.emit(self._again.choices[int(key) - 1].at)

    def choose_free(self) -> bool:
        """Agree the free time if it is being entered; whether it was."""
        if not self._field.hasFocus():
            return False
        self._on_save_pressed()
        return True

    def arm(self, key: str) -> None:
        """Show which key was pressed and is about to act; "" for none."""
        for button in (*self._quick, self._other):
            button.set_armed(bool(key) and button.key == key)

    def _on_save_pressed(self) -> None:
        if self._again is None:
            return
        shown = self._field.dateTime()
        day, clock = shown.date(), shown.time()
        wall = datetime(  # noqa: DTZ001 - a wall time; the clinic's zone is added
            day.year(), day.month(), day.day(), clock.hour(), clock.minute()
        )
        self.time_chosen.emit(self._again.instant(wall))


def _as_shown(wall: datetime) -> QDateTime:
    """A clinic's wall time for the field, in no zone of this computer."""
    return QDateTime.fromString(wall.strftime("%Y-%m-%dT%H:%M"), Qt.DateFormat.ISODate)
