"""One mail and all that it brings: its form, attached rows, mails within it."""

import pytest

from callback_desk import shipped
from callback_desk.domain.submission import Submission, Why
from callback_desk.intake.mail_contents import INSIDE, MailContents
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.mail_message import read_mail
from tests.domain.test_safety import WORDS
from tests.intake.mails import MAILS, NEW_YORK, mail

FORMS = shipped.form_presets()
TABLE = (
    '\ufeff"#","Date Submitted","Name","Phone","Email","Condition","Message"\n'
    '"7","11/16/2026","Ann Bell","(646) 555-0188","ann@x.example","CRPS",'
    '"mornings are\nbest, please"\n'
)
SECOND = '"8","11/13/2026","Bob Ode","(646) 555-0199","","",""\n'
BODY = "Name: Ann Bell\nPhone: 646 555 0188\n"


def held(data: bytes) -> list[Submission]:
    """What a mail holds."""
    return MailContents(MailReader(MAILS, {}, NEW_YORK), FORMS).read(3, read_mail(data))


def with_table(
    body: str,
    table: str = TABLE,
    kind: str = "text/csv",
    name: str = "nf_subs.csv",
    subject: str = "Ninja Forms Submission",
) -> bytes:
    return mail(
        f"--x\nContent-Type: text/plain; charset=utf-8\n\n{body}\n--x\n"
        f'Content-Type: {kind}; name="{name}"; charset=utf-8\n'
        f"Content-Disposition: attachment; filename={name}\n\n{table}\n--x--\n",
        subject=subject,
        more="Content-Type: multipart/mixed; boundary=x\n",
    )


def forwarding(inner: bytes, own: str = "", subject: str = "Fwd: New lead") -> bytes:
    """A mail of staff with another one attached."""
    return mail(
        f"--x\nContent-Type: text/plain\n\n{own}\n--x\n"
        f"Content-Type: message/rfc822\n\n".encode()
        + inner
        + b"\n--x--\n",
        sender="Kim Osei <kim@clinic.example>",
        subject=subject,
        date="Mon, 16 Nov 2026 14:00:00 -0500",
        more="Content-Type: multipart/mixed; boundary=x\n",
    )


def who(submissions: list[Submission]) -> list[tuple[str, str]]:
    return [(one.name, one.phone_text) for one in submissions]


def test_a_row_that_the_body_tells_as_well_is_one_record_with_all_that_both_say() -> (
    None
):
    (told,) = held(with_table(BODY))
    assert told.recognised_as == "ninja-forms-mail"
    assert told.row == 3
    assert (told.name, told.phone_text) == ("Ann Bell", "646 555 0188")
    assert told.message == "mornings are\nbest, please"
    assert told.email == "ann@x.example"
    assert "CRPS" in told.answers


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("text/csv", "a.csv"),
        ("application/csv", "a"),
        ("application/vnd.ms-excel", "a.CSV"),
        ("application/octet-stream", "nf_subs.csv"),
    ],
)
def test_a_table_comes_in_where_the_body_says_nothing(kind: str, name: str) -> None:
    (told,) = held(with_table("A new entry is attached.", kind=kind, name=name))
    assert told.recognised_as == "ninja-forms-csv"
    assert who([told]) == [("Ann Bell", "(646) 555-0188")]
    assert told.problem is None
    # The mail's time is exacter than the table's day.
    assert told.received is not None
    assert told.received.value.hour == 10
    assert "A new entry is attached." in told.raw


def test_other_rows_are_people_of_their_own() -> None:
    first, second = held(with_table(BODY, TABLE + SECOND))
    assert who([first, second]) == [
        ("Ann Bell", "646 555 0188"),
        ("Bob Ode", "(646) 555-0199"),
    ]
    # Sent on another day than the mail.
    assert second.received is not None
    assert second.received.value.day == 13
    assert second.row == 3


def test_danger_around_a_table_is_read() -> None:
    told, *_ = held(with_table("I cannot go on living", TABLE + SECOND))
    assert "I cannot go on living" in told.beside


DANGER = '"9","11/13/2026","Cy Diaz","(646) 555-0177","","","I want\nto die, now"\n'


def flagged(submissions: list[Submission]) -> list[str]:
    """Who would stand on top, by what is read of each for danger."""
    return [
        one.name
        for one in submissions
        if WORDS.read(f"{one.message}\n{one.name}\n{one.beside}", one.answers).flagged
    ]


