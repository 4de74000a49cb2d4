"""Widths of one's own: kept, bounded, and the usual ones again."""

import pytest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.sorting.own_widths import OwnWidths

WIDE = 600


@pytest.fixture
def widths(qtbot: QtBot) -> OwnWidths:
    view = QTableWidget(2, 4)
    qtbot.addWidget(view)
    widths = OwnWidths(view, "some", {0: 80, 1: 120, 2: 60})
    view.resize(WIDE, 200)
    view.show()
    qtbot.waitExposed(view)
    return widths


def test_a_width_given_by_hand_stays_until_the_usual_ones_are_wished(
    qtbot: QtBot, widths: OwnWidths
) -> None:
    view = widths.view
    with qtbot.waitSignal(widths.changed):
        view.horizontalHeader().resizeSection(0, 95)
    widths.set_usual(0, 60)
    view.setColumnHidden(1, True)
    view.setColumnHidden(1, False)
    assert (view.columnWidth(0), dict(widths.own)) == (95, {0: 95})
    with qtbot.waitSignal(widths.changed):
        widths.reset()
    assert (view.columnWidth(0), view.columnWidth(1)) == (60, 120)


def test_no_width_whatever_is_remembered_leaves_nothing_to_the_others(
    widths: OwnWidths,
) -> None:
    view = widths.view
    widths.restore({0: 30_000, 1: -4, 3: 9, 77: 50})
    assert view.columnWidth(0) < WIDE / 2
    assert view.columnWidth(1) == 120
    assert dict(widths.own) == {0: 30_000}


def test_widths_of_a_wide_window_give_way_in_a_narrow_one(widths: OwnWidths) -> None:
    view = widths.view
    widths.restore({0: 220, 1: 220, 2: 220})
    assert [view.columnWidth(column) for column in range(3)] == [80, 120, 60]
    view.resize(2 * WIDE, 200)
    assert [view.columnWidth(column) for column in range(3)] == [220, 220, 220]


def test_a_column_that_is_drawn_too_wide_leaves_the_last_one_there(
    widths: OwnWidths,
) -> None:
    header = widths.view.horizontalHeader()
    for column in range(3):
        header.resizeSection(column, WIDE)
    assert header.length() <= widths.view.viewport().width()
    assert widths.view.columnWidth(0) > WIDE / 3
