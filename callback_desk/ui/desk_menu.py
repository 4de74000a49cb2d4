"""The menu of an open desk: what can be done on Today, and what the pages offer."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject

from callback_desk.translation import _
from callback_desk.ui.action_menu import ActionMenu
from callback_desk.ui.calls.call_desk import CallDesk
from callback_desk.ui.intake.import_pages import ImportPages
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.today.page import TodayPage


class Offers(Protocol):
    """A part of the window that has actions of its own."""

    def offer_actions(self, menu: ActionMenu) -> None:
        """Put them into the menu."""
        ...


class DeskMenu(QObject):
    """Fills the window's menu; what can be undone or copied is said as it opens."""

    def __init__(
        self,
        window: MainWindow,
        today: TodayPage,
        imports: ImportPages,
        calls: CallDesk,
    ) -> None:
        super().__init__(window)
        self._window, self._today, self._imports = window, today, imports
        self._calls, self._menu = calls, window.menu

    def fill(self, look_again: Callable[[], object], others: Sequence[Offers]) -> None:
        """Offer everything, once.

        Args:
            look_again: reads everything anew.
            others: who else offers something.
        """
        offer, today, calls = self._menu.offer, self._today, self._calls
        offer(_("Import…"), "Ctrl+O", today.choose_file)
        offer(_("Paste a mail’s text…"), "Ctrl+Shift+V", self._imports.paste)  # noqa: RUF001 - printed
        self._imports.offer_actions(self._menu)
        offer(_("Search"), "Ctrl+F", self._on_search_wanted, only_shows=True)
        self._menu.begin_part()
        self._copy = offer(
            _("Copy the number"), "Ctrl+Shift+C", self._calls.copy_number
        )
        self._undo = offer(_("Undo"), "Ctrl+Z", calls.undo, only_shows=True)
        offer(_("Look again"), "F5", look_again)
        self._menu.begin_part()
        calls.offer_actions(self._menu)
        self._menu.begin_part()
        for other in others:
            other.offer_actions(self._menu)
        self._menu.begin_part()
        self._window.offer_pages()
        self._menu.aboutToShow.connect(self._on_about_to_show)

    def _on_about_to_show(self) -> None:
        self._undo.setEnabled(self._today.recording.can_undo)
        self._undo.setText(f"{self._today.recording.undo_words}\tCtrl+Z")
        self._copy.setEnabled(bool(self._today.card.number))

    def _on_search_wanted(self) -> None:
        self._window.show_page(self._today)
        self._today.search.take_keys()
