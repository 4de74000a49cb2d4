"""Saving as a file those that came by one file and need a look."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from callback_desk.services.desk import Desk
from callback_desk.services.needs_look import KeptView
from callback_desk.services.save_kept import KeptFile, propose_name, save_kept
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.file_dialog import ask_place
from callback_desk.wording.counting import say_records

TITLE = _("Save those of the same file")
SAVED = _("Mended there and imported, they wait here no more.")


class KeptSaving(QObject):
    """`saved` carries words of what was saved, `failed` why nothing was."""

    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, background: Background, desk: Desk, page: QWidget) -> None:
        """Save nothing yet.

        Args:
            background: where it is written.
            desk: whose records.
            page: what the question for a place stands over.
        """
        super().__init__(page)
        self._background, self._desk, self._page = background, desk, page

    def ask(self, view: KeptView) -> None:
        """Ask for a place, and save those of the same file as a record there."""
        proposed = propose_name(view.source.file_name)
        name = ask_place(self._page, TITLE, proposed, _("CSV (*.csv)"))
        if name:
            self.save_to(view, Path(name))

    def save_to(self, view: KeptView, path: Path) -> None:
        """Save them at a place."""
        work = partial(save_kept, self._desk, view.row.record_id, path)
        self._background.run(work, partial(self._on_saved, path), self._on_failed)

    def _on_saved(self, path: Path, file: KeptFile) -> None:
        records = say_records(file.count)
        self.saved.emit(
            _(
                "{records} saved as {name}. {SAVED}",
                records=records,
                name=path.name,
                SAVED=SAVED,
            )
        )

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
