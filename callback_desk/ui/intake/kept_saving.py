"""Saving what needs a look of one import, to be mended in a spreadsheet."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from callback_desk.domain.import_list import ListedImport
from callback_desk.services.desk import Desk
from callback_desk.services.save_kept import KeptFile, propose_name, save_kept_of
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.file_dialog import ask_place
from callback_desk.wording.counting import say_records


class KeptSaving(QObject):
    """Asks for a place; `saved` says what was, `failed` carries what stood in the way.

    Another import may be chosen while the place is asked for: the list is read anew.
    """

    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, background: Background, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._background, self._desk, self._page = background, desk, page

    def ask(self, chosen: ListedImport) -> None:
        """Save what waits of an import where somebody wants it."""
        name = ask_place(
            *(self._page, _("Save those that need a look")),
            *(propose_name(chosen.file_name), _("CSV (*.csv)")),
        )
        if name:
            path = Path(name)
            self._background.run(
                partial(save_kept_of, self._desk, chosen.batch_id, path),
                partial(self._on_saved, path),
                self.failed.emit,
            )

    def _on_saved(self, path: Path, file: KeptFile) -> None:
        records = say_records(file.count)
        self.saved.emit(
            _("{records} saved as {name}.", records=records, name=path.name)
        )
