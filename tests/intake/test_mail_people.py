"""Names and numbers that a mail shows outside of any form."""

import pytest

from callback_desk.intake.mail_headers import Address
from callback_desk.intake.mail_message import read_mail
from callback_desk.intake.mail_people import (
    person_in,
    reply_to,
    shown_name,
)
from callback_desk.intake.numbers_in_text import numbers_in
from tests.intake.mails import mail


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ann Bell ann@x.example", Address("Ann Bell", "ann@x.example")),
        ("Ann Bell <ann@x.example>", Address("Ann Bell", "ann@x.example")),
        ("O'Brien, Sean s@x.example", Address("O'Brien, Sean", "s@x.example")),
        ("ann@x.example", Address("", "ann@x.example")),
        ("Ann Bell", Address("Ann Bell", "")),
        ("Ann Bell <>", Address("Ann Bell", "")),
        ("", Address()),
    ],
)
def test_a_name_and_an_address_in_one(text: str, person: Address) -> None:
    assert person_in(text) == person


def test_a_megabyte_of_a_person_is_no_more_work_than_a_line() -> None:
    assert len(person_in("a" * 1_000_000).name) == 300


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("call 917-555-0117.", "917-555-0117"),
        ("(212) 555-0142 x12, 917-555-0117", "(212) 555-0142 x12 / 917-555-0117"),
        ("from +44 20 7946 0018 abroad", "+44 20 7946 0018"),
        ("917-555-0117 or 917-555-0117", "917-555-0117"),
        ("1 2 3, 2026-11-16 10:00, 10.0.0.1, 4111 1111 1111 1111", ""),
        ("https://x.example/917-555-0117", ""),
    ],
)
def test_numbers_that_could_be_dialled(text: str, numbers: str) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("sender", "answer", "reached"),
    [
        ("web@clinic.example", "ann@x.example", "ann@x.example"),
        ("web@clinic.example", "Web@Clinic.example", ""),
        ("web@clinic.example", "info@clinic.example", ""),
        ("web@other.example", "frontdesk@clinic.example", ""),
        ("clinic@gmail.com", "ann@gmail.com", "ann@gmail.com"),
    ],
)
def test_an_answer_reaches_the_visitor_or_nobody(
    sender: str, answer: str, reached: str
) -> None:
    given = read_mail(mail("x", sender=sender, more=f"Reply-To: {answer}\n"))
    assert reply_to(given).email == reached


def test_an_address_is_no_name() -> None:
    assert shown_name(Address("ann@x.example", "a@x.example")) == ""
    assert shown_name(Address("'Ann Bell'", "a@x.example")) == "Ann Bell"
