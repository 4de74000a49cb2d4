"""CSV: nothing is computed, and everything reads back as it was."""

import csv
import io

import pytest

from callback_desk.domain.kept_file import FORMULA_STARTS
from callback_desk.domain.outgoing import OutgoingColumn, OutgoingTable
from callback_desk.export.csv_out import clipboard_text, csv_bytes, safe_text
from callback_desk.intake.repair import mend_cell
from tests.export.payloads import ODD, PAYLOADS

WIDE = 7


def table_of(text: str) -> OutgoingTable:
    """Each column in turn holds the text, and a row in which all do."""
    columns = tuple(OutgoingColumn(f"c{n}", f"Column {n}") for n in range(WIDE))
    one_each = tuple(
        tuple(text if n == place else "x" for n in range(WIDE)) for place in range(WIDE)
    )
    return OutgoingTable("Payloads", columns, (*one_each, (text,) * WIDE))


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_there_are_sixty_payloads() -> None:
    assert len(set(PAYLOADS)) == 60


@pytest.mark.parametrize("text", [*PAYLOADS, *ODD])
def test_no_cell_of_any_column_begins_a_formula_and_all_read_back(text: str) -> None:
    table = table_of(text)
    rows = read(csv_bytes([table]))
    assert rows[0] == [column.heading for column in table.columns]
    for told, row in zip(rows[1:], table.rows, strict=True):
        assert not any(cell[:1] in FORMULA_STARTS for cell in told if cell)
        # As our own import reads it.
        assert [mend_cell(cell, []) for cell in told] == list(row)


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_heading_is_no_formula_either(text: str) -> None:
    table = OutgoingTable(text, (OutgoingColumn("a", text),), (("x",),))
    rows = read(csv_bytes([table, table]))
    told = [cell for row in rows for cell in row]
    assert not any(cell[:1] in FORMULA_STARTS for cell in told if cell)


@pytest.mark.parametrize("text", PAYLOADS)
def test_the_clipboard_carries_no_formula_nor_a_further_cell(text: str) -> None:
    said = clipboard_text([["x", text, "y"], [text, "x", text]])
    lines = [line.split("\t") for line in said.split("\n")]
    assert [len(line) for line in lines] == [3, 3]
    for cell in (cell for line in lines for cell in line):
        assert not cell.startswith(tuple(FORMULA_STARTS))


def test_numbers_of_ours_stand_as_they_are() -> None:
    assert [safe_text(cell) for cell in (-3, 2.5, None, "+1")] == [
        "-3",
        "2.5",
        "",
        "'+1",
    ]


def test_several_tables_stand_under_their_titles() -> None:
    table = OutgoingTable("One", (OutgoingColumn("a", "A"),), ((1,),))
    other = OutgoingTable("Two", (OutgoingColumn("a", "A"),), ((2,),))
    assert read(csv_bytes([table, other])) == [
        *(["One"], ["A"], ["1"], [], ["Two"], ["A"], ["2"])
    ]
