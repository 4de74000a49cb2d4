"""Which columns of a preview's list there is room for."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.submission import Precision, Verdict
from callback_desk.services.desk import Desk
from callback_desk.services.preview_rows import SeenRow
from callback_desk.ui.intake.verdict_table import (
    HEADINGS,
    NAME,
    NUMBER,
    ROW,
    WHY,
    VerdictTable,
)
from callback_desk.ui.intake.verdict_view import VerdictView
from callback_desk.ui.sorting.own_widths import OwnWidths
from callback_desk.ui.theme import Theme
from tests.desks import copy_desk, opened


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, tmp_path: Path) -> VerdictView:
    with opened(copy_desk(tmp_path)) as desk:
        view = _view(theme, desk)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


def _view(theme: Theme, desk: Desk) -> VerdictView:
    return VerdictView(theme, VerdictTable(desk.phones.show))


def test_the_number_of_a_row_is_never_cut(view: VerdictView, theme: Theme) -> None:
    view.show_rows([seen_row(1_000_000, "Bo")], range(1), ["a.csv"], None)
    view.resize(theme.px(300), 300)
    needed = view.fontMetrics().horizontalAdvance("1000000")
    assert view.columnWidth(ROW) > needed


def seen_row(number: int, name: str) -> SeenRow:
    at = datetime(2026, 11, 16, 15, tzinfo=UTC)
    return SeenRow(
        *(0, number, Verdict.NEW, name, "+12125550142", None, "", ""),
        *(at, Precision.SECOND, None, (), False, False),
    )


def test_several_rows_are_copied_as_they_are_seen(
    view: VerdictView, theme: Theme
) -> None:
    rows = [seen_row(2, "Ann Bell"), seen_row(3, "=Bo"), seen_row(4, "Cy Reed")]
    view.show_rows(rows, range(3), ["a.csv"], None)
    view.resize(theme.px(300), 300)
    view.choose(0)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[1:4] for line in lines] == [
        ["2", "Ann Bell", "(212) 555-0142"],
        ["3", "'=Bo", "(212) 555-0142"],
    ]
    # The arrows alone have one row in hand again.
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert {index.row() for index in view.selectedIndexes()} == {2}


@pytest.mark.parametrize(
    ("units", "name"),
    [
        (112, "Maria Alvarez Cortés"),
        (300, "Maria-Fernanda Alvarez de la Cruz y Castellanos"),
    ],
)
def test_a_name_is_whole_where_the_last_column_has_room(
    view: VerdictView, theme: Theme, units: int, name: str
) -> None:
    view.resize(theme.px(units), 300)
    view.show_rows([seen_row(2, name)], range(1), ["a.csv"], None)
    for column, said in ((NAME, name), (NUMBER, "(212) 555-0142")):
        needed = view.fontMetrics().horizontalAdvance(said)
        assert view.columnWidth(column) > needed


def test_a_width_given_by_hand_stays_while_there_is_room(
    view: VerdictView, theme: Theme
) -> None:
    view.resize(theme.px(300), 300)
    view.show_rows([seen_row(2, "Maria Alvarez")], range(1), ["a.csv"], None)
    usual = view.columnWidth(NAME)
    view.horizontalHeader().resizeSection(NAME, usual + 31)
    view.show_rows([seen_row(3, "Bo Chen")], range(1), ["b.csv"], None)
    assert view.columnWidth(NAME) == usual + 31
    view.resize(theme.px(100), 300)
    assert view.columnWidth(NAME) < usual
    view.resize(theme.px(300), 300)
    assert view.columnWidth(NAME) == usual + 31
    assert dict(view.findChildren(OwnWidths)[0].own) == {NAME: usual + 31}


@pytest.mark.parametrize("files", [["a.eml"], ["a.eml", "b.eml"]])
def test_no_column_is_cut_at_any_width(
    view: VerdictView, theme: Theme, files: list[str]
) -> None:
    view.show_rows((), (), files, None)
    for units in range(95, 330, 3):
        view.resize(theme.px(units), 300)
        seen = [c for c in range(len(HEADINGS)) if not view.isColumnHidden(c)]
        assert NUMBER in seen
        taken = sum(view.columnWidth(c) for c in seen if c != WHY)
        assert taken <= view.viewport().width(), units
