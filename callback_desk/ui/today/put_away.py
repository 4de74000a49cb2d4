"""Today without anybody in it, for the time that nobody is at the desk."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from callback_desk.ui.today.page import TodayPage


def put_away(page: TodayPage) -> None:
    """Take every lead out of list, card and search, and read none meanwhile.

    A call that is open goes on: its card and the list beside it stay as they are.
    """
    page.queue.sleep()
    if page.card.is_calling:
        return
    page.search.clear()
    page.finder.look_for("")
    # Whoever is on the way to the card comes when somebody is back.
    page.list.let_go()
    calendar = page.queue.calendar
    if calendar is not None:
        page.table.show([], page.desk.now(), calendar)
    page.list.lead_chosen.emit(None)
    page.card.wipe()


def bring_back(page: TodayPage) -> None:
    """Read again who is to be called, and give the list the keys as it is there."""
    page.queue.wake()
    if not page.card.is_calling:
        _KeysBack(page)
    page.refresh()


class _KeysBack(QObject):
    """Enter opens the next call; what had the keys was hidden, and lost them."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(page)
        self._page = page
        page.looked.connect(self._on_looked)

    def _on_looked(self) -> None:
        page, focus = self._page, QApplication.focusWidget()
        page.looked.disconnect(self._on_looked)
        if page.isVisible() and not (focus and page.isAncestorOf(focus)):
            (page.list if page.list.isVisible() else page.card).setFocus()
        self.deleteLater()
