"""Watched folders in the foot: that they are watched, or what is wrong."""

from collections.abc import Sequence

from callback_desk.domain.watched_folder import WatchedFolder
from callback_desk.services.watch_folder import FolderReport
from callback_desk.translation import _
from callback_desk.ui.foot_sign import FootSign
from callback_desk.ui.theme import Theme
from callback_desk.wording.folders import say_watching, say_worry

LEADS_TO = _("Shows the watched folders.")


class FolderSign(FootSign):
    """One line that leads to the folders; hidden where none is watched."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "file_in")

    def show_watched(
        self, folders: Sequence[WatchedFolder], reports: Sequence[FolderReport]
    ) -> None:
        """Say how watching goes; what is wrong is named to who asks further."""
        self.setVisible(bool(folders))
        if not folders:
            return
        wrong = [report.problem for report in reports if report.problem is not None]
        refused = [one for report in reports for one in report.refused]
        worry = say_worry(len(wrong), len(refused))
        told = [f"{error.sentence} {error.what_to_do}" for error in wrong]
        told += [one.sentence for one in refused]
        words = worry or say_watching(len(folders))
        self.say(words, " ".join([*told[:3], LEADS_TO]), worries=bool(worry))
