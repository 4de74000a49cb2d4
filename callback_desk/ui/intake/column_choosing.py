"""Saying how a file is to be read: which file, what is asked of it, what was said."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.file_reading import FileReading
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.translation import _
from callback_desk.ui.intake.importing import Looked
from callback_desk.ui.intake.reading_panel import ReadingPanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton

COLUMNS, COLUMNS_DONE = _("Columns…"), _("Hide the columns")


class ColumnChoosing(QObject):
    """Shows the columns where they are asked for, or a person must say something.

    `choices_changed` carries the number of a file and what somebody says of it;
    `shown_changed` follows when the panel came or went.
    """

    choices_changed = Signal(int, object)
    shown_changed = Signal()

    def __init__(
        self, theme: Theme, chosen_file: Callable[[], int | None], parent: QObject
    ) -> None:
        """Make it for no file.

        Args:
            theme: its looks.
            chosen_file: the number of the file that is chosen, or None for all.
            parent: what it belongs to.
        """
        super().__init__(parent)
        self._chosen_file = chosen_file
        self._looked: Looked | None = None
        # By the number of its file, what nobody has looked at yet.
        self._said: dict[int, ReadingChoices] = {}
        self.panel = ReadingPanel(theme)
        self.button = NamedButton(
            theme, COLUMNS, tells=_("Which column holds what, letters, dates")
        )
        self.panel.choices_changed.connect(self._on_choices_changed)
        self.button.clicked.connect(self._on_wanted)
        self.panel.hide()

    def begin(self) -> None:
        """Another source is looked at."""
        self._looked = None
        self._said.clear()
        self.panel.wipe()
        self.panel.hide()
        self._name_button()

    def show_looked(self, looked: Looked) -> None:
        """Show how the chosen file was read."""
        self._looked = looked
        self._said.clear()
        self.refresh()

    def refresh(self) -> None:
        """Another file may be chosen."""
        reading = self.reading()
        self.button.setEnabled(reading is not None)
        if reading is None:
            self.panel.hide()
        elif reading.questions or not self.panel.isHidden():
            # Only where it is seen: its fields take long to make.
            self.panel.show_reading(reading, self._choices())
            self.panel.show()
        self._name_button()

    def reading(self) -> FileReading | None:
        """How the chosen file was read; None for a mail, or several files."""
        number = self._number()
        if number is None or self._looked is None:
            return None
        return self._looked.preview.files[number].report.reading

    def take_keys(self) -> bool:
        """Let the keys come to what is asked; whether anything is."""
        reading = self.reading()
        if reading is None or not reading.questions:
            return False
        self.panel.first_field().setFocus()
        return True

    def _number(self) -> int | None:
        if self._looked is None:
            return None
        return 0 if len(self._looked.files) == 1 else self._chosen_file()

    def _choices(self) -> ReadingChoices:
        number, looked = self._number(), self._looked
        if number is None or looked is None:
            return NO_CHOICES
        if number in self._said:
            return self._said[number]
        path = looked.files[number].path
        return looked.wanted.choices.get(path, NO_CHOICES)

    def _name_button(self) -> None:
        self.button.say(COLUMNS if self.panel.isHidden() else COLUMNS_DONE)
        self.shown_changed.emit()

    def _on_wanted(self) -> None:
        reading = self.reading()
        if self.panel.isHidden() and reading is not None:
            self.panel.show_reading(reading, self._choices())
        self.panel.setVisible(self.panel.isHidden())
        self._name_button()
        if not self.panel.isHidden():
            self.panel.first_field().setFocus()

    def _on_choices_changed(self, choices: ReadingChoices) -> None:
        number = self._number()
        if number is not None:
            self._said[number] = choices
            self.choices_changed.emit(number, choices)
