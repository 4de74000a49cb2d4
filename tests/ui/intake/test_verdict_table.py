"""The table of a preview: one row a record, every text made visible and cut."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from callback_desk.domain.reading_choices import NO_CHOICES
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings
from callback_desk.services.import_preview import Preview, preview_import
from callback_desk.services.preview_rows import PreviewRows
from callback_desk.ui.intake.verdict_table import (
    HEADINGS,
    NAME,
    NUMBER,
    PAGE,
    SENT,
    VERDICT,
    WHY,
    VerdictTable,
)

FILE = (
    "name,phone,message,date\n"
    "Ann Bell,212-555-0142,hello,2026-11-16 09:30\n"
    "<b>Bo</b>\u202e,917-555-0117,hi,\n"
    f"{'x' * 5000},12,,\n"
)


def ignore(rows: PreviewRows, share: float | None) -> None:
    """Nobody waits for the rows."""


def previewed(desk: Desk, file: Path) -> Preview:
    opener = partial(desk.open_lead_file, file, NO_CHOICES)
    files = [(file.name, opener)]
    return preview_import(desk, files, SourceSettings(), ignore, lambda: False)


def shown(desk: Desk, preview: Preview) -> VerdictTable:
    table = VerdictTable(desk.phones.show)
    rows = preview.rows.rows
    table.show(rows, range(len(rows)), ["leads.csv"], preview.calendar)
    return table


@pytest.fixture
def table(desk: Desk, tmp_path: Path, qapp: object) -> VerdictTable:
    leads = tmp_path / "leads.csv"
    leads.write_text(FILE, "utf-8")
    return shown(desk, previewed(desk, leads))


def test_the_model_keeps_the_rules_of_models(table: VerdictTable) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(table, fatal)
    assert (table.rowCount(), table.columnCount()) == (3, len(HEADINGS))


def test_cells_say_what_becomes_of_a_record(table: VerdictTable) -> None:
    def cell(row: int, column: int) -> object:
        return table.data(table.index(row, column))

    assert cell(0, VERDICT) == "new"
    assert cell(0, NUMBER) == "(212) 555-0142"
    assert cell(0, SENT) == "Mon 16 Nov 9:30 AM"
    assert cell(1, NAME) == "<b>Bo</b>⟨202E⟩"
    assert cell(1, SENT) == ""
    assert cell(2, VERDICT) == "needs a look"
    assert cell(2, WHY) == ("12 is too short to be a whole number.")
    assert len(str(cell(2, NAME))) == 120
    heard = table.data(table.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert heard == "new, 2, Ann Bell, (212) 555-0142"


def test_only_what_needs_a_look_can_be_typed_into(table: VerdictTable) -> None:
    def is_open(row: int, column: int) -> bool:
        flags = table.flags(table.index(row, column))
        return bool(flags & Qt.ItemFlag.ItemIsEditable)

    assert [is_open(2, column) for column in range(len(HEADINGS))] == [
        *(False, False, False, True, True, True, True, False),
    ]
    assert not any(is_open(0, column) for column in range(len(HEADINGS)))
    edited = table.data(table.index(2, NAME), int(Qt.ItemDataRole.EditRole))
    assert len(str(edited)) == 2_000


def test_what_is_typed_is_told_and_not_shown_before_it_is_judged(
    table: VerdictTable,
) -> None:
    heard: list[tuple[object, int, str]] = []
    table.mended.connect(lambda *told: heard.append(told))
    index = table.index(2, NUMBER)
    assert not table.setData(index, "12")
    assert table.setData(index, "212-555-0199")
    assert heard == [((0, 4, 0), NUMBER, "212-555-0199")]
    assert table.data(index) == "12"
    assert not table.setData(table.index(2, WHY), "x")


def test_a_long_list_is_given_by_the_page(
    desk: Desk, tmp_path: Path, qapp: object
) -> None:
    leads = tmp_path / "many.csv"
    lines = [f"P{n:04},212-555-{n:04}" for n in range(PAGE + 20)]
    leads.write_text("\n".join(["name,phone", *lines]))
    table = shown(desk, previewed(desk, leads))
    assert table.rowCount() == PAGE
    assert table.canFetchMore(table.index(-1, -1))
    table.fetchMore(table.index(-1, -1))
    assert table.rowCount() == PAGE + 20
    assert not table.canFetchMore(table.index(-1, -1))
