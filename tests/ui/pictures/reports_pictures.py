"""Reports: eight weeks, people behind a bar, as tables, what it means, none, narrow."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDeadlineTimer, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk.domain.period_report import Period
from callback_desk.domain.sort_order import SortOrder
from callback_desk.services.ad_spend import TypedSpend, keep_spend
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.row_table import RowTable
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.reports.look_back_dialog import LookBackDialog
from callback_desk.ui.reports.page import ReportsPage
from callback_desk.ui.reports.spend_dialog import SpendDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.benchmarks.year_desk import make_year_desk
from tests.desks import DeskClock, opened
from tests.ui.pictures.window_pictures import PATIENCE_MS, settle

LEADS = 1_500
SPENT = {"Google, winter pain": 312_000, "Meta lead ads": 745_000}


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        path, clock = make_year_desk(folder, LEADS), DeskClock()
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, "Kim", "main")
        with opened(path, clock) as desk:
            for source, cents in SPENT.items():
                for month in ("2026-10", "2026-11"):
                    keep_spend(desk, [TypedSpend(source, month, cents, None)])
            window = build_desk_window(theme, background, desk, state, discreet=True)
            window.resize(1366, 700)
            assert window.reports is not None
            page = window.reports.page
            window.show_page(window.reports.room)
            window.show()
            settle(background)
            yield from _states(window, page, background)
            window.close()


def _dialogs(
    page: ReportsPage, background: Background
) -> Iterator[tuple[str, QWidget]]:
    for button, kind, name in (
        (page.back_button, LookBackDialog, "the-desk-on"),
        (page.spend_button, SpendDialog, "ad-spend"),
    ):
        button.click()
        settle(background)
        (dialog,) = page.window().findChildren(kind)
        yield name, dialog
        dialog.close()
        settle(background)


def drawn(page: ReportsPage, background: Background) -> None:
    """Let all of it be counted and drawn, part by part."""
    settle(background)
    deadline = QDeadlineTimer(PATIENCE_MS)
    while page.wall.is_drawing and not deadline.hasExpired():
        QApplication.processEvents()
    QApplication.processEvents()


def _states(
    window: DeskWindow, page: ReportsPage, background: Background
) -> Iterator[tuple[str, QWidget]]:
    drawn(page, background)
    yield "eight-weeks", window
    assert page.wall.weeks is not None
    page.wall.weeks.go_to(5)
    page.wall.weeks.setFocus()
    page.wall.weeks.chosen.emit(5)
    drawn(page, background)
    window.resize(1366, 1600)
    drawn(page, background)
    yield "people-behind-a-bar", window
    for panel in (page.wall.kept, page.wall.arrivals, page.wall.coming):
        panel.table_button.setChecked(True)
        panel.means_button.setChecked(True)
    for table in page.findChildren(RowTable):
        assert table.sorting is not None
        table.sorting.choose(SortOrder(1, falls=True))
    drawn(page, background)
    yield "tables", window
    for panel in (page.wall.kept, page.wall.arrivals, page.wall.coming):
        panel.table_button.setChecked(False)
        panel.means_button.setChecked(False)
    window.resize(1366, 700)
    yield from _dialogs(page, background)
    page.show_period(Period(date(2020, 1, 1), date(2020, 1, 31)))
    drawn(page, background)
    yield "nothing", window
    page.show_period(Period(date(2030, 1, 1), date(2030, 1, 31)))
    drawn(page, background)
    yield "ahead", window
    page.show_period(Period(date(2026, 9, 21), date(2026, 11, 15)))
    drawn(page, background)
    window.resize(420, 2400)
    drawn(page, background)
    yield "narrow", window
