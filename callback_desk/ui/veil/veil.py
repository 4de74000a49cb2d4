"""Takes every lead off the screen and out of the models, and brings them back."""

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.file_dialog import is_asking
from callback_desk.ui.room import place_of
from callback_desk.ui.today.left_half_done import LeftHalfDone
from callback_desk.ui.today.put_away import bring_back, put_away


class Veil:
    """Lies over one desk's window while nobody is at it.

    The window stays alive behind it, so that it can go on telling of deadlines by
    count; what somebody left half done comes back with them.
    """

    def __init__(self, window: DeskWindow) -> None:
        self._window = window
        self._others: list[QWidget] = []
        self._place: QWidget | None = None
        self.left = LeftHalfDone.on(window.today)

    def fall(self) -> None:
        """Hide all that is seen; a call that is open goes on behind it."""
        window = self._window
        others = [
            other
            for other in QApplication.topLevelWidgets()
            if other is not window and other.isVisible()
        ]
        for other in others:
            if isinstance(other, QDialog) and is_asking(other):
                other.reject()
            else:
                other.hide()
                self._others.append(other)
        window.hide()
        page = window.page_shown()
        self._place = None if page is None else place_of(page)
        window.tell("")
        for place in (window.missed, window.reports, window.visits):
            if place is not None:
                place.room.let_go()
        window.imports.put_away()
        if window.kept_room.is_made:
            window.needs_look.put_away()
        window.show_page(window.today)
        if not window.today.card.is_calling:
            put_away(window.today)

    def lift(self) -> None:
        """Let the same person go on where they were."""
        window = self._window
        if not window.today.card.is_calling:
            self.left.bring_back(window.today)
        bring_back(window.today)
        window.imports.bring_back()
        if window.kept_room.is_made:
            window.needs_look.bring_back()
        window.refresh()
        if self._place is not None:
            window.show_page(self._place)
        window.show()
        for other in self._take_others():
            other.show()

    def drop(self) -> None:
        """Somebody else is there: what stood beside the window is not theirs."""
        for other in self._take_others():
            other.close()

    def _take_others(self) -> list[QWidget]:
        """What stood beside the window and did not end meanwhile; once."""
        others, self._others = self._others, []
        return [other for other in others if isValid(other)]
