"""What HTML shows: lines and rows, nothing loaded, nothing hidden."""

import pytest

from callback_desk.intake.html_lines import Line, html_lines


def texts(source: str) -> list[str]:
    return [" | ".join(line.cells) for line in html_lines(source) if any(line.cells)]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("a<br>b<BR/>c", ["a", "b", "c"]),
        ("<p>a\n  b</p><p>c</p>", ["a b", "c"]),
        ("<div>a<div>b</div></div>", ["a", "b"]),
        ("plain\nlines\nstay", ["plain", "lines", "stay"]),
        ("<b>bold</b>\nand\nmore", ["bold", "and", "more"]),
        ("a &amp; b&nbsp;&#39;c&#x27;<br>", ["a & b 'c'"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a | b"]),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ["a | b", "c | d"]),
        (
            "<table><tr><td>x<table><tr><td>a</td><td>b</td></tr></table>y",
            ["x", "a | b", "y"],
        ),
        ("<table><tr><td>a<br>b</td></tr></table>", ["a", "b"]),
        ("<style>p{}</style><script>x<y</script><p>a</p>", ["a"]),
        ("<head><title>t</title><body><p>a</p>", ["a"]),
        ("<!-- a <p>b</p> --><p>c</p>", ["c"]),
        ("<p style='display:none'>a<p style='color:red'>b</p></p><p>c</p>", ["c"]),
        ("<div hidden>a</div><div class=hidden-xs>b</div>", ["b"]),
        ("<img src='http://x.example/a.png' onerror=alert(1)>a", ["a"]),
        ("1 < 2 & 3 > 2<br>", ["1 < 2 & 3 > 2"]),
        ("<td>a</td></tr></table>b", ["a", "b"]),
    ],
)
def test_a_source_shows_these_lines(source: str, lines: list[str]) -> None:
    assert [line.strip() for line in texts(source)] == lines


def test_a_mail_all_of_which_is_hidden_is_shown_after_all() -> None:
    assert texts("<div style='display:none'>Phone: 1</div>") == ["Phone: 1"]


def test_bold_lines_are_told_from_others() -> None:
    lines = html_lines("<p><b>Name</b>:</p><p>Ann <b>Bell</b></p><h3>Cell</h3>")
    assert [line.is_strong for line in lines if line.cells[0]] == [True, False, True]


def test_an_empty_first_cell_stays() -> None:
    source = "<table><tr><td>&nbsp;</td><td>a<br>b</td></tr></table>"
    assert Line(("", "a\nb"), is_row=True) in html_lines(source)
