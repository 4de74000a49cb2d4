"""Icons: SVG drawn for this project, tinted in the colours of the scheme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from callback_desk.paths import resources

# Every icon is drawn in this colour and gets the one it is asked for.
_INK = b"#000000"


def icon(
    name: str, colour: QColor, size: int, ratio: float = 1.0, *, gap: int = 0
) -> QIcon:
    """An icon of `resources/icons`, tinted.

    Args:
        name: the file's name without its ending.
        colour: what it is drawn in.
        size: its height and width in logical pixels.
        ratio: of device pixels to logical ones.
        gap: what is left clear at its right, for the words beside it.
    """
    drawn = pixmap(name, colour, size, ratio)
    if not gap:
        return QIcon(drawn)
    wider = QPixmap(QSize(round((size + gap) * ratio), drawn.height()))
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return QIcon(wider)


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """As `icon`, as a picture to paint."""
    return _drawn(name, colour.name().encode(), size, ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: bytes, size: int, ratio: float) -> QPixmap:
    source = (resources() / "icons" / f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(source.replace(_INK, colour)))
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
