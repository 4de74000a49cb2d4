"""Blank lines by the million: counted, not kept, and looked at by the piece."""

from pathlib import Path

import pytest

from callback_desk.domain.submission import Why
from callback_desk.intake.csv_record import Record
from callback_desk.intake.submission_rows import MOST_RUNS, MOST_WEIGHT, SubmissionRows
from callback_desk.intake.text_supply import TextSupply
from tests.intake.opening import opened

HEAD = "Name,Phone,Message\nAna Lopez,2125550142,hello\n"
LAST = "Bob Roe,2125550143,hello\n"


@pytest.mark.parametrize("length", [1, MOST_WEIGHT // 4])
def test_blank_records_that_differ_take_no_more_room_the_more_they_are(
    tmp_path: Path, length: int
) -> None:
    reader = opened(HEAD, tmp_path)._table.reader()
    rows = SubmissionRows(reader, 2)
    for number in range(2 * MOST_RUNS):
        raw = " \t"[number % 2] * length + "\n"
        assert not list(rows.take(Record(raw, [raw[:-1]])))
    assert len(rows.blanks) <= MOST_RUNS
    assert sum(len(raw) for raw, _ in rows.blanks) <= MOST_WEIGHT
    told = list(rows.take(Record(LAST, LAST.strip().split(","))))
    assert [one.row for one in told] == list(range(2, 2 * MOST_RUNS + 3))
    assert {one.problem and one.problem.why for one in told[:-1]} == {Why.BLANK}


@pytest.mark.parametrize("blank", ["\n", "\r\n", " \n", ",,\n"])
def test_a_table_that_begins_far_down_is_found(tmp_path: Path, blank: str) -> None:
    file = opened(blank * 5_000 + HEAD + LAST, tmp_path)
    assert [one.phone_text for one in file.submissions()] == [
        "2125550142",
        "2125550143",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", LAST])
def test_empty_lines_are_not_looked_at_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, last: str
) -> None:
    file = opened((HEAD + "\n" * 50_000 + last).replace("\n", end), tmp_path)
    singly = []
    following = TextSupply.__next__

    def counted(self: TextSupply) -> str:
        singly.append(line := following(self))
        return line

    monkeypatch.setattr(TextSupply, "__next__", counted)
    told = [one for block in file.blocks(2_000, 2**20) for one in block.submissions()]
    assert len(told) == (50_002 if last else 1)
    assert len(singly) < 6_000
    assert told == list(file.submissions())


def test_a_line_that_tells_the_separator_may_stand_below_empty_ones(
    tmp_path: Path,
) -> None:
    text = "\n\r\n\nsep=;\nName;Phone\nAna Lopez;2125550142\n"
    file = opened(text, tmp_path)
    assert [one.row for one in file.submissions()] == [2]
    assert [block.first_row for block in file.blocks(10, 1_000)] == [2]
