"""Outlook messages are read as mails; what is made to do harm is refused."""

import random
from datetime import UTC, datetime

import pytest

from callback_desk.domain.errors import FileUnreadable
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.outlook_message import is_outlook, read_outlook
from tests.intake.mails import MAILS, NEW_YORK
from tests.intake.outlook_files import (
    BODY,
    HEADERS,
    SENDER,
    SENDER_ADDRESS,
    SUBJECT,
    compound,
    outlook,
)

SENT = datetime(2026, 11, 16, 15, 0, 5, tzinfo=UTC)
HEAD = (
    "From: =?utf-8?q?Mar=C3=ADa?= <mail@clinic.example>\r\nReply-To: m@x.example\r\n"
    "Subject: New Message From Clinic\r\nDate: Mon, 16 Nov 2026 10:00:00 -0500\r\n"
    "Message-ID: <m@clinic.example>\r\n"
)
BODY_TEXT = "Hola\r\nPhone: 646-555-0188\r\nCondition: CRPS\r\n"
WHOLE = outlook({HEADERS: HEAD, SUBJECT: "x", BODY: BODY_TEXT})


def test_a_message_that_was_received_has_its_own_header() -> None:
    assert is_outlook(WHOLE)
    submission = MailReader(MAILS, {}).read(1, read_outlook(WHOLE, "lead.msg"))
    assert submission.recognised_as == "divi-mail"
    assert (submission.name, submission.phone_text) == ("María", "646-555-0188")
    assert submission.message == "Hola"
    assert submission.email == "m@x.example"
    assert submission.external_id == "m@clinic.example"
    assert "Phone: 646-555-0188" in submission.raw


def test_a_message_without_a_header_gets_one_from_its_properties() -> None:
    data = outlook(
        {SUBJECT: "New Entry: A", SENDER: "Clinic", SENDER_ADDRESS: "w@c.example"},
        html="<table><tr><td>Name</td><td>Zoë</td></tr><tr><td>Phone</td>"
        "<td>646-555-0188</td></tr></table>".encode(),
        sent=SENT,
    )
    mail = read_outlook(data, "lead.msg")
    submission = MailReader(MAILS, {}, NEW_YORK).read(1, mail)
    assert submission.recognised_as == "wpforms-mail"
    assert submission.name == "Zoë"
    assert submission.received is not None
    assert submission.received.value == SENT


def test_another_compound_file_is_no_message() -> None:
    assert not is_outlook(compound({"Workbook": b"x" * 600}))


def test_streams_that_claim_more_than_there_is_are_refused() -> None:
    bomb = compound({"__substg1.0_1000001F": b"x" * 600}, claimed=50_000_000)
    with pytest.raises(FileUnreadable):
        read_outlook(bomb, "lead.msg")


@pytest.mark.parametrize("size", [8, 100, 512, 700, 1_500, 2_600])
def test_a_message_cut_anywhere_is_refused_with_a_sentence(size: int) -> None:
    with pytest.raises(FileUnreadable) as caught:
        read_outlook(WHOLE[:size], "lead.msg")
    assert "damaged Outlook message" in caught.value.sentence


def test_damage_anywhere_gives_a_mail_or_a_sentence() -> None:
    chance = random.Random(7)  # noqa: S311  # the same damage each time
    for _ in range(300):
        data = bytearray(WHOLE)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            MailReader(MAILS, {}).read(1, read_outlook(bytes(data), "lead.msg"))
        except FileUnreadable:
            continue


def test_a_message_too_large_to_be_read_whole_is_refused() -> None:
    with pytest.raises(FileUnreadable, match="too large"):
        read_outlook(WHOLE, "lead.msg", is_cut=True)
