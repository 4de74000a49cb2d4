"""Pages as PDF, or on a printer; without a screen, too."""

import sys

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import (
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from callback_desk.domain.outgoing_errors import NotPrinted
from callback_desk.domain.pages import Pages
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.export.paper import Paper

MARGIN_MM = 15
RESOLUTION = 600


def page_layout(pages: Pages) -> QPageLayout:
    """Upright or on its side, on the paper of the clinic's country."""
    sizes, units = QPageSize.PageSizeId, QPageLayout.Unit
    ways = QPageLayout.Orientation
    return QPageLayout(
        QPageSize(sizes.Letter if pages.letter else sizes.A4),
        ways.Landscape if pages.wide else ways.Portrait,
        QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
        units.Millimeter,
    )


def pdf_bytes(pages: Pages, heed: Heed = go_on) -> bytes:
    """A document as PDF, made in memory.

    Raises:
        Stopped: `heed`, asked at each page, ended it.
    """
    _start_fonts()
    return _written(pages, _written(pages, 1, heed)[1], heed)[0]


def print_pages(pages: Pages, printer: QPagedPaintDevice, heed: Heed = go_on) -> int:
    """Print a document; how many pages it has.

    Raises:
        NotPrinted: the printer takes nothing.
        Stopped: `heed`, asked at each page, ended it; some may have been printed.
    """
    count = _written(pages, 1, heed)[1]
    return _draw(pages, printer, count, heed)


def _written(pages: Pages, count: int, heed: Heed) -> tuple[bytes, int]:
    """A document of so many pages, and how many it really has."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(page_layout(pages))
    writer.setTitle(pages.title)
    writer.setCreator("Callback Desk")
    really = _draw(pages, writer, count, heed)
    buffer.close()
    return bytes(buffer.data().data()), really


def _draw(pages: Pages, device: QPagedPaintDevice, count: int, heed: Heed) -> int:
    painter = QPainter()
    if not painter.begin(device):
        raise NotPrinted()
    try:
        paper = Paper(device, painter, heed)
        paper.draw(pages, count)
        return paper.number
    finally:
        painter.end()


def _start_fonts() -> None:
    """Fonts need an application; a command has none, and maybe no screen either."""
    if QGuiApplication.instance() is None:
        offscreen = ["-platform", "offscreen"] if sys.platform == "linux" else []
        _kept.append(QGuiApplication(["callback-desk", *offscreen]))


_kept: list[QGuiApplication] = []
