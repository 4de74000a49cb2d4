"""Outlook's rich text and attached tables: what was typed arrives as it was typed."""

import csv
import io
import struct
from datetime import UTC, datetime
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callback_desk import shipped
from callback_desk.domain.errors import FileUnreadable
from callback_desk.domain.submission import Submission
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.mail_message import read_mail
from callback_desk.intake.outlook_message import read_outlook
from callback_desk.intake.outlook_rtf import decompressed, read_rich_text
from callback_desk.intake.repair import HTML_CODE
from tests.domain.test_safety import HARM, WORDS
from tests.intake.mails import MAILS, NEW_YORK, mail
from tests.intake.outlook_files import SUBJECT, outlook

FORMS = shipped.form_presets()
READER = MailContents(MailReader(MAILS, {}, NEW_YORK), FORMS)
SENT = datetime(2026, 11, 16, 15, tzinfo=UTC)
# What a person types; controls and halves of letters are another matter.
TYPED = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"],
        exclude_characters="\ufeff",
    ),
    max_size=60,
)
TEXTS = st.lists(TYPED, max_size=5).map("\n".join)
NAMES = st.sampled_from(["Ann Bell", "Zoë Müller", "María Peña", "O'Brien, Sean"])
SOUP = st.lists(
    st.sampled_from(
        [
            *(
                b"{",
                b"}",
                b"\\",
                b"\\par ",
                b"\\u233?",
                b"\\u-10179?",
                b"\\'e9",
                b"\\'",
            ),
            *(
                b"\\uc0 ",
                b"\\uc9",
                b"{\\*\\x ",
                b"{\\fonttbl",
                b"\\f1",
                b"\\fcharset128",
            ),
            *(b"\\fromhtml1 ", b"{\\*\\htmltag64 <b>}", b"\\htmlrtf ", b"\\htmlrtf0 "),
            *(
                b"\\ansicpg1252",
                b"\\ansicpg99999",
                b"{\\pict",
                b"\\bin9 ",
                b"i want to",
            ),
            *(b" die", b"\r\n", b"\0", b"\xff", b"\\line", b"\\~", b"\\u99999999?"),
        ]
    ),
    max_size=50,
).map(b"".join)


def as_rtf(text: str) -> bytes:
    """A text as rich text, letters beyond ASCII by their numbers."""
    said = []
    for letter in text:
        if letter == "\n":
            said.append("\\par ")
        elif letter in "\\{}":
            said.append(f"\\{letter}")
        elif letter.isascii():
            said.append(letter)
        else:
            units = struct.iter_unpack("<h", letter.encode("utf-16-le"))
            said += [f"\\u{unit}?" for (unit,) in units]
    body = "".join(said).encode("ascii")
    return b"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}" + body + b"}"


def packed(data: bytes) -> bytes:
    """Rich text as [MS-OXRTFCP] packs it, letter by letter."""
    body = b"".join(b"\0" + data[start : start + 8] for start in range(0, len(data), 8))
    return struct.pack("<II4sI", len(body) + 12, len(data), b"LZFu", 0) + body


def spoken(text: str) -> list[str]:
    """A text by its words: how much space stands between them is nobody's word."""
    return text.split()


def without_codes(text: str) -> str:
    """A cell's text as its reader tells it: `&#039;` was an apostrophe once."""
    return HTML_CODE.sub(lambda code: unescape(code[0]), text)


def flagged(one: Submission) -> bool:
    said = f"{one.message}\n{one.name}\n{one.beside}"
    return WORDS.read(said, one.answers).flagged


@given(TEXTS)
def test_rich_text_says_what_was_typed(text: str) -> None:
    plain = struct.pack("<II4sI", 0, len(as_rtf(text)), b"MELA", 0) + as_rtf(text)
    for data in (plain, packed(as_rtf(text))):
        assert spoken(read_rich_text(data).text) == spoken(text)


