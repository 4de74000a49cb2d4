"""What stands above a header: a title is nobody, a person or danger is kept."""

from pathlib import Path

import pytest

from callback_desk.intake.at_desk import AtDesk
from callback_desk.intake.csv_file import open_csv
from callback_desk.intake.csv_record import Record
from callback_desk.intake.first_lines import FIRST_LINE
from callback_desk.intake.title_lines import kept_titles
from callback_desk.intake.workbook import open_workbook
from tests.domain.test_safety import WORDS
from tests.intake.opening import PRESETS
from tests.intake.workbooks import workbook

LABELS = ["Name", "Phone", "Message"]
PEOPLE = [["Ann Lee", "646-555-0101", "hi"], ["Bob Moe", "646-555-0102", "x"]]
GRAVITY = ["Name (First)", "Phone", "Entry Id", "Entry Date", "Source Url", "User IP"]


def is_danger(words: str) -> bool:
    return WORDS.read(words, "").flagged


@pytest.mark.parametrize(
    "title",
    [
        "I want to kill myself",
        "Suicidal",
        "no quiero vivir",
        "Si Wong 212-555-0100",
        "212-555-0100 (Si Wong)",
        "Wong, Si: +1 212 555 0100",
        "سارة علي 212-555-0100",
        "سارة علي ٢١٢٥٥٥٠١٠٠",
        "王小明 212-555-0100",
        "王小明:2125550100",
        "김민수 +82 2 312 3456",
    ],
)
@pytest.mark.parametrize("more", ["", ",,", "\n", "\n\nLeads of November\n"])
def test_who_stands_above_a_header_is_kept(
    title: str, more: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    said = f'"{title}"' if "," in title else title
    for labels in (LABELS, GRAVITY):
        rows = [labels, *([*row, *"123456"][: len(labels)] for row in PEOPLE)]
        text = f"{said}{more}\n" + "\n".join(map(",".join, rows)) + "\n"
        path.write_text(text, "utf-8")
        file = open_csv(path, PRESETS, at_desk=AtDesk(is_danger))
        first, *others = list(file.submissions())
        assert (first.row, first.problem) == (1, FIRST_LINE)
        assert title in first.raw
        assert [one.row for one in others] == [2, 3]
        blocks = [b for block in file.blocks(100, 10_000) for b in block.submissions()]
        assert blocks == [first, *others]


@pytest.mark.parametrize(
    "title",
    [
        "Leads of November", "قائمة العملاء 2026", "咨询名单 2026-11-16",
        "Leads of this week (questions: 212-555-0100)", "Phone: 212-555-0100",
        "Form 1234567", "Your Name 212-555-0100", "Report 2026-11-16 10:00",
    ],
)  # fmt: skip
def test_a_title_is_nobody(title: str) -> None:
    assert not kept_titles([Record(title, [title])], LABELS, is_danger)


def test_whoever_stands_above_the_header_of_a_sheet_is_kept(tmp_path: Path) -> None:
    rows = [("Suicidal", "", ""), *map(tuple, [LABELS, *PEOPLE])]
    path = workbook(tmp_path / "a.xlsx", rows)
    read = list(open_workbook(path, PRESETS, at_desk=AtDesk(is_danger)).submissions())
    assert [(one.row, one.problem) for one in read] == [
        (1, FIRST_LINE), (2, None), (3, None),
    ]  # fmt: skip
    assert "Suicidal" in read[0].raw
