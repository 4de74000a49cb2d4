"""A header that was torn or cut short costs nobody: the records tell its shape."""

from pathlib import Path

import pytest

from tests.intake.opening import opened

PLAIN = (
    'Ann Lee,646-555-0101,"hi, you"\nBob Moe,646-555-0102,x\nCy Nix,646-555-0103,y\n'
)
QUOTED = (
    '"Ann Lee","646-555-0101","hi, you"\n"Bob Moe","646-555-0102","x"\n'
    '"Cy Nix","646-555-0103","y"\n'
)
PEOPLE = [
    ("Ann Lee", "646-555-0101"),
    ("Bob Moe", "646-555-0102"),
    ("Cy Nix", "646-555-0103"),
]

TORN = {
    "a stray quote": '"Name","Phone,"Message"\n' + QUOTED,
    "a quote not closed": 'Name,"Phone,Message\n' + PLAIN,
    "a quote not closed before the first": '"Name,Phone,Message\n' + PLAIN,
    "a quote not closed over two lines": 'Name,"Phone\nnumber,Message\n' + PLAIN,
    "a line end within a label": "Name,Phone\nNumber,Message\n" + PLAIN,
    "a line end within the word": "Name,Pho\nne,Message\n" + PLAIN,
    "a quote and a line end": '"Name","Pho\nne,"Message"\n' + QUOTED,
    "three lines": "Full name,Phone\n(cell\npreferred),Message\n" + PLAIN,
    "no word for a phone": 'Who,"Reach\nme,Text\n' + PLAIN,
    "a title above": 'Leads of November\n\nName,"Phone\nnumber,Message\n' + PLAIN,
    "an end at each quote": '"Name","Phone\r\n","Message\r\n'
    + QUOTED.replace("\n", "\r\n"),
    "semicolons": 'Name;"Telefon;Nachricht\n' + PLAIN.replace(",", ";"),
    "one label alone": "Name\n" + PLAIN,
    "cut in the middle": "Name,Ph\n" + PLAIN,
    "a comma within brackets": "Name (first, last),Phone,Message\n" + PLAIN,
}


@pytest.mark.parametrize("text", TORN.values(), ids=TORN.keys())
def test_a_torn_header_still_finds_every_column(text: str, tmp_path: Path) -> None:
    file = opened(text, tmp_path)
    submissions = list(file.submissions())
    assert [(s.name, s.phone_text) for s in submissions] == PEOPLE
    assert [s.problem for s in submissions] == [None] * 3
    assert [s.row for s in submissions] == [2, 3, 4]
    blocks = list(file.blocks(500, 1_000_000))
    assert [text for block in blocks for text in block.raws] == [
        submission.raw for submission in submissions
    ]


def test_labels_of_several_lines_are_told_in_one(tmp_path: Path) -> None:
    file = opened('Name,"Phone\nnumber,Message\n' + PLAIN, tmp_path)
    assert file.reading.headers == ("Name", "Phone number", "Message")


def test_a_record_without_a_number_beneath_a_short_header_is_no_part_of_it(
    tmp_path: Path,
) -> None:
    file = opened("Name,Phone\nDi Ott,hello\n" + PLAIN, tmp_path)
    assert [s.name for s in file.submissions()] == ["Di Ott", *(n for n, _ in PEOPLE)]


def test_cells_that_were_torn_do_not_make_the_header_too_short(tmp_path: Path) -> None:
    text = "Name,Phone\nLee, Ann,646-555-0101\nMoe, Bob,646-555-0102\n"
    submissions = list(opened(text, tmp_path).submissions())
    assert [s.phone_text for s in submissions] == ["646-555-0101", "646-555-0102"]
    assert all(s.problem is not None for s in submissions)


def test_one_record_alone_does_not_tell_that_a_header_is_short(tmp_path: Path) -> None:
    (submission,) = opened(
        "Name,Phone\nAnn,646-555-0101,x, y\n", tmp_path
    ).submissions()
    assert str(submission.problem) == "columns: 4 cells, but 2 columns"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("torn", ["Si Wong,212-555-0100", "Si Wong,212-555-0100,hi"])
@pytest.mark.parametrize("width", [2, 3])
def test_whom_a_torn_quote_swallowed_is_kept(
    tmp_path: Path, end: str, mark: str, place: int, torn: str, width: int
) -> None:
    labels = ["Name", "Phone", "Message"][: max(width, place + 1)]
    labels[place] = f'"{labels[place]}\n{torn}"'
    header = ",".join(labels) + "\n"
    text = (header + PLAIN.replace('"hi, you"', "hi")).replace(",", mark)
    file = opened(text.replace("\n", end), tmp_path)
    read = list(file.submissions())
    assert any("Si Wong" in one.raw and "212-555-0100" in one.raw for one in read)
    assert [(one.name, one.phone_text) for one in read[-3:]] == PEOPLE
    by_block = [s for block in file.blocks(100, 10_000) for s in block.submissions()]
    assert by_block == read
