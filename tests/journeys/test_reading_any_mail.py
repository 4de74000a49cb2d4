"""Whatever a mail holds, it is a submission with its text, and nothing raises."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.submission import Why
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.mail_message import LARGEST_MAIL, read_mail
from tests.domain.test_safety import WORDS
from tests.intake.hostile_mails import HOSTILE
from tests.intake.mails import MAILS, NEW_YORK, mail, understood
from tests.intake.opening import SAMPLES

MOST_CALLS = 2_500_000
READER = MailReader(MAILS, {}, NEW_YORK)
PIECES = st.sampled_from(
    [
        b"From: ",
        b"Subject: New Message From x",
        b"Date: Mon, 16 Nov 2026 1:00:00 +1",
        b"Content-Type: multipart/mixed; boundary=x",
        b"Content-Type: text/html",
        b"Content-Transfer-Encoding: base64",
        b"Content-Type: message/rfc822",
        b"Content-Transfer-Encoding: quoted-printable",
        b"; charset=utf-7",
        b"--x",
        b"--",
        b"\n",
        b"\n\n",
        b"\r\n",
        b"\r",
        b"Name: Ann",
        b"Phone: 212-555-0142",
        b"Message:",
        b"<table><tr><td>",
        b"</td>",
        b"</tr>",
        b"<b>",
        b"<br>",
        b"<!--",
        b"&#x110000;",
        b"&nbsp;",
        b"=?utf-8?q?=C3?=",
        b"=?x?b?w6k=?=",
        b"\xff",
        b"\0",
        b"\xed\xa0\x80",
        b"=E9",
        b"=\n",
        b"---",
        b"Message Body:",
        b"\t",
        b"a@b.example",
        b"<",
        b'"',
        b"(",
    ]
)


def holds_to_its_word(data: bytes) -> None:
    submission = READER.read(1, read_mail(data))
    assert submission.recognised_as.endswith("-mail")
    assert len(submission.raw) <= len(data) + 200
    for text in (
        submission.name, submission.phone_text, submission.message, submission.answers,
        submission.email or "", submission.external_id or "",
        submission.source.form or "", *submission.repairs,
    ):  # fmt: skip
        text.encode("utf-8")
        assert "\0" not in text
    assert "\r" not in submission.message


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_submission(data: bytes) -> None:
    holds_to_its_word(data)


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=40).map(b"".join))
def test_any_pieces_of_mails_are_a_submission(data: bytes) -> None:
    holds_to_its_word(data)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(SAMPLES.glob("*.eml"))).map(lambda path: path.read_bytes()),
    st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 255)), max_size=6),
    st.integers(0, 3_000),
)
def test_a_damaged_sample_is_a_submission(
    data: bytes, damage: list[tuple[int, int]], end: int
) -> None:
    damaged = bytearray(data)
    for at, byte in damage:
        damaged[at % len(damaged)] = byte
    holds_to_its_word(bytes(damaged[: max(end, 1)]))


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60),
    st.sampled_from(["", "ascii", "utf-8", "cp1252", "no-such"]),
)
def test_what_a_visitor_wrote_arrives_as_written(text: str, charset: str) -> None:
    body = f"Name: Ann Bell\nPhone: 212-555-0142\nMessage: x{text}y"
    more = f'Content-Type: text/plain; charset="{charset}"\n'
    submission = understood(mail(body.encode(), more=more))
    if submission.problem is None and charset != "cp1252":
        assert submission.message == f"x{text}y"


def calls_made(act: Callable[[], object]) -> int:
    """How many functions of ours and of the libraries an act calls."""
    calls = 0

    def count(frame: FrameType, event: str, of: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_takes_a_bounded_amount_of_work(name: str) -> None:
    # Seconds are told by `python -m tests.benchmarks hostile`.
    data = HOSTILE[name]()[:LARGEST_MAIL]

    def read_and_judge() -> None:
        submission = READER.read(1, read_mail(data))
        said = f"{submission.message}\n{submission.name}\n{submission.beside}"
        WORDS.read(said, submission.answers)

    assert calls_made(read_and_judge) < MOST_CALLS


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_is_read_or_kept_with_a_reason(name: str) -> None:
    data = HOSTILE[name]()
    is_cut = len(data) > LARGEST_MAIL
    submission = READER.read(1, read_mail(data[:LARGEST_MAIL], is_cut=is_cut))
    assert submission.problem is not None
    assert submission.problem.why in {Why.SIZE, Why.UNRECOGNISED}
    assert len(submission.message) < 300_000
    assert len(submission.name) < 5_000
    holds_to_its_word(data[:100_000])


@pytest.mark.parametrize(
    "name",
    [
        "3,000 nested parts", "100,000 parts side by side", "2,000 mails within mails",
        "a body of 100 MB", "a million lines", "base64 of 40 MB",
    ],
)  # fmt: skip
def test_what_is_too_much_to_read_is_kept_for_its_size(name: str) -> None:
    data = HOSTILE[name]()
    problem = understood(data[:LARGEST_MAIL]).problem
    assert problem is not None
    assert problem.why is Why.SIZE
    assert problem.words
