"""Step 5, first half: what the desk will be, where it is kept, and its making."""

from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QWidget

from callback_desk.domain.errors import DeskError, DeskExists, FolderNotWritable
from callback_desk.translation import _
from callback_desk.ui.file_dialog import ask_place
from callback_desk.ui.first_run.step_panel import StepPanel
from callback_desk.ui.sign_in.busy_line import BusyLine
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel

MAKING = _("Making the desk and its keys. This takes a few seconds.")
KEPT_IN = _("Kept in")
ROWS = (
    _("Clinic"),
    _("Time zone"),
    _("Closed on"),
    _("Desk hours"),
    _("You"),
    _("Screen"),
    KEPT_IN,
)
# What to do here, where the error speaks of the command line.
WHAT_TO_DO: dict[type[DeskError], str] = {
    DeskExists: _("Press Change… and choose another name or folder."),
    FolderNotWritable: _("Press Change… and choose a folder that you may write in."),
}


class MakingPanel(StepPanel):
    """All that was chosen, on one card, before anything is written."""

    number = 5
    title = _("Ready to make your desk")
    about = _("Nothing has been written yet. Go back to change anything.")
    next_words = _("Make the desk")

    def __init__(self, theme: Theme, path: Path) -> None:
        super().__init__(theme)
        self.path = path
        self._rows: dict[str, PlainLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(5))
        self._grid.setVerticalSpacing(theme.px(2.2))
        self._grid.setColumnStretch(1, 1)
        for name in ROWS:
            self._add_row(name)
        self.change = NamedButton(
            theme, _("Change…"), tells=_("Keep the desk elsewhere")
        )
        self._grid.addWidget(self.change, len(ROWS) - 1, 2)
        card = Card(theme, padding=4)
        card.column.addLayout(self._grid)
        self.notice = Notice(theme)
        self.busy_line = BusyLine(theme)
        for part in (self.notice, card, self.busy_line):
            self.column.addWidget(part)
        self.column.addStretch()
        self.change.clicked.connect(self._on_change_asked)

    def _add_row(self, name: str) -> None:
        self._rows[name] = PlainLabel(self._theme, wraps=True)
        row = len(self._rows) - 1
        self._grid.addWidget(PlainLabel(self._theme, name, muted=True), row, 0)
        wide = 1 if name == KEPT_IN else 2
        self._grid.addWidget(self._rows[name], row, 1, 1, wide)

    def first_field(self) -> QWidget | None:
        """None: what is wanted here is to make the desk."""
        return None

    def show_choices(self, words: dict[str, str]) -> None:
        """Show what was chosen, by the names of the rows."""
        for name, text in (words | {KEPT_IN: str(self.path)}).items():
            self._rows[name].say(text)

    @property
    def shown(self) -> dict[str, str]:
        """What is shown, by the names of the rows."""
        return {name: row.text() for name, row in self._rows.items()}

    def set_busy(self, busy: bool) -> None:
        """Show that the desk is being made."""
        self.busy_line.set_busy(busy)
        self.about_label.say(MAKING if busy else self.about)
        self.change.setEnabled(not busy)
        if busy:
            self.notice.hide()

    def say_failure(self, error: Exception) -> None:
        """Say why it could not be made, and what to do here."""
        if isinstance(error, DeskError):
            what_to_do = WHAT_TO_DO.get(type(error), error.what_to_do)
            self.notice.say(error.sentence, what_to_do)
        else:
            self.notice.say_failure(error)

    def _on_change_asked(self) -> None:
        chosen = ask_place(
            self,
            _("Keep the desk in"),
            str(self.path),
            _("Desks (*.db)"),
            confirms=False,
        )
        if chosen:
            self.path = Path(chosen)
            self._rows[KEPT_IN].say(chosen)
            self.notice.hide()
