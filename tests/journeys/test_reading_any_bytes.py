"""Whatever a file holds, it is read or refused with a sentence, and all is counted."""

import csv
import io
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.errors import DeskError
from callback_desk.domain.submission import Why
from tests.intake.opening import read_anywhere

HEADERS = st.lists(
    st.sampled_from(
        ["Name", "Phone", "Message", "Date", "Entry Id", "Teléfono", "First name",
         "Condition", "", "Timestamp", "Page URL", "Created At", "?", "Time"]
    ),
    min_size=1, max_size=7,
)  # fmt: skip
CELLS = st.sampled_from(
    ["", " ", "(212) 555-0142", "11/13/2026", "x\ny", 'say "hi"', "a,b;c\td|e", "'=1",
     "=\"5\"", "6.4E+09", "yes", "\ufeff", "\0", "https://[x?utm_campaign=1", "é",
     "<test lead: dummy data for x>", "2026-11-16T12:30:00Z", "I want to die"]
) | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(
        [b"", b"Name,Phone\n", b"\xff\xfeN\x00,\x00", b"\xef\xbb\xbfTel;x\n"]
    ),
    st.binary(max_size=200)
    | st.text(st.sampled_from('ab,;"\n\r2\\\t|=+'), max_size=100).map(str.encode),
)
def test_no_bytes_give_anything_but_submissions_or_a_desk_error(
    head: bytes, body: bytes
) -> None:
    try:
        file, submissions = read_anywhere(head + body)
    except DeskError:
        return
    assert len({submission.row for submission in submissions}) == len(submissions)
    if submissions:
        first = submissions[0].row
        last = first + len(submissions)
        assert [s.row for s in submissions] == list(range(first, last))
        assert submissions[-1].problem is None or (
            submissions[-1].problem.why is not Why.BLANK
        )
    for submission in submissions:
        repr(submission).encode("utf-8")
        assert "\r" not in submission.message
        assert file.recognised_as == submission.recognised_as


@settings(max_examples=200, deadline=None)
@given(HEADERS, st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=8))
def test_every_record_that_was_written_is_seen(
    header: list[str], rows: list[list[str]]
) -> None:
    header = ["Cell phone", *header]
    out = io.StringIO(newline="")
    csv.writer(out).writerow(header)
    width = len(header)
    rows = [([*row, *[""] * width])[:width] for row in rows]
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    try:
        _, submissions = read_anywhere(out.getvalue().encode("utf-8", "replace"))
    except DeskError:
        assert "\0" in out.getvalue()
        return
    assert len(submissions) == len(rows)


MESSAGES = (
    "hi",
    "",
    "two\nlines here",
    'say "hi" now',
    "a, b, c",
    "x\n\ny",
    "long " * 9,
)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.booleans(), st.booleans())
def test_one_quote_too_many_or_too_few_costs_one_record(
    seed: int, quotes_all: bool, adds: bool
) -> None:
    dice = random.Random(seed)  # noqa: S311  # no secret
    people = [
        (f"Lead {chr(97 + n)}", f"212-555-{n:04}", dice.choice(MESSAGES), "PTSD")
        for n in range(12)
    ]
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL if quotes_all else csv.QUOTE_MINIMAL)
    writer.writerow(["Name", "Phone", "Message", "Condition"])
    writer.writerows(people)
    text = out.getvalue()
    at = dice.randrange(text.index("\n") + 1, len(text))
    if adds:
        text = f'{text[:at]}"{text[at:]}'
    elif '"' in text[at:]:
        at = text.index('"', at)
        text = text[:at] + text[at + 1 :]
    _, submissions = read_anywhere(text.encode())
    read = {
        (s.name, s.phone_text, s.message, s.answers)
        for s in submissions
        if s.problem is None
    }
    assert len(set(people) - read) <= 1
    raw = "".join(s.raw for s in submissions)
    assert all(phone in raw for _, phone, _, _ in people if phone in text)
