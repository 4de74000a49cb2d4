"""Somebody's lost telephone in the settings, wide and narrow."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.sign_in_code import STEP_SECONDS, code_at
from callback_desk.domain.staff import Role
from callback_desk.services.sign_in_codes import begin_enrolment, turn_on
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import PASSWORD, copy_desk, opened
from tests.ui.pictures.window_pictures import settle

ANN = "Ann Porter"


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """The list, what is asked about it, and a new telephone."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        path = copy_desk(Path(name))
        with opened(path) as desk:
            add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
        with opened(path, name=ANN) as hers:
            enrolment, now = begin_enrolment(hers), datetime.now(UTC)
            code = code_at(enrolment.secret, to_epoch(now) // STEP_SECONDS)
            turn_on(hers, enrolment, PASSWORD, code, lambda: now)
        settings = QSettings(str(Path(name) / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, "Kim", "main")
        with opened(path) as desk:
            window = build_desk_window(theme, background, desk, state, discreet=True)
            page = window.settings
            window.resize(1366, 700)
            window.show_page(page)
            window.show()
            settle(background)
            page.staff.table.selectRow(1)
            settle(background)
            yield "staff-with-a-code", window
            telephones = page.staff._telephones
            page.staff.code_button.click()
            asking = telephones.dialog
            assert asking is not None
            settle(background)
            yield "lost-telephone", asking
            asking.save_button.click()
            yield "lost-telephone-no-password", asking
            asking.new_button.click()  # type: ignore[union-attr] # the first dialog
            new = telephones.dialog
            assert new is not None
            settle(background)
            yield "new-telephone", new
            new.save_button.click()
            yield "new-telephone-no-code", new
            new.reject()
            window.resize(420, 700)
            settle(background)
            yield "staff-with-a-code-narrow", window
            window.close()
