"""Words in cells that are for something else: none is lost, none is the number."""

from pathlib import Path

import pytest

from callback_desk.intake.csv_file import CsvFile
from tests.intake.opening import opened

WORDS = "I want to die"


def read_both_ways(file: CsvFile) -> list[tuple[str, str, str, str]]:
    """Name, phone, message and answers of each record; the same by the block."""
    singly = list(file.submissions())
    by_block = [
        one for block in file.blocks(100, 10_000) for one in block.submissions()
    ]
    assert by_block == singly
    return [(s.name, s.phone_text, s.message, s.answers) for s in singly]


@pytest.mark.parametrize(
    "table",
    [
        "Name,Phone,Mobile\nAnn Lee,212-555-0142,{words}\n",
        "Name,Phone,Mobile\nAnn Lee,{words},212-555-0142\n",
        "Name,Phone,Email,Correo\nAnn Lee,212-555-0142,a@x.example,{words}\n",
        "Name,Nombre,Phone\nAnn Lee,{words},212-555-0142\n",
        "Name,Nombre,Phone\nAnn Lee,,{words}\n",
        "First name,Last name,Name,Phone\nAnn,Lee,{words},212-555-0142\n",
        "Name,Date,Phone\nAnn Lee,{words},212-555-0142\n",
        "Name,Entry ID,Phone\nAnn Lee,{words},212-555-0142\n",
        "Name,Entry ID,Phone\nAnn Lee,\t{words},212-555-0142\n",
    ],
)
def test_words_where_none_belong_are_told(tmp_path: Path, table: str) -> None:
    plain = "\n".join(
        ",".join(["Bob Roe"] + [f"646-555-{n:04}"] * table.split("\n")[0].count(","))
        for n in range(3)
    )
    first = read_both_ways(opened(table.format(words=WORDS) + plain + "\n", tmp_path))[
        0
    ]
    assert WORDS in first[2] + first[3]


@pytest.mark.parametrize("word", ["suicidal", "Suicidal!", "su1cidal", "自殺"])
@pytest.mark.parametrize(
    "labels",
    ["Name,Phone,Email,Message", "Name,Phone,Entry ID,Message", "#,Name,Phone,Email",
     "Email,Name,Phone,Entry ID", "ID,Submission ID,Name,Phone"],
)  # fmt: skip
def test_one_word_where_none_belongs_is_told(
    tmp_path: Path, labels: str, word: str
) -> None:
    plain = {"Name": "Bob Roe", "Phone": "646-555-0100", "Email": "a@x.example"}
    for place, label in enumerate(labels.split(",")):
        is_id = label not in {"Email", "Name", "Phone", "Message"}
        if not (is_id and word.isalpha()) and label != "Email":
            continue
        rows = [
            [plain.get(one, f"{n}0") for one in labels.split(",")]
            for n in range(101, 105)
        ]
        rows[1][place] = word
        text = "\n".join([labels, *map(",".join, rows)]) + "\n"
        read = read_both_ways(opened(text, tmp_path))
        assert word in read[1][3], (label, read)
        assert all(answers == "" for *_, answers in (read[0], *read[2:]))


@pytest.mark.parametrize("none", ["", "none", "N/A", "ann@example", "a@x.example"])
def test_what_stands_for_no_address_tells_nothing(tmp_path: Path, none: str) -> None:
    text = f"Name,Phone,Email,ID\nAnn Lee,646-555-0100,{none},l:a12-b\n"
    assert read_both_ways(opened(text, tmp_path))[0][3] == ""


NUMBERS = ["212-555-0142", "646-555-0177", "(718) 555-0123", "917 555 0164"]
# Where some have words beside them, some have none.
WITH_WORDS = [NUMBERS[0], *(f"cell {number}" for number in NUMBERS[1:])]
NAMES = ["Ann Lee", "Bob Roe", "Cy Fox", "Dee Poe"]
TOLD = [
    "I want to die, call {}",
    "please ring {} after five",
    "my sister has {}, too",
    "{}",
]


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("numbers", [NUMBERS, WITH_WORDS])
def test_a_message_with_a_number_is_no_phone_column(
    tmp_path: Path, place: int, numbers: list[str]
) -> None:
    told = [words.format(number) for words, number in zip(TOLD, NUMBERS, strict=True)]
    lines = []
    for name, number, words in zip(NAMES, numbers, told, strict=True):
        cells = [name, f'"{words}"']
        cells.insert(place, number)
        lines.append(",".join(cells))
    read = read_both_ways(opened("\n".join(lines) + "\n", tmp_path))
    assert [row[:3] for row in read] == list(zip(NAMES, numbers, told, strict=True))


def test_numbers_with_words_beside_the_clinics_own_number(tmp_path: Path) -> None:
    lines = [
        f"{name},{number},212-555-0100"
        for name, number in zip(NAMES, WITH_WORDS, strict=True)
    ]
    read = read_both_ways(opened("\n".join(lines) + "\n", tmp_path))
    assert [phone for _, phone, *_ in read] == WITH_WORDS


def numbers_read(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    return [row[:2] for row in read_both_ways(opened(text, tmp_path))]


def test_of_two_columns_with_numbers_the_one_that_most_have_is_theirs(
    tmp_path: Path,
) -> None:
    assert numbers_read(
        tmp_path,
        "Ana Ruiz,212-555-0100 call after five,212-555-0111 is my sister\n"
        "Bob Stone,212-555-0199,\n"
        "Ann Lee,212-555-0144 mornings only please,212-555-0155\n",
    ) == [
        ("Ana Ruiz", "212-555-0100 call after five"),
        ("Bob Stone", "212-555-0199"),
        ("Ann Lee", "212-555-0144 mornings only please"),
    ]


def test_who_has_no_number_in_one_column_has_it_in_the_other(tmp_path: Path) -> None:
    assert numbers_read(
        tmp_path,
        "Ana Ruiz,212-555-0100,\n"
        "Bob Stone,,212-555-0199 call my wife Mary\n"
        "Ann Lee,212-555-0144,\n"
        "Cid Moss,,212-555-0188 after five please\n"
        "Dee Fox,,212-555-0177\n",
    ) == [
        ("Ana Ruiz", "212-555-0100"),
        ("Bob Stone", "212-555-0199 call my wife Mary"),
        ("Ann Lee", "212-555-0144"),
        ("Cid Moss", "212-555-0188 after five please"),
        ("Dee Fox", "212-555-0177"),
    ]
