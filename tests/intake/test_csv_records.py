"""Records agree with physical lines, whatever quotes do."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callback_desk.domain.submission import Why
from callback_desk.intake.cell_style import CellStyle
from callback_desk.intake.csv_record import Record
from callback_desk.intake.csv_records import RecordReader
from callback_desk.intake.json_cells import split_json_cells
from callback_desk.intake.loose_cells import split_line

CELLS = st.text(
    st.sampled_from("ab ,;|\t\"'\\\r\n0é\u2028\x0b\0") | st.characters(codec="utf-8"),
    max_size=12,
)


def records(
    text: str,
    delimiter: str = ",",
    shapes: Sequence[int] | None = (3,),
    style: CellStyle = CellStyle.RFC_4180,
) -> list[Record]:
    lines = iter(io.StringIO(text, newline=""))
    return list(RecordReader(lines, delimiter, shapes=shapes, style=style))


@settings(max_examples=400, deadline=None)
@given(
    rows=st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6
        )
    ),
    delimiter=st.sampled_from(",;\t|"),
    end_and_quoting=st.sampled_from(
        [
            ("\r\n", csv.QUOTE_MINIMAL),  # with another end it leaves some bare
            ("\r\n", csv.QUOTE_ALL),
            ("\n", csv.QUOTE_ALL),
            ("\r", csv.QUOTE_ALL),
        ]
    ),
)
def test_what_the_csv_module_writes_is_read_back_equal(
    rows: list[list[str]], delimiter: str, end_and_quoting: tuple[str, int]
) -> None:
    end, quoting = end_and_quoting
    out = io.StringIO(newline="")
    writer = csv.writer(
        out,
        delimiter=delimiter,
        lineterminator=end,
        quoting=quoting,  # type: ignore[arg-type]  # typeshed wants a literal
    )
    writer.writerows(rows)
    found = records(out.getvalue(), delimiter, (len(rows[0]),))
    assert [record.cells for record in found] == rows
    assert {record.why for record in found} == {None}
    assert "".join(record.raw for record in found) == out.getvalue()


@settings(max_examples=400, deadline=None)
@given(
    st.text(st.sampled_from('ab,"\n\r\\ 2'), max_size=80), st.sampled_from(CellStyle)
)
@example('"', CellStyle.RFC_4180)
@example('a,"b\n","c\n', CellStyle.RFC_4180)
def test_no_text_loses_a_character_between_records(text: str, style: CellStyle) -> None:
    found = records(text, style=style)
    assert "".join(record.raw for record in found) == text


PEOPLE = [f'Person {i},(212) 555-{i:04d},"hello, {i}"' for i in range(100, 112)]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len("\n".join(PEOPLE))), st.sampled_from(["\n", "\r\n"]))
def test_one_stray_quote_never_swallows_anybody_else(place: int, end: str) -> None:
    body = end.join(PEOPLE) + end
    place = min(place, len(body))
    found = [record.cells for record in records(body[:place] + '"' + body[place:])]
    assert len(found) <= len(PEOPLE) + 1
    assert sum(cells not in found for cells in csv.reader(PEOPLE)) <= 1


def test_a_forgotten_quote_leaves_the_next_person_alone() -> None:
    one, two = records('A,1,"open\r\nB,2,ok\r\n')
    assert (one.cells, one.why) == (["A", "1", "open"], Why.QUOTES)
    assert (two.cells, two.why) == (["B", "2", "ok"], None)


def test_a_quote_that_closes_in_another_persons_record_is_found_out() -> None:
    text = 'A,212-555-0142,"open\nB,212-555-0143,ok\nC,212-555-0144,fine"\n'
    found = records(text)
    assert [record.cells[0] for record in found] == ["A", "B", "C"]
    assert [record.why for record in found] == [Why.QUOTES, None, None]


def test_a_quote_opened_in_the_first_cell_still_shows_the_phone() -> None:
    (one, _) = records('"Sean,917-555-0117,hi\nB,2,ok\n')
    assert one.cells == ["Sean", "917-555-0117", "hi"]
    assert one.why is Why.QUOTES


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('"Robert "Bob" Smith",1,x', ['Robert "Bob" Smith', "1", "x"]),
        ('"Bob" Smith,1,x', ['"Bob" Smith', "1", "x"]),
        ('"a" ,1,"b"', ["a", "1", "b"]),
        ('5\'10" tall,1,a "quoted" word', ["5'10\" tall", "1", 'a "quoted" word']),
        ('"""Bob""",1,""', ['"Bob"', "1", ""]),
    ],
)
def test_quotes_that_allow_one_reading_only_are_no_problem(
    line: str, cells: list[str]
) -> None:
    (one,) = records(line + "\n")
    assert (one.cells, one.why) == (cells, None)


def test_a_message_of_several_lines_with_loose_quotes_stays_one_record() -> None:
    (one, two) = records('A,1,"he said "hi"\nand, well, left"\nB,2,ok\n')
    assert one.cells == ["A", "1", 'he said "hi"\nand, well, left']
    assert (one.why, one.loose) == (None, True)
    assert two.cells[0] == "B"


def test_a_first_cell_of_several_lines_is_one_record() -> None:
    text = (
        '"It hurts,\nall day.\n\nPlease, call",212-555-0142,A\r\n'
        '"Mornings are best",212-555-0143,B\r\n"1 Main St\nSuite 2",212-555-0144,C\r\n'
    )
    found = records(text)
    assert [record.cells for record in found] == list(
        csv.reader(io.StringIO(text, newline=""))
    )
    assert [record.why for record in found] == [None, None, None]


def test_two_slips_in_a_row_are_two_people() -> None:
    one, two = records('"A,212-555-0142,x\nB",212-555-0143,y\n')
    assert one.cells == ["A", "212-555-0142", "x"]
    assert two.cells[1:] == ["212-555-0143", "y"]


def test_json_cells_are_unescaped_and_others_fall_back() -> None:
    line = '"a \\"b\\"","x\\ny\\/z",bare,"\\u00e9 \\ud800"\r\n'
    assert split_json_cells(line, ",") == ['a "b"', "x\ny/z", "bare", "é \ufffd"]
    assert split_json_cells('"a ""b""",c', ",") is None
    (one,) = records('"a ""b""",c,d\n', style=CellStyle.JSON)
    assert one.cells == ['a "b"', "c", "d"]


@given(st.text(max_size=60), st.sampled_from(",;\t|"))
def test_splitting_a_line_never_fails(text: str, delimiter: str) -> None:
    cells, _ = split_line(text, delimiter)
    assert bool(cells) == bool(text.rstrip("\r\n"))


@pytest.mark.parametrize(
    "line",
    ['x","open\n', 'A,1,"open\n', '"a,b,c\n', 'A,1,"x"",\n', '"",",\n', '"""\n'],
)
def test_ten_thousand_open_quotes_are_read_within_the_tests_timeout(line: str) -> None:
    # Reading every rest of the file anew would take far longer than that.
    found = records(line * 10_000)
    assert "".join(record.raw for record in found) == line * 10_000
