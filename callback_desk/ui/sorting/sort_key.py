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
        with_keys = self._window.focusWidget()
        has_keys = [one for one in seen if one.view is with_keys]
        if seen:
            self._window.take_back(NONE_HERE)
            (*has_keys, *seen)[0].open_over_list()
        else:
            self._window.tell(NONE_HERE)

    def _seen(self) -> list[TableMenu]:
        page = self._window.page_shown()
        menus = [] if page is None else page.findChildren(TableMenu)
        return [one for one in menus if one.sorts and one.view.isVisible()]
