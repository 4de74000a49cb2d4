"""One watched folder in the settings: where it is, how watching goes, what to do."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from callback_desk.domain.watched_folder import FolderState, WatchedFolder
from callback_desk.translation import _
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.glyph import Glyph
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.folders import (
    say_folder,
    say_folder_state,
    say_what_becomes,
)


class FolderRow(Card):
    """A card; `change_wanted` and `remove_wanted` carry its folder."""

    change_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(
        self, theme: Theme, folder: WatchedFolder, *, can_change: bool
    ) -> None:
        super().__init__(theme, padding=4)
        self.folder = folder
        self.sign = Glyph(theme, "file_in")
        self._state = PlainLabel(theme, wraps=True)
        name = say_folder(folder)
        self.change_button = NamedButton(
            theme, _("Change…"), tells=_("Change {name}", name=name)
        )
        self.remove_button = NamedButton(
            theme, _("Remove…"), tells=_("Watch {name} no more", name=name)
        )
        for button in (self.change_button, self.remove_button):
            button.setAccessibleName(f"{button.text()} {name}")
            button.setVisible(can_change)
        self.change_button.clicked.connect(self._on_change_asked)
        self.remove_button.clicked.connect(self._on_remove_asked)
        self._build(theme, name)

    def _build(self, theme: Theme, name: str) -> None:
        above, words = Qt.AlignmentFlag.AlignTop, QVBoxLayout()
        words.setSpacing(theme.px(0.8))
        becomes = say_what_becomes(self.folder)
        words.addWidget(PlainLabel(theme, name, bold=True, wraps=True))
        words.addWidget(PlainLabel(theme, becomes, scale=0.95, muted=True, wraps=True))
        state = QHBoxLayout()
        state.setSpacing(theme.px(1.5))
        state.addWidget(self.sign, 0, above)
        state.addWidget(self._state, 1)
        words.addSpacing(theme.px(1))
        words.addLayout(state)
        row = QHBoxLayout()
        row.setSpacing(theme.px(2))
        row.addLayout(words, 1)
        row.addWidget(self.change_button, 0, above)
        row.addWidget(self.remove_button, 0, above)
        self.column.addLayout(row)

    @property
    def state(self) -> str:
        """What is said of watching it."""
        return self._state.text()

    def show_state(self, state: FolderState, now: datetime) -> None:
        """Say how watching it goes."""
        self._state.say(say_folder_state(self.folder, state, now))
        name, tone = "clock", None
        if self.folder.active and (state.problem is not None or state.refused):
            name, tone = "alert", Tone.DUE_TODAY
        elif self.folder.active and state.looked_at is not None:
            name, tone = "check", Tone.FINE
        self.sign.show_icon(name, tone)
        self._state.set_tone(tone if tone is Tone.DUE_TODAY else None)

    def _on_change_asked(self) -> None:
        self.change_wanted.emit(self.folder)

    def _on_remove_asked(self) -> None:
        self.remove_wanted.emit(self.folder)
