"""Reports by keys: figures, pictures that are walked, the people behind a bar."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.period_report import Period
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.offers import ReportOffer
from callback_desk.services.reports import make_report
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.reports.head import ReportsHead
from callback_desk.ui.reports.page import ReportsPage
from callback_desk.ui.reports.period_bar import SPANS, span_named, step
from callback_desk.ui.theme import Theme
from tests.benchmarks.year_desk import make_year_desk
from tests.desks import DeskClock, opened
from tests.ui.sign_in.walks import unnamed

LEADS = 600
EIGHT_WEEKS = Period(date(2026, 9, 28), date(2026, 11, 22))


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_year_desk(tmp_path_factory.mktemp("reports"), LEADS)


@pytest.fixture
def desk(year: Path) -> Iterator[Desk]:
    with opened(year, DeskClock()) as desk:
        yield desk


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> Iterator[ReportsPage]:
    made = ReportsPage(theme, background, desk)
    qtbot.addWidget(made)
    made.resize(1300, 1400)
    with qtbot.waitSignal(made.shown), qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    background.close()


def test_it_opens_with_eight_weeks_and_their_figures(
    page: ReportsPage, desk: Desk
) -> None:
    assert page.view is not None
    report = make_report(desk, EIGHT_WEEKS)
    assert page.view.report == replace(report, before=None)
    assert page.bar.span.currentText() == "Eight weeks"
    assert page.cards.asked.told.startswith(f"{report.funnel.total.asked}:")
    assert "in time" in page.wall.kept.told
    assert unnamed(page) == []


def test_while_it_is_counted_the_days_are_those_that_are_counted(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    """It said *from Sat 1 Jan 2000* until a large desk had been counted."""
    show_queue(desk)
    made = ReportsPage(theme, background, desk)
    qtbot.addWidget(made)
    assert made.bar.first.date().toPython() == EIGHT_WEEKS.first
    assert made.bar.last.date().toPython() == EIGHT_WEEKS.last
    assert made.bar.span.currentText() == "Eight weeks"
    background.close()


def test_every_bar_says_its_figures_and_lists_its_people(
    qtbot: QtBot, page: ReportsPage
) -> None:
    weeks = page.wall.weeks
    assert weeks is not None
    assert page.view is not None
    weeks.setFocus()
    by_week = page.view.report.by_week
    assert weeks.count == len(by_week)
    for place, (_, figures) in enumerate(by_week):
        assert weeks.place == place
        assert f"{figures.due} due" in weeks.accessibleDescription()
        with qtbot.waitSignal(page.listed):
            QTest.keyClick(weeks, Qt.Key.Key_Return)
        assert page.people.told.startswith(f"{figures.due} promises due in the week")
        QTest.keyClick(weeks, Qt.Key.Key_Right)
    assert weeks.place == len(by_week) - 1


def test_cells_of_the_heat_map_are_walked_in_both_ways(
    qtbot: QtBot, page: ReportsPage
) -> None:
    heat = page.wall.heat
    assert heat is not None
    assert page.view is not None
    heat.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(heat, key)
        assert heat.place == 0
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(heat, key)
    count = page.view.report.arrivals[2][1]
    assert heat.accessibleDescription() == f"Wed from 1 AM on: {count} asked"
    with qtbot.waitSignal(page.listed):
        QTest.keyClick(heat, Qt.Key.Key_Space)
    assert "asked for on a Wed from 1 AM on" in page.people.told
    assert page.people.told.split()[0] == ("No" if not count else str(count))


def test_a_click_on_a_bar_lists_its_people(qtbot: QtBot, page: ReportsPage) -> None:
    days = page.wall.days
    assert days is not None
    point = days.view.mapFromScene(days.box.mapViewToScene(days.rect_of(1).center()))
    with qtbot.waitSignal(page.listed):
        QTest.mouseClick(days.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert "that nobody has called yet, due Tue 17 Nov" in page.people.told


def test_a_source_chosen_in_the_table_lists_who_asked_by_it(
    qtbot: QtBot, page: ReportsPage
) -> None:
    assert page.view is not None
    row = page.view.report.funnel.by_source[0]
    table = page.wall.funnel.table
    table.setCurrentIndex(table.model().index(0, 0))
    with qtbot.waitSignal(page.listed):
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.people.told.startswith(
        f"{row.asked} promises asked for by “{row.source}”"
    )
    view = page.people.view
    view.setFocus()
    with qtbot.waitSignal(page.lead_wanted) as wanted:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert isinstance(wanted.args[0], int)


def test_one_source_alone_can_be_looked_at(
    qtbot: QtBot, page: ReportsPage, desk: Desk
) -> None:
    source = page.bar.source
    with qtbot.waitSignal(page.shown):
        source.setCurrentIndex(1)
        source.activated.emit(1)
    assert page.view is not None
    assert [row.source for row in page.view.report.funnel.by_source] == [
        source.itemData(1)
    ]
    alone = make_report(desk, EIGHT_WEEKS, source.itemData(1)).total
    assert 0 < alone.due < make_report(desk, EIGHT_WEEKS).total.due
    # What leaves the desk is what is seen.
    with qtbot.waitSignal(page.hand_out_wanted) as wanted:
        page.hand_out_button.click()
    assert wanted.args == [ReportOffer(EIGHT_WEEKS, source.itemData(1))]


def test_a_period_backwards_ahead_or_empty_is_a_sentence(
    qtbot: QtBot, page: ReportsPage
) -> None:
    first, last = page.bar.first, page.bar.last
    first.setDate(QDate(2026, 11, 10))
    last.setDate(QDate(2026, 11, 9))
    QTest.mouseClick(page.bar.go, Qt.MouseButton.LeftButton)
    assert "runs backwards" in page.said.text()
    first.setDate(QDate(2030, 1, 1))
    last.setDate(QDate(2030, 1, 9))
    QTest.mouseClick(page.bar.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "has not begun" in page.said.text())
    assert page.view is not None
    assert page.view.report.period == EIGHT_WEEKS
    with qtbot.waitSignal(page.shown):
        page.show_period(Period(date(2020, 1, 1), date(2020, 1, 31)))
    assert "Nobody asked" in page.said.text()
    # Nothing is said of a share of nobody.
    cards = page.cards
    assert [one.told for one in (cards.spoken, cards.booked, cards.waited)] == [
        *("0: ", "0: ", "–: ")
    ]
    assert page.view.report.total.due == 0


def test_the_days_before_and_after_are_a_key_away(
    qtbot: QtBot, page: ReportsPage
) -> None:
    assert page.view is not None
    with qtbot.waitSignal(page.shown):
        QTest.keyClick(page.bar.back, Qt.Key.Key_Space)
    assert page.view.report.period == Period(date(2026, 8, 3), date(2026, 9, 27))


def test_buttons_keep_their_words_unless_that_takes_a_line(
    theme: Theme, page: ReportsPage
) -> None:
    head = page.findChildren(ReportsHead)[0]
    signed, worded = (page.back_button, page.hand_out_button), []
    for units in range(95, 345, 10):
        head.resize(theme.px(units), 200)
        worded.append(bool(page.hand_out_button.text()))
        lines = head.heightForWidth(head.width())
        for button in signed:
            button.show_words(not worded[-1])
        other = head.heightForWidth(head.width())
        assert other >= lines if worded[-1] else other > lines
        for button in signed:
            button.show_words(worded[-1])
    assert set(worded) == {True, False}
    assert page.hand_out_button.accessibleName() == "Export or print…"


def test_table_and_definition_are_one_press_away(page: ReportsPage) -> None:
    panel = page.wall.kept
    assert not panel.table.isVisible()
    QTest.keyClick(panel.table_button, Qt.Key.Key_Space)
    assert panel.table.isVisible()
    assert panel.table.model().rowCount() == page.wall.weeks.count  # type: ignore[union-attr]
    QTest.keyClick(panel.means_button, Qt.Key.Key_Space)
    assert "fell due" in panel.definition


@pytest.mark.parametrize("name", SPANS[:-1])
def test_usual_spans_are_found_again_and_steps_come_back(name: str) -> None:
    today = date(2026, 11, 16)
    period = span_named(name, today)
    assert period.first <= period.last
    assert step(step(period, -1), 1) == period
    assert step(period, -1).last < period.first


def test_a_step_from_whole_months_is_whole_months() -> None:
    november = Period(date(2026, 11, 1), date(2026, 11, 30))
    assert step(november, -1) == Period(date(2026, 10, 1), date(2026, 10, 31))
    assert step(november, 2 - 1) == Period(date(2026, 12, 1), date(2026, 12, 31))
    year = Period(date(2025, 1, 1), date(2025, 12, 31))
    assert step(year, -1) == Period(date(2024, 1, 1), date(2024, 12, 31))


def test_receptionists_see_no_reports(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    receptionist = replace(desk, staff=replace(desk.staff, role=Role.RECEPTIONIST))
    page = ReportsPage(theme, background, receptionist)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "receptionist" in page.said.text())
    assert page.view is None
    background.close()


def test_pictures_are_loaded_with_a_report_and_no_sooner() -> None:
    program = (
        "import sys; import callback_desk.app, callback_desk.ui.desk_window; "
        "sys.exit('pyqtgraph' in sys.modules or 'numpy' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], check=False)
    assert ran.returncode == 0