@pytest.mark.parametrize("body", ["The leads of today.", BODY])
def test_what_one_of_them_wrote_is_said_of_no_other(body: str) -> None:
    assert flagged(held(with_table(body, TABLE + SECOND + DANGER))) == ["Cy Diaz"]


CY = '"9","11/13/2026","Cy Diaz","(646) 555-0177","","","{}"\n'


@pytest.mark.parametrize(
    "written",
    [
        "don&#039;t want to be alive",
        "don&rsquo;t want to be alive",
        "hello&#10;I want to die",
        "hello&#13;&#10;I want to die",
        "I want&nbsp;to die",
        "hi &amp;#039; I want to die",
        "'-I want to die",
        '=""I want to die""',
    ],
)
def test_words_that_a_product_stored_in_its_own_way_are_said_of_no_other(
    written: str,
) -> None:
    table = TABLE + SECOND + CY.format(written)
    assert flagged(held(with_table("The leads of today.", table))) == ["Cy Diaz"]


@pytest.mark.parametrize(
    "written",
    [
        "I want; to die",
        "I want\tto die",
        "so tired; I want to die | help",
        "Message\tI want to die",
        "sep=;\nI want, to die; today",
        "sep=|\nI want, to die",
        "don&#039;t want to be alive; thanks",
        "hello;don&#039;t want to be alive",
        "hello|don&#039;t want to be alive",
        "sep=;\ndon&#039;t want to be alive",
        "hello|I want to k|ll myself",
    ],
)
def test_danger_in_an_attached_text_is_read_whatever_parts_it(written: str) -> None:
    assert flagged(held(with_table(BODY, f"{written}\n"))) == ["Ann Bell"]


@pytest.mark.parametrize(
    "around",
    [
        "don&#039;t want to be alive",
        "I don&#039;t want to be alive",
        "don&#039;t want to be alive, she said",
        "She said: don&#039;t want to be alive any more",
        "Ann:\ndon&#039;t want to be alive",
    ],
)
def test_codes_around_a_table_stay_danger_of_the_first(around: str) -> None:
    theirs = CY.format("don&#039;t want to be alive")
    several = held(with_table(around, TABLE + SECOND + theirs))
    assert flagged(several) == ["Ann Bell", "Cy Diaz"]


@pytest.mark.parametrize("body", ["The leads of today.", BODY])
@pytest.mark.parametrize("other", ["mornings", "don&#039;t want to be alive"])
def test_codes_in_the_firsts_own_row_stay_her_danger(body: str, other: str) -> None:
    hers = "I don&#039;t want to be alive"
    table = TABLE.replace("mornings are\nbest, please", hers) + CY.format(other)
    expected = ["Ann Bell", "Cy Diaz"] if other != "mornings" else ["Ann Bell"]
    assert flagged(held(with_table(body, table))) == expected


@pytest.mark.parametrize(
    "row",
    [
        "don&#039;t want to be alive",
        "&#9744; I want to die",
        "(Security Alert: I want to die) hello",
        "'=I want to die",
    ],
)
def test_danger_in_what_is_no_table_of_leads_is_read_in_any_writing(row: str) -> None:
    assert flagged(held(with_table(BODY, f'a,b\n"{row}",2\n'))) == ["Ann Bell"]


def test_a_row_that_its_mail_tells_in_other_words_keeps_its_danger() -> None:
    body = f"{BODY}Message: mornings\n"
    table = TABLE.replace("mornings are\nbest, please", "hi&#10;I want to die")
    assert flagged(held(with_table(body, table))) == ["Ann Bell"]


def test_what_stands_around_them_is_said_of_the_first() -> None:
    around = "Call this one: I want to die, she said on the phone."
    several = held(with_table(around, TABLE + SECOND))
    assert flagged(several) == ["Ann Bell"]


