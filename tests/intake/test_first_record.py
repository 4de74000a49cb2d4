"""Whether a first record is a header: no person may be taken for one."""

from pathlib import Path

import pytest

from callback_desk.domain.import_errors import NoPhoneColumn
from callback_desk.intake.csv_dialect import find_header
from callback_desk.intake.first_record import is_header
from tests.intake.opening import opened

OTHERS = [
    "Bob Roe,212-555-0143,my leg",
    "Cy Fox,212-555-0144,my arm",
]


@pytest.mark.parametrize(
    "first",
    [
        "Ana Lopez,212-555-0142 call after 5pm,my back",
        "Ana Lopez,call 212-555-0142,my back",
        "Ana Lopez,cell 212-555-0142,my back",
        "Ana Lopez,212-555-0142 / 646-555-0177,my back",
        "Ana Lopez,555-0142,my back",
        "Ana Lopez,,my back",
        "Ana Lopez,-,my back",
        "Ana Lopez,,ana@example.com or my sister",
        'Ana Lopez,"2125550142"I want to die,my back',
    ],
)
def test_a_first_person_whose_number_is_odd_is_no_header(
    tmp_path: Path, first: str
) -> None:
    file = opened("\n".join([first, *OTHERS]) + "\n", tmp_path)
    assert file.layout.headers == ()
    assert [one.row for one in file.submissions()] == [1, 2, 3]


@pytest.mark.parametrize(
    "first",
    [
        "Your name please,Best number (e.g. 212-555-0142),What hurts",
        "Name,Where (write to us@example.com if unsure),Story",
        "Quien,A donde,Que",
        "Phone (e.g. 212-555-0142)",
        "Name,,Story",
        "Questions? Call 212-555-0100,Phone,Story",
    ],
)
def test_labels_that_hold_a_number_or_nothing_are_labels(
    tmp_path: Path, first: str
) -> None:
    width = first.count(",") + 1
    others = [",".join(other.split(",")[-3:][:width]) for other in OTHERS]
    if width == 1:
        others = ["212-555-0143", "212-555-0144"]
    file = opened("\n".join([first, *others]) + "\n", tmp_path)
    assert len(file.layout.headers) == width


def test_whoever_stands_above_a_header_is_no_title(tmp_path: Path) -> None:
    first = "Ana Lopez,212-555-0142 / 646-555-0177,my back"
    text = "\n".join([first, "Name,Phone,Message", *OTHERS, *OTHERS]) + "\n"
    file = opened(text, tmp_path)
    rows = [one.row for one in file.submissions()]
    assert rows == [1, 2, 3, 4, 5, 6]


def test_a_title_with_the_clinics_number_is_a_title(tmp_path: Path) -> None:
    title = "Leads of this week (questions: 212-555-0100),,"
    text = "\n".join([title, "Name,Phone,Message", *OTHERS]) + "\n"
    assert len(list(opened(text, tmp_path).submissions())) == 2


def test_whoever_a_torn_header_swallowed_is_no_label(tmp_path: Path) -> None:
    # Its first quote is missing and it says the wrong separator: all is one cell.
    text = (
        'sep=;\r\nPhone";"Best number?";"Name","Message"\r\n'
        '"212-555-0142","5" tall","Ana Lopez","I want to die"\r\n'
        '"","212-555-0143","Bob Roe","my leg"\r\n"212-555-0144","","Cy","arm"\r\n'
    )
    # Rather asked about than read without her.
    with pytest.raises(NoPhoneColumn):
        opened(text, tmp_path)


def test_a_label_of_two_lines_may_give_an_example(tmp_path: Path) -> None:
    text = '"Name","Phone\n(e.g. 212-555-0100)","Story\nor more"\n' + "\n".join(OTHERS)
    assert len(opened(text, tmp_path).layout.headers) == 3


@pytest.mark.parametrize("title", ["Form ID,1234567", "Account,1234567890"])
def test_a_title_with_a_number_hides_no_labels_below_it(title: str) -> None:
    labels = ["Name", "Phone", "Email", "Message", "Date"]
    person = ["Ann Lee", "212-555-0142", "ann@example.com", "hello", "2026-11-16"]
    assert find_header([title.split(","), labels, person]) == (1, True)
    # With no such labels it is somebody.
    assert find_header([["Ann Lee", "1234567"], ["Bo Ng", "7654321"]])[0] == 0


