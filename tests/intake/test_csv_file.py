"""A CSV file is opened, its columns are found, and no record of it is lost."""

from pathlib import Path

import pytest

from callback_desk.domain.import_errors import NoPhoneColumn, UnknownColumn
from callback_desk.domain.submission import Submission, Why
from tests.intake.opening import opened, read

ONE = "Name,Phone\r\nMaria Alvarez,(212) 555-0142\r\n"


def why(submission: Submission) -> Why | None:
    return submission.problem.why if submission.problem else None


def test_a_file_without_a_phone_column_is_refused(tmp_path: Path) -> None:
    for content in (
        "Name,User IP,Entry Id,Zip\nMaria,203.0.113.9,2125550142,10001-1234\n",
        "Name,Emergency contact phone\nMaria,(212) 555-0142\n",
        "Name,Date of birth\nMaria,11/12/1980\n",
    ):
        with pytest.raises(NoPhoneColumn):
            opened(content, tmp_path)


def test_a_header_alone_is_a_file_without_records(tmp_path: Path) -> None:
    assert read("Name,Phone\n", tmp_path) == []


def test_a_mapping_overrides_what_would_be_guessed(tmp_path: Path) -> None:
    text = "Name,Phone,Alt,Id\nMaria,212-555-0142,917-555-0117,7\n"
    (one,) = read(text, tmp_path, phone="alt", external_id="Id")
    assert one.phone_text == "917-555-0117"
    with pytest.raises(UnknownColumn) as caught:
        opened(text, tmp_path, phone="Telefax")
    assert caught.value.what_to_do == "Use one of its headers: Name, Phone, Alt, Id."
    with pytest.raises(ValueError, match="no field to map"):
        opened(text, tmp_path, telefax="Alt")


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("cp1252", "cp1252"),
        ("utf-16-le", "utf-16-le"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_encodings_separators_and_line_ends_are_found(
    tmp_path: Path, encoding: str, codec: str, delimiter: str, end: str
) -> None:
    rows = [["Nombre", "Teléfono", "Mensaje"], ["Zoë Muñoz", "212-555-0142", "“sí”"]]
    text = end.join(delimiter.join(row) for row in rows) + end
    file = opened(text.encode(encoding), tmp_path)
    (one,) = file.submissions()
    assert (file.encoding, file.delimiter) == (codec, delimiter)
    assert (one.name, one.phone_text, one.message) == tuple(rows[1])
    assert one.raw == delimiter.join(rows[1]) + end


def test_a_separator_line_is_no_record(tmp_path: Path) -> None:
    (one,) = read("sep=;\r\nName;Phone\r\nA, B;212-555-0142\r\n", tmp_path)
    assert (one.row, one.name) == (2, "A, B")


def test_bytes_that_mean_nothing_mark_their_record_only(tmp_path: Path) -> None:
    content = b"Name,Phone\nMu\xf1oz,212-555-0142\nX\x81Y,917-555-0117\n"
    one, two = read(content, tmp_path)
    assert (one.name, why(one)) == ("Muñoz", None)
    assert (two.name, why(two), two.phone_text) == (
        "X\ufffdY",
        Why.ENCODING,
        "917-555-0117",
    )
    two.raw.encode("utf-8")


def test_one_bad_byte_does_not_spoil_the_names_of_a_utf8_file(tmp_path: Path) -> None:
    text = "Name,Phone\nZoë Müller,212-555-0142\nJosé,212-555-0143\n"
    content = text.encode() + b"Mu\xf1oz,917-555-0117\n"
    one, two, three = read(content, tmp_path)
    assert (one.name, two.name) == ("Zoë Müller", "José")
    assert (why(one), why(two), why(three)) == (None, None, Why.ENCODING)


def test_a_bad_byte_in_a_label_is_told_as_one(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfName,Phone,Odd \xa1\nAna Bell,212-555-0142,please\n"
    file = opened(data, tmp_path)
    assert file.layout.headers == ("Name", "Phone", "Odd \ufffd")
    assert file.reading.headers == file.layout.headers
    (ana,) = file.submissions()
    for text in (ana.answers, *(column.label for column in file.reading.columns)):
        text.encode("utf-8")


def test_a_nul_in_a_cell_is_removed_and_named(tmp_path: Path) -> None:
    (one,) = read("Name,Phone\nMar\0ia,212-555-0142\n" + "\n", tmp_path)
    assert one.name == "Maria"
    assert one.repairs == ("removed NUL characters",)
    assert "\0" not in one.raw


def test_a_file_without_header_is_read_by_its_cells_from_row_one(
    tmp_path: Path,
) -> None:
    text = (
        "11/13/2026 16:59,Maria Alvarez,2125550142,m@example.com,my back hurts a lot\n"
        "11/14/2026 11:00,Dana Lee,7185550163,d@example.com,please call after five\n"
    )
    one, two = read(text, tmp_path)
    assert (one.row, two.row) == (1, 2)
    assert (one.name, one.phone_text, one.email) == (
        "Maria Alvarez",
        "2125550142",
        "m@example.com",
    )
    assert two.message == "please call after five"
    assert one.received is not None
    assert one.received.value.day == 13


def test_blank_records_between_others_are_kept_and_those_at_the_end_are_not(
    tmp_path: Path,
) -> None:
    text = "\nName,Phone\n\nA,212-555-0142\n,\n \nB,212-555-0143\n\n,,\n\n"
    submissions = read(text, tmp_path)
    assert [(s.row, why(s)) for s in submissions] == [
        (2, Why.BLANK),
        (3, None),
        (4, Why.BLANK),
        (5, Why.BLANK),
        (6, None),
    ]


def test_a_title_above_a_header_of_two_lines_costs_nobody(tmp_path: Path) -> None:
    text = 'A title\n\n"Full\nname","Phone"\nA,212-555-0142\nB,212-555-0143\n'
    assert [(s.row, s.name) for s in read(text, tmp_path)] == [(2, "A"), (3, "B")]


def test_a_torn_record_of_a_file_that_we_saved_is_kept(tmp_path: Path) -> None:
    text = (
        'Why it was kept,Phone,Name\nphone: none,212-555-0142,A\n"x"","212-555-0143"\n'
    )
    one, two = read(text, tmp_path)
    assert (one.name, why(one), why(two)) == ("A", None, Why.QUOTES)
    assert "212-555-0143" in two.raw


def test_a_word_in_our_own_column_alone_is_looked_at(tmp_path: Path) -> None:
    text = 'Why it was kept,Phone,Name\n,212-555-0142,A\n"212-555-0143","",""\n'
    kept = read(text, tmp_path)[1]
    assert (kept.name, kept.phone_text) == ("", "212-555-0143")


def test_too_few_cells_are_empty_and_too_many_need_a_look(tmp_path: Path) -> None:
    text = (
        "Name,Phone,Message\nA,212-555-0142\nB,212-555-0143,hi,,\n"
        "O'Brien, Sean,917-555-0117,I want to die\n"
    )
    one, two, three = read(text, tmp_path)
    assert (why(one), one.message) == (None, "")
    assert (why(two), two.message) == (None, "hi")
    assert (why(three), three.phone_text) == (Why.COLUMNS, "917-555-0117")
    assert "I want to die" in three.answers


def test_of_several_phone_columns_the_first_with_content_counts(
    tmp_path: Path,
) -> None:
    text = (
        "Name,Home phone,Cell,Fax\nA,,212-555-0142,212-555-0100\n"
        "B,none,212-555-0143,\nC,917-555-0117,212-555-0144,\n"
    )
    phones = [s.phone_text for s in read(text, tmp_path)]
    assert phones == ["212-555-0142", "212-555-0143", "917-555-0117"]


def test_a_cell_that_is_mended_to_nothing_hides_no_phone(tmp_path: Path) -> None:
    text = "Name,Phone,Mobile,Message\nDi Lopez,\\N,212-736-0144,please call\n"
    (one,) = read(text, tmp_path)
    assert (one.name, one.phone_text) == ("Di Lopez", "212-736-0144")


def test_who_asked_twice_keeps_a_number_and_the_clinics_own_is_nobodys(
    tmp_path: Path,
) -> None:
    rows = [f"Lead {n},212-736-01{n}," for n in range(10, 28)]
    rows += ["Di Lopez,,917-555-0117"] * 2
    found = read("\n".join(["Name,Phone,Mobile", *rows, ""]), tmp_path)
    assert [s.phone_text for s in found[-2:]] == ["917-555-0117"] * 2
    rows = [f"Lead {n},646-555-0100,212-736-01{n}" for n in range(10, 28)]
    rows.append("Di Lopez,646-555-0100,")
    found = read("\n".join(["Name,Office Phone,Phone", *rows, ""]), tmp_path)
    assert [s.phone_text for s in found[-2:]] == ["212-736-0127", ""]


def test_another_persons_number_is_never_the_leads(tmp_path: Path) -> None:
    text = "Name,Emergency Phone,Phone\nA,2125550199,2125550142\n"
    (one,) = read(text, tmp_path)
    assert (one.phone_text, one.received) == ("2125550142", None)


def test_duplicate_headers_are_columns_of_their_own(tmp_path: Path) -> None:
    text = "Phone,Name,Phone\n,A,212-555-0142\n917-555-0117,B,\n"
    assert [s.phone_text for s in read(text, tmp_path)] == [
        "212-555-0142",
        "917-555-0117",
    ]


def test_words_in_unknown_columns_reach_the_answers(tmp_path: Path) -> None:
    text = (
        "Name,Phone,Pick one,Anything on your mind these days,User Agent,Ref,"
        "Have you thought of suicide?,City\n"
        'A,212-555-0142,Depression,"I want\r\nto die",Mozilla/5.0 (X11),'
        "0f3a9c81d2e4b576,Yes,New York\n"
        "B,212-555-0143,PTSD,,Mozilla/5.0,1f3a9c81d2e4b576,No,Boston\n"
    )
    one, two = read(text, tmp_path)
    assert one.answers.split("\n") == [
        "Depression",
        "I want",
        "to die",
        "Have you thought of suicide?: Yes",
        "City: New York",
    ]
    assert two.answers.split("\n") == ["PTSD", "City: Boston"]


def test_ticked_options_are_answers_by_their_header(tmp_path: Path) -> None:
    text = (
        "Name,Phone,Condition: PTSD,Condition: CRPS,Conditions (Depression)\n"
        "A,212-555-0142,1,,Depression\n"
    )
    (one,) = read(text, tmp_path)
    assert one.answers == "Condition: PTSD\nDepression"


def test_words_in_place_of_a_phone_or_a_name_reach_the_answers(
    tmp_path: Path,
) -> None:
    text = "Name,Phone\nplease help me I want to die,never mind it is over\n"
    (one,) = read(text, tmp_path)
    assert "I want to die" in one.answers
    assert "never mind it is over" in one.answers


def test_a_date_that_cannot_be_read_is_a_repair_and_no_problem(tmp_path: Path) -> None:
    (one,) = read("Name,Phone,Date\nA,212-555-0142,soon\n", tmp_path)
    assert (one.received, one.repairs, one.problem) == (
        None,
        ("the date could not be read",),
        None,
    )


def test_a_date_beyond_the_sample_tells_that_days_come_first(tmp_path: Path) -> None:
    rows = [f"A{i},212-555-0142,03/04/2026" for i in range(500)]
    rows.append("B,212-555-0143,25/04/2026")
    submissions = read("Name,Phone,Date\n" + "\n".join(rows), tmp_path)
    assert submissions[0].received is not None
    assert submissions[0].received.value.month == 4


def test_a_date_and_its_clock_time_may_stand_apart(tmp_path: Path) -> None:
    text = "Date,Time,Name,Phone\n11/13/2026,4:59 PM,A,212-555-0142\n"
    (one,) = read(text, tmp_path)
    assert one.received is not None
    assert one.received.value.hour == 16


def test_the_campaign_is_read_from_the_page_when_no_column_has_it(
    tmp_path: Path,
) -> None:
    text = "Name,Phone,URL\nA,212-555-0142,https://c.example/?utm_campaign=a%20b&x=1\n"
    (one,) = read(text, tmp_path)
    assert one.source.campaign == "a b"
    assert one.source.page is not None


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("First Name,Last Name,Phone", " Maria ,Alvarez jr.,2125550142",
         "Maria Alvarez jr."),
        ("Nombre,Apellidos,Celular", "José,García Ruiz,2125550142", "José García Ruiz"),
        ("Full name,Last name,Tel", "Sean O'Brien,O'Brien,2125550142", "Sean O'Brien"),
        ("firstName,lastName,phoneNumber", "Ann,,2125550142", "Ann"),
        ("Patient Name,Company Name,Best number to reach you", 'A "B" C,X,2125550142',
         'A "B" C'),
        ("Who are you,And the best phone number?", "Maria Alvarez,2125550142",
         "Maria Alvarez"),
    ],
)  # fmt: skip
def test_names_are_found_and_stay_as_typed(
    tmp_path: Path, header: str, row: str, name: str
) -> None:
    (one,) = read(f"{header}\n{row}\n", tmp_path)
    assert one.name == name
    assert one.phone_text == "2125550142"


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    file = opened(ONE, tmp_path)
    assert list(file.submissions()) == list(file.submissions())


