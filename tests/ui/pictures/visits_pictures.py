"""Booked visits: a day with some marked, one without any, and a strip."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.visit import Visit
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.visits import mark_visit
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import MONDAY, DeskClock, copy_desk, opened
from tests.storage.stored_desk import take
from tests.ui.missed.missed_people import ROWS
from tests.ui.pictures.window_pictures import settle

WEDNESDAY = date(2026, 11, 18)
ONE_DAY = timedelta(days=1)
DAYS = (WEDNESDAY, WEDNESDAY, WEDNESDAY, WEDNESDAY - ONE_DAY, None)


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        path, clock = copy_desk(folder), DeskClock()
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, "Kim", "main")
        with opened(path, clock) as desk:
            take(desk, folder, *ROWS)
            booked = []
            for lead_id, day in enumerate(DAYS, 1):
                details = AttemptDetails(appointment_on=day)
                recorded = record_outcome(
                    desk, lead_id, Call("booked", details=details)
                )
                booked.append(recorded.attempt_id)
            clock.now = MONDAY + 2 * ONE_DAY
            mark_visit(desk, booked[0], Visit.CAME)
            mark_visit(desk, booked[1], Visit.NO_SHOW)
            window = build_desk_window(theme, background, desk, state, discreet=True)
            window.resize(1366, 700)
            window.show()
            window.visits.show_today()
            settle(background)
            yield "morning-list", window
            assert window.visits.page.view.sorting is not None
            window.visits.page.view.sorting.ask(0)
            yield "sorted", window
            window.visits.page.show_day(WEDNESDAY - 9 * ONE_DAY)
            settle(background)
            yield "none", window
            window.visits.page.show_day(WEDNESDAY)
            window.resize(420, 900)
            settle(background)
            yield "narrow", window
            window.close()
