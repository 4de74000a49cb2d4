"""Mails that are handed over as promises, as Outlook does on Windows."""

import pytest
from PySide6.QtCore import QMimeData

from callback_desk.domain.held_mail import HeldMail
from callback_desk.ui.promised_mail import MOST, promised_in
from tests.ui.promised import FOLDER, descriptor, listed, mails, promise


@pytest.mark.parametrize("wide", [True, False])
def test_each_is_read_by_its_number(wide: bool) -> None:
    named = (("Zoë.msg", b"one"), ("Contact form.msg", b"two"))
    held = promised_in(mails(*named, wide=wide))
    assert held == [HeldMail(name, data) for name, data in named]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("..\\..\\Startup\\a.msg", "a.msg"),
        ("/etc/passwd", "passwd"),
        ("C:\\", "A mail"),
        ("", "A mail"),
        ("é" * 260, "é" * 260),
    ],
)
def test_a_name_leads_to_no_folder(written: str, shown: str) -> None:
    (held,) = promised_in(mails((written, b"x")))
    assert held.name == shown


def test_half_a_sign_is_no_hindrance() -> None:
    broken = descriptor("a", wide=True)[:72] + b"\x00\xd8".ljust(520, b"\0")
    (held,) = promised_in(promise(listed(broken), [b"x"]))
    assert held == HeldMail("\ufffd", b"x")


@pytest.mark.parametrize(
    ("size", "content", "taken"),
    [
        (3, b"abc\0\0\0\0\0", b"abc"),
        (3, b"abcdef", b"abcdef"),
        (900, b"abc", b"abc"),
        (0, b"abc", b"abc"),
        (2**40, b"abc", b"abc"),
    ],
)
def test_a_block_of_memory_may_be_longer_than_what_it_holds(
    size: int, content: bytes, taken: bytes
) -> None:
    group = listed(descriptor("a.eml", size=size, wide=True))
    assert promised_in(promise(group, [content])) == [HeldMail("a.eml", taken)]


def test_a_folder_among_them_is_passed_over() -> None:
    folder = descriptor("Forms", attributes=FOLDER, wide=True)
    group = listed(folder, descriptor("Forms\\a.eml", attributes=0, wide=True))
    assert promised_in(promise(group, [b"", b"x"])) == [HeldMail("a.eml", b"x")]


ONE = descriptor("a.msg", wide=True)


@pytest.mark.parametrize(
    "data",
    [
        QMimeData(),
        promise(b"", []),
        promise(b"\x01", []),
        promise(listed(), []),
        promise(listed(ONE, count=2), [b"x", b"y"]),
        promise(listed(ONE, count=2**32 - 1), [b"x"]),
        promise(listed(ONE[:300]), [b"x"]),
        promise(listed(*[ONE] * 10_000), [b"x"] * 10_000),
        promise(listed(*[ONE] * (MOST + 1)), [b"x"] * (MOST + 1)),
        promise(listed(ONE), []),
        promise(listed(ONE, ONE), [b"x", b""]),
    ],
    ids=lambda data: f"{len(data.formats())} formats",
)
def test_what_cannot_be_had_whole_is_not_taken(data: QMimeData) -> None:
    assert promised_in(data) == []
