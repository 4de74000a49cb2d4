"""The widths that somebody gave to the list's columns, remembered for them."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from callback_desk.translation import _
from callback_desk.ui.today.lead_view import LeadView
from callback_desk.ui.window_state import WindowState

# What the widths are kept under; the columns by their number.
KEPT = "columns"


class KeptColumns(QObject):
    """Restores widths at the start, and keeps each change.

    The headings' own menu (right click, or the menu key on the list) lays the columns
    out anew.
    """

    def __init__(self, view: LeadView, state: WindowState) -> None:
        super().__init__(view)
        self._view, self._state = view, state
        view.set_own_widths(state.numbers(KEPT))
        view.widths_changed.connect(self._on_widths_changed)
        headings = view.horizontalHeader()
        headings.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        headings.customContextMenuRequested.connect(self._on_menu_wanted)
        self.menu = QMenu(view)
        self.menu.setAccessibleName(_("Columns"))
        self._reset = QAction(_("Usual column widths"), self.menu)
        self._reset.triggered.connect(self._on_reset)
        self.menu.addAction(self._reset)

    def _on_widths_changed(self) -> None:
        self._state.keep_numbers(KEPT, self._view.own_widths())

    def _on_menu_wanted(self, where: QPoint) -> None:
        self._reset.setEnabled(bool(self._view.own_widths()))
        self.menu.popup(self._view.horizontalHeader().mapToGlobal(where))

    def _on_reset(self) -> None:
        self._view.set_own_widths({})
        self._on_widths_changed()
