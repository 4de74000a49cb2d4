"""By the block a file says the very same as record by record."""

import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.errors import FileError
from callback_desk.domain.import_errors import NoPhoneColumn
from callback_desk.domain.submission import Submission
from callback_desk.intake.csv_file import CsvFile
from tests.intake.opening import SAMPLES, opened

HEADERS = (
    ("Name", "Phone", "Email", "Message", "Date"),
    ("First Name", "Last Name", "Phone", "Cell", "Interested in", "How did you hear"),
    ("Entry Id", "Name", "Phone", "Comments", "Source Url", "Entry Date", "Condition"),
    ("#", "name", "tel", "message", "anything else", "Submit Date (UTC)"),
    ("your-name", "your-tel", "your-message", "Date"),
    ("Name", "Phone", "Status", "Tags", "Campaign", "Source Url"),
    ("id", "created_time", "form_name", "platform", "full_name", "phone_number"),
)
PLAIN = {
    "phone": ["(212) 555-0142", "212-555-0143", "+1 646 555 0199", "2125550142", "x"],
    "name": ["Maria Alvarez", "Bo", "Zoë O'Brien", "  Ann  Lee ", "J. R. Smith"],
    "time": [
        "2026-11-16 10:00:00",
        "2026-11-16 10:00",
        "2026-11-16",
        "11/5/2026 7:30 am",
    ],
    "other": [
        "please call",
        "Depression",
        "yes",
        "no",
        "https://clinic.example/?utm_campaign=x",
    ],
}
ODD = [
    "", " ", "'=x", "'+12125550142", '="0123"', "=x",
    "(Security Alert: no) +12125550142",
    "a\r\nb", "a\nb", 'say "hi"', "p:+12125550142", "\ttab", "2125550142.0", "5.55E+09",
    "call me at 212 555 0142", "2026-13-45 99:99:99", "2026-11-16T10:00:00+01:00",
    "2026-11-16T10:00:00", "i want to die",
    "a very long name that tells a whole story of it",
    "one two three four five six", "me @ home . com", "ann@example.com", "٢٠٢٦-١١-١٦",
    "<test lead: dummy data for name>", "\u200b", "1969-01-01 00:00:00",
    "O'", "x" * 300, "2026-11-16 10:00:00 America/Denver", "没有电话", "917-ˇˇ555-0117",
]  # fmt: skip
LINES_BETWEEN = ["", ",,,,", '"', 'a "b" c,1', '"open,212-555-0142', ",", " , , "]


def looked_at(file: CsvFile, size: int, weight: int = 2**20) -> Iterator[Submission]:
    for block in file.blocks(size, weight):
        told = list(block.submissions())
        assert [one.raw for one in told] == list(block.raws)
        assert [one.row for one in told] == [
            block.first_row + place for place in range(len(told))
        ]
        yield from told


def agree(file: CsvFile, size: int) -> int:
    """That both ways say the same; how many records came by the column."""
    assert list(looked_at(file, size)) == list(file.submissions())
    return sum(len(block.plain.places) for block in file.blocks(size, 2**20))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.csv")), ids=lambda p: p.name)
@pytest.mark.parametrize("size", [1, 3, 2_000])
def test_samples_say_the_same_by_the_block(
    path: Path, size: int, tmp_path: Path
) -> None:
    try:
        file = opened(path.read_bytes(), tmp_path)
    except NoPhoneColumn:
        pytest.skip("holds no leads")
    agree(file, size)


def cells(header: str) -> st.SearchStrategy[str]:
    plain = header.casefold()
    kind = next(
        (
            kind
            for kind, words in (
                ("phone", ("phone", "tel", "cell")),
                ("name", ("name",)),
                ("time", ("date", "time")),
            )
            if any(word in plain for word in words)
        ),
        "other",
    )
    return st.one_of(*[st.sampled_from(PLAIN[kind])] * 4, st.sampled_from(ODD))


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file, mostly well formed."""
    headers = draw(st.sampled_from(HEADERS))
    mark = draw(st.sampled_from([",", ";", "\t"]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    always = draw(st.booleans())
    lines = [mark.join(headers)]
    for row in draw(st.lists(st.tuples(*map(cells, headers)), min_size=1, max_size=25)):
        told = [
            quoted(cell) if always or any(c in cell for c in f'"\r\n{mark}') else cell
            for cell in row
        ]
        lines.append(mark.join(told[: draw(st.sampled_from([99] * 9 + [1, 3]))]))
        if draw(st.integers(0, 12)) == 0:
            lines.append(draw(st.sampled_from(LINES_BETWEEN)))
    return end.join(lines) + draw(st.sampled_from(["", end, end * 3]))


@settings(max_examples=400, deadline=None)
@given(
    files(), st.sampled_from([1, 2, 5, 7, 100]), st.sampled_from(["utf-8", "cp1252"])
)
def test_generated_files_say_the_same_by_the_block(
    text: str, size: int, codec: str
) -> None:
    with TemporaryDirectory() as folder:
        try:
            file = opened(text.encode(codec, "replace"), Path(folder))
        except FileError:
            return
        agree(file, size)


def long_file(count: int) -> str:
    dice = random.Random(5)  # noqa: S311 - chance, no secret
    lines = [",".join(HEADERS[2])]
    for n in range(count):
        message = dice.choice(["please call", '"two\nlines, and a comma"', "how much?"])
        if n == count // 2:
            message = 'he said "call'
        lines.append(
            f"{n},Ann Lee{n},212-555-{n:04},{message},https://clinic.example/,"
            f"2026-11-{1 + n % 15:02} 10:{n % 60:02}:00,PTSD"
        )
    return "\n".join(lines) + "\n"


def test_one_bad_line_sends_its_own_block_the_long_way_and_no_other(
    tmp_path: Path,
) -> None:
    plain = agree(opened(long_file(2_000), tmp_path), 200)
    assert plain >= 1_600


def test_a_block_ends_where_it_is_heavy(tmp_path: Path) -> None:
    row = "Ann Lee,212-555-0142,a@example.com," + "x" * 5_000 + ",2026-11-16\n"
    file = opened(",".join(HEADERS[0]) + "\n" + row * 500, tmp_path)
    assert list(looked_at(file, 2_000, 1_000_000)) == list(file.submissions())
    weights = [sum(map(len, block.raws)) for block in file.blocks(2_000, 1_000_000)]
    assert max(weights) < 2_000_000


def test_very_long_lines_are_read_one_by_one(tmp_path: Path) -> None:
    row = "Ann Lee,212-555-0142,a@example.com," + "x" * 200_000 + ",2026-11-16\n"
    file = opened(",".join(HEADERS[0]) + "\n" + row * 3, tmp_path)
    assert agree(file, 100) == 0


@pytest.mark.parametrize(
    "text",
    [
        '"Pho"ne","Name"\n"212-555-0142","Ann Lee"\n',
        '"Phone""\n\r"212-555-0142"\n\r"212-555-0143"\n\r',
        '""Phone"\n"212-555-0142"\n"212-555-0143"\n',
        '"2125550140"x","Bo"\r"2125550142",""\r',
    ],
)
@pytest.mark.parametrize("size", [1, 2_000])
def test_nobody_behind_a_torn_header_is_lost(
    tmp_path: Path, text: str, size: int
) -> None:
    file = opened(text, tmp_path)
    assert list(looked_at(file, size)) == list(file.submissions()) != []
