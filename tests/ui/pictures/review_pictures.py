"""What a clinician signs, and the panel for a crisis while nobody is signed in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from callback_desk.domain.staff import Role
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import build_desk_window
from callback_desk.ui.safety.locked_crisis import CrisisMemory, LockedCrisis
from callback_desk.ui.sign_in.sign_in_window import SignInWindow
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.cli.command_line import SAMPLES
from tests.desks import MANAGER, MONDAY, DeskClock, copy_desk, opened
from tests.ui.pictures.window_pictures import settle

CLINICIAN, PASSWORD = "Dr. Berg", "seven dull harbors"
DANA = 4


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """The review, and the locked window with its panel."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, CLINICIAN, "main")
        path = copy_desk(folder)
        with opened(path, DeskClock()) as of_manager:
            berg = add_staff(of_manager, CLINICIAN, Role.CLINICIAN, PASSWORD)
            desk = replace(of_manager, staff=berg)
            file = SAMPLES / "gravity-forms.csv"
            import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
            window = build_desk_window(theme, background, desk, state, discreet=True)
            window.show()
            settle(background)
            window.today.list.choose(DANA)
            settle(background)
            reviews = window.day.safety.reviews
            assert reviews is not None
            reviews.open()
            assert reviews.dialog is not None
            settle(background)
            yield "review-discreet", reviews.dialog
            reviews.dialog.reject()
            window.close()
    locked = SignInWindow(theme, background, lambda name, password: None, [MANAGER])
    crisis = LockedCrisis(theme, locked, CrisisMemory(), lambda: MONDAY)
    locked.show()
    yield "locked-with-crisis", locked
    crisis.open()
    yield "crisis-nobody-signed-in", crisis.panel
    crisis.panel.close()
    locked.close()
