"""Pages: numbered, whole, without a screen, and of no more pages than promised."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication

from callback_desk.domain.outgoing_errors import NotPrinted
from callback_desk.domain.pages import (
    Bar,
    Bars,
    Block,
    Grid,
    GridColumn,
    Heading,
    NewPage,
    Pages,
    Tile,
    Tiles,
    Words,
)
from callback_desk.domain.stopping import Stopped
from callback_desk.export.pdf_out import (
    MARGIN_MM,
    page_layout,
    pdf_bytes,
    print_pages,
)

HOSTILE = '<img src="file:///etc/passwd"><b>x</b>\u202e' + "W" * 60
COLUMNS = (GridColumn("Lead", 1, right=True), GridColumn("Who", 3))


def pages_of(
    blocks: Sequence[Block], *, letter: bool = True, wide: bool = False
) -> Pages:
    return Pages("Title", "Made today.", letter, blocks, wide)


def count_pages(content: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", content))


def media_box(content: bytes) -> tuple[int, int]:
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert found is not None
    return round(float(found[1])), round(float(found[2]))


@pytest.mark.parametrize(
    ("letter", "wide", "size"),
    [
        (True, False, (612, 792)),
        (False, False, (595, 842)),
        (True, True, (792, 612)),
    ],
)
def test_it_is_a_pdf_on_the_paper_of_the_country(
    qapp: QApplication, letter: bool, wide: bool, size: tuple[int, int]
) -> None:
    content = pdf_bytes(pages_of([Heading("Hello")], letter=letter, wide=wide))
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert (count_pages(content), media_box(content)) == (1, size)


def test_blocks_of_every_kind_are_drawn_and_hostile_text_is_text(
    qapp: QApplication,
) -> None:
    blocks: list[Block] = [
        Heading(HOSTILE),
        Words(HOSTILE),
        Tiles((Tile("A", "1", HOSTILE, alarming=True), Tile("B", "–", ""))),
        Bars(("A", "B", "C"), (Bar("Mon", (1, 0, 3)), Bar("Tue", (0, 0, 0)))),
        Grid(COLUMNS, ((HOSTILE, HOSTILE),)),
        NewPage(),
        Bars(("A",), ()),
        Grid(COLUMNS, ()),
    ]
    assert count_pages(pdf_bytes(pages_of(blocks))) == 2


@pytest.mark.parametrize("rows", [1, 40, 400])
def test_a_long_table_goes_over_as_many_pages_as_it_needs(
    qapp: QApplication, rows: int
) -> None:
    grid = Grid(COLUMNS, tuple((str(n), "x") for n in range(rows)))
    content = pdf_bytes(pages_of([Heading("Long"), grid]))
    assert count_pages(content) == {1: 1, 40: 2, 400: 11}[rows]


def test_a_long_document_is_stopped_at_the_next_page(qapp: QApplication) -> None:
    asked: list[None] = []

    def heed() -> None:
        asked.append(None)
        if len(asked) == 3:
            raise Stopped

    grid = Grid(COLUMNS, tuple((str(n), "x") for n in range(400)))
    with pytest.raises(Stopped):
        pdf_bytes(pages_of([grid]), heed)
    assert len(asked) == 3


def test_nothing_is_drawn_into_the_margins(qapp: QApplication) -> None:
    layout = page_layout(pages_of([]))
    wanted = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    assert layout.margins() == wanted


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(
    qapp: QApplication, tmp_path: Path
) -> None:
    printer = QPdfWriter(str(tmp_path / "none" / "page.pdf"))
    with pytest.raises(NotPrinted):
        print_pages(pages_of([Heading("Hello")]), printer)
