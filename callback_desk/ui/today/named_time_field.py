"""A day and a time, typed as people say them: `8 Jan 3 PM`, `fri 10`, `6 weeks`."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from callback_desk.domain.named_time import LONGEST
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.call_again import CallAgain
from callback_desk.ui.today.time_field import HEIGHT_UNITS
from callback_desk.wording.calling import say_examples
from callback_desk.wording.times import say_clock, say_date, say_day, say_instant

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class NamedTimeField(QLineEdit):
    """Understands what is typed at once; the arrows step by a day.

    `understood` says its day and its clock time, "" while it is none.
    """

    understood = Signal(str, str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._again: CallAgain | None = None
        self.setAccessibleName(name)
        examples = say_examples()
        self.setPlaceholderText(examples)
        self.setToolTip(examples)
        self.setMaxLength(LONGEST)
        self.setMinimumHeight(theme.px(HEIGHT_UNITS))
        self.textEdited.connect(self._on_edited)

    def propose(self, again: CallAgain) -> None:
        """Begin with the time that is proposed; typing goes over it."""
        self._again = again
        self.setText(say_instant(again.proposed))
        self.select_from_the_start()

    def type_anew(self, text: str) -> None:
        """Stand with what was typed before, and say what it is."""
        self.setText(text)
        self._on_edited(text)

    def select_from_the_start(self) -> None:
        """Let typing go over all of it; where it is cut, its day is what is seen."""
        self.end(False)
        self.home(True)

    def named(self) -> datetime | None:
        """The wall time in the clinic's zone that is typed, naive; None for none."""
        return self._again.named(self.text()) if self._again is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a day."""
        step, named = _STEPS.get(Qt.Key(event.key())), self.named()
        if step is None:
            super().keyPressEvent(event)
        elif named is not None:
            self.setText(" ".join(_said(named + timedelta(days=step))))
            self.select_from_the_start()
            self._on_edited(self.text())

    def _on_edited(self, text: str) -> None:
        """The year is said where it is another one: all of it has little room."""
        named, day, clock = self.named(), "", ""
        if named is not None and self._again is not None:
            day, clock = say_day(named), say_clock(named)
            if named.year != self._again.earliest.year:
                clock = f"{named.year} {clock}"
        self.understood.emit(day, clock)


def _said(at: datetime) -> tuple[str, str]:
    return say_date(at), say_clock(at)
