"""A text by the line and by the piece is the same text, whatever its ends."""

from io import BytesIO
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.intake.encoding import Encoding
from callback_desk.intake.record_splitting import lines_of
from callback_desk.intake.text_supply import TextSupply

TEXTS = st.lists(
    st.one_of(st.sampled_from(["\n", "\r\n", "\r", "\n\n", '"']), st.text("aé ,")),
    max_size=20,
).map("".join)


def supply(text: str, codec: str = "utf-8") -> TextSupply:
    return TextSupply(BytesIO(text.encode(codec)), Encoding(codec))


@settings(max_examples=500, deadline=None)
@given(
    TEXTS,
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.integers(1, 30))),
)
def test_nothing_is_lost_or_torn_however_it_is_taken(
    text: str, codec: str, takings: list[tuple[int, int, int]]
) -> None:
    lines = supply(text, codec)
    found: list[str] = []
    for singly, count, weight in [*takings, (0, 5, 100)]:
        found += islice(lines, singly)
        piece = lines.take(count, weight)
        assert piece.whole == piece.text.encode()
        assert len(list(lines_of(piece.text))) <= max(
            count, len(list(lines_of(text))) if "\r" in text else 0
        )
        found += lines_of(piece.text)
    assert [*found, *lines] == list(lines_of(text))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_long_text_comes_in_pieces_of_whole_lines(end: str) -> None:
    text = "".join(f"{n} {'x' * (n % 97)}{end}" for n in range(9_000))
    lines, pieces = supply(text), list[str]()
    while piece := lines.take(500, 40_000).text:
        pieces.append(piece)
    assert "".join(pieces) == text
    assert all(piece.endswith(end) for piece in pieces)
    assert {len(list(lines_of(piece))) for piece in pieces} == {500}


def test_a_line_of_any_length_is_whole() -> None:
    text = "a\n" + "x" * 300_000 + "\r\nb\n"
    assert list(supply(text)) == ["a\n", "x" * 300_000 + "\r\n", "b\n"]
    assert supply(text).take(9, 10).text == "a\n"
    lines = supply("x" * 300_000 + "\nb\n")
    assert [lines.take(1, 1).text[-2:], next(lines)] == ["x\n", "b\n"]


def test_it_reads_on_to_where_a_quote_closes_and_no_further() -> None:
    lines = supply('"a\nb\nc"\nd\n')
    assert lines.take(1, 100).text == '"a\n'
    assert lines.to_close().text == 'b\nc"\n'
    lines.give_back('"a\r\nb"\r')
    assert lines.has_more_given_back
    assert list(lines) == ['"a\r\n', 'b"\r', "d\n"]


def test_bytes_that_mean_nothing_any_more_are_text_all_the_same() -> None:
    lines = TextSupply(BytesIO(b"a\xff\n"), Encoding("utf-8"))
    assert lines.take(1, 10) == ("a\udcff\n", b"a\xed\xb3\xbf\n")


def test_an_end_between_two_readings_is_not_torn() -> None:
    # The first reading, for a single line, ends in the middle of a line end, and by
    # five hundred its lines come out even.
    olds = ["Name\r", *(f"{n:05}{'x' * 36}\r" for n in range(1_500))]
    olds[-1] = "y" * (64 * 1024 - sum(map(len, olds[:-1])) - 1) + "\r"
    text = "".join(olds) + "\n" + "z\r\n" * 700
    lines = supply(text)
    found = [next(lines)]
    while piece := lines.take(500, 1024 * 1024).text:
        found += lines_of(piece)
    assert found == list(lines_of(text))
