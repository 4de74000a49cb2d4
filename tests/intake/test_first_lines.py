"""Nobody who stands above a table's records gets lost: a lead, kept, or asked about."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.import_errors import NoPhoneColumn
from callback_desk.domain.record import Record
from callback_desk.domain.submission import Verdict
from callback_desk.intake.first_lines import FIRST_LINE, are_surely_labels
from callback_desk.intake.workbook import open_workbook
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from tests.desks import DeskClock, copy_desk, opened
from tests.domain.calendars import local
from tests.intake.opening import PRESETS, read_anywhere
from tests.intake.opening import opened as opened_file
from tests.intake.workbooks import workbook

OTHERS = [["Bob Roe", "212-555-0143", "my leg"], ["Cy Fox", "212-555-0144", "my arm"]]

NAMES = st.sampled_from(
    ["Ann Lee", "ann lee", "María José Núñez", "Ana", "LEE, ANN", "O'Neil Pat", "安娜",
     "Patient Zero", "Mobile Ann", "First Last"]
)  # fmt: skip
NUMBERS = st.sampled_from(
    ["", "-", "n/a", "none", "no phone", "unknown", "same number", "call my sister",
     "cell", "mobile", "phone on file", "not now", "5550142", "555-0142", "212-555",
     "212-555-0142 / 646-555-0177", "cell 212-555-0142", "+", "x", "private",
     "sin teléfono", "no tengo", "ninguno", "el de mi esposo", "móvil", "no sé",
     "número equivocado", "llamar al 212-555-0142", "celular roto"]
)  # fmt: skip
TELLS = st.sampled_from(
    ["I want to die tonight", "my back hurts", "tell us nothing", "",
     "what condition do I have?", "my name is on file", "quiero morir",
     "me duele la espalda", "no quiero vivir", "¿pueden ayudarme con mi condición?"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    *(NAMES, NUMBERS, TELLS),
    st.permutations([0, 1, 2]),
    st.integers(1, 6),
    st.sampled_from(",;\t|"),
)
def test_the_first_person_of_a_file_without_labels_is_never_lost(
    name: str, number: str, told: str, order: list[int], count: int, delimiter: str
) -> None:
    first = [name, number, told]
    others = [
        [f"{who} Roe", f"646-555-{n:04}", f"my leg hurts since {n + 2} days"]
        for n, who in zip(
            range(count), ["Al", "Bo", "Cy", "Di", "Ed", "Fay"], strict=False
        )
    ]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([[row[place] for place in order] for row in [first, *others]])
    try:
        _, submissions = read_anywhere(out.getvalue().encode())
    except NoPhoneColumn:
        return
    assert len(submissions) == count + 1
    ann = submissions[0]
    assert all(cell in ann.raw for cell in (name, number, told))
    # Of a record that is kept all the raw text is read for danger.
    assert (
        ann.problem is not None or told in f"{ann.name}\n{ann.message}\n{ann.answers}"
    )


@pytest.mark.parametrize(
    "labels",
    [
        ["Name", "Where", "What hurts"],
        ["Caller", "Phone", "City"],
        ["Name", "Phone", "Preferred Clinic"],
        ["Your name please", "Best number (e.g. 212-555-0142)", "What hurts"],
        ["Who are you", "And the best phone number?", "Why"],
        ["Patient First Name", "How to reach", "Why"],
        ["Nmae", "Phne", "Stroy"],
        ["¿Cómo se llama?", "¿Su teléfono?", "¿Qué le duele?"],
        ["الاسم", "رقم الهاتف", "الرسالة"],
        ["姓名", "电话", "留言"],
        ["field_1", "field_2", "field_3"],
    ],
)
def test_labels_that_are_known_or_ask_are_surely_labels(labels: list[str]) -> None:
    assert are_surely_labels(labels, OTHERS)


@pytest.mark.parametrize(
    "cells",
    [
        ["Ann Lee", "n/a", "I want to die tonight"],
        ["Ann Lee", "no phone", "my condition is bad"],
        ["Ann Lee", "number on file", "tell us what you can do?"],
        ["Ann Lee", "none", "therapy"],
        ["Quien", "A donde", "Que"],
        # Labels of languages that are not known stay labels, and are kept as well.
        ["სახელი", "სად", "რა"],
        ["اسمي آنا", "لا يوجد", "أريد أن أموت"],
    ],
)
def test_cells_that_may_be_somebodys_are_not(cells: list[str]) -> None:
    assert not are_surely_labels(cells, OTHERS)


def taken_in(desk: Desk, path: Path) -> list[Record]:
    heard: list[Record] = []
    import_file(desk, lambda: desk.open_lead_file(path), SourceSettings(), heard.append)
    return heard


def test_a_doubtful_header_is_kept_flagged_and_known_the_next_time(
    tmp_path: Path,
) -> None:
    path = tmp_path / "leads.csv"
    lines = [["Ann Lee", "n/a", "I want to die tonight"], *OTHERS]
    path.write_text("".join(",".join(line) + "\n" for line in lines))
    with opened(copy_desk(tmp_path), DeskClock(local("2026-11-16 09:30"))) as desk:
        told = []
        for _ in range(2):
            heard = taken_in(desk, path)
            told.append([record.verdict for record in heard])
            assert heard[0].safety.flagged
    assert told[0] == [Verdict.NEEDS_LOOK, Verdict.NEW, Verdict.NEW]
    assert told[1] == [Verdict.KNOWN] * 3


def test_somebody_above_the_labels_is_kept(tmp_path: Path) -> None:
    text = (
        "Ann Lee,,,I want to die,,\n"
        "Name,Phone,Email,Message,City,Page\n"
        "Bob Roe,212-555-0143,,my leg,,\n"
    )
    file = opened_file(text, tmp_path)
    ann, bob = file.submissions()
    assert (ann.row, ann.name, ann.problem) == (1, "Ann Lee", FIRST_LINE)
    assert "I want to die" in ann.answers + ann.message
    assert (bob.row, bob.name, bob.problem) == (2, "Bob Roe", None)
    blocks = [one for block in file.blocks(100, 10_000) for one in block.submissions()]
    assert blocks == [ann, bob]
    # A title by itself is nobody.
    titled = text.replace("Ann Lee,,,I want to die,,", "Leads of November,,,,,")
    assert len(list(opened_file(titled, tmp_path).submissions())) == 1


def test_a_doubtful_header_of_a_sheet_is_kept(tmp_path: Path) -> None:
    rows = [("Ann Lee", "n/a", "I want to die"), *map(tuple, OTHERS)]
    path = workbook(
        tmp_path / "a.xlsx", rows, [("Name", "Phone"), ("Di", "2125550145")]
    )
    read = list(open_workbook(path, PRESETS).submissions())
    assert [one.row for one in read] == [1, 2, 3, 5]
    assert read[0].problem == FIRST_LINE
    assert "I want to die" in read[0].answers


@pytest.mark.parametrize(
    "header",
    [
        'Name,"Phone\nSi Wong,212-555-0100"\n',
        'Name,"Phone\nNo Name,212-555-0100",Message\n',
        'Name,Message,"Phone\nMy ex is Sy Wong,my ex has 212-555-0188 too,'
        '212-555-0100"\n',
        'Name,"Phone\nSy Wong,212-555-0100\n",Message\n',
    ],
)
def test_somebody_whom_a_torn_quote_put_into_a_label_is_kept(
    tmp_path: Path, header: str
) -> None:
    width = 1 + ("Message" in header)
    rest = [
        f"{name},{number}" + ",hello" * (width > 1)
        for name, number in (("Bob Stone", "212-555-0199"), ("Ann Lee", "212-555-0144"))
    ]
    file = opened_file(header + "\n".join(rest) + "\n", tmp_path)
    told = "".join(one.raw for one in file.submissions())
    assert "212-555-0100" in told
    blocks = [one for b in file.blocks(100, 10_000) for one in b.submissions()]
    assert blocks == list(file.submissions())


@pytest.mark.parametrize(
    "said",
    [
        "My phone 212-555-0100, my ex must not answer",
        "Phone 212-555-0100 ex 12",
        "Work phone 212-555-0100 ex. 12",
        "Phone 212-555-0100 (for example after 5)",
        "Mobile 212-555-0100, por ejemplo por la tarde",
    ],
)
def test_a_number_with_words_that_labels_use_is_somebodys(
    tmp_path: Path, said: str
) -> None:
    text = f'Maria Lopez,"{said}"\nBob Stone,212-555-0199\nAnn Lee,212-555-0144\n'
    read = list(opened_file(text, tmp_path).submissions())
    assert [one.name for one in read] == ["Maria Lopez", "Bob Stone", "Ann Lee"]
    assert "212-555-0100" in read[0].phone_text
