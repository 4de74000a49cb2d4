"""The list's model: by id, page by page, and never a jump."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.settlement import KeptRow
from callback_desk.domain.submission import Precision, Problem, Why
from callback_desk.ui.needs_look.kept_table import KeptTable
from callback_desk.ui.paged_table import NOWHERE
from tests.desks import CALENDAR, MONDAY
from tests.domain.calendars import calendar_of

CLINIC = calendar_of(read_calendar(CALENDAR))
NEVER = QAbstractItemModelTester.FailureReportingMode.Fatal
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


def row(number: int, name: str = "Ana", *, safety: bool = False) -> KeptRow:
    return KeptRow(
        record_id=number,
        name=name,
        phone_text="-",
        problem=Problem(Why.PHONE, "there is no number"),
        safety=safety,
        received_at=MONDAY,
        precision=Precision.MINUTE,
        due_at=MONDAY + timedelta(days=1, minutes=number),
        file_name="leads.csv",
        row=number,
    )


def shows(table: KeptTable, *numbers: int, is_whole: bool = True) -> None:
    rows = [row(number) for number in numbers]
    table.show(rows, MONDAY, CLINIC, is_whole=is_whole)


@pytest.mark.parametrize(
    "steps",
    [
        [(1, 2, 3), (2, 3), (3,), (), (1,)],
        [(2, 4), (1, 2, 3, 4, 5), (1, 5), (1, 2, 5)],
        [(), (7, 8), (7, 8)],
        [(1, 2, 3), (3, 1, 2), (4, 2, 1), (1, 5, 2)],
    ],
)
def test_rows_come_and_go_by_id(steps: list[tuple[int, ...]]) -> None:
    table = KeptTable()
    QAbstractItemModelTester(table, NEVER, table)
    for numbers in steps:
        shows(table, *numbers)
        assert [r.record_id for r in table.rows] == list(numbers)


def test_what_is_chosen_stays_so_where_it_stands_elsewhere_now() -> None:
    table = KeptTable()
    shows(table, 1, 2, 3)
    chosen = QPersistentModelIndex(table.index(0, 0))
    shows(table, 4, 3, 2, 1)
    assert chosen.row() == 3
    shows(table, 4, 3)
    assert not chosen.isValid()


def test_the_next_page_is_asked_for_once(qtbot: QtBot) -> None:
    table = KeptTable()
    shows(table, 1, 2, is_whole=False)
    with qtbot.waitSignal(table.more_wanted):
        table.fetchMore(NOWHERE)
    with qtbot.assertNotEmitted(table.more_wanted):
        table.fetchMore(NOWHERE)
    table.append([row(2), row(3)], is_whole=True)
    assert [r.record_id for r in table.rows] == [1, 2, 3]
    assert not table.canFetchMore(NOWHERE)


@pytest.mark.parametrize(
    ("name", "safety", "spoken"),
    [
        ("Ana", False, "Ana, Number, in 8 h 1 m, due Tue 1:01 PM"),
        (" ", True, "Priority, No name, Number, in 30 m, by today 1:30 PM"),
        ("\u202ebad", False, "⟨202E⟩bad, Number, in 8 h 1 m, due Tue 1:01 PM"),
    ],
)
def test_a_row_is_spoken_whole(name: str, safety: bool, spoken: str) -> None:
    table = KeptTable()
    table.show(
        [row(1, name, safety=safety)],
        MONDAY,
        CLINIC,
        is_whole=True,
    )
    assert table.data(table.index(0, 0), SPOKEN) == spoken
