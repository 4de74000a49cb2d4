"""The table of a preview: one row a record, every text made visible and cut."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from callback_desk.ui.intake.lead_source import LeadSource, preview
from callback_desk.ui.intake.verdict_table import (
    HEADINGS,
    NAME,
    NUMBER,
    VERDICT,
    WHY,
    VerdictTable,
)
from tests.desks import copy_desk, opened

FILE = (
    "name,phone,message\n"
    "Ann Bell,212-555-0142,hello\n"
    "<b>Bo</b>\u202e,917-555-0117,hi\n"
    f"{'x' * 5000},12,\n"
)


@pytest.fixture
def table(tmp_path: Path, qapp: object) -> VerdictTable:
    leads = tmp_path / "leads.csv"
    leads.write_text(FILE, "utf-8")
    with opened(copy_desk(tmp_path)) as desk:
        previewed = preview(desk, LeadSource((leads,)))
    return VerdictTable(previewed.records, desk.phones.show)


def test_the_model_keeps_the_rules_of_models(table: VerdictTable) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(table, fatal)
    assert (table.rowCount(), table.columnCount()) == (3, len(HEADINGS))


def test_cells_say_what_becomes_of_a_record(table: VerdictTable) -> None:
    def cell(row: int, column: int) -> object:
        return table.data(table.index(row, column))

    assert cell(0, VERDICT) == "new"
    assert cell(0, NUMBER) == "(212) 555-0142"
    assert cell(1, NAME) == "<b>Bo</b>⟨202E⟩"
    assert cell(2, VERDICT) == "needs a look"
    assert str(cell(2, WHY)).startswith("Number")
    assert len(str(cell(2, NAME))) == 120
    heard = table.data(table.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert heard == "2, new, Ann Bell, (212) 555-0142"
