"""Mails made to stop a reader: each must be read, or kept with a reason."""

import base64
from collections.abc import Callable
from typing import Final

from callback_desk.intake.mail_message import LARGEST_TEXT, MOST_LINES
from tests.intake.mails import mail

MEGABYTE: Final = 1024 * 1024


def _nested(count: int, kind: str = "mixed") -> bytes:
    opening = "".join(
        f'--b{i}\nContent-Type: multipart/{kind}; boundary="b{i + 1}"\n\n'
        for i in range(count)
    )
    return mail(
        opening + f"--b{count}\n\nPhone: 212-555-0142\n",
        more=f'Content-Type: multipart/{kind}; boundary="b0"\n',
    )


def _parts(count: int) -> bytes:
    return mail(
        "--x\n\nhello\n" * count, more="Content-Type: multipart/mixed; boundary=x\n"
    )


def _rfc822(depth: int) -> bytes:
    return mail(
        "Content-Type: message/rfc822\n\n" * depth + "Phone: 212-555-0142",
        more="Content-Type: message/rfc822\n",
    )


def _html(source: str) -> bytes:
    return mail(source, kind="text/html")


def _full(piece: str) -> bytes:
    """As much text as is read of a mail."""
    return mail(piece * (LARGEST_TEXT // len(piece)))


def _parts_of(head: str, *bodies: str) -> bytes:
    return mail(
        "".join(f"--x\n{head}\n\n{body}\n" for body in bodies) + "--x--\n",
        more="Content-Type: multipart/mixed; boundary=x\n",
    )


def _coded(body: bytes, coding: str) -> bytes:
    return mail(body, more=f"Content-Transfer-Encoding: {coding}\n")


WORD: Final = "=?utf-8?q?=C3=A9?= "
HOSTILE: Final[dict[str, Callable[[], bytes]]] = {
    "3,000 nested parts": lambda: _nested(3_000),
    "3,000 nested alternatives": lambda: _nested(3_000, "alternative"),
    "100,000 parts side by side": lambda: _parts(100_000),
    "2,000 mails within mails": lambda: _rfc822(2_000),
    "an endless boundary": lambda: mail(
        "--" + "x" * 9_000,
        more=f"Content-Type: multipart/mixed; boundary={'x' * 9_000}\n",
    ),
    "an empty boundary": lambda: mail(
        "--\n\na\n" * 9_000, more='Content-Type: multipart/mixed; boundary=""\n'
    ),
    "a boundary that never comes": lambda: mail(
        "Phone: 212-555-0142", more="Content-Type: multipart/mixed; boundary=none\n"
    ),
    "a megabyte of one header": lambda: mail("hi", more=f"X-A: {'a' * MEGABYTE}\n"),
    "a megabyte of header names": lambda: mail("hi", more="a" * MEGABYTE + "\n"),
    "100,000 headers": lambda: mail("hi", more="X-A: b\n" * 100_000),
    "a header folded 200,000 times": lambda: mail(
        "hi", more="X-A: a\n" + " b\n" * 200_000
    ),
    "390 KB of addresses": lambda: mail("hi", sender="a b <a@b.example>, " * 20_000),
    "addresses that never close": lambda: mail("hi", sender='"' * 300_000),
    "angles that never close": lambda: mail("hi", sender="<" * 300_000),
    "comments within comments": lambda: mail("hi", sender="a@b " + "(" * 300_000),
    "20,000 encoded words": lambda: mail("hi", subject=WORD * 20_000),
    "20,000 encoded words in the sender": lambda: mail("hi", sender=WORD * 20_000),
    "an encoded word without an end": lambda: mail(
        "hi", subject="=?utf-8?b?" + "A" * 300_000
    ),
    "a date of 300 KB": lambda: mail("hi", date="Mon, " + "1" * 300_000),
    "a body of 100 MB": lambda: mail(
        b"Phone: 212-555-0142\n" + b"x" * (100 * MEGABYTE)
    ),
    "one line of 8 MB": lambda: mail("Name: " + "a:" * (4 * MEGABYTE)),
    "a megabyte beyond ASCII": lambda: mail(b"\xff" * MEGABYTE),
    "a megabyte of accents": lambda: mail("é" * MEGABYTE),
    "a million lines": lambda: mail("a: b\n" * MEGABYTE),
    "base64 of 40 MB": lambda: _coded(
        base64.encodebytes(b"a: b\n" * (6 * MEGABYTE)), "base64"
    ),
    "base64 that is none": lambda: _coded(b"=" * MEGABYTE + b"a", "base64"),
    "quoted-printable without an end": lambda: _coded(
        b"=" * MEGABYTE, "quoted-printable"
    ),
    "HTML of half-open tags": lambda: _html("<a " * 300_000),
    "HTML of comments that never end": lambda: _html("<!--" * 300_000),
    "HTML of tables within tables": lambda: _html("<table><tr><td>" * 60_000 + "x"),
    "HTML of open bold and entities": lambda: _html("<b>&amp;&#x41;&nosuch" * 60_000),
    "as many labels as are read": lambda: mail(
        "".join(f"asked {n}? {n}\n" for n in range(MOST_LINES))
    ),
    "a table of nothing but labels": lambda: _html(
        "<table>" + "<tr><td><b>Phone</b></td><td>1</td></tr>" * 20_000 + "</table>"
    ),
    "nothing but line ends": lambda: _full("\n"),
    "HTML of line ends": lambda: _html("a<br>" * 60_000),
    "letters set apart": lambda: _full("d i e . k 1 l l "),
    "hidden letters, each another word": lambda: mail(
        " ".join(f"s{n}*u{n:x}cide" for n in range(20_000))
    ),
    "invisible marks between letters": lambda: _full("d\u200bi\u200be "),
    "words of danger without end": lambda: _full("i want to die "),
    "digits set apart": lambda: _full("1 2 3 4 5 6 7 "),
    "an address without end": lambda: _full("a.a.a@"),
    "boxes without a tick": lambda: _full("[ ] a [x] b "),
    "forwarded a thousand times": lambda: _full(
        "---------- Forwarded message ---------\nFrom: a@b.example\n\nName: Ann\n\n"
    ),
    "an attached table of 5,000 columns": lambda: _parts_of(
        "Content-Type: text/csv; name=a.csv",
        ",".join(f"a{n}" for n in range(5_000)) + "\n" + ("1," * 5_000 + "\n") * 150,
    ),
    "an attached table of quotes": lambda: _parts_of(
        "Content-Type: text/csv; name=a.csv", "name,phone\n" + '"' * LARGEST_TEXT
    ),
    "1,000 mails attached": lambda: _parts_of(
        "Content-Type: message/rfc822", *["Subject: x\n\nPhone: 2125550142"] * 1_000
    ),
    "codecs that are no text": lambda: mail(
        b"\xff" * 99, more="Content-Type: text/plain; charset=zlib_codec\n"
    ),
}
