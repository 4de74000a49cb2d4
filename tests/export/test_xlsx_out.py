"""Workbooks: every text is a string, and reads back as it was stored."""

import io
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from callback_desk.domain.outgoing import OutgoingColumn, OutgoingTable
from callback_desk.export.xlsx_out import LONGEST_CELL, xlsx_bytes
from tests.export.payloads import ODD, PAYLOADS
from tests.export.test_csv_out import table_of


def read(content: bytes, sheet: int = 0) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [list(row) for row in book.get_sheet_by_index(sheet).to_python()]


def test_payloads_of_every_column_read_back_and_are_strings() -> None:
    """All in one workbook: one per payload would take long."""
    for text in (*PAYLOADS, *ODD):
        table = table_of(text)
        content = xlsx_bytes([table])
        rows = read(content)[1:]
        assert rows == [list(row) for row in table.rows], repr(text)
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            sheet = parts.read("xl/worksheets/sheet1.xml").decode()
            styles = parts.read("xl/styles.xml").decode()
        assert "<f>" not in sheet
        # Shared strings alone, and marked as text for whoever edits them.
        cells = sheet.count("<c ")
        assert sheet.count('t="s"') == cells, repr(text)
        assert 'quotePrefix="1"' in styles


def test_numbers_are_numbers_and_nothing_is_an_empty_cell() -> None:
    columns = tuple(OutgoingColumn(code, code) for code in "abc")
    table = OutgoingTable("Figures", columns, ((3, None, 31.25),))
    assert read(xlsx_bytes([table])) == [["a", "b", "c"], [3.0, "", 31.25]]


def test_a_text_longer_than_a_cell_is_cut_and_a_lone_surrogate_replaced() -> None:
    columns = (OutgoingColumn("a", "A"), OutgoingColumn("b", "B"))
    table = OutgoingTable("Long", columns, (("x" * 40_000, "a\ud800b"),))
    [_, [long, odd]] = read(xlsx_bytes([table]))
    assert long == "x" * LONGEST_CELL
    assert odd == "a?b"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("From asking to coming, by source", "From asking to coming"),
        ("a/b:c", "a b c"),
        ("x" * 40, "x" * 31),
    ],
)
def test_a_sheet_is_named_after_its_table(title: str, name: str) -> None:
    table = OutgoingTable(title, (OutgoingColumn("a", "A"),), ())
    written = io.BytesIO(xlsx_bytes([table]))
    assert CalamineWorkbook.from_filelike(written).sheet_names == [name]


def test_nothing_is_left_in_a_temp_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    xlsx_bytes([table_of("needle")])
    assert list(tmp_path.iterdir()) == []