def test_what_one_wrote_in_a_forwarded_form_is_said_of_no_other() -> None:
    forms = [
        f"Content-Type: message/rfc822\n\nSubject: New Entry: Contact\n"
        f"From: wordpress@clinic.example\n\n"
        f"Name: {name}\nPhone: 646 555 {last}\nMessage: {words}\n"
        for name, last, words in (
            ("Ann Bell", "0188", "mornings"),
            ("Cy Diaz", "0177", "I want to die"),
        )
    ]
    several = held(
        mail(
            "--x\n\nTwo more.\n--x\n" + "\n--x\n".join(forms) + "\n--x--\n",
            sender="Kim Osei <kim@clinic.example>",
            subject="Fwd: New leads",
            more="Content-Type: multipart/mixed; boundary=x\n",
        )
    )
    assert [name for name, _ in who(several)] == ["Ann Bell", "Cy Diaz"]
    assert flagged(several) == ["Cy Diaz"]


def test_a_body_without_a_number_gets_the_one_of_its_row() -> None:
    (told,) = held(with_table("Name: Ann Bell\nEmail: ann@x.example\nMessage: hi\n"))
    assert told.phone_text == "(646) 555-0188"
    assert told.problem is None


@pytest.mark.parametrize(
    "table", ["", "no table at all", "a,b\n1,2\n", '"', "\0\0", "Name,Phone\n"]
)
def test_what_is_no_table_of_leads_takes_nothing_away(table: str) -> None:
    (told,) = held(with_table(BODY, table))
    assert who([told]) == [("Ann Bell", "646 555 0188")]
    assert told.problem is None


def test_a_long_table_is_to_be_imported_as_a_file() -> None:
    rows = "".join(
        f'"{n}","11/16/2026","P Q{n}","646555{n:04d}","","",""\n' for n in range(300)
    )
    (told,) = held(with_table("The week's entries.", TABLE + rows))
    assert told.problem is not None
    assert told.problem.why is Why.SIZE
    assert "P Q299" in told.raw


DIVI = mail(
    "I read about you\nPhone: 646-555-0188\nCondition: CRPS\n",
    subject="New Message From Harbor",
    sender="Ann Bell <web@clinic.example>",
)


def test_a_form_that_was_forwarded_as_a_mail_is_read_as_it_came() -> None:
    (told,) = held(forwarding(DIVI, "Please call her.\n-- \nKim\n212-555-0000"))
    assert told.recognised_as == "divi-mail"
    assert who([told]) == [("Ann Bell", "646-555-0188")]
    assert told.message == "I read about you"
    assert told.received is not None
    assert told.received.value.hour == 10
    assert INSIDE in told.repairs
    assert "Please call her." in told.beside
    assert "Please call her." in told.raw


def test_several_forwarded_forms_are_several_people() -> None:
    second = DIVI.replace(b"Ann Bell", b"Bob Ode").replace(b"0188", b"0199")
    whole = forwarding(DIVI).replace(
        b"\n--x--\n",
        b"\n--x\nContent-Type: message/rfc822\n\n" + second + b"\n--x--\n",
    )
    assert who(held(whole)) == [
        ("Ann Bell", "646-555-0188"),
        ("Bob Ode", "646-555-0199"),
    ]


def test_a_mail_within_that_is_no_form_leaves_the_mail_as_it_was() -> None:
    (told,) = held(forwarding(mail("See you on Monday"), "FYI"))
    assert told.problem is not None
    assert told.problem.why is Why.UNRECOGNISED


def test_mails_within_mails_end() -> None:
    data = DIVI
    for _ in range(40):
        data = forwarding(data)
    assert len(held(data)) == 1


@pytest.mark.parametrize("mark", [",", ";", "|"])
@pytest.mark.parametrize("body", [BODY, "A new entry is attached."])
@pytest.mark.parametrize("around", ["", '"'])
def test_what_one_row_says_is_not_told_of_another(
    mark: str, body: str, around: str
) -> None:
    rows = (
        ("Name", "Phone", "Message"),
        ("Ann Bell", "646 555 0188", "mornings are best"),
        ("Bob Ode", "646 555 0199", "I want to die"),
    )
    table = "".join(
        mark.join(f"{around}{cell}{around}" for cell in row) + "\n" for row in rows
    )
    assert flagged(held(with_table(body, table))) == ["Bob Ode"]


@pytest.mark.parametrize("body", [BODY, "A new entry is attached."])
def test_a_mark_that_hides_a_letter_of_a_row_hides_no_danger(body: str) -> None:
    table = (
        "Name|Phone|Message\nAnn Bell|646 555 0188|mornings are best\n"
        "Bob Ode|646 555 0199|I want to k|ll myself\n"
    )
    assert "Bob Ode" in flagged(held(with_table(body, table)))
