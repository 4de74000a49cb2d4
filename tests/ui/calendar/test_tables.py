"""The lists of leads: whom a change moves, and whom to call."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.calendar_file import read_calendar
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_changes import MovedLead, PersonToCall
from callback_desk.services.calendar_settings import ready_calendar
from callback_desk.ui.calendar.moved_table import MOVE, NAME, MovedTable
from callback_desk.ui.calendar.people_table import PeopleTable
from callback_desk.ui.calendar.row_table import RowTable
from callback_desk.ui.theme import Theme, Tone
from tests.desks import CALENDAR

HOUR = {n: datetime(2026, 12, 24, 5 + n, 0, tzinfo=UTC) for n in range(9, 18)}
CALENDAR_READY = ready_calendar(read_calendar(CALENDAR), HolidayTable())
MONDAY = datetime(2026, 12, 28, 22, 0, tzinfo=UTC)
ROLE = Qt.ItemDataRole
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def lead(name: str, after: datetime, *, late: bool = False) -> MovedLead:
    return MovedLead(1, name, "+12125550142", HOUR[17], after, late)


MOVED = (
    lead("Zoë Müller", HOUR[12]),
    lead("<b>Bobby</b>\u202e", MONDAY),
    lead("", HOUR[11], late=True),
)


def show(number: str, extension: str | None) -> str:
    return f"({number[2:5]}) {number[5:8]}-{number[8:]}"


def people() -> PeopleTable:
    return PeopleTable(
        (
            PersonToCall(1, "Ann\nBell", "+12125550142", HOUR[14], None),
            PersonToCall(2, "", "+12125550143", None, HOUR[17]),
            PersonToCall(None, "Kept", None, None, HOUR[17], record_id=4),
            PersonToCall(3, "Dee", None, HOUR[14], None, safety=True),
            PersonToCall(4, "Eve", None, None, HOUR[9], overdue=True),
        ),
        show,
        CALENDAR_READY,
    )


def test_both_are_sound_models(qtbot: QtBot, theme: Theme) -> None:
    for model in (MovedTable(theme, MOVED, CALENDAR_READY), people()):
        tester = QAbstractItemModelTester(model, FATAL)
        assert tester.model() is model
        assert model.index(0, 9).data() is None
        assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"


@pytest.mark.parametrize(
    ("row", "name", "move"),
    [
        (0, "Zoë Müller", "Thu 24 Dec 5:00 PM → 12:00 PM"),
        (1, "<b>Bobby</b>⟨202E⟩", "Thu 24 Dec → Mon 28 Dec 5:00 PM"),
        (2, "No name", "Thu 24 Dec 5:00 PM → 11:00 AM, overdue"),
    ],
)
def test_a_row_says_who_moves_from_when_to_when(
    theme: Theme, row: int, name: str, move: str
) -> None:
    table = MovedTable(theme, MOVED, CALENDAR_READY)
    assert table.index(row, NAME).data() == name
    assert table.index(row, MOVE).data() == move
    assert table.index(row, NAME).data(ROLE.AccessibleTextRole) == f"{name}, {move}"


def test_overdue_at_once_is_red_and_nothing_else(theme: Theme) -> None:
    table = MovedTable(theme, MOVED, CALENDAR_READY)
    inks = [QColor(table.index(n, NAME).data(ROLE.ForegroundRole)) for n in range(3)]
    red = theme.tokens.of(Tone.OVERDUE)
    assert [ink == red for ink in inks] == [False, False, True]


def test_what_is_seen_is_copied(qtbot: QtBot, theme: Theme) -> None:
    table = RowTable(theme, "People to call")
    qtbot.addWidget(table)
    table.show_rows(people())
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == (
        "No name\t(212) 555-0143\tdue Thu 24 Dec 5:00 PM"
    )
    table.clearSelection()
    assert table.selected_text().splitlines() == [
        "Ann⏎Bell\t(212) 555-0142\tagreed Thu 24 Dec 2:00 PM",
        "No name\t(212) 555-0143\tdue Thu 24 Dec 5:00 PM",
        "Kept\tno number yet\tdue Thu 24 Dec 5:00 PM",
        "Dee\tno number yet\tpriority, agreed Thu 24 Dec 2:00 PM",
        "Eve\tno number yet\toverdue since Thu 24 Dec 9:00 AM",
    ]


def test_a_row_beneath_the_edge_is_whole_once_it_is_scrolled_to(
    qtbot: QtBot, theme: Theme
) -> None:
    moved = *(lead("Bo", HOUR[12]),) * 19, lead("Bo", HOUR[12], late=True)
    table, model = RowTable(theme, "Leads"), MovedTable(theme, moved, CALENDAR_READY)
    qtbot.addWidget(table)
    table.show_rows(model)
    table.resize(theme.px(150), theme.px(30))
    with qtbot.waitExposed(table):
        table.show()
    words = str(model.index(19, MOVE).data())
    assert table.columnWidth(MOVE) > table.fontMetrics().horizontalAdvance(words)
