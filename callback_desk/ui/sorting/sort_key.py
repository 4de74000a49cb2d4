"""Sorting by keys alone: the list that has them, or the first one that is seen."""

from PySide6.QtCore import QObject

from callback_desk.translation import _
from callback_desk.ui.action_menu import ActionMenu
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.sorting.table_menu import TableMenu

SORT_KEYS = "Ctrl+Shift+S"
# What else somebody may look for it by.
ALSO = (_("Order"), _("Usual order"))
NONE_HERE = _(
    "Nothing is sorted here: whom to call and what needs a look stand as they fall due."
)


class SortKey(QObject):
    """Opens the menu of a list of the page that is seen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def offer_actions(self, menu: ActionMenu) -> None:
        """Put it into the menu."""
        menu.offer(_("Sort this list…"), SORT_KEYS, self.open, also=ALSO)

    def open(self) -> None:
        """Ask by what, or say that nothing is sorted here."""
        seen = self._seen()
        if not seen:
            self._window.tell(NONE_HERE)
            return
        self._window.take_back(NONE_HERE)
        max(seen, key=self._how_near).open_over_list()

    def _how_near(self, menu: TableMenu) -> tuple[bool, bool]:
        """Whether its list has the keys, and whether it is in sight."""
        view = menu.view
        has_keys = view is self._window.focusWidget()
        return has_keys, not view.visibleRegion().isEmpty()

    def _seen(self) -> list[TableMenu]:
        page = self._window.page_shown()
        menus = [] if page is None else page.findChildren(TableMenu)
        return [one for one in menus if one.sorts and one.view.isVisible()]
