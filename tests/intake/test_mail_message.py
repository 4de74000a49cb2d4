"""A mail's text is found wherever it stands, within bounds."""

import base64
import email
import email.policy
import hashlib
from email.message import EmailMessage

import pytest

from callback_desk.intake.mail_message import (
    LARGEST_TEXT,
    read_mail,
)
from tests.intake.hostile_mails import HOSTILE
from tests.intake.mails import mail
from tests.intake.opening import SAMPLES

SAMPLE_MAILS = sorted(path.name for path in SAMPLES.glob("*.eml"))


@pytest.mark.parametrize("name", SAMPLE_MAILS)
def test_a_sample_says_what_the_standard_library_reads(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    theirs = email.message_from_bytes(data, policy=email.policy.default)
    ours = read_mail(data)
    sender = theirs["from"].addresses[0]
    assert ours.headers.address("from").name == sender.display_name
    assert ours.headers.address("from").email == sender.addr_spec
    for field in ("subject", "date", "message-id"):
        assert ours.headers.text(field) == str(theirs[field])
    for kind, text in (("plain", ours.text), ("html", ours.html)):
        part = theirs.get_body((kind,))
        content = part.get_content() if isinstance(part, EmailMessage) else ""
        assert text.strip() == str(content).strip()


@pytest.mark.parametrize("coding", ["7bit", "8bit", "base64", "quoted-printable"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_transfer_encoding_and_line_end(coding: str, end: str) -> None:
    text = f"Größe: ja{end}Zoë{end}"
    body = text.encode()
    if coding == "base64":
        body = base64.encodebytes(body)
    elif coding == "quoted-printable":
        body = "".join(
            f"={byte:02X}" if byte > 126 or byte == 61 else chr(byte) for byte in body
        ).encode()
    data = mail(body, more=f"Content-Transfer-Encoding: {coding}\n")
    assert read_mail(data).text == "Größe: ja\nZoë\n"


def test_parts_within_parts_are_found_and_attachments_passed_over() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("the text")
    message.add_alternative("<p>the <b>html</b></p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf")
    message.add_attachment("attached", filename="a.txt")
    inner = EmailMessage()
    inner["Subject"] = "inner"
    inner.set_content("the forwarded text")
    message.add_attachment(inner)
    read = read_mail(message.as_bytes())
    assert "the text" in read.text
    assert "the forwarded text" in read.text
    assert "attached" not in read.text
    assert read.html.strip() == "<p>the <b>html</b></p>"


@pytest.mark.parametrize("boundary", ["x", "x y", "=_?"])
def test_boundaries_that_begin_alike_are_not_mixed_up(boundary: str) -> None:
    data = mail(
        f"pre\n--{boundary}\n\none\n--{boundary}2\nstill one\n--{boundary}  \n"
        f"Content-Type: text/html\n\n<p>two</p>\n--{boundary}--\nafter",
        more=f'Content-Type: multipart/alternative; boundary="{boundary}"\n',
    )
    read = read_mail(data)
    assert read.text == f"one\n--{boundary}2\nstill one"
    assert read.html == "<p>two</p>"


def test_flowed_lines_are_joined() -> None:
    data = mail(
        "I cannot \ngo on\n-- \nAnn", more="Content-Type: text/plain; format=flowed\n"
    )
    assert read_mail(data).text == "I cannot go on\n-- \nAnn"


def test_line_ends_of_an_old_mac_and_a_byte_order_mark_do_no_harm() -> None:
    read = read_mail(b"\xef\xbb\xbfSubject: a\r\rtext\rmore")
    assert (read.headers.text("subject"), read.text) == ("a", "text\nmore")


def test_the_raw_bytes_are_kept_and_can_be_had_again() -> None:
    data = mail(b"caf\xe9 \0 \xff")
    assert read_mail(data).raw.encode("utf-8", "surrogateescape") == data


def test_a_long_mail_is_kept_whole_though_only_its_beginning_is_read() -> None:
    data = mail("Phone: 1\n" + "x" * (LARGEST_TEXT + 1))
    read = read_mail(data)
    assert read.raw.encode() == data
    assert read_mail(data, is_cut=True).raw.endswith("only the beginning was kept]\n")
    assert read.text.startswith("Phone: 1")
    assert "too long" in read.problem


def test_an_attachment_makes_no_mail_too_long() -> None:
    data = mail(
        b"--x\n\nPhone: 1\n--x\nContent-Type: image/png\n\n" + b"A" * 3_000_000,
        more="Content-Type: multipart/mixed; boundary=x\n",
    )
    for read in (read_mail(data), read_mail(data[:900_000], is_cut=True)):
        assert (read.text, read.problem) == ("Phone: 1", "")
        assert "[… image/png of " in read.raw
        assert len(read.raw) < 1_000


def test_of_a_large_file_its_kind_size_and_digest_are_kept_in_its_place() -> None:
    picture = bytes(range(256)) * 40
    coded = base64.encodebytes(picture)
    part = (
        b"--x\nContent-Type: image/png; name=a\nContent-Transfer-Encoding: base64\n\n"
    )
    note = b"--x\nContent-Type: text/plain\nContent-Disposition: attachment\n\n"
    text = b"a long story\n" * 1_000
    data = mail(
        note + coded + part + coded + note + text + b"--x--\nend",
        more="Content-Type: multipart/mixed; boundary=x\n",
    )
    digest = hashlib.sha256(picture).hexdigest()
    line = f"[… image/png of 10,240 bytes left out, SHA-256 {digest}]\n"
    kept = data.replace(part + coded, part + line.encode())
    assert kept != data
    for before in (b"", b"\xef\xbb\xbf", b"\n\n"):
        assert read_mail(before + data).raw.encode() == before + kept


def test_a_small_file_stays_and_an_odd_kind_is_told_plainly() -> None:
    for size in (4_096, 4_097):
        data = mail(
            b"--x\nContent-Type: a/\xe2\x80\xaeb]\n\n" + b"\0" * size + b"\n--x--",
            more="Content-Type: multipart/mixed; boundary=x\n",
        )
        assert ("[… a/b of 4,097 bytes left out" in read_mail(data).raw) == (
            size == 4_097
        )


def test_nested_parts_are_given_up_with_a_reason() -> None:
    assert "parts" in read_mail(HOSTILE["3,000 nested parts"]()).problem
