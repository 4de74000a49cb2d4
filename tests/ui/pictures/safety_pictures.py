"""People in danger: the strip, what is asked, the panels, a clinician's review."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from callback_desk import bootstrap
from callback_desk.demo import make_demo
from callback_desk.domain.safety_contact import Contact
from callback_desk.domain.staff import Role
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import PASSWORD
from tests.ui.pictures.window_pictures import settle

# Friday 20 November 2026, 1:10 PM in New York.
NOW = datetime(2026, 11, 20, 18, 10, tzinfo=UTC)


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        demo = make_demo(folder, NOW)
        with bootstrap.open_desk(
            demo.path, demo.staff, demo.password, demo.clock
        ) as desk:
            settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
            state = WindowState(settings, "Kim", "main")
            yield from _receptionists(theme, background, desk, state)
            berg = add_staff(desk, "Dr. Berg", Role.CLINICIAN, PASSWORD)
            yield from _clinicians(theme, background, replace(desk, staff=berg), state)


def _shown(
    theme: Theme, background: Background, desk: Desk, state: WindowState, discreet: bool
) -> DeskWindow:
    window = build_desk_window(theme, background, desk, state, discreet=discreet)
    window.resize(1366, 700)
    window.show()
    settle(background)
    return window


def _receptionists(
    theme: Theme, background: Background, desk: Desk, state: WindowState
) -> Iterator[tuple[str, QWidget]]:
    window = _shown(theme, background, desk, state, True)
    yield "priority-lead", window
    safety = window.day.safety
    safety.ask_contact()
    settle(background)
    assert safety.dialog is not None
    yield "contact-dialog", safety.dialog
    safety.dialog.reject()
    set_contact_today(desk, Contact("Dr. Berg", "ext. 12"), Contact("N. Cole", ""))
    safety.look()
    settle(background)
    crisis = safety.crisis
    crisis.open()
    settle(background)
    yield "crisis", crisis.panel
    crisis.panel.close()
    for name, act, title in (
        ("guide", crisis.open_guide, "Call guide"),
        ("voicemail", crisis.open_voicemail, "Voicemail words"),
    ):
        act()
        settle(background)
        yield name, crisis.papers[title]
        crisis.papers[title].close()
    window.close()


def _clinicians(
    theme: Theme, background: Background, desk: Desk, state: WindowState
) -> Iterator[tuple[str, QWidget]]:
    for discreet in (True, False):
        window = _shown(theme, background, desk, state, discreet)
        if discreet:
            yield "clinician", window
        reviews = window.day.safety.reviews
        assert reviews is not None
        reviews.open()
        settle(background)
        assert reviews.dialog is not None
        yield f"review{'-discreet' if discreet else ''}", reviews.dialog
        reviews.dialog.reject()
        window.close()
