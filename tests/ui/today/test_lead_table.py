"""The table's rows change by key, and its cells never fail."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.ui.today import lead_table
from callback_desk.ui.today.lead_table import (
    CALL_BY,
    ENTRY_ROLE,
    NAME,
    NUMBER,
    SECOND_LINE_ROLE,
    SORT_ROLE,
    TRIES,
    WANTS,
    LeadTable,
    RowKey,
    key_of,
)
from callback_desk.ui.today.row_words import HEADINGS
from tests.ui.today.people import (
    NOW,
    clinic,
    drawn_people,
    entries_of,
    lead,
    more_people,
    new_table,
    shown_table,
)

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
ROLE = Qt.ItemDataRole
EVERYBODY = entries_of([*drawn_people(), *more_people()])
lists = st.lists(st.sampled_from(EVERYBODY), unique_by=key_of)


def show(table: LeadTable, entries: Sequence[QueueEntry]) -> None:
    table.show(entries, NOW, clinic())


def keys_in(table: LeadTable) -> list[RowKey]:
    entries = (table.index(row, 0).data(ENTRY_ROLE) for row in range(table.rowCount()))
    return [key_of(entry) for entry in entries]


def said(table: LeadTable, row: int, column: int, role: int = 0) -> object:
    return table.index(row, column).data(role)


@pytest.mark.parametrize("most_steps", [0, 3, 40])
@given(st.lists(lists, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
def test_whatever_is_shown_next_all_that_hangs_on_rows_stays_on_them(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    most_steps: int,
    shown: list[list[QueueEntry]],
) -> None:
    monkeypatch.setattr(lead_table, "MOST_STEPS", most_steps)
    table = new_table()
    tester = QAbstractItemModelTester(table, FATAL)
    before: list[QueueEntry] = []
    for entries in shown:
        hanging = [QPersistentModelIndex(table.index(r, 1)) for r in range(len(before))]
        show(table, entries)
        now = [key_of(entry) for entry in entries]
        assert keys_in(table) == now
        for entry, index in zip(before, hanging, strict=True):
            key = key_of(entry)
            # To and from nothing at all everything begins anew.
            if key in now:
                assert (index.row(), index.column()) == (now.index(key), 1)
            else:
                assert not index.isValid()
        before = entries
    tester.deleteLater()


def test_the_selection_stays_on_its_lead(qapp: QApplication) -> None:
    table = shown_table(drawn_people())
    selection = QItemSelectionModel(table)
    flags = QItemSelectionModel.SelectionFlag
    row = table.row_of(9)
    assert row is not None
    selection.setCurrentIndex(table.index(row, 0), flags.Select | flags.Rows)
    show(table, [e for e in reversed(EVERYBODY) if key_of(e) != 3])
    (index,) = selection.selectedRows()
    assert key_of(index.data(ENTRY_ROLE)) == 9
    assert selection.currentIndex().data(ENTRY_ROLE).lead.name == "Maria Alvarez"


def test_small_changes_are_told_one_by_one(qtbot: QtBot) -> None:
    table = shown_table(drawn_people())
    entries = list(table.entries())
    with qtbot.waitSignals([table.rowsRemoved, table.shown]):
        show(table, entries[1:])
    with qtbot.waitSignal(table.rowsInserted) as came:
        show(table, entries)
    assert came.args[1:] == [0, 0]
    with qtbot.waitSignal(table.rowsMoved):
        show(table, [*entries[1:], entries[0]])
    with qtbot.assertNotEmitted(table.modelReset), qtbot.waitSignal(table.dataChanged):
        show(table, [*entries[1:], entries[0]])


def test_rows_are_found_by_their_keys(qapp: QApplication) -> None:
    table = shown_table([*drawn_people(), *more_people()])
    for row in range(table.rowCount()):
        entry = table.entry_at(row)
        assert entry is not None
        assert table.row_of(key_of(entry)) == row
    assert table.row_of(("record", 77)) == 1
    assert table.row_of(4711) is None
    assert table.entry_at(-1) is table.entry_at(table.rowCount()) is None


def test_a_row_says_what_the_drawing_says(qapp: QApplication) -> None:
    table = shown_table(drawn_people())
    rows = [
        [said(table, row, column) for column in range(len(HEADINGS))]
        for row in range(4)
    ]
    assert rows == [
        ["Priority", "Dana Lee", "(718) 555-0163", "", "2"],
        ["4 h 10 m over", "Li Xiaolong", "(646) 555-0199", "No voicemail", ""],
        ["4 h 10 m over", "Sean O’Brien", "(917) 555-0117", "", "1"],
        ["agreed 2:30 PM", "Robert Smith Jr.", "(212) 555-0133", "", "2"],
    ]
    below = [said(table, 3, column, SECOND_LINE_ROLE) for column in range(5)]
    assert below == ["today, in 1 h 20 m", "", "ext. 7", "", "Call again"]


def test_a_row_is_heard_with_name_standing_and_time(qapp: QApplication) -> None:
    table = shown_table([*drawn_people(), *more_people()])
    heard = int(ROLE.AccessibleTextRole)
    row = table.row_of(2)
    assert row is not None
    line = "Li Xiaolong, overdue, 4 h 10 m over, Wed 25 Nov 5:00 PM"
    assert said(table, row, CALL_BY, heard) == line
    # A reader that speaks whole rows says each of them once.
    assert said(table, row, NAME, heard) == "Li Xiaolong"
    assert said(table, row, NUMBER, heard) == "(646) 555-0199"
    assert said(table, row, TRIES, heard) == ""
    assert said(table, 0, CALL_BY, heard) == "Dana Lee, Priority, 25 m over, 12:45 PM"
    assert said(table, 1, CALL_BY, heard) == "no name, Priority, in 15 m, 1:25 PM"


def test_sorting_has_raw_values(qapp: QApplication) -> None:
    table = shown_table(drawn_people())
    entry = table.entry_at(1)
    assert entry is not None
    values = [said(table, 1, column, SORT_ROLE) for column in range(5)]
    due = entry.lead.due_at.timestamp()
    assert values == [due, "Li Xiaolong", "+16465550199", "", 0]


def test_headings_stand_over_their_columns(qapp: QApplication) -> None:
    table = new_table()
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [table.headerData(c, across) for c in range(5)] == list(HEADINGS)
    tips = [table.headerData(c, across, int(ROLE.ToolTipRole)) for c in range(2)]
    assert tips == [
        "Desk time: hours and days count only while the desk makes calls.",
        None,
    ]
    assert table.headerData(5, across) is None
    assert table.headerData(0, down) is None
    assert table.headerData(0, across, int(ROLE.DecorationRole)) is None
    assert (CALL_BY, NAME, NUMBER, WANTS, TRIES) == (0, 1, 2, 3, 4)


def test_cells_that_are_not_there_hold_nothing(qapp: QApplication) -> None:
    table = shown_table(drawn_people())
    assert table.data(QModelIndex()) is None
    gone = table.createIndex(99, 0)
    assert table.data(gone) is None
    assert table.data(table.createIndex(0, 99)) is None
    assert table.rowCount(table.index(0, 0)) == 0
    assert table.columnCount(table.index(0, 0)) == 0
    assert said(table, 0, 0, int(ROLE.FontRole)) is None


def test_a_tooltip_never_reads_a_strangers_text_as_html(qapp: QApplication) -> None:
    table = shown_table(more_people())
    row = table.row_of(27)
    assert row is not None
    assert said(table, row, NAME) == "<b>Bold</b> ⟨202E⟩evil"
    tip = said(table, row, NAME, int(ROLE.ToolTipRole))
    assert tip == "<qt>&lt;b&gt;Bold&lt;/b&gt; ⟨202E⟩evil</qt>"
    assert said(table, row, WANTS, int(ROLE.ToolTipRole)) is None


def test_a_number_that_cannot_be_written_is_shown_as_it_is(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(number: str, extension: str | None) -> str:
        raise ValueError(number)

    table = LeadTable(refuse)
    show(table, entries_of([lead(1, extension="7"), lead(2, "", None)]))
    assert said(table, 0, NUMBER) == "+12125550142"
    assert said(table, 0, NUMBER, SECOND_LINE_ROLE) == "ext. 7"
    assert said(table, 0, CALL_BY) == "Due today"
    assert said(table, 1, NUMBER) == "No number yet"
    assert said(table, 1, NAME) == "No name given"
    assert "2125550142" not in caplog.text
    assert "ValueError" in caplog.text


def test_an_outcome_of_the_clinics_own_has_its_own_words(qapp: QApplication) -> None:
    table = LeadTable(
        lambda number, extension: number, {"no_answer": "Nobody picked up"}.__getitem__
    )
    tried = lead(1, attempts=1, last_outcome="no_answer", dialled=True)
    show(table, entries_of([tried]))
    assert said(table, 0, TRIES, SECOND_LINE_ROLE) == "Nobody picked up"
    shipped = LeadTable(lambda number, extension: number)
    show(shipped, entries_of([replace(tried, last_outcome="their_own")]))
    assert said(shipped, 0, TRIES, SECOND_LINE_ROLE) == "their_own"


def test_a_tick_changes_the_countdowns_that_were_looked_at(qtbot: QtBot) -> None:
    table = shown_table(drawn_people())
    for row in (1, 4, 9):
        said(table, row, CALL_BY)
    with qtbot.waitSignal(table.dataChanged) as changed:
        table.tick(NOW + timedelta(minutes=1))
    assert changed.args[0].column() == changed.args[1].column() == CALL_BY
    assert said(table, 1, CALL_BY) == "4 h 11 m over"
    assert said(table, 4, CALL_BY) == "in 3 h 49 m"
    assert said(table, 9, CALL_BY) == "tomorrow"


def test_a_tick_tells_only_of_what_changed(qapp: QApplication) -> None:
    table = shown_table(drawn_people())
    for row in range(11):
        said(table, row, CALL_BY)
    told: list[int] = []

    def hear(first: QModelIndex, last: QModelIndex) -> None:
        told.extend(range(first.row(), last.row() + 1))

    table.dataChanged.connect(hear)
    table.tick(NOW + timedelta(seconds=30))
    # Half a minute: what counts down from a full minute changes, what is over not.
    assert told == [3, 4, 5, 6, 7, 8]
    table.tick(NOW + timedelta(seconds=59))
    assert told == [3, 4, 5, 6, 7, 8]


def test_before_anything_was_shown_a_tick_does_nothing(qtbot: QtBot) -> None:
    table = new_table()
    with qtbot.assertNotEmitted(table.dataChanged):
        table.tick(NOW)


def test_the_words_of_a_row_are_worked_out_once(qapp: QApplication) -> None:
    asked = []

    def show_phone(number: str, extension: str | None) -> str:
        asked.append(number)
        return number

    table = LeadTable(show_phone)
    show(table, entries_of([lead(n) for n in range(1, 50)]))
    for _ in range(3):
        for column in range(5):
            said(table, 7, column)
    assert len(asked) == 1


# More rows elsewhere


def test_more_rows_are_asked_for_only_while_there_are_some() -> None:
    table = shown_table(drawn_people())
    asked: list[bool] = []
    table.more_wanted.connect(lambda: asked.append(True))
    assert not table.canFetchMore(QModelIndex())
    table.fetchMore(QModelIndex())
    assert not asked
    table.set_more(True)
    assert table.canFetchMore(QModelIndex())
    assert not table.canFetchMore(table.index(0, 0))
    table.fetchMore(QModelIndex())
    assert asked == [True]


@given(first=lists, more=lists)
@settings(max_examples=40, deadline=None)
def test_rows_that_are_added_stand_behind_the_others(
    first: list[QueueEntry], more: list[QueueEntry]
) -> None:
    table = new_table()
    tester = QAbstractItemModelTester(table, FATAL)
    table.set_more(True)
    shown = list(first)
    show(table, first)
    new = [entry for entry in more if key_of(entry) not in keys_in(table)]
    table.row_of(0)
    table.add(new)
    assert keys_in(table) == [key_of(entry) for entry in [*shown, *new]]
    assert [table.row_of(key) for key in keys_in(table)] == list(
        range(len(shown) + len(new))
    )
    show(table, [*new, *shown])
    assert keys_in(table) == [key_of(entry) for entry in [*new, *shown]]
    del tester
