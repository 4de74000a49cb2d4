"""Needs a look: every state of the page, its questions, and the ways to it."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from callback_desk.domain.staff import Role
from callback_desk.services.needs_look import list_kept
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.needs_look.aside_dialog import AsideDialog
from callback_desk.ui.needs_look.join_dialog import JoinDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import PASSWORD, DeskClock, copy_desk, opened
from tests.storage.stored_desk import HEADER
from tests.ui.needs_look.kept_people import EVERYBODY, fill
from tests.ui.pictures.window_pictures import settle

CLINICIAN = "Dr. Berg"


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state of the page."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, "Kim", "main")
        clock = DeskClock()
        with opened(copy_desk(folder), clock) as desk:
            window = build_desk_window(theme, background, desk, state, discreet=False)
            window.resize(1366, 700)
            window.show_page(window.needs_look)
            window.show()
            settle(background)
            yield "empty", window
            fill(desk, folder, clock)
            ids = {r.name.split()[0] if r.name else "": r.record_id
                   for r in list_kept(desk).rows}  # fmt: skip
            yield from _states(theme, window, background, ids)
            file = folder / "form-export.csv"
            file.write_text("\n".join((HEADER, *EVERYBODY)).replace("ext 12", "ext 1"))
            window.resize(1366, 700)
            window.look_at(file)
            settle(background)
            window.importing.import_button.click()
            settle(background)
            yield "import-result", window
            add_staff(desk, CLINICIAN, Role.CLINICIAN, PASSWORD)
            window.close()
        with opened(folder / "desk.db", clock, CLINICIAN) as hers:
            window = build_desk_window(theme, background, hers, state, discreet=False)
            window.decide_about(ids["No"])
            window.show()
            settle(background)
            window.needs_look.panel.aside_button.click()
            settle(background)
            asking = window.needs_look.deciding.dialog
            assert asking is not None
            yield "set-aside-danger", asking
            asking.reject()
            window.close()


def _states(
    theme: Theme, window: DeskWindow, background: Background, ids: dict[str, int]
) -> Iterator[tuple[str, QWidget]]:
    page = window.needs_look
    window.decide_about(ids["Maria"])
    settle(background)
    yield "number", window
    page.panel.form.phone.setText("(212) 555-0177")
    page.panel.form.changed.emit()
    page._judge()
    settle(background)
    yield "number-mended", window
    window.decide_about(ids["No"])
    settle(background)
    yield "danger", window
    page.panel.aside_button.click()
    settle(background)
    yield "set-aside-danger-refused", window
    window.decide_about(ids["Tuan"])
    settle(background)
    page.panel.join_button.click()
    settle(background)
    assert page.deciding.dialog is not None
    joining = page.deciding.dialog
    assert isinstance(joining, JoinDialog)
    joining.look_for("ana")
    settle(background)
    yield "join", joining
    joining.reject()
    page.panel.aside_button.click()
    settle(background)
    asking = page.deciding.dialog
    assert isinstance(asking, AsideDialog)
    yield "set-aside", asking
    asking.reject()
    window.decide_about(ids["Anne-Marie"])
    settle(background)
    yield "torn", window
    window.decide_about(ids["<img"])
    settle(background)
    yield "hostile", window
    page.set_discreet(True)
    settle(background)
    yield "discreet", window
    page.set_discreet(False)
    window.decide_about(ids["Kwame"])
    settle(background)
    page.panel.accept_button.click()
    settle(background)
    yield "refused", window
    window.resize(1092, 560)
    settle(background)
    yield "at-125", window
    window.resize(420, 700)
    settle(background)
    yield "narrow", window
    window.resize(1366, 700)
    window.show_page(window.today)
    window.today.refresh()
    settle(background)
    window.today.list.choose_first()
    settle(background)
    yield "today", window
