"""One watched folder in the settings: where it is, how watching goes, what to do."""

from datetime import datetime

from callback_desk.domain.watched_folder import FolderState, WatchedFolder
from callback_desk.translation import _
from callback_desk.ui.settings.source_card import SourceCard, SourceWords
from callback_desk.ui.theme import Theme
from callback_desk.wording.folders import (
    say_folder,
    say_folder_state,
    say_what_becomes,
)


class FolderRow(SourceCard):
    """`change_wanted` and `remove_wanted` carry its folder."""

    def __init__(
        self, theme: Theme, folder: WatchedFolder, *, can_change: bool
    ) -> None:
        name = say_folder(folder)
        words = SourceWords(
            title=name,
            where=say_what_becomes(folder),
            name=name,
            no_more=_("Watch {name} no more", name=name),
        )
        super().__init__(theme, folder, "file_in", words, can_change=can_change)
        self.folder = folder

    def show_state(self, state: FolderState, now: datetime) -> None:
        """Say how watching it goes."""
        active = self.folder.active
        self.say_state(
            say_folder_state(self.folder, state, now),
            is_ill=active and (state.problem is not None or bool(state.refused)),
            is_well=active and state.looked_at is not None,
        )
