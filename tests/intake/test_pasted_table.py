"""Rows that were copied out of a spreadsheet are leads; a form's mail stays one."""

import pytest

from callback_desk import shipped
from callback_desk.domain.file_reading import Question
from callback_desk.domain.import_errors import NoPhoneColumn
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.reading_choices import NOT_USED, ReadingChoices
from callback_desk.domain.submission import Submission
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.pasted_mail import PastedMail
from callback_desk.intake.pasted_table import PastedTable, open_pasted
from tests.intake.opening import PRESETS
from tests.intake.test_pasted_mail import FORM, HEAD


def reader() -> MailContents:
    zone = zone_named("America/New_York")
    return MailContents(MailReader(shipped.mail_presets(), {}, zone), PRESETS)


def rows(text: str) -> list[Submission]:
    file = open_pasted(text, reader=reader())
    assert isinstance(file, PastedTable)
    assert (file.name, file.encoding) == ("The pasted text", None)
    return list(file.submissions())


@pytest.mark.parametrize(
    "text",
    [
        "Name\tPhone\tAge\r\nAna Bell\t646-555-0101\t4\r\nBob Cole\t646-555-0102\t\r\n",
        "Ana Bell\t646-555-0101\tam\nBob Cole\t(646) 555-0102\t",
        'Name,Phone,Notes\n"Ana Bell",646-555-0101,am\nBob Cole,646-555-0102,\n',
        "\ufeffNombre;Teléfono;Mensaje\nAna Bell;6465550101;am\nBob Cole;646-555-0102;",
    ],
)
def test_each_row_is_a_lead(text: str) -> None:
    assert [(one.name, one.row > 0) for one in rows(text)] == [
        ("Ana Bell", True),
        ("Bob Cole", True),
    ]
    assert all(one.phone_text.endswith(("0101", "0102")) for one in rows(text))


def test_a_cell_with_line_ends_stays_one() -> None:
    text = 'Name\tPhone\tMessage\nAna Bell\t646-555-0101\t"one\ntwo"\n'
    (ana,) = rows(text)
    assert ana.message == "one\ntwo"


@pytest.mark.parametrize(
    "text",
    [
        FORM,
        HEAD + FORM,
        FORM.replace(": ", ":\t"),
        "Please call me, Ana Bell, 646-555-0101\nThank you, Ana",
        "Name, phone and more is what I left before\nAna, 646-555-0101",
        "Name\tPhone\nAna Bell\tnone\n",
        "From:\tAna Bell\nSubject:\tpain\n\nCall me at 646-555-0101",
    ],
)
def test_what_somebody_wrote_stays_a_mail(text: str) -> None:
    file = open_pasted(text, reader=reader())
    assert isinstance(file, PastedMail)


def test_the_desks_form_products_are_known() -> None:
    header = "Entry Id\tYour name\tBest number\tEntry Date\tSource Url\tUser IP\n"
    text = (
        header
        + "7\tAna Bell\t646-555-0101\t2026-11-13 16:59:05\thttps://c.example\t1.1.1.1"
    )
    file = open_pasted(text, reader=reader())
    assert file.recognised_as == "gravity-forms-csv"


def test_it_asks_what_its_dates_mean_and_is_read_as_it_is_told() -> None:
    text = "Kontakt\tLeitung\tWann\nAna Bell\t646-555-0101\t3/4/2026\n"
    asked = open_pasted(text, reader=reader())
    assert isinstance(asked, PastedTable)
    assert asked.reading.questions == (Question.DAY_ORDER,)
    assert (asked.reading.encoding, asked.reading.delimiter) == (None, "\t")
    said = ReadingChoices(columns={"Wann": "received_at"}, month_first=False)
    # Labels that nobody knows may be somebody: they are kept for a look.
    labels, ana = open_pasted(text, said, reader=reader()).submissions()
    assert labels.problem is not None
    assert ana.received is not None
    assert ana.received.value.month == 4
    remembered = open_pasted(text, reader=reader(), recall=lambda _headers: said)
    _, again = remembered.submissions()
    assert again.received == ana.received


def test_what_cannot_be_read_as_it_is_told_is_said_and_is_no_mail() -> None:
    text = "Name\tPhone\nAna Bell\t646-555-0101\n"
    said = ReadingChoices(columns={"Phone": NOT_USED})
    with pytest.raises(NoPhoneColumn):
        open_pasted(text, said, reader=reader())
    # What is said of all alike makes no table of a mail.
    mail = open_pasted(FORM, ReadingChoices(zone="America/Denver"), reader=reader())
    assert isinstance(mail, PastedMail)
