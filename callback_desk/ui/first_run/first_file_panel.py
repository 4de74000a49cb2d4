"""Step 6: a first file of leads, or none yet."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from callback_desk.translation import _
from callback_desk.ui.dropped import take_copy
from callback_desk.ui.file_dialog import ask_file
from callback_desk.ui.first_run.step_panel import StepPanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.intake import ANY_FILES, LEAD_FILES

WHAT = _(
    "An export of your web form as a CSV file, or its mails (.eml, .mbox, .msg). You "
    "see a preview before anything is taken in."
)


class FirstFilePanel(StepPanel):
    """Asks for a file, by a button or by dropping it. `file_chosen` brings its path."""

    number = 6
    title = _("Bring in your first leads")
    about = _("Or skip it and look around first; files can be brought in at any time.")
    next_words = _("Skip")
    next_is_main = False

    file_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAcceptDrops(True)
        self.button = NamedButton(
            theme, _("Import a first file…"), kind="primary", icon_name="file_in"
        )
        card = Card(theme, padding=9)
        card.column.setSpacing(theme.px(4))
        middle = Qt.AlignmentFlag.AlignHCenter
        what = PlainLabel(theme, WHAT, wraps=True)
        what.setAlignment(middle)
        drop = PlainLabel(theme, _("or drop the file here"), muted=True)
        card.column.addWidget(what)
        card.column.addWidget(self.button, 0, middle)
        card.column.addWidget(drop, 0, middle)
        self.column.addWidget(card)
        self.column.addStretch()
        self.button.clicked.connect(self._on_import_asked)

    def first_field(self) -> QWidget:
        """The import button."""
        return self.button

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file from this computer, nothing else."""
        if _local_file(event) is not None:
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was dropped."""
        path = _local_file(event)
        if path is not None:
            take_copy(event)
            self.file_chosen.emit(path)

    def _on_import_asked(self) -> None:
        filters = f"{LEAD_FILES};;{ANY_FILES}"
        chosen = ask_file(self, _("Import a first file"), filters)
        if chosen:
            self.file_chosen.emit(Path(chosen))


def _local_file(event: QDropEvent) -> Path | None:
    for url in event.mimeData().urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None
