"""Outlook messages are read as mails; what is made to do harm is refused."""

import random
from datetime import UTC, datetime

import pytest

from callback_desk.domain.errors import FileUnreadable
from callback_desk.domain.import_errors import OutlookMessageDamaged
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.outlook_message import is_outlook, read_outlook
from callback_desk.intake.outlook_rtf import decompressed
from tests.intake.mails import MAILS, NEW_YORK
from tests.intake.outlook_files import (
    BODY,
    HEADERS,
    MESSAGE_ID,
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


@pytest.mark.parametrize("page", [1252, 1251, 932, 65001])
def test_texts_in_an_old_code_page_are_read(page: int) -> None:
    name = {1251: "Анна Белая", 932: "鈴木 花子"}.get(page, "María Peña")
    body = f"Name: {name}\r\nPhone: 646-555-0188\r\nMessage: x\r\n"
    data = outlook({SUBJECT: "New lead", BODY: body}, sent=SENT, page=page)
    submission = MailReader(MAILS, {}).read(1, read_outlook(data, "lead.msg"))
    assert (submission.name, submission.phone_text) == (name, "646-555-0188")


def test_html_inside_of_rich_text_is_read_as_html() -> None:
    rich = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}"
        rb"{\*\htmltag64 <table>}{\*\htmltag76 <tr><td>}\htmlrtf {\b doubled}"
        rb"\htmlrtf0 Name{\*\htmltag84 </td><td>}Zo\'eb B\u233?ll"
        rb"{\*\htmltag84 </td></tr><tr><td>}Phone{\*\htmltag84 </td><td>}"
        rb"646-555-0188{\*\htmltag84 </td></tr></table>}}"
    )
    data = outlook({SUBJECT: "New Entry: A"}, rich=rich, sent=SENT)
    mail = read_outlook(data, "lead.msg")
    assert "doubled" not in mail.html
    submission = MailReader(MAILS, {}).read(1, mail)
    assert submission.recognised_as == "wpforms-mail"
    assert (submission.name, submission.phone_text) == ("Zoë Béll", "646-555-0188")


def test_rich_text_alone_is_read_as_text() -> None:
    rich = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}"
        rb"{\f1\fcharset204 Arial;}}{\stylesheet{\s1 no text;}}"
        rb"Name: \f1\'c0\'ed\'ed\'e0\f0\par Phone: 646-555-0188\line Message: hi\par}"
    )
    data = outlook({SUBJECT: "New lead"}, rich=rich, sent=SENT)
    submission = MailReader(MAILS, {}).read(1, read_outlook(data, "lead.msg"))
    assert (submission.name, submission.phone_text) == ("Анна", "646-555-0188")
    assert submission.message == "hi"


def test_a_packed_rich_text_is_unpacked_as_its_definition_says() -> None:
    # The example of [MS-OXRTFCP], 4.1.1.
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c09"
        "00206277"
        "05b06c647d0a800fa0"
    )
    expected = b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert decompressed(packed) == expected


def test_every_received_line_of_the_header_counts_and_the_newest_is_first() -> None:
    head = (
        "Microsoft Mail Internet Headers Version 2.0\r\n"
        "Received: from a by b; Mon, 16 Nov 2026 12:00:00 -0500\r\n"
        "Received: from c by a; Mon, 16 Nov 2026 10:00:10 -0500\r\n" + HEAD
    )
    submission = MailReader(MAILS, {}, NEW_YORK).read(
        1, read_outlook(outlook({HEADERS: head, BODY: BODY_TEXT}), "lead.msg")
    )
    assert any("12:00" in repair for repair in submission.repairs)


def test_exchanges_own_address_is_nobodys_and_its_message_id_is_kept() -> None:
    data = outlook(
        {
            SUBJECT: "call me",
            SENDER: "Ann Bell",
            0x0C1F: "/O=EXCHANGELABS/OU=X/CN=ANN",
            MESSAGE_ID: "<x@y.example>",
            BODY: "I would like a call, 646-555-0188",
        },
        sent=SENT,
    )
    submission = MailReader(MAILS, {}).read(1, read_outlook(data, "lead.msg"))
    assert submission.email is None
    assert submission.name == "Ann Bell"
    assert submission.external_id == "x@y.example"


def test_another_compound_file_is_no_message() -> None:
    assert not is_outlook(compound({"Workbook": b"x" * 600}))


def test_streams_that_claim_more_than_there_is_are_refused() -> None:
    bomb = compound({"__substg1.0_1000001F": b"x" * 600}, claimed=50_000_000)
    with pytest.raises(FileUnreadable):
        read_outlook(bomb, "lead.msg")


@pytest.mark.parametrize("size", [8, 100, 512, 700, 1_500, 2_600])
def test_a_message_cut_anywhere_is_refused_with_a_sentence(size: int) -> None:
    with pytest.raises(OutlookMessageDamaged) as caught:
        read_outlook(WHOLE[:size], "lead.msg")
    assert "damaged Outlook message" in caught.value.sentence
    assert "as .msg or .eml" in caught.value.what_to_do


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
