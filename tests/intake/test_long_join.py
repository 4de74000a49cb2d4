"""A record of very many lines is one record, and lines given back are lines."""

from pathlib import Path

import pytest

from callback_desk.intake.cell_looks import may_reach_somebody
from callback_desk.intake.csv_records import RecordReader
from callback_desk.intake.long_join import (
    MANY_LINES,
    Lines,
    LinesBack,
    StandsAlone,
    joined_to_close,
)
from tests.intake.opening import opened

HEAD, TAIL = "Name,Phone,Message\n", 'Cy Nix,646-555-0103,"y"\n'
MANY = MANY_LINES * 3 + 7


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_cell_of_very_many_lines_stays_whole(end: str, tmp_path: Path) -> None:
    cell = "".join(f'line {n}, it ""hurts""{end}' for n in range(MANY))
    text = f'{HEAD}Bob Moe,646-555-0102,"{cell}"\n{TAIL}'
    submissions = list(opened(text, tmp_path).submissions())
    assert [s.name for s in submissions] == ["Bob Moe", "Cy Nix"]
    assert submissions[0].problem is None
    said = cell.replace('""', '"').replace("\r\n", "\n").replace("\r", "\n")
    assert submissions[0].message == said
    assert submissions[0].raw == f'Bob Moe,646-555-0102,"{cell}"\n'


def test_a_person_within_very_many_lines_is_a_record_of_their_own(
    tmp_path: Path,
) -> None:
    lines = ["no number here\n"] * MANY
    lines[MANY_LINES + 100] = "Dee Oak,646-555-0104,help\n"
    text = f'{HEAD}Bob Moe,646-555-0102,"it\n{"".join(lines)}"\n{TAIL}'
    submissions = list(opened(text, tmp_path).submissions())
    assert "Dee Oak" in [s.name for s in submissions]
    assert {s.raw for s in submissions} >= {"no number here\n", TAIL}
    assert "".join(s.raw for s in submissions) == text.removeprefix(HEAD)


def test_a_quote_that_is_never_closed_gives_every_line_back() -> None:
    lines = ['a,"b\n', *["x\n"] * MANY]
    records = list(RecordReader(iter(lines), ",", shapes={2}))
    assert [record.raw for record in records] == lines


def test_lines_in_one_text_are_taken_one_by_one() -> None:
    back = LinesBack()
    back.give(["a\n", Lines("b\r\nc\rd\n\ne"), "f\n"])
    back.give(["0\n"])
    taken = []
    while back:
        taken.append(back.take())
    assert taken == ["0\n", "a\n", "b\r\n", "c\r", "d\n", "\n", "e", "f\n"]


def test_only_what_may_hold_a_number_is_looked_at_line_by_line() -> None:
    lines = ["a,b,c\n"] * 5_000 + ["d,e,4\n"] + ["f,g\n"] * 70_000 + ['h"\n', "x\n"]
    back, asked = LinesBack(), list[str]()

    def tells(line: str) -> bool:
        asked.append(line)
        return False

    texts, is_one = joined_to_close(
        ['i,"j\n'], iter(lines), back, StandsAlone(tells, may_reach_somebody), 10**7
    )
    assert is_one
    assert "".join(texts) == 'i,"j\n' + "".join(lines[:-1])
    assert (back.take(), bool(back)) == ("x\n", False)
    assert "d,e,4\n" in asked
    assert len(asked) < 2_000
