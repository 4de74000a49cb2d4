"""A field for a time of day: type it any way, or step it with the arrows."""

from typing import Self

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from callback_desk.domain.business_calendar import MINUTES_A_DAY
from callback_desk.translation import _
from callback_desk.ui.first_run.desk_hours import read_clock, say_minute
from callback_desk.ui.theme import Theme
from callback_desk.ui.typed_words import let_pass

STEP_MINUTES = 15
WIDEST = "12:00 PM"


class ClockField(QLineEdit):
    """Holds a minute of the day, or a text that is none.

    `changed_by_hand` tells that somebody typed or stepped it.
    """

    changed_by_hand = Signal()

    def __init__(
        self, theme: Theme, name: str, minute: int, after: Self | None = None
    ) -> None:
        """Make a field.

        Args:
            theme: its looks.
            name: for a screen reader.
            minute: what it holds to begin with.
            after: the field whose time it must lie behind, if any.
        """
        super().__init__()
        let_pass(self)
        self._after = after
        self.setAccessibleName(name)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(WIDEST) + theme.px(6.5))
        self.setToolTip(_("Type a time such as 9, 9:30 or 5 pm, or press Up or Down"))
        self.set_minute(minute)
        self.textEdited.connect(self.changed_by_hand)
        self.editingFinished.connect(self._on_editing_finished)

    @property
    def minute(self) -> int | None:
        """The minute of the day, or None where the text is no time."""
        after = self._after.minute if self._after is not None else None
        return read_clock(self.text(), after)

    def set_minute(self, minute: int) -> None:
        """Show a minute of the day."""
        self.setText(say_minute(minute))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Up and Down, take any other key as text."""
        steps = {Qt.Key.Key_Up: STEP_MINUTES, Qt.Key.Key_Down: -STEP_MINUTES}
        step = steps.get(Qt.Key(event.key()))
        minute = self.minute
        if step is None or minute is None:
            super().keyPressEvent(event)
            return
        last = MINUTES_A_DAY if self._after is not None else MINUTES_A_DAY - 1
        self.set_minute(min(max(0, minute + step), last))
        self.changed_by_hand.emit()

    def _on_editing_finished(self) -> None:
        minute = self.minute
        if minute is not None:
            self.set_minute(minute)
