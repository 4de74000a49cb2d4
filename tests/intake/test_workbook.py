"""Workbooks are read sheet by sheet as what was typed into them."""

from datetime import date, datetime
from pathlib import Path

import pytest

from callback_desk.domain.errors import (
    FileEmpty,
    FileError,
    FileNotText,
    FileUnreadable,
)
from callback_desk.domain.file_reading import FileReading
from callback_desk.domain.import_errors import (
    NoPhoneColumn,
    UnknownColumn,
    WorkbookBroken,
    WorkbookTooLarge,
)
from callback_desk.domain.reading_choices import ReadingChoices
from callback_desk.domain.submission import Precision, Submission, Why
from callback_desk.intake import workbook as workbook_module
from callback_desk.intake.first_lines import FIRST_LINE
from callback_desk.intake.lead_file import open_lead_file
from callback_desk.intake.record_cells import read_cells
from callback_desk.intake.workbook import WorkbookFile, open_workbook
from tests.intake.mails import MAILS
from tests.intake.opening import PRESETS
from tests.intake.workbooks import with_sheet, workbook

HEADER = ("Name", "Phone", "Date", "Message")
ANA = ("Ana Lopez", 2125550142, datetime.fromisoformat("2026-11-16T10:30"), "hi")


def read(path: Path, **headers: str) -> list[Submission]:
    choices = ReadingChoices.of_fields(**headers)
    return list(open_workbook(path, PRESETS, choices=choices).submissions())


def test_cells_are_read_as_they_were_typed(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "leads.xlsx",
        [
            HEADER,
            ANA,
            ("Bo", "(212) 555-0143", date(2026, 11, 17), True),
            ("Cy", 12125550144.0, 46342.4375, 5),
            ("Di", "2.12737E+09", "11/18/2026 9:00 AM", "x" * 9_000),
        ],
    )
    file = open_lead_file(path, PRESETS, MAILS)
    one, two, three, four = file.submissions()
    assert (file.recognised_as, file.encoding) == ("xlsx", None)
    assert one.recognised_as == "generic-csv"
    assert [s.phone_text for s in (one, two, three, four)] == [
        "2125550142", "(212) 555-0143", "12125550144", "2.12737E+09",
    ]  # fmt: skip
    received = [s.received for s in (one, two, three, four)]
    assert [r.value.isoformat() for r in received if r] == [
        "2026-11-16T10:30:00", "2026-11-17T00:00:00", "2026-11-16T10:30:00",
        "2026-11-18T09:00:00",
    ]  # fmt: skip
    assert two.received is not None
    assert two.received.precision is Precision.DAY
    assert three.repairs == ("read the date from a spreadsheet's number of the day",)
    assert (two.message, three.message, len(four.message)) == ("TRUE", "5", 9_000)
    assert [s.row for s in (one, two, three, four)] == [2, 3, 4, 5]


def test_a_title_above_and_blank_rows_between_lose_nobody(tmp_path: Path) -> None:
    rows = [
        (), ("Leads of November",), (), (None, *HEADER), (None, *ANA), (),
        (None, "Bo", "212-555-0143"), (),
    ]  # fmt: skip
    one, blank, two = read(workbook(tmp_path / "leads.xlsx", rows))
    assert (one.row, one.name, two.row, two.name) == (2, "Ana Lopez", 4, "Bo")
    assert blank.problem is not None
    assert blank.problem.why is Why.BLANK


def test_every_sheet_of_leads_is_read_and_no_other(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "leads.xlsx",
        [("Prices",), ("Infusion", 400)],
        [HEADER, ANA],
        [("Nombre", "Celular"), ("Bo", "212-555-0143"), ("Cy", "212-555-0144")],
        [HEADER, ("Old", "212-555-0199")],
        hidden="4",
    )
    submissions = read(path)
    assert [(s.row, s.name) for s in submissions] == [
        (2, "Ana Lopez"), (4, "Bo"), (5, "Cy"),
    ]  # fmt: skip
    hidden = workbook(tmp_path / "x.xlsx", [("Sum", 1)], [HEADER, ANA], hidden="2")
    assert [s.name for s in read(hidden)] == ["Ana Lopez"]


def test_a_sheet_without_a_header_is_read_by_its_looks(tmp_path: Path) -> None:
    rows = [("Ana Lopez", "212-555-0142"), ("Bo Chen", "212-555-0143")]
    assert [(s.row, s.name) for s in read(workbook(tmp_path / "a.xlsx", rows))] == [
        (1, "Ana Lopez"),
        (2, "Bo Chen"),
    ]


def test_a_products_export_in_a_workbook_is_known(tmp_path: Path) -> None:
    rows = [
        ("Timestamp", "Name", "Best number?"),
        ("11/16/2026 10:30:00", "Ana Lopez", "212-555-0142"),
    ]
    (one,) = read(workbook(tmp_path / "a.xlsx", rows))
    assert one.recognised_as == "google-forms-csv"


