"""The report of a problem, as it is read before it is sent."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from callback_desk.domain.errors import DiskFull
from callback_desk.farewell import HOW, REMOVED
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import build_desk_window
from callback_desk.ui.error_dialog import ErrorDialog
from callback_desk.ui.settings.removed_dialog import RemovedDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import copy_desk, opened
from tests.ui.pictures.window_pictures import settle


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Made, copied, not saved, and in a narrow window; what failed before it."""
    for kind, error in (("refused", DiskFull()), ("bug", ZeroDivisionError())):
        dialog = ErrorDialog(theme, error)
        dialog.show()
        yield f"failure-{kind}", dialog
        dialog.reject()
    removed = RemovedDialog(theme, (REMOVED, HOW))
    removed.show()
    yield "desk-removed", removed
    removed.accept()
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, "Kim", "main")
        with opened(copy_desk(folder)) as desk:
            window = build_desk_window(theme, background, desk, state, discreet=True)
            window.resize(1366, 700)
            window.show()
            window.problems.show()
            settle(background)
            yield "problem", window
            page = window.problems.room.page
            page.copy_button.click()
            settle(background)
            yield "problem-copied", window
            page.save_to(folder / "none" / "problem.txt")
            window.resize(420, 700)
            settle(background)
            yield "problem-not-saved-narrow", window
            window.close()
