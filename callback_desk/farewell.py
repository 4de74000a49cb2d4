"""The desk removed from this computer, once its window is closed.

Light, as all that stands around the sign-in window: what it needs loads when it is
asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from callback_desk.translation import _

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QDialog

    from callback_desk.ui.theme import Theme

REMOVED = _("The desk is removed from this computer.")
HOW = _("Its keys are destroyed and its files deleted.")
LEFT = _("Its backups stay in {folder}, and open by password or recovery key.")


class Farewell:
    """Remembers that the desk shall go, and whether its backups go as well."""

    def __init__(self, theme: Theme, settings: QSettings) -> None:
        """Nothing is asked yet.

        Args:
            theme: the looks of the last word.
            settings: what this computer remembers of its windows.
        """
        self._theme, self._settings = theme, settings
        self._with_backups: bool | None = None

    def ask(self, with_backups: bool) -> None:
        """Let it go once it is closed."""
        self._with_backups = with_backups

    def drop(self) -> None:
        """Somebody else is at the desk: what the one before asked holds no more."""
        self._with_backups = None

    def take(self, path: Path, unkept: Exception | None) -> None:
        """Remove the desk that is closed now, if that was asked; and say so.

        Args:
            path: its database.
            unkept: why its last backup failed; if backups are to stay, so does it.
        """
        if self._with_backups is None:
            # Else that is done with the last object that knows them: behind a practice
            # desk's folder, which would be there again.
            self._settings.sync()
            return
        from callback_desk import removing
        from callback_desk.domain.errors import DeskError
        from callback_desk.domain.removal_errors import DeskNotBackedUp
        from callback_desk.domain.stopping import Stopped
        from callback_desk.ui.error_dialog import ErrorDialog
        from callback_desk.ui.settings.removed_dialog import RemovedDialog

        with_backups, self._with_backups = self._with_backups, None
        if unkept is not None and not with_backups:
            reason = _("The program made a mistake of its own.")
            if isinstance(unkept, Stopped):
                reason = _("Somebody left before it was made.")
            if isinstance(unkept, DeskError):
                reason = unkept.sentence
            show(ErrorDialog(self._theme, DeskNotBackedUp(reason=reason)))
            return
        try:
            removing.remove_desk(path, with_backups=with_backups)
        except DeskError as error:
            show(ErrorDialog(self._theme, error))
            return
        # Who signed in here, and where their windows stood.
        self._settings.clear()
        self._settings.sync()
        left = removing.backups_beside(path)
        told = (LEFT.format(folder=left),) if left.exists() else ()
        show(RemovedDialog(self._theme, (REMOVED, HOW, *told)))


def show(dialog: QDialog) -> None:
    """Show a dialog where no window is left, until it is closed."""
    dialog.exec()