def test_a_very_long_line_without_end_is_one_record_of_too_great_size(
    tmp_path: Path,
) -> None:
    text = (
        ONE + "Big,917-555-0117," + "x" * (17 * 1024 * 1024) + "\r\nC,212-555-0144\r\n"
    )
    one, two, three = read(text, tmp_path)
    assert (why(one), why(two), why(three)) == (None, Why.SIZE, None)
    assert two.phone_text == "917-555-0117"
    assert three.row == 4


def test_a_field_of_nine_megabytes_is_read_whole(tmp_path: Path) -> None:
    words = "no way out\n" * (9 * 1024 * 1024 // 11)
    text = f'Name,Phone,Message\nA,212-555-0142,"{words}"\nB,212-555-0143,ok\n'
    one, two = read(text, tmp_path)
    assert one.message == words
    assert two.name == "B"


OTHERS = "".join(f"Cy Lane{n},646-555-02{n:02},c@x.example,hello\n" for n in range(5))


@pytest.mark.parametrize("number", ["", "555-0102", "none"])
def test_whom_a_quote_swallowed_is_told_by_an_address_alone(
    number: str, tmp_path: Path
) -> None:
    swallowed = f"Bob Moe,{number},bob@x.example,I want to die"
    text = f'Ann Bell,212-555-0101,,"hello\n{swallowed}"\n'
    told = read(f"Name,Phone,Email,Message\n{OTHERS}{text}{OTHERS}".encode(), tmp_path)
    ann, bob = told[5:7]
    assert (ann.name, ann.message, len(told)) == ("Ann Bell", "hello", 12)
    assert ann.problem is not None
    assert (bob.name, bob.phone_text, bob.email) == ("Bob Moe", number, "bob@x.example")
    assert "I want to die" in bob.message


@pytest.mark.parametrize(
    "message",
    [
        "call my husband Bob at 646-555-0102,\nor bob@x.example, evenings, please",
        "mail me,\nann@x.example, mornings, thanks, or call",
        "Bob Moe, 646-555-0102, bob@x.example, I want to die",
        "thanks,\nAnn\nann@x.example",
    ],
)
def test_addresses_in_a_message_make_nobody(message: str, tmp_path: Path) -> None:
    text = f'Ann Bell,212-555-0101,,"{message}"\n'
    told = read(f"Name,Phone,Email,Message\n{OTHERS}{text}{OTHERS}".encode(), tmp_path)
    assert (told[5].name, told[5].message, told[5].problem) == (
        *("Ann Bell", message),
        None,
    )
    assert len(told) == 11
