"""Takes every lead off the screen and out of the models, and brings them back."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from shiboken6 import isValid

from callback_desk.ui.day.palette import Palette
from callback_desk.ui.day.paper_preview import PaperPreview
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.file_dialog import is_asking
from callback_desk.ui.room import place_of
from callback_desk.ui.today.put_away import bring_back, put_away
from callback_desk.ui.veil.late_windows import LateWindows
from callback_desk.ui.veil.stash import Stash

LOOK_MS = 2_000
# Menus and tips, which end when they are hidden.
_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


class Veil:
    """Lies over one desk's window while nobody is at it.

    The window stays alive behind it, so that it can go on telling of deadlines by
    count; what somebody left half done comes back with them.
    """

    def __init__(self, window: DeskWindow) -> None:
        self._window = window
        self._others: list[QWidget] = []
        self._place: QWidget | None = None
        self._stash = Stash()
        self._coming = QTimer(window)
        self._coming.setInterval(LOOK_MS)
        self._coming.timeout.connect(self._take_all)
        self._late = LateWindows(window)
        self._late.came.connect(self._take_late)
        # The words that a waiting digit would save are about to be taken away.
        window.today.card.hurry()
        self.left = window.leaving.left()
        self._typed = window.today.card.note_field.half_typed()
        self._changing = (
            window.today.recording.recorded,
            window.today.recording.undone,
        )
        for changes in self._changing:
            changes.connect(self._on_note_changed)

    def _on_note_changed(self, lead_id: int) -> None:
        """What was saved behind it is half typed no more; what was undone is again."""
        card, notes = self._window.today.card, dict(self.left.notes)
        shown = None if card.view is None else card.view.lead_id
        still = card.note_field.half_typed()
        for one in {*self._typed, *still} - {shown}:
            if still.get(one, "") != self._typed.get(one, ""):
                notes[one] = still.get(one, "")
        self.left = replace(self.left, notes={n: t for n, t in notes.items() if t})

    def fall(self) -> None:
        """Hide all that is seen; a call that is open goes on behind it."""
        window = self._window
        # Whoever comes next may be somebody else.
        window.keep_place()
        others = [
            other
            for other in QApplication.topLevelWidgets()
            if other is not window and other.isVisible()
        ]
        QToolTip.hideText()
        self._late.begin()
        for other in others:
            self._put_away(other)
        window.hide()
        page = window.page_shown()
        self._place = None if page is None else place_of(page)
        window.tell("")
        if window.missed is not None:
            window.missed.let_go()
        for place in (window.reports, window.visits):
            if place is not None:
                place.room.let_go()
        window.imports.put_away()
        if window.kept_room.is_made:
            window.needs_look.put_away()
        window.show_page(window.today)
        put_away(window.today)
        self._take_all()
        # What was asked for behind comes now, and is taken as well.
        self._coming.start()

    def _put_away(self, other: QWidget) -> None:
        """Take a window beside this one off the screen, until somebody comes back."""
        if isinstance(other, QDialog) and _is_over_when_hidden(other):
            other.reject()
        elif other.windowType() in _PASSING:
            other.hide()
            self._stash.take(other)
        else:
            other.hide()
            self._others.append(other)

    def _take_late(self, other: QWidget) -> None:
        """What was asked for before the veil fell is shown once that is lifted."""
        if other.isVisible():
            self._put_away(other)
        self._take_all()

    def _take_all(self) -> None:
        for place in (self._window, *self._others):
            if isValid(place):
                self._stash.take(place)

    def lift(self) -> None:
        """Let the same person go on where they were."""
        window = self._window
        self._let_go()
        self._coming.stop()
        self._late.end()
        self._stash.give_back()
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
        self._let_go()
        self._coming.stop()
        self._late.end()
        for other in self._take_others():
            other.close()

    def _let_go(self) -> None:
        """Hear of no note any more."""
        for changes in self._changing:
            changes.disconnect(self._on_note_changed)

    def _take_others(self) -> list[QWidget]:
        """What stood beside the window and did not end meanwhile; once."""
        others, self._others = self._others, []
        return [other for other in others if isValid(other)]


def _is_over_when_hidden(dialog: QDialog) -> bool:
    """Whether nothing in it was typed for good: it asks, finds or shows once."""
    return is_asking(dialog) or isinstance(dialog, Palette | PaperPreview)
