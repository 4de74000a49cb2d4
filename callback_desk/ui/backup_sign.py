"""Backups in the foot: nothing as long as they are made."""

from datetime import datetime

from callback_desk.domain.backup import BackupState
from callback_desk.domain.errors import DeskError
from callback_desk.translation import _
from callback_desk.ui.foot_sign import FootSign
from callback_desk.ui.theme import Theme
from callback_desk.wording.backups import say_no_backup

LEADS_TO = _("Shows the backups")


class BackupSign(FootSign):
    """One line that leads to the backups, seen only while none can be made."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "save")

    def show_state(
        self, state: BackupState | None, problem: DeskError | None, now: datetime
    ) -> None:
        """Say that backups fail, or nothing."""
        self.setVisible(problem is not None)
        if problem is None:
            return
        newest = state.kept[0] if state is not None and state.kept else None
        told = f"{problem.sentence} {problem.what_to_do} {LEADS_TO}."
        self.say(say_no_backup(newest, now), told, worries=True)
