"""Missed callbacks: a week with some, one signed off, several chosen, and none."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from callback_desk.domain.sort_order import SortOrder
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.handing_out.hand_out_dialog import HandOutDialog
from callback_desk.ui.missed.days_dialog import DaysDialog
from callback_desk.ui.missed.page import MissedPage
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import DeskClock, copy_desk, opened
from tests.ui.missed.missed_people import live
from tests.ui.pictures.window_pictures import settle


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        path, clock = copy_desk(folder), DeskClock()
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, "Kim", "main")
        with opened(path, clock) as desk:
            live(desk, folder, clock)
            window = build_desk_window(theme, background, desk, state, discreet=True)
            window.resize(1366, 700)
            assert window.missed is not None
            page = window.missed.page
            window.show_page(page)
            window.show()
            settle(background)
            yield from _states(window, page, background)
            window.close()


def _states(
    window: DeskWindow, page: MissedPage, background: Background
) -> Iterator[tuple[str, QWidget]]:
    yield "still-open", window
    for place, name in enumerate(
        ("shown", "nobody-opened", "unusable", "came-in-late")
    ):
        page.list.choose(place + 1)
        settle(background)
        yield name, window
    page.list.choose(1)
    page.panel.note.setPlainText("Web host delayed mail over the weekend.")
    page.panel.sign_button.click()
    settle(background)
    page.list.choose(1)
    settle(background)
    yield "signed-off", window
    page.list.view.selectAll()
    settle(background)
    yield "several", window
    page.list.sorting.choose(SortOrder(2, falls=True))
    settle(background)
    yield "sorted", window
    page.list.menu.open_beneath(page.list.sort_button)
    yield "sort-menu", page.list.menu.menu
    page.list.menu.menu.close()
    page.head.tabs.button("tried").click()
    settle(background)
    assert page.people.view.sorting is not None
    page.people.view.sorting.choose(SortOrder(2))
    yield "never-reached", window
    page.head.tabs.button("missed").click()
    page.head.hand_out_button.click()
    dialog = window.findChild(HandOutDialog)
    assert dialog is not None
    settle(background)
    yield "export", dialog
    dialog._on_took_long()
    settle(background)
    yield "export-takes-long", dialog
    dialog._rest()
    dialog.reject()
    page.head.days.click()
    days = window.findChild(DaysDialog)
    assert days is not None
    settle(background)
    yield "which-days", days
    days.reject()
    window.resize(420, 900)
    page.list.choose(2)
    settle(background)
    yield "narrow", window
    window.resize(1092, 560)
    settle(background)
    yield "at-125", window
    window.resize(1366, 700)
    page.head.back.click()
    settle(background)
    yield "nothing-due", window
