"""Previews and imports behind the window: on a lane of their own, stopped by a word.

Calls are recorded on the database's lane meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from callback_desk.domain.reading_choices import ReadingChoices
from callback_desk.domain.record import Record
from callback_desk.domain.record_place import RecordPlace
from callback_desk.domain.settlement import Fix
from callback_desk.domain.stopping import Stopped
from callback_desk.services.desk import Desk
from callback_desk.services.file_opener import as_shown
from callback_desk.services.import_leads import SourceSettings
from callback_desk.services.import_preview import (
    Preview,
    foresee_mending,
    preview_import,
)
from callback_desk.services.import_together import (
    Brought,
    FileToTake,
    import_together,
)
from callback_desk.services.preview_rows import Key, PreviewRows, SeenRow
from callback_desk.ui.background import Background
from callback_desk.ui.intake.lead_source import LeadSource, SourceFile

# How long a preview that is being made lets the window paint what came so far.
PAINTING_S, PAINTS_AFTER_MS = 0.1, 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be looked at, and how.

    Attributes:
        source: the files.
        settings: what staff say of all of them.
        choices: what they say of how single ones are to be read.
    """

    source: LeadSource
    settings: SourceSettings = field(default_factory=SourceSettings)
    choices: Mapping[Path, ReadingChoices] = field(default_factory=dict)

    def with_settings(self, settings: SourceSettings) -> "Wanted":
        """The same, with something else said of all of them."""
        return replace(self, settings=settings)

    def with_choices(self, path: Path, choices: ReadingChoices) -> "Wanted":
        """The same, with one file read otherwise."""
        return replace(self, choices={**self.choices, path: choices})


@dataclass(frozen=True, slots=True)
class Looked:
    """A preview with what it is of.

    Attributes:
        wanted: what was to be looked at.
        files: its files as they were found.
        preview: what they would bring.
    """

    wanted: Wanted
    files: Sequence[SourceFile]
    preview: Preview


class Importing(QObject):
    """Looks, judges corrections, imports; each new look ends the one before.

    `rows_came` carries rows while a preview is made, and the share of the files that
    was read or None, `previewed` the whole of it.
    `began` follows when somebody imports;
    `progressed` tells how many records are in, and the share of the files or None;
    `imported` carries what came in, the others an error; `bug` one that is nobody's.
    """

    rows_came = Signal(object, object)
    previewed = Signal(object)
    preview_failed = Signal(object)
    began = Signal()
    progressed = Signal(object, object)
    imported = Signal(object)
    import_failed = Signal(object)
    mended = Signal(object, object, object)
    mend_failed = Signal(object, object, object)
    bug = Signal(object)
    _told = Signal(object, object, object)
    _shared = Signal(object, object)

    def __init__(self, lane: Background, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._desk = lane, desk
        self._looking, self._stop, self._painted = Event(), Event(), Event()
        self.is_importing = False
        queued = Qt.ConnectionType.QueuedConnection
        self._told.connect(self._on_told, queued)
        self._shared.connect(self._on_shared, queued)

    def look(self, wanted: Wanted) -> None:
        """Make a preview; the one before is wanted no more."""
        self.end_look()
        self._looking = looking = Event()
        self._lane.run(
            partial(_look, self._desk, wanted, partial(self._tell, looking), looking),
            partial(self._on_looked, looking),
            partial(self._on_look_failed, looking),
        )

    def end_look(self) -> None:
        """End a preview that is being made."""
        self._looking.set()

    def mend(
        self, key: Key, record: Record, fix: Fix, others: Sequence[SeenRow]
    ) -> None:
        """Judge a record of the preview as somebody corrected it."""
        self._lane.run(
            partial(foresee_mending, self._desk, record, key, fix, others),
            partial(self._on_mended, key, fix),
            partial(self._on_mend_failed, key, fix),
        )

    def take_in(self, looked: Looked, fixes: Mapping[Key, Fix]) -> None:
        """Import what was looked at, as it was corrected."""
        if self.is_importing:
            return
        self.is_importing = True
        self.began.emit()
        self._stop = stop = Event()
        files = [
            FileToTake(
                file.name,
                as_shown(file.opener, seen.report),
                {
                    RecordPlace(row, ordinal): fix
                    for (place, row, ordinal), fix in fixes.items()
                    if place == number
                },
            )
            for number, (file, seen) in enumerate(
                zip(looked.files, looked.preview.files, strict=True)
            )
        ]
        self._lane.run(
            partial(
                import_together,
                *(self._desk, files, looked.wanted.settings),
                *(partial(self._share, stop), stop.is_set),
            ),
            self._on_imported,
            self._on_import_failed,
        )

    def stop(self) -> None:
        """Stop importing, so that nothing of it stays; `imported` tells when."""
        self._stop.set()

    # On the lane

    def _tell(self, looking: Event, rows: PreviewRows, share: float | None) -> None:
        self._painted.clear()
        try:
            self._told.emit(looking, rows, share)
        except RuntimeError:
            # The window is gone; there is nobody left to tell.
            looking.set()
            return
        # Beside the reading each call of a painting waits for its turn: a painting of
        # 15 ms took 70.
        self._painted.wait(PAINTING_S)

    def _share(self, stop: Event, done: int, share: float | None) -> None:
        try:
            self._shared.emit(done, share)
        except RuntimeError:
            # As above; what is being imported goes on to its end.
            return

    # On the GUI thread

    def _on_told(self, looking: Event, rows: PreviewRows, share: float | None) -> None:
        if looking is self._looking and not looking.is_set():
            self.rows_came.emit(rows, share)
        # Comes behind the painting that this asks for, which Qt puts off by 5 ms.
        QTimer.singleShot(PAINTS_AFTER_MS, self, self._painted.set)

    def _on_looked(self, looking: Event, looked: Looked | None) -> None:
        if looked is not None and looking is self._looking and not looking.is_set():
            self.previewed.emit(looked)

    def _on_look_failed(self, looking: Event, error: Exception) -> None:
        if looking is self._looking and not looking.is_set():
            self.preview_failed.emit(error)

    def _on_mended(self, key: Key, fix: Fix, row: SeenRow) -> None:
        self.mended.emit(key, fix, row)

    def _on_mend_failed(self, key: Key, fix: Fix, error: Exception) -> None:
        self.mend_failed.emit(key, fix, error)

    def _on_shared(self, done: int, share: float | None) -> None:
        if self.is_importing:
            self.progressed.emit(done, share)

    def _on_imported(self, brought: Brought) -> None:
        self.is_importing = False
        self.imported.emit(brought)

    def _on_import_failed(self, error: Exception) -> None:
        self.is_importing = False
        self.import_failed.emit(error)


def _look(
    desk: Desk, wanted: Wanted, tell: partial[None], looking: Event
) -> Looked | None:
    """A preview, or None if it is wanted no more; runs behind."""
    if looking.is_set():
        return None
    files = wanted.source.files(desk, wanted.choices, wanted.settings)
    openers = [(file.name, file.opener) for file in files]
    try:
        preview = preview_import(desk, openers, wanted.settings, tell, looking.is_set)
    except Stopped:
        return None
    return Looked(wanted, files, preview)
