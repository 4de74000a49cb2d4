"""How an import goes, in the foot, for whoever went on to another page."""

from PySide6.QtCore import QObject

from callback_desk.domain.errors import DeskError
from callback_desk.services.import_together import Brought
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.main_window import MainWindow
from callback_desk.wording.import_preview import IMPORT_BROKE_OFF, NONE_TAKEN_IN
from callback_desk.wording.imports import say_going_on


class ImportFoot(QObject):
    """Says how far it is, and that it goes on no more: what it brought is told beside.

    The page says the same by itself; what it told last is taken back with its end.
    """

    def __init__(self, window: MainWindow, page: ImportPage) -> None:
        super().__init__(page)
        self._window, self._page = window, page
        self._going_on = ""
        page.work.progressed.connect(self._on_progressed)
        page.work.imported.connect(self._on_imported)
        page.work.import_failed.connect(self._on_failed)

    def _on_progressed(self, done: int, share: float | None) -> None:
        if not self._page.isVisible():
            self._going_on = say_going_on(done)
            self._window.tell(self._going_on)

    def _on_imported(self, brought: Brought) -> None:
        self._window.take_back(self._going_on)
        if not (brought.batches or brought.stopped or self._page.isVisible()):
            self._window.tell(NONE_TAKEN_IN)

    def _on_failed(self, error: Exception) -> None:
        self._window.take_back(self._going_on)
        if not self._page.isVisible():
            why = error.sentence if isinstance(error, DeskError) else ""
            self._window.tell(f"{IMPORT_BROKE_OFF} {why}".rstrip())