@given(st.binary(max_size=2_000))
def test_what_is_packed_is_unpacked(data: bytes) -> None:
    assert decompressed(packed(data)) == data


@settings(max_examples=200, deadline=None)
@given(SOUP, st.booleans(), st.sampled_from([0, 1252, 932, 65001]))
def test_any_rich_text_is_a_mail(soup: bytes, is_whole: bool, page: int) -> None:
    rich = b"{\\rtf1\\ansi " + soup + (b"}" if is_whole else b"")
    data = outlook({SUBJECT: "New lead"}, rich=rich, sent=SENT, page=page)
    for one in READER.read(1, read_outlook(data, "lead.msg")):
        for text in (one.name, one.message, one.beside, one.phone_text, one.raw):
            text.encode("utf-8")
            assert "\0" not in text


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"LZFu", b"MELA", b"????"]))
def test_any_bytes_for_rich_text_are_a_mail_or_a_sentence(
    body: bytes, kind: bytes
) -> None:
    head = struct.pack("<II4sI", len(body) + 12, 5_000, kind, 0)
    read_rich_text(head + body)
    read_rich_text(body)


@settings(max_examples=60, deadline=None)
@given(NAMES, TYPED, st.sampled_from(HARM))
def test_a_lead_in_rich_text_alone_comes_in_with_its_danger(
    name: str, said: str, danger: str
) -> None:
    words = f"{said.strip(' :')}x. {danger}"
    body = f"Name: {name}\nPhone: 646-555-0188\nMessage: {words}\n"
    data = outlook({SUBJECT: "New lead"}, rich=as_rtf(body), sent=SENT)
    try:
        (one,) = READER.read(1, read_outlook(data, "lead.msg"))
    except FileUnreadable:
        pytest.fail("it is a message")
    assert (one.name, one.phone_text) == (name, "646-555-0188")
    assert flagged(one)


def with_table(rows: list[tuple[str, str, str]], charset: str, around: str) -> bytes:
    """A mail with these people in an attached table."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(("Name", "Phone", "Message"))
    writer.writerows(rows)
    body = (
        (
            f"--x-y-z\nContent-Type: text/plain; charset=utf-8\n\n{around}\n--x-y-z\n"
            f"Content-Type: text/csv; charset={charset}; name=leads.csv\n"
            "Content-Disposition: attachment; filename=leads.csv\n"
            "Content-Transfer-Encoding: 8bit\n\n"
        ).encode()
        + table.getvalue().encode(charset)
        + b"\n--x-y-z--\n"
    )
    return mail(body, more="Content-Type: multipart/mixed; boundary=x-y-z\n")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(NAMES, TEXTS, st.booleans()), min_size=1, max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig"]),
    st.sampled_from(HARM),
)
@example([("Ann Bell", "O\u0234\nDD", False)], "utf-8", "suicidal")  # with "r10": OD'd
@example(
    [("Ann Bell", "", False), ("Ann Bell", "", True)],
    "utf-8",
    "don&#039;t want to be alive",
)
def test_each_row_of_an_attached_table_is_one_person_with_their_own_words(
    people: list[tuple[str, str, bool]], charset: str, danger: str
) -> None:
    rows = [
        (
            name,
            f"646-555-01{n:02}",
            f"row {n}\n{danger}" if in_danger else f"r{n} {said}",
        )
        for n, (name, said, in_danger) in enumerate(people, start=10)
    ]
    data = with_table(rows, charset, "The leads of today.")
    records = READER.read(4, read_mail(data))
    assert [(one.name, one.phone_text) for one in records] == [r[:2] for r in rows]
    assert {one.row for one in records} == {4}
    for one, (_, _, said), (*_, in_danger) in zip(records, rows, people, strict=True):
        assert spoken(one.message) == spoken(without_codes(said))
        if in_danger:
            assert flagged(one)
        elif not WORDS.read(said, "").flagged:
            assert not flagged(one)
