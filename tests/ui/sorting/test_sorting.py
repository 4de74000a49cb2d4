"""Sorting by headings and by keys: what is chosen stays chosen, sums stay beneath."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from callback_desk.domain.figure_table import Column, FigureTable, Unit
from callback_desk.domain.sort_order import SortOrder
from callback_desk.ui.reports.figure_view import FigureView
from callback_desk.ui.theme import Theme
from tests.ui.keyboard import Key

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
ACROSS = Qt.Orientation.Horizontal
SOURCES = FigureTable(
    "funnel",
    "From asking to coming, by source",
    "Most come by mail.",
    "",
    (Column("Source", Unit.TEXT), Column("Asked", Unit.COUNT)),
    (("Zoo", 9), ("álamo", 100), ("Bay", None), ("Mail", 9), ("All", 118)),
    sums=1,
)
HOURS = FigureTable(
    "arrivals",
    "When people ask",
    "",
    "",
    (Column("Hour", Unit.TEXT, goes_up=True), Column("Mon", Unit.COUNT)),
    (("9 AM", 3), ("10 AM", 1), ("11 AM", 2)),
)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> FigureView:
    view = FigureView(theme, "figures")
    qtbot.addWidget(view)
    view.show_table(SOURCES)
    view.resize(theme.px(120), theme.px(60))
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    QAbstractItemModelTester(view.model(), FATAL, view)
    return view


def seen(view: FigureView) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def click(view: FigureView, column: int) -> None:
    header = view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 8, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_heading_sorts_by_bare_values_then_the_other_way_then_as_usual(
    view: FigureView,
) -> None:
    usual = seen(view)
    click(view, 1)
    assert seen(view) == ["Zoo", "Mail", "álamo", "Bay", "All"]
    click(view, 1)
    assert seen(view) == ["álamo", "Zoo", "Mail", "Bay", "All"]
    click(view, 1)
    assert seen(view) == usual
    click(view, 0)
    assert seen(view) == ["álamo", "Bay", "Mail", "Zoo", "All"]


def test_what_is_chosen_stays_chosen_and_keeps_the_keys(view: FigureView) -> None:
    view.setFocus()
    view.selectRow(3)
    click(view, 1)
    assert view.currentIndex().siblingAtColumn(0).data() == "Mail"
    assert {i.row() for i in view.selectedIndexes()} == {1}
    assert view.hasFocus()
    QTest.keyClick(view, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("Mail\t9")


def test_the_order_is_seen_and_heard(view: FigureView) -> None:
    model = view.model()
    assert model.headerData(1, ACROSS) == "Asked"
    assert view.accessibleDescription() == "Most come by mail."
    click(view, 1)
    assert model.headerData(1, ACROSS) == "Asked\n▲"
    assert model.headerData(1, ACROSS, SPOKEN) == "Asked, ascending"
    assert view.accessibleDescription() == (
        "Most come by mail. Sorted by Asked, ascending."
    )
    click(view, 1)
    assert model.headerData(1, ACROSS) == "Asked\n▼"
    click(view, 1)
    assert model.headerData(1, ACROSS, SPOKEN) is None
    assert view.accessibleDescription() == "Most come by mail."


@pytest.mark.qt_log_ignore("does not support (grabbing|raise)", extend=True)
def test_the_menu_sorts_by_keys_alone(view: FigureView) -> None:
    def take(*keys: Qt.Key) -> None:
        by_keys, at = QContextMenuEvent.Reason.Keyboard, QPoint(4, 4)
        wanted = QContextMenuEvent(by_keys, at, view.mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), wanted)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for key in keys:
            QTest.keyClick(menu, key)

    take(Key.Key_Down, Key.Key_Return)
    assert seen(view)[0] == "Zoo"
    take(Key.Key_Down, Key.Key_Return)
    assert seen(view)[0] == "álamo"
    take(Key.Key_Up, Key.Key_Return)
    assert view.sorting is not None
    assert view.sorting.order is None
    # Of a column that is left out nobody would see the arrow.
    view.setColumnHidden(0, True)
    take(Key.Key_Return)
    assert view.sorting.order == SortOrder(1)


def test_hours_go_by_the_day_and_another_table_has_an_order_of_its_own(
    view: FigureView,
) -> None:
    click(view, 1)
    view.show_table(HOURS)
    assert seen(view) == ["9 AM", "10 AM", "11 AM"]
    click(view, 0)
    click(view, 0)
    assert seen(view) == ["11 AM", "10 AM", "9 AM"]
    assert view.sorting is not None
    view.sorting.restore(SortOrder(99))
    assert seen(view) == ["9 AM", "10 AM", "11 AM"], "there is no such column"