WIDE = [["Bob Roe", "212-555-0143", "my leg"], ["Cy Fox", "212-555-0144", "my arm"]]


@pytest.mark.parametrize(
    "labels",
    [
        ["Name", "Telephone\n(212 format)", "Story"],
        ["Who are you", "Phone (e.g. 2125550142)", "Why"],
        ["Name", "Telephone\n2125550142, 6465550142", "Story"],
        ["Nombre", "Telefono\n(p. ej. 212-555-0142; sin guiones)", "Mensaje"],
        ["Quien es", "Telefono (ej. 2125550142)", "Que le duele"],
        ["Who", "Tel\n212-555-0100, with area code", "Story"],
        ["Who", "Tel\n212-555-0100; 10 digits", "Story"],
        ["Name\n(first, last)", "Telephone\n(212 555 0100, cell)", "Story"],
        ["Name", 'Phone\n("212-555-0100")', "Story"],
        ["Name", "Phone\n212-555-0100 | 646-555-0100 | 718-555-0100", "Story"],
        ["Name", "Phone\n(e.g. 212-555-0100, 646-555-0100, no dashes)", "Story"],
        ["Name", "Best number\n(we call from 212-555-0100, please)", "Story"],
    ],
)
def test_a_label_of_two_lines_with_a_number_is_no_person(labels: list[str]) -> None:
    assert find_header([labels, *WIDE]) == (0, True)


@pytest.mark.parametrize(
    "line",
    [
        "Ana Lopez,212-555-0142,my back",
        'Ana Lopez,"2125550142"I want to die,my back',
        "Ana Lopez;212-555-0142;my back",
        "Ana Lopez|212-555-0142|my back",
        "Ana Lopez\t212-555-0142\tmy back",
        '"Ana Lopez","212-555-0142",""',
        ",212-555-0142,,",
        "Ana Lopez,212-555-0142",
        "ana lopez,212-555-0142",
        "212-555-0142,Ana",
        "212-555-0142,ana@example.com",
        "Ana Lopez,555-0142,my back",
        "Ana Lopez,call 212-555-0142 after five,my back",
        "2026-11-16,Ana,212-555-0142",
        '"Ana Lopez" "212-555-0142" "my back"',
        "安娜,212-555-0142",
    ],
)
@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_record_that_a_label_swallowed_is_a_person(line: str, column: int) -> None:
    labels = ["Name", "Phone", "Message"]
    labels[column] += f"\n{line}"
    assert not is_header(labels, WIDE)
    assert find_header([labels, *WIDE]) == (0, False)


@pytest.mark.parametrize(
    "labels",
    [
        ["الاسم", "رقم الهاتف", "الرسالة"],
        ["שם", "טלפון", "הודעה"],
        ["姓名", "电话", "留言"],
        ["お名前", "電話番号", "メッセージ"],
        ["이름", "전화번호", "메시지"],
        ["ชื่อ", "โทรศัพท์", "ข้อความ"],
    ],
)
@pytest.mark.parametrize("people", [WIDE, [["安娜", "212-555-0143", "腿疼"]] * 2])
def test_labels_without_case_are_labels(
    labels: list[str], people: list[list[str]]
) -> None:
    assert find_header([labels, *people]) == (0, True)


@pytest.mark.parametrize("number", ["212-555-0142", "٢١٢٥٥٥٠١٤٢", "555-0142", "", "-"])
@pytest.mark.parametrize("people", [WIDE, [["安娜", "212-555-0143", "腿疼"]] * 2])
def test_whoever_has_a_number_or_has_none_where_all_others_do_is_somebody(
    number: str, people: list[list[str]]
) -> None:
    assert find_header([["สมชาย", number, "ปวดหลัง"], *people]) == (0, False)
    assert find_header([["ليلى", number, "ألم"], *people]) == (0, False)
