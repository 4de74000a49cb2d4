"""Header fields are found and decoded as the standard library's grammar would."""

import email
import email.policy

import pytest

from callback_desk.intake.mail_headers import (
    Address,
    Headers,
    base64_bytes,
    decode_words,
    parameters,
    read_address,
    split_head,
)


@pytest.mark.parametrize(
    "written",
    [
        "Maria Alvarez <mail@clinic.example>",
        '"O\'Brien, Sean" <mail@clinic.example>',
        "=?utf-8?q?Zo=C3=AB_M=C3=BCller?= <zoe@example.net>",
        "=?iso-8859-1?Q?Zo=EB?= =?iso-8859-1?Q?_M=FCller?= <zoe@example.net>",
        "=?UTF-8?B?Wm/DqyBNw7xsbGVy?= <zoe@example.net>",
        '"A \\"B\\" C" <a@example.net>',
        "plain@example.net",
        "<only@example.net>",
        "One <one@example.net>, Two <two@example.net>",
    ],
)
def test_an_address_is_what_the_standard_grammar_says(written: str) -> None:
    message = email.message_from_string(
        f"From: {written}\n\n", policy=email.policy.default
    )
    theirs = message["from"].addresses[0]
    ours = Headers(f"From: {written}\n".encode()).address("from")
    # It leaves two spaces between two encoded words.
    name = " ".join(theirs.display_name.split())
    assert ours == Address(name, theirs.addr_spec)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("plain", "plain"),
        ("=?utf-8?q?a_b=3F?=", "a b?"),
        ("x =?utf-8?q?=C3=A9?= y", "x é y"),
        # A letter of two bytes that a mailer cut in halves.
        ("=?utf-8?q?=C3?= =?utf-8?q?=A9?=", "é"),
        ("=?utf-8?b?w6k=?=\r\n =?windows-1252?q?=80?=", "é€"),
        ("=?utf-8*en?q?hi?=", "hi"),
        ("=?nonsense?q?=E9?=", "é"),
        ("=?utf-8?q?broken", "=?utf-8?q?broken"),
        ("=?utf-8?b?w6k?=", "é"),
    ],
)
def test_encoded_words_are_read(written: str, meant: str) -> None:
    assert decode_words(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            "web@clinic.example (Maria Alvarez)",
            Address("Maria Alvarez", "web@clinic.example"),
        ),
        ('"=?utf-8?q?Zo=C3=AB?=" <z@x.example>', Address("Zoë", "z@x.example")),
        ("Maria Alvarez", Address("Maria Alvarez", "")),
        ("", Address()),
        ("<>", Address("", "")),
        (", , <a@x.example>", Address("", "a@x.example")),
    ],
)
def test_odd_addresses_still_say_something(written: str, meant: Address) -> None:
    assert read_address(written) == meant


def test_fields_are_unfolded_and_found_whatever_their_case() -> None:
    headers = Headers(
        b"SUBJECT: one\r\n two\r\nX: y\r\nfrom: a@b.example\r\nFrom: c\r\n"
    )
    assert headers.text("Subject") == "one two"
    assert headers.address("from").email == "a@b.example"
    assert (headers.count("From"), headers.count("Date")) == (2, 0)
    assert headers.text("missing") == ""


def test_a_field_is_one_line_whatever_is_coded_in_it() -> None:
    head = b"Subject: a\rb =?utf-8?q?c=0D=0Ad=00?=\nFrom: =?utf-8?q?A=0AB=00?= <a@b>\n"
    assert Headers(head).text("subject") == "a b c  d"
    assert Headers(head).address("from").name == "A B"


def test_bytes_that_are_not_ascii_are_read_as_utf_8_or_cp1252() -> None:
    assert Headers("Subject: Müller\n".encode()).text("subject") == "Müller"
    assert Headers("Subject: Müller\n".encode("cp1252")).text("subject") == "Müller"


@pytest.mark.parametrize(
    ("data", "head", "body"),
    [
        (b"A: b\n\nbody", b"A: b\n", b"body"),
        (b"A: b\r\n\r\nbody", b"A: b\r\n", b"body"),
        (b"A: b\r\n\r\none\n\ntwo", b"A: b\r\n", b"one\n\ntwo"),
        (b"\nbody", b"", b"body"),
        (b"no body", b"no body", b""),
    ],
)
def test_the_first_empty_line_parts_header_and_body(
    data: bytes, head: bytes, body: bytes
) -> None:
    assert split_head(data) == (head, body)


def test_parameters_may_be_quoted() -> None:
    value = 'Multipart/Mixed; boundary="a;b\\"c"; charset=UTF-8'
    assert parameters(value) == (
        "multipart/mixed",
        {"boundary": 'a;b"c', "charset": "UTF-8"},
    )


@pytest.mark.parametrize("cut", range(8))
def test_base64_that_was_cut_gives_what_is_whole(cut: int) -> None:
    import base64

    whole = base64.b64encode(b"Phone: 212-555-0142")
    read = base64_bytes(whole[: len(whole) - cut])
    assert b"Phone: 212-555-0142".startswith(read)
    assert len(read) >= 13
