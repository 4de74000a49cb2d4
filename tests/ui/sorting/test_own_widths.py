"""Widths of one's own: kept, bounded, and the usual ones again."""

import pytest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.sorting.own_widths import OwnWidths

WIDE = 600


@pytest.fixture
def widths(qtbot: QtBot) -> OwnWidths:
    view = QTableWidget(2, 3)
    qtbot.addWidget(view)
    widths = OwnWidths(view, "some", {0: 80, 1: 120})
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
    widths.restore({0: 30_000, 1: -4, 2: 9, 77: 50})
    assert view.columnWidth(0) < WIDE / 2
    assert view.columnWidth(1) == 120
    assert dict(widths.own) == {0: 30_000}
