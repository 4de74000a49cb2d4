"""Splitting at the quotes gives what the csv module reads, or nothing."""

import csv
from io import StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callback_desk.domain.joined_texts import encoded
from callback_desk.intake.record_splitting import (
    CellTable,
    Split,
    lines_of,
    split_lines,
    split_quoted,
)

CELLS = st.one_of(
    st.sampled_from(["", '"', '""', "\n", '"\n"', "\r\n", ",", '","', "\r", ' "x" ']),
    st.text('a",;\r\n ', max_size=6),
    st.text(max_size=5),
)


def quoted(text: str, delimiter: str, longest: int = 10_000) -> Split | None:
    return split_quoted(text, encoded(text), delimiter, longest)


def rows_of(split: Split) -> list[list[str]]:
    return list(split.cells)


def read_by_csv(text: str, delimiter: str) -> list[list[str]]:
    lines = StringIO(text, newline="")
    return list(csv.reader(lines, delimiter=delimiter, strict=True))


@settings(max_examples=600, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8
        )
    ),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
)
@example([["\n"], ["a"]], ",", "\n")
@example([["", "\n"], ["", ""]], ",", "\n")
@example([['a"\n"b'], ["a"]], ",", "\n")
def test_quoted_cells_are_split_as_by_the_csv_module(
    rows: list[list[str]], delimiter: str, end: str
) -> None:
    texts = [
        delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) + end
        for row in rows
    ]
    split = quoted("".join(texts), delimiter)
    if split is None:
        # What ends a record stands in a cell as well.
        assert any("\n" in cell for row in rows for cell in row)
        return
    assert rows_of(split) == rows
    assert list(split.texts) == texts
    is_folded = [len(list(lines_of(text))) > 1 for text in texts]
    assert split.folded == [n for n, folded in enumerate(is_folded) if folded]
    table = split.cells
    assert isinstance(table, CellTable)
    for index in range(table.width):
        assert table.column(index) == [row[index] for row in rows]


@settings(max_examples=1_000, deadline=None)
@given(st.text('"",,a\n\r ', max_size=30).map(lambda text: f'"{text}"\n'))
@example('"a""b"\n')
@example('"a"\n"b\n')
@example('"a" "b"\n')
def test_whatever_is_split_is_what_the_csv_module_reads(text: str) -> None:
    split = quoted(text, ",")
    if split is not None:
        assert rows_of(split) == read_by_csv(text, ",")
        assert "".join(split.texts) == text


@pytest.mark.parametrize(
    "text",
    [
        '"a","b"\n"c"\n',
        '"a",b\n',
        'a,"b"\n',
        '"a"\r\n"b"\n',
        '"a"\n\n"b"\n',
        '"a","b"',
        '"' + "x" * 200 + '"\n',
    ],
)
def test_what_is_not_all_alike_is_left_to_others(text: str) -> None:
    assert quoted(text, ",", 100) is None


def test_lines_that_make_one_record_are_told() -> None:
    split = split_lines(["a,b\n", 'c,"d\n', 'e"\n', "f,g\n"], ",")
    assert split is not None
    assert split.cells == [["a", "b"], ["c", "d\ne"], ["f", "g"]]
    assert list(split.texts) == ["a,b\n", 'c,"d\ne"\n', "f,g\n"]
    assert split.folded == [1]
    assert split_lines(['a,"b\n'], ",") is None
