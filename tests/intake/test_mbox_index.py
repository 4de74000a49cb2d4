"""Where mails begin in an mbox, whatever the chunks in which it comes."""

import mailbox

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.intake.mbox_index import index_mails, is_mbox, unquoted
from tests.intake.opening import SAMPLES

LINE = b"From a@b.example Mon Nov 16 10:00:00 2026\n"
MAIL = LINE + b"From: a@b.example\nSubject: x\n\nbody\n\n"


def sizes(data: bytes, step: int = 1_000_000) -> list[int]:
    chunks = (data[at : at + step] for at in range(0, len(data), step))
    return list(index_mails(chunks).sizes())


@pytest.mark.parametrize(
    "separator",
    [
        b"From a@b.example Mon Nov 16 10:00:00 2026",
        b"From - Fri Nov 13 16:59:05 2026",
        b"From 1234567890@xxx Fri Nov 13 21:59:05 +0000 2026",
        b"From MAILER-DAEMON Fri Jul  8 12:08 2011",
        b"From a@b.example Fri, 13 Nov 2026 21:59:05 -0500",
        b"From a@b.example Mon Nov 16 10:00:00 2026\r",
        b"From a b@c.example Mon Nov 16 10:00:00 EST 2026 remote from x",
    ],
)
def test_separators_as_programs_write_them(separator: bytes) -> None:
    one = separator + b"\nSubject: x\n\nbody\n\n"
    assert is_mbox(one)
    assert sizes(one * 3) == [len(one)] * 3


@pytest.mark.parametrize(
    "line",
    [
        b"From what I read it may help.",
        b"From Monday on I am free at 10:00, Mon to Fri",
        b"From a@b.example Mon Nov 16 10:00:00 2026\nand no header follows",
        b">From a@b.example Mon Nov 16 10:00:00 2026\nSubject: quoted",
        b" From a@b.example Mon Nov 16 10:00:00 2026\nSubject: indented",
    ],
)
def test_a_line_of_a_message_parts_nothing(line: bytes) -> None:
    data = MAIL + LINE + b"Subject: y\n\n" + line + b"\n\n" + MAIL
    assert len(sizes(data)) == 3


@pytest.mark.parametrize("step", [1, 7, 100, 2_048, 2_049, 5_000])
def test_chunks_of_any_size_give_the_same_index(step: int) -> None:
    data = b"".join(MAIL + b"x" * n + b"\n" for n in range(0, 3_000, 250))
    assert sizes(data, step) == sizes(data)
    assert sum(sizes(data, step)) == len(data)


@given(st.lists(st.sampled_from([LINE, b"From x\n", b"A: b\n", b"\n", b"t", b"\r\n"])))
def test_no_byte_is_left_out(pieces: list[bytes]) -> None:
    data = b"".join(pieces)
    assert sum(sizes(data, 13)) == len(data)
    assert sizes(data, 13) == sizes(data)


def test_an_empty_file_has_no_mail_and_line_ends_before_the_first_are_none() -> None:
    assert sizes(b"") == []
    assert sizes(b"\n\r\n" + MAIL) == [3 + len(MAIL)]
    assert len(sizes(b"Subject: a\n\nb\n" + MAIL)) == 2


def test_the_sample_has_as_many_mails_as_the_standard_library_finds() -> None:
    path = SAMPLES / "inbox.mbox"
    box = mailbox.mbox(path)
    try:
        assert len(sizes(path.read_bytes())) == len(box) == 5
    finally:
        box.close()


def test_quoted_from_lines_lose_one_mark() -> None:
    data = LINE + b"Subject: x\n\n>From a\n>>From b\n> From c\n>Fromage\n"
    assert unquoted(data) == b"Subject: x\n\nFrom a\n>From b\n> From c\n>Fromage\n"


@given(st.lists(st.sampled_from([MAIL, LINE, b"x\n", b"\n", b"Subject: y\n"])))
def test_so_many_bytes_are_whole_mails_only_as_they_would_be_alone(
    pieces: list[bytes],
) -> None:
    data = MAIL + b"".join(pieces)
    index = index_mails([data])
    assert index.length == len(data)
    for length in range(1, len(data) + 1):
        if index.parts_at(length):
            before = index.count_before(length)
            assert sizes(data[:length]) == list(index.sizes())[:before]
            assert list(index.sizes(before)) == list(index.sizes())[before:]
