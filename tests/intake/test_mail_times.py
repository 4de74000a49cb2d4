"""When a mail was sent: Date, Received, and what is odd about them."""

import pytest

from callback_desk.domain.submission import Precision
from callback_desk.intake.mail_headers import Headers
from callback_desk.intake.mail_times import doubts, read_time
from tests.intake.mails import NEW_YORK


def headers(date: str | None, *received: str) -> Headers:
    lines = [f"Received: from a by b; {time}" for time in received]
    return Headers("\n".join([*lines, *([f"Date: {date}"] if date else [])]).encode())


@pytest.mark.parametrize(
    ("date", "written", "precision"),
    [
        ("Mon, 16 Nov 2026 10:00:05 -0500", "2026-11-16T10:00:05-05:00", "second"),
        ("Mon, 16 Nov 2026 15:00:05 +0000", "2026-11-16T10:00:05-05:00", "second"),
        ("16 Nov 2026 15:00 GMT", "2026-11-16T10:00:00-05:00", "minute"),
        ("Mon, 16 Nov 2026 15:00:05 -0000", "2026-11-16T10:00:05-05:00", "second"),
        ("Mon, 16 Nov 2026 10:00:05", "2026-11-16T10:00:05", "second"),
        ("Mon, 16 Nov 26 10:00:05 EST (x)", "2026-11-16T10:00:05-05:00", "second"),
    ],
)
def test_the_date_counts_as_the_clinics_clocks_show_it(
    date: str, written: str, precision: str
) -> None:
    time = read_time(headers(date), NEW_YORK)
    assert time.received is not None
    assert time.received.value.isoformat() == written
    assert time.received.precision == Precision(precision)
    assert time.remarks == ()


def test_ten_minutes_apart_are_nothing_and_more_is_told() -> None:
    date = "Mon, 16 Nov 2026 10:00:00 -0500"
    near = read_time(headers(date, "Mon, 16 Nov 2026 15:10:00 +0000"), NEW_YORK)
    assert near.remarks == ()
    far = read_time(headers(date, "Mon, 16 Nov 2026 15:10:01 +0000"), NEW_YORK)
    assert far.received == near.received
    (remark,) = far.remarks
    assert "2026-11-16 10:00:00 -0500" in remark
    assert "2026-11-16 15:10:01 +0000" in remark


def test_the_newest_received_is_the_first() -> None:
    times = ("Mon, 16 Nov 2026 12:00:00 +0000", "Mon, 16 Nov 2026 11:00:00 +0000")
    read = read_time(headers(None, *times), None)
    assert read.received is not None
    assert read.received.value.hour == 12


@pytest.mark.parametrize(
    "date",
    [
        None,
        "yesterday",
        "Mon, 99 Nov 2026 10:00:00 -0500",
        "Mon, 16 Nov 1970 1:00:00",
        "Sun, 16 Nov 2036 10:00:00 -0500",
        "Mon, 16 Nov 2026 10:00:00 -9999999",
        "1" * 500,
    ],
)
def test_a_date_that_is_missing_or_cannot_be_leaves_the_servers(
    date: str | None,
) -> None:
    read = read_time(headers(date, "Mon, 16 Nov 2026 15:00:00 +0000"), NEW_YORK)
    assert read.received is not None
    assert read.received.value.isoformat() == "2026-11-16T10:00:00-05:00"
    assert read.remarks


@pytest.mark.parametrize("date", [None, "yesterday", ";;;"])
def test_without_any_time_none_is_made_up(date: str | None) -> None:
    read = read_time(headers(date), NEW_YORK)
    assert read.received is None
    assert read.remarks == (() if date is None else ("the date could not be read",))


@pytest.mark.parametrize(
    ("head", "doubt"),
    [
        ("Date: x\nMessage-ID: y", "the mail has no From"),
        ("From: x\nMessage-ID: y", "the mail has no Date"),
        ("From: x\nDate: y", "the mail has no Message-ID"),
        ("From: x\nFrom: z\nDate: x\nMessage-ID: y", "more than one sender"),
        (
            "From: x\nDate: x\nMessage-ID: y\n"
            "Authentication-Results: mx; spf=pass; dmarc=fail",
            "may be forged",
        ),
    ],
)
def test_a_mail_whose_origin_is_open_is_marked_unverified(
    head: str, doubt: str
) -> None:
    (found,) = doubts(Headers(head.encode()))
    assert found.startswith("unverified: ")
    assert doubt in found


def test_a_whole_mail_raises_no_doubt() -> None:
    whole = "From: x\nDate: x\nMessage-ID: y\nAuthentication-Results: mx; dmarc=pass"
    assert doubts(Headers(whole.encode())) == ()
