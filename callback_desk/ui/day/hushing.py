"""Quiet lines wait, on Today, while danger or a low window needs their room."""

from PySide6.QtCore import QEvent, QObject

from callback_desk.ui.day.told_stack import ToldStack
from callback_desk.ui.event_watch import EventWatch
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.safety.safety_strip import SafetyStrip
from callback_desk.ui.today.page import TodayPage

SEEN_OR_NOT = {QEvent.Type.Show, QEvent.Type.Hide}


class Hushing(EventWatch):
    """Tells a stack whether its quiet lines wait.

    On the other pages there is no card that needs the room; and a desk that always has
    somebody in danger would never say that its last backup is old.
    """

    def __init__(
        self,
        window: MainWindow,
        strip: SafetyStrip,
        stack: ToldStack,
        today: TodayPage,
    ) -> None:
        super().__init__(stack)
        self._stack, self._today = stack, today
        self._has_risen = self._is_low = False
        strip.risen.connect(self._on_risen)
        window.narrowed.connect(self._on_narrowed)
        today.installEventFilter(self)

    def _on_risen(self, risen: bool) -> None:
        self._has_risen = risen
        self._tell(on_today=not self._today.isHidden())

    def _on_narrowed(self, narrow: bool, low: bool) -> None:
        """In a low window they would cut the number in two."""
        self._is_low = low
        self._tell(on_today=not self._today.isHidden())

    def _see(self, watched: QObject, event: QEvent) -> None:
        """Today comes, or goes."""
        if watched is self._today and event.type() in SEEN_OR_NOT:
            self._tell(on_today=event.type() is QEvent.Type.Show)

    def _tell(self, *, on_today: bool) -> None:
        self._stack.hush(self._has_risen and on_today, low=self._is_low and on_today)
