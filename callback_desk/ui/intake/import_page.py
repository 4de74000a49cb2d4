"""Import: what files or a mail would bring, before anything is written; one key."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.services.desk import Desk
from callback_desk.services.import_preview import Preview
from callback_desk.services.import_together import Brought
from callback_desk.services.preview_rows import PreviewRows
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.dropped import files_in, words_in
from callback_desk.ui.intake.column_choosing import ColumnChoosing
from callback_desk.ui.intake.import_result import ImportResult
from callback_desk.ui.intake.importing import Importing, Looked, Wanted
from callback_desk.ui.intake.lead_source import PASTED, LeadSource
from callback_desk.ui.intake.mending import Mending
from callback_desk.ui.intake.preview_panel import PreviewPanel
from callback_desk.ui.intake.preview_problem import problem_of
from callback_desk.ui.intake.problem_box import ProblemBox
from callback_desk.ui.intake.scrolled_middle import ScrolledMiddle
from callback_desk.ui.intake.share_bar import ShareBar
from callback_desk.ui.intake.source_fields import SourceFields
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.import_preview import (
    BROKE_OFF,
    GOING_ON,
    NOTHING_TO_PASTE,
    STOPPED,
    say_coming,
    say_looked,
    say_recognised,
)
from callback_desk.wording.imports import say_going_on, say_refused
from callback_desk.wording.intake import say_import

# Layout units: a narrower page shows the columns beneath the records.
NARROW, STRIP = 230, 150


class ImportPage(QWidget):
    """Shows what files or a mail's text would bring; Enter imports it, Esc leaves it.

    `imported` carries what came in, `left` follows when it is done with; `look_wanted`
    asks for the page of those that need a look, `undo_wanted` for taking imports back.
    """

    imported = Signal(object)
    left = Signal()
    look_wanted = Signal()
    undo_wanted = Signal(object)
    told = Signal(str)

    def __init__(self, theme: Theme, lane: Background, desk: Desk) -> None:
        """Build the page.

        Args:
            theme: its looks.
            lane: where files are read and imported.
            desk: where to.
        """
        super().__init__()
        self._theme, self._desk = theme, desk
        self.wanted: Wanted | None = None
        self.looked: Looked | None = None
        self.work = Importing(lane, desk, self)
        self.mending = Mending(self.work, self)
        self._title = PlainLabel(theme, scale=1.6, bold=True, wraps=True)
        self._said = SpokenLabel(theme, muted=True)
        self.fields = SourceFields(theme)
        self.preview = PreviewPanel(theme, desk, self.mending)
        self.columns = ColumnChoosing(theme, self.preview.files.chosen, self)
        self.fields.add("", self.columns.button)
        self._bar = ShareBar(theme, _("How much of it is in"))
        self._problem = ProblemBox(theme)
        self.import_button = NamedButton(
            theme, _("Import"), kind="primary", shortcut="Ctrl+Return"
        )
        self.leave_button = NamedButton(
            theme, _("Cancel"), shortcut="Esc", tells=_("Leave it")
        )
        self.result = ImportResult(theme, lane, desk)
        self.import_button.setAutoDefault(True)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._feet = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build_layout()
        self._connect()
        self._bar.hide()

    def _build_layout(self) -> None:
        theme, buttons = self._theme, self._feet
        buttons.setSpacing(theme.px(2))
        buttons.addStretch(1)
        for button in (self.leave_button, self.import_button, self.result):
            buttons.addWidget(button)
        self._body.setSpacing(theme.px(3))
        self._body.addWidget(self.preview, 1)
        self._body.addWidget(self.columns.panel)
        above = self._title, self._said, self._problem, self.fields
        middle = ScrolledMiddle(theme, above)
        middle.column.addLayout(self._body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(middle, 1)
        column.addWidget(self._bar)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.work.rows_came.connect(self._on_rows_came)
        self.work.previewed.connect(self._on_previewed)
        self.work.preview_failed.connect(self._on_failed)
        self.work.progressed.connect(self._on_progressed)
        self.work.imported.connect(self._on_imported)
        self.work.import_failed.connect(self._on_import_failed)
        self.mending.refused.connect(self._say_failure)
        self.preview.mended.connect(self._on_mended)
        self.preview.file_chosen.connect(self.columns.refresh)
        self.fields.changed.connect(self._on_fields_changed)
        self.fields.settled.connect(self.import_button.setEnabled)
        self.columns.choices_changed.connect(self._on_choices_changed)
        self.columns.shown_changed.connect(self._arrange)
        self.import_button.clicked.connect(self._on_import)
        self.leave_button.clicked.connect(self._on_leave)
        self.result.look_wanted.connect(self.look_wanted)
        self.result.undo_wanted.connect(self.undo_wanted)
        self.result.told.connect(self._said.say)
        self.result.taken_back.connect(self.leave_button.setFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts by the room that there is."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """In a narrow page the columns stand in place of the records."""
        narrow = self.width() < self._theme.px(NARROW)
        way = QBoxLayout.Direction
        self._body.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        strip = self.width() < self._theme.px(STRIP)
        self._feet.setDirection(way.TopToBottom if strip else way.LeftToRight)
        self.result.arrange(narrow=strip)
        self.columns.panel.arrange(narrow=narrow)
        self.preview.show_rows(not narrow or self.columns.panel.isHidden())

    def set_discreet(self, discreet: bool) -> None:
        """Whether patients can see the screen."""
        self.columns.panel.set_discreet(discreet)

    # Looking

    def look_at(self, *paths: Path) -> None:
        """Read files and folders, and show what they would bring."""
        self.read(LeadSource(paths))

    def paste(self) -> None:
        """Read the files on the clipboard, or its text as a mail."""
        # Where nothing was ever copied there may be nothing at all.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        if files := files_in(data):
            self.look_at(*map(Path, files))
        else:
            self.read(LeadSource(text=words_in(data)))

    def read(self, source: LeadSource) -> None:
        """Read files, a text as a mail, or mails without files."""
        if not source.is_empty or self.work.is_importing:
            self._begin(source)
        else:
            self.work.end_look()
            self.clear(PASTED, NOTHING_TO_PASTE)
            self.leave_button.setFocus()

    def _begin(self, source: LeadSource) -> None:
        if self.work.is_importing:
            self.told.emit(GOING_ON)
            return
        self.mending.forget()
        self.fields.begin()
        self.columns.begin()
        self.clear(source.name, _("Reading…"))
        self.look(Wanted(source))

    def look(self, wanted: Wanted) -> None:
        """Make a preview; nothing is written."""
        self.wanted = wanted
        self.import_button.setEnabled(False)
        self.work.look(wanted)

    def clear(self, title: str, said: str) -> None:
        """Show nothing but words."""
        self.wanted = self.looked = None
        self.result.clear()
        self.import_button.show()
        self.leave_button.say(_("Cancel"))
        self._title.say(title)
        self._said.say(said)
        self._problem.say("")
        self._bar.hide()
        self.fields.hide()
        self.import_button.say(_("Import"))
        self.import_button.setEnabled(False)
        self.preview.clear()

    def _on_rows_came(self, rows: PreviewRows, share: float | None) -> None:
        if self.looked is None:
            self._said.reword(say_coming(rows.counts.total()))
            self.preview.show_coming(rows, share)

    def _on_previewed(self, looked: Looked) -> None:
        is_first = self.looked is None
        self.looked, preview = looked, looked.preview
        self.mending.begin(preview.rows, preview.calendar)
        self.preview.show_preview(preview)
        self._problem.say(*problem_of(preview))
        self.columns.show_looked(looked)
        self._show_fields(preview)
        first = preview.files[0].report
        read = say_recognised(first.recognised_as, first.encoding, first.reading)
        self._said.say(say_looked(len(preview.files), len(preview.refused), read))
        self._offer_import()
        if is_first and self.preview.view.open_cell.field() is None:
            self._lead_keys()

    def _show_fields(self, preview: Preview) -> None:
        well = [file for file in preview.files if file.report.error is None]
        reading = self.columns.reading()
        self.fields.setVisible(bool(well) or reading is not None)
        said = reading.choices if reading is not None else NO_CHOICES
        self.fields.show_said(preview.calendar, said.zone, said.source_name)

    def _offer_import(self) -> None:
        counts, coming = self.preview.counts(), self.preview.coming()
        self.import_button.say(say_import(counts) if coming else _("Import"))
        # What is seen must be what would come in, as files are read by now.
        is_seen = self.looked is not None and self.looked.wanted is self.wanted
        is_seen = is_seen and not (self.fields.is_typing or self.work.is_importing)
        self.import_button.setEnabled(coming > 0 and is_seen)

    def _lead_keys(self) -> None:
        """Let the keys come to what is asked, else to the key that imports."""
        self.preview.files.choose_asked()
        if self.columns.take_keys():
            return
        can = self.import_button.isEnabled()
        (self.import_button if can else self.leave_button).setFocus()

    # How files are read

    def _on_choices_changed(self, number: int, choices: ReadingChoices) -> None:
        if self.looked is not None and self.wanted is not None:
            path = self.looked.files[number].path
            self.look(self.wanted.with_choices(path, choices))

    def _on_fields_changed(self) -> None:
        if self.wanted is not None and not self.work.is_importing:
            self.look(self.wanted.with_settings(self.fields.settings()))

    # Mending

    def _on_mended(self) -> None:
        self._problem.say("")
        self._offer_import()

    # Importing

    def _on_import(self) -> None:
        if self.looked is None or self.work.is_importing:
            return
        # A cell that is open is done with, and what was typed into it counts.
        self.import_button.setFocus()
        self.import_button.setEnabled(False)
        self._set_enabled(False)
        self._said.say(_("Importing…"))
        self._bar.show_share(0.0)
        self._bar.show()
        self.leave_button.say(_("Stop"))
        self.leave_button.setFocus()
        self.work.take_in(self.looked, self.mending.fixes)

    def _on_progressed(self, done: int, share: float | None) -> None:
        self._bar.show_share(share)
        self._said.reword(say_going_on(done))

    def _on_leave(self) -> None:
        if self.work.is_importing:
            self._said.say(_("Stopping…"))
            self.work.stop()
            return
        self.work.end_look()
        self.left.emit()

    def _ended(self) -> None:
        self._bar.hide()
        self.leave_button.say(_("Cancel"))
        self._set_enabled(True)

    def _set_enabled(self, enabled: bool) -> None:
        """What is being imported is not changed meanwhile; it can be looked through."""
        for part in (self.fields, self.columns.panel):
            part.setEnabled(enabled)
        self.mending.is_open = enabled

    def _on_imported(self, brought: Brought) -> None:
        self._ended()
        if brought.stopped:
            self._said.say(STOPPED)
            self._offer_import()
            self.leave_button.setFocus()
            self.told.emit(STOPPED)
            return
        self._problem.say(say_refused(brought.refused))
        if not brought.batches:
            self._said.say(_("Nothing was taken in."))
            self._offer_import()
            return
        self.looked = self.wanted = None
        self.mending.forget()
        self.columns.begin()
        self.fields.hide()
        self.import_button.hide()
        self.leave_button.say(_("To Today"))
        self._said.say(self.result.show_brought(brought))
        self.imported.emit(brought)

    def _on_import_failed(self, error: Exception) -> None:
        self._ended()
        self._offer_import()
        self._said.say(BROKE_OFF)
        self._say_failure(error)

    def _on_failed(self, error: Exception) -> None:
        self._said.say(_("Nothing was taken in."))
        self._say_failure(error)
        self.preview.show_none()
        self.leave_button.setFocus()

    def _say_failure(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self._problem.say(error.sentence, error.what_to_do)
        else:
            self._problem.say(_("The file could not be taken in."))
            self.work.bug.emit(error)