def test_raw_text_of_a_row_is_its_cells_again(tmp_path: Path) -> None:
    row = ('Ana "A" Lopez', "212-555-0142", "x, y\nz", "")
    file = open_workbook(workbook(tmp_path / "a.xlsx", [HEADER, row]), PRESETS)
    (one,) = file.submissions()
    assert read_cells(one.raw, file.layout) == list(row)


def test_columns_can_be_named_in_every_sheet_that_has_them(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [("Name", "Phone", "Alt"), ("Ana", "212-555-0142", "212-555-0143")],
        [("Name", "Phone"), ("Bo", "212-555-0144")],
    )
    assert [s.phone_text for s in read(path, phone="Alt")] == [
        "212-555-0143",
        "212-555-0144",
    ]
    with pytest.raises(UnknownColumn):
        read(path, phone="Fax")
    only = workbook(tmp_path / "b.xlsx", [("Wer", "Wo"), ("Ana", "dort")])
    with pytest.raises(NoPhoneColumn) as caught:
        read(only)
    assert isinstance(caught.value.reading, FileReading)
    labels, one = read(only, phone="Wo")
    assert labels.problem == FIRST_LINE
    assert one.phone_text == "dort"


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 4_000 + "</row>"
        + "<row><c><v>1</v></c></row>" * 1_000,
        '<x:row r="1"><x:c r="A1"><v>1</v></x:c></x:row>'
        "<x:row r='900000'><x:c r='ZZ900000'><v>1</v></x:c></x:row>",
    ],
)  # fmt: skip
def test_few_bytes_that_stand_for_many_cells_are_refused(
    tmp_path: Path, rows: str
) -> None:
    with pytest.raises(WorkbookTooLarge) as caught:
        read(with_sheet(tmp_path / "a.xlsx", "", rows))
    assert caught.value.sentence == "a.xlsx is too large a workbook to be read whole."


def test_formatted_cells_without_content_reach_nowhere(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Phone</t></is></c></row>'
        '<row r="2"><c r="A2"><v>2125550142</v></c></row>'
        '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    )
    (one,) = read(with_sheet(tmp_path / "a.xlsx", "", rows))
    assert one.phone_text == "2125550142"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", " " * (200 * 1024 * 1024))
    assert path.stat().st_size < 1024 * 1024
    with pytest.raises(WorkbookTooLarge):
        read(path)


def test_a_damaged_workbook_is_refused_with_one_sentence(tmp_path: Path) -> None:
    good = workbook(tmp_path / "good.xlsx", [HEADER, ANA]).read_bytes()
    path = tmp_path / "a.xlsx"
    refused: set[str] = set()
    for cut in range(30, len(good), 97):
        for data in (
            good[:cut],
            good[:cut] + b"\0\xff" + good[cut + 2 :],
            good[:cut] + good[cut + 5 :],
        ):
            path.write_bytes(data)
            try:
                list(open_lead_file(path, PRESETS, MAILS).submissions())
            except FileError as error:
                refused.add(error.sentence)
    assert len(refused) > 1
    assert all(sentence.startswith("a.xlsx ") for sentence in refused)


def test_an_archive_of_a_later_kind_is_no_workbook_that_can_be_read(
    tmp_path: Path,
) -> None:
    data = bytearray(workbook(tmp_path / "good.xlsx", [HEADER, ANA]).read_bytes())
    data[data.index(b"PK\x01\x02") + 6] = 120
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(FileNotText):
        open_lead_file(path, PRESETS, MAILS)


@pytest.mark.parametrize("xml", ["<worksheet", "no xml", "<a>&#x0;</a>", "<c r='A1'>"])
def test_a_sheet_that_is_no_xml_is_broken_or_empty(tmp_path: Path, xml: str) -> None:
    with pytest.raises((WorkbookBroken, FileEmpty)):
        read(with_sheet(tmp_path / "a.xlsx", xml))


def test_an_empty_workbook_and_one_behind_a_password_say_so(tmp_path: Path) -> None:
    with pytest.raises(FileEmpty):
        read(workbook(tmp_path / "a.xlsx", []))
    locked = tmp_path / "b.xlsx"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    locked.write_bytes(ole + bytes(600))
    with pytest.raises(FileNotText) as caught:
        open_lead_file(locked, PRESETS, MAILS)
    assert "behind a password" in caught.value.sentence
    with pytest.raises(FileUnreadable):
        open_workbook(tmp_path / "gone.xlsx", PRESETS)


def test_a_file_larger_than_any_list_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_module, "LARGEST", 0)
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes(3 * 1024 * 1024))
    with pytest.raises(WorkbookTooLarge):
        open_workbook(path, PRESETS)


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    file: WorkbookFile = open_workbook(
        workbook(tmp_path / "a.xlsx", [HEADER, ANA]), PRESETS
    )
    assert list(file.submissions()) == list(file.submissions())
